import { createHash } from 'node:crypto';
import type { Press } from '../../formats/pdf/index.ts';
import { hasErrors, type Instant } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { blocksOf } from './make-notices.ts';
import type { NoticeBook } from './notice-book.ts';
import { noticeFor } from './notice-for.ts';
import type { KeptNotice } from './notice-row.ts';
import { noticeById, noticesOfNumber, writtenOn } from './outbox-store.ts';
import { type GroupContact, partiesForSending } from './parties-store.ts';

/** What the sender leans on, beside the outbox. */
export interface SendingDoors {
  readonly bookOf: (plan: string) => NoticeBook | undefined;
  readonly groupOf: GroupContact;
  readonly press: Press;
}

/** Letters that may have to be printed or handed on, oldest first. */
export async function dueNotices(tx: Queryable, plan: string | undefined): Promise<readonly string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select notice_id as id from notice where ($1::text is null or plan = $1) and (state <> 'sent' or pdf is null)
     order by created_at, notice_id`,
    [plan ?? null],
  );
  return rows.map(({ id }) => id);
}

/** The letter for this worker alone, until the transaction ends. Undefined where another has it or it is gone. */
async function take(tx: Queryable, id: string): Promise<KeptNotice | undefined> {
  const { rows } = await tx.query('select 1 from notice where notice_id = $1 for update skip locked', [id]);
  return rows.length > 0 ? noticeById(tx, id) : undefined;
}

export type Printed = 'printed' | 'blocked' | 'failed' | 'taken';

/**
 * Prints a letter once and keeps it: what is handed on later, a second time too after a crash, is these bytes. A letter that was
 * blocked is looked at anew, since a translation, a number or an address may have come.
 */
export async function printNotice(tx: Queryable, id: string, doors: SendingDoors, now: Instant): Promise<Printed> {
  const notice = await take(tx, id);
  const book = notice && doors.bookOf(notice.plan);
  if (!notice || !book) return 'taken';
  if (notice.written !== undefined) return notice.state === 'blocked' ? 'blocked' : 'printed';
  const { matter, recipient, channel } = notice;
  const { parties, addresses } = await partiesForSending(tx, book.policy.plan, matter, doors.groupOf);
  const isMember = recipient === 'member';
  const addressee = {
    to: recipient,
    language: isMember ? parties.language : undefined,
    format: isMember ? parties.format : ('standard' as const),
    address: channel === 'mail' ? (addresses.lines.get(recipient) ?? []) : [],
  };
  const written = writtenOn(notice.sent ?? now);
  const made = noticeFor(book, matter, parties.people, addressee, written);
  const why = blocksOf(made, { by: channel, isReachable: channel === 'portal' || parties.reached[recipient][channel] });
  if (why.length > 0) {
    await setState(tx, id, 'blocked', why);
    return 'blocked';
  }
  const printed = await doors.press.print(made.letter);
  if (!printed.ok || hasErrors(printed.value.findings)) {
    const codes = printed.ok ? printed.value.findings.map(({ code }) => code) : [printed.refusal.code];
    await setState(
      tx,
      id,
      'failed',
      [...new Set(codes)].map((code) => ({ code })),
    );
    return 'failed';
  }
  await tx.query(
    `update notice set pdf = $2, written_on = $3, language = $4, awaits = $5, format = $6, remarks = $7, why = '[]',
       state = case when state = 'sent' then state else 'queued' end where notice_id = $1`,
    [id, Buffer.from(printed.value.bytes), written, made.language, made.awaits, made.format, made.remarks],
  );
  return 'printed';
}

/** Nothing is blocked that stands in the portal already. */
async function setState(tx: Queryable, id: string, state: 'blocked' | 'failed', why: readonly object[]): Promise<void> {
  await tx.query(`update notice set state = $2, why = $3 where notice_id = $1 and state <> 'sent'`, [
    id,
    state,
    JSON.stringify(why),
  ]);
}

export interface Outgoing extends KeptNotice {
  readonly pdf: Buffer;
  readonly fax: string | undefined;
}

/** A printed letter to hand on, held by this worker until its transaction ends; undefined when it went out already. */
export async function takeOutgoing(
  tx: Queryable,
  id: string,
  { bookOf, groupOf }: SendingDoors,
): Promise<Outgoing | undefined> {
  const notice = await take(tx, id);
  const book = notice && bookOf(notice.plan);
  if (!book || notice.state !== 'queued' || notice.written === undefined) return undefined;
  const { rows } = await tx.query<{ pdf: Buffer | null }>('select pdf from notice where notice_id = $1', [id]);
  const pdf = rows[0]?.pdf;
  if (!pdf) return undefined;
  const { addresses } = await partiesForSending(tx, book.policy.plan, notice.matter, groupOf);
  return { ...notice, pdf, fax: addresses.fax.get(notice.recipient) };
}

/** What waits of one case and is not blocked. */
export async function waitingOfCase(tx: Queryable, plan: string, number: string): Promise<readonly KeptNotice[]> {
  return (await noticesOfNumber(tx, plan, number)).filter(({ state }) => state === 'queued');
}

export async function markSent(
  tx: Queryable,
  { id, plan, channel }: KeptNotice,
  pdf: Uint8Array | undefined,
  now: Instant,
): Promise<void> {
  await tx.query(`update notice set state = 'sent', sent_at = to_timestamp($2::float8 / 1000) where notice_id = $1`, [
    id,
    now,
  ]);
  await tx.query(
    `insert into notice_proof (plan, notice_id, sequence, at, kind, sha256, detail)
     values ($1, $2, 1, to_timestamp($3::float8 / 1000), 'sent', $4, $5)`,
    [plan, id, now, pdf ? createHash('sha256').update(pdf).digest() : null, JSON.stringify({ channel })],
  );
}
