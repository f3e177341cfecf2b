import { dateOfDayNumber, dayAt, type Instant, type IsoDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { NoticeMatter } from './notice-matter.ts';
import type { KeptNotice, NewNotice } from './notice-row.ts';

type Row = Omit<KeptNotice, 'created' | 'sent' | 'written' | 'awaits' | 'recipientId' | 'translations'> & {
  readonly translations: KeptNotice['translations'] | null;
  readonly recipientId: string | null;
  readonly awaits: string | null;
  readonly created: number;
  readonly sent: number | null;
  readonly written: string | null;
} & Record<string, unknown>;

const COLUMNS = `notice_id as id, plan, number, notice, kind, recipient, recipient_id as "recipientId", also, channel, copy, rule,
  language, awaits, format, state, why, remarks, content as matter, written_on::text as written,
  (extract(epoch from created_at) * 1000)::float8 as created, (extract(epoch from sent_at) * 1000)::float8 as sent,
  (select jsonb_object_agg(language, said) from (
     select distinct on (t.language) t.language, jsonb_build_object('reason', t.reason, 'translator', t.translator,
       'statement', t.statement, 'at', (extract(epoch from t.at) * 1000)::float8) as said
     from notice_translation t where t.notice_id = n.notice_id order by t.language, t.sequence desc) t) as translations`;

function kept({ recipientId, awaits, sent, written, translations, ...row }: Row): KeptNotice {
  return {
    ...row,
    ...(translations ? withTranslations(row.matter, translations) : {}),
    recipientId: recipientId ?? undefined,
    awaits: awaits ?? undefined,
    sent: sent ?? undefined,
    written: written ?? undefined,
  };
}

function withTranslations(matter: NoticeMatter, translations: NonNullable<KeptNotice['translations']>) {
  const translated = Object.fromEntries(
    Object.entries(translations).map(([language, { reason }]) => [language, reason]),
  );
  return { translations, matter: { ...matter, translated } };
}

export async function putNotice(tx: Queryable, made: NewNotice): Promise<void> {
  await tx.query(
    `insert into notice (plan, number, notice, kind, recipient, recipient_id, also, channel, copy, rule, language, awaits, format, state,
       why, remarks, content, created_at, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
       to_timestamp($18::float8 / 1000), to_timestamp($19::float8 / 1000))`,
    [
      made.plan,
      made.number,
      made.notice,
      made.kind,
      made.recipient,
      made.recipientId,
      made.also,
      made.channel,
      made.copy,
      made.rule,
      made.language,
      made.awaits,
      made.format,
      made.state,
      JSON.stringify(made.why),
      made.remarks,
      JSON.stringify(made.matter),
      made.created,
      made.sent,
    ],
  );
}

/** The letters of a case the reader may see, oldest first. Undefined for a case out of reach, and for none. */
export async function noticesOfCase(tx: Queryable, handle: string): Promise<readonly KeptNotice[] | undefined> {
  const { rows: found } = await tx.query('select 1 from case_file where handle = $1', [handle]);
  if (found.length === 0) return undefined;
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS} from notice n where (n.plan, n.number) = (select c.plan, c.number from case_file c where c.handle = $1)
     order by created_at, notice, copy, recipient`,
    [handle],
  );
  return rows.map(kept);
}

export async function noticesOfNumber(tx: Queryable, plan: string, number: string): Promise<readonly KeptNotice[]> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS} from notice n where plan = $1 and number = $2 order by created_at, notice, recipient`,
    [plan, number],
  );
  return rows.map(kept);
}

export async function noticeById(tx: Queryable, id: string): Promise<KeptNotice | undefined> {
  const { rows } = await tx.query<Row>(`select ${COLUMNS} from notice n where notice_id = $1`, [id]);
  return rows.map(kept)[0];
}

/** The letter as it was printed, once it was. */
export async function printedNotice(tx: Queryable, id: string): Promise<Buffer | undefined> {
  const { rows } = await tx.query<{ pdf: Buffer | null }>('select pdf from notice where notice_id = $1', [id]);
  return rows[0]?.pdf ?? undefined;
}

export interface ListedNotice extends KeptNotice {
  readonly handle: string;
}

/** Letters that wait, oldest first: the tasks of whoever mends them. */
export async function waitingNotices(
  tx: Queryable,
  { plans, states, cases }: Readonly<Record<'plans' | 'states' | 'cases', readonly string[]>>,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly notices: readonly ListedNotice[] }> {
  const { rows } = await tx.query<Row & { handle: string; total: number }>(
    `select ${COLUMNS}, handle, total from (
       select n.*, c.handle, (count(*) over ())::int as total from notice n join case_file c using (plan, number)
       where plan = any($1) and n.state = any($2) and c.kind = any($3) order by n.created_at, n.notice_id offset $4 limit $5) n
     order by created_at, notice_id`,
    [plans, states, cases, offset, limit],
  );
  return listed(rows);
}

/** The letters of a member's cases the reader may see, the newest first. */
export async function noticesOfMember(
  tx: Queryable,
  { plan, id }: { readonly plan: string; readonly id: string },
  { cases, onlySent }: { readonly cases: readonly string[]; readonly onlySent: boolean },
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly notices: readonly ListedNotice[] }> {
  const { rows } = await tx.query<Row & { handle: string; total: number }>(
    `select ${COLUMNS}, handle, total from (
       select n.*, c.handle, (count(*) over ())::int as total from notice n join case_file c using (plan, number)
       where plan = $1 and c.member_id = $2 and c.kind = any($3) and (not $4 or n.state = 'sent')
       order by n.created_at desc, n.notice_id offset $5 limit $6) n
     order by created_at desc, notice_id`,
    [plan, id, cases, onlySent, offset, limit],
  );
  return listed(rows);
}

function listed(rows: readonly (Row & { readonly handle: string; readonly total: number })[]) {
  return {
    total: rows[0]?.total ?? 0,
    notices: rows.map(({ handle, total: _, ...row }) => ({ ...kept(row as Row), handle })),
  };
}

/** Another way for a letter that has not gone out: it waits for the sender again. False where the same letter goes that way already. */
export async function rerouteNotice(tx: Queryable, id: string, channel: NewNotice['channel']): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update notice n set channel = $2, state = 'queued', pdf = null, written_on = null where n.notice_id = $1 and n.state <> 'sent'
       and not exists (select from notice o where (o.plan, o.number, o.notice, o.recipient) = (n.plan, n.number, n.notice, n.recipient)
         and o.channel = $2 and o.notice_id <> n.notice_id)`,
    [id, channel],
  );
  return (rowCount ?? 0) > 0;
}

/** The day a letter carries: the one it was printed on, else today. */
export function writtenOn(now: Instant): IsoDate {
  return dateOfDayNumber(dayAt(now));
}
