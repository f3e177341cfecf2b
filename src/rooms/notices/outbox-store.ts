import { dateOfDayNumber, dayAt, type Instant, type IsoDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { NoticeParties } from './make-notices.ts';
import type { NoticeFormat, NoticeMatter, NoticePeople } from './notice-matter.ts';
import type { KeptNotice, NewNotice } from './notice-row.ts';
import type { Reached } from './who-gets-it.ts';

type Row = Omit<KeptNotice, 'created' | 'sent' | 'written' | 'awaits' | 'recipientId'> & {
  readonly recipientId: string | null;
  readonly awaits: string | null;
  readonly created: number;
  readonly sent: number | null;
  readonly written: string | null;
} & Record<string, unknown>;

const COLUMNS = `notice_id as id, plan, number, notice, kind, recipient, recipient_id as "recipientId", also, channel, copy, rule,
  language, awaits, format, state, why, remarks, content as matter, written_on::text as written,
  (extract(epoch from created_at) * 1000)::float8 as created, (extract(epoch from sent_at) * 1000)::float8 as sent`;

function kept({ recipientId, awaits, sent, written, ...row }: Row): KeptNotice {
  return {
    ...row,
    recipientId: recipientId ?? undefined,
    awaits: awaits ?? undefined,
    sent: sent ?? undefined,
    written: written ?? undefined,
  };
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
  plans: readonly string[],
  states: readonly string[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly notices: readonly ListedNotice[] }> {
  const { rows } = await tx.query<Row & { handle: string; total: number }>(
    `select ${COLUMNS}, handle, total from (
       select n.*, c.handle, (count(*) over ())::int as total from notice n join case_file c using (plan, number)
       where plan = any($1) and n.state = any($2) order by n.created_at, n.notice_id offset $3 limit $4) n
     order by created_at, notice_id`,
    [plans, states, offset, limit],
  );
  return {
    total: rows[0]?.total ?? 0,
    notices: rows.map(({ handle, total: _, ...row }) => ({ ...kept(row as Row), handle })),
  };
}

/** Another way for a letter that has not gone out: it waits for the sender again. */
export async function rerouteNotice(tx: Queryable, id: string, channel: NewNotice['channel']): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update notice set channel = $2, state = 'queued', pdf = null, written_on = null where notice_id = $1 and state <> 'sent'`,
    [id, channel],
  );
  return (rowCount ?? 0) > 0;
}

interface PartyRow extends Record<string, unknown> {
  readonly who: 'member' | 'requesting_provider' | 'servicing_provider';
  readonly name: string;
  readonly cin: string | null;
  readonly language: string | null;
  readonly format: NoticeFormat | null;
  readonly portal: boolean;
}

export type GroupContact = (plan: string, group: string) => NoticePeople['group'];

/** Whom the letters of a case can go to, as far as who decides or asks may know: whether, never where. */
export async function partiesOf(
  tx: Queryable,
  network: string,
  matter: NoticeMatter,
  groupOf: GroupContact,
): Promise<NoticeParties> {
  const { plan, number, requester, servicing } = matter;
  const { rows } = await tx.query<PartyRow & { fax: boolean; mail: boolean }>(
    'select * from notice_reach($1, $2, $3, $4, $5)',
    [plan, number, network, requester, servicing],
  );
  return parties(rows, await groupNamed(tx, matter, groupOf));
}

/** As the directory publishes the group, else by the name it has with us. */
async function groupNamed(
  tx: Queryable,
  { plan, group }: NoticeMatter,
  groupOf: GroupContact,
): Promise<NoticePeople['group']> {
  if (group === undefined) return undefined;
  const published = groupOf(plan, group);
  if (published) return published;
  const { rows } = await tx.query<{ name: string }>('select name from organization where organization_id = $1', [
    group,
  ]);
  return rows[0] && { name: rows[0].name, phone: undefined };
}

export interface Addresses {
  readonly fax: ReadonlyMap<string, string>;
  readonly lines: ReadonlyMap<string, readonly string[]>;
}

interface PostalAddress {
  readonly lines: readonly string[];
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

/** The same for the sender, with numbers and addresses. */
export async function partiesForSending(
  tx: Queryable,
  network: string,
  matter: NoticeMatter,
  groupOf: GroupContact,
): Promise<{ readonly parties: NoticeParties; readonly addresses: Addresses }> {
  const { plan, number, requester, servicing } = matter;
  const { rows } = await tx.query<PartyRow & { fax: string | null; address: PostalAddress | null }>(
    'select * from notice_parties($1, $2, $3, $4, $5)',
    [plan, number, network, requester, servicing],
  );
  const reach = rows.map((row) => ({ ...row, fax: row.fax !== null, mail: row.address !== null }));
  return {
    parties: parties(reach, await groupNamed(tx, matter, groupOf)),
    addresses: {
      fax: new Map(rows.flatMap(({ who, fax }) => (fax === null ? [] : [[who, fax]]))),
      lines: new Map(
        rows.flatMap(({ who, name, address }) => (address === null ? [] : [[who, linesOf(name, address)]])),
      ),
    },
  };
}

function linesOf(name: string, { lines, city, state, zip }: PostalAddress): string[] {
  return [name, ...lines, `${city} ${state} ${zip}`];
}

function parties(
  rows: readonly (PartyRow & { readonly fax: boolean; readonly mail: boolean })[],
  group: NoticePeople['group'],
): NoticeParties {
  const of = (who: PartyRow['who']) => rows.find((row) => row.who === who);
  const reached = (who: PartyRow['who']): Reached => {
    const { portal = false, fax = false, mail = false } = of(who) ?? {};
    return { portal, fax, mail };
  };
  const member = of('member');
  return {
    people: {
      member: { name: member?.name ?? '', cin: member?.cin ?? '' },
      requester: of('requesting_provider')?.name,
      servicing: of('servicing_provider')?.name,
      group,
    },
    language: member?.language ?? undefined,
    format: member?.format ?? 'standard',
    reached: {
      member: reached('member'),
      requesting_provider: reached('requesting_provider'),
      servicing_provider: reached('servicing_provider'),
    },
  };
}

/** The day a letter carries: the one it was printed on, else today. */
export function writtenOn(now: Instant): IsoDate {
  return dateOfDayNumber(dayAt(now));
}
