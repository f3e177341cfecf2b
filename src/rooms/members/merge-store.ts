import type { Queryable } from '../../platform/db/index.ts';
import { appendAudit } from '../audit/index.ts';
import type { Merge } from './known.ts';
import { unitsLed } from './merge-records.ts';
import type { MemberRecord } from './record.ts';

/** Who made members one, when, and on whose word. */
export interface MergeContext {
  readonly plan: string;
  readonly at: Date;
  readonly actor: string;
  readonly because: 'file' | 'person';
  readonly why?: string | undefined;
}

/** What belongs to a member beside the record itself, by the word a person is told it with. */
export const MOVED = {
  cases: 'case_file',
  claims: 'claim',
  paid_lines: 'paid_line',
  approvals: 'authorization_approval',
  documents: 'member_document',
  coverage: 'coverage_span',
  consents: 'member_consent',
  choices: 'member_choice',
  programs: 'member_program',
  contacts: 'member_contact',
  organizations: 'member_tie',
  speakers: 'ward',
} as const;
type Moved = keyof typeof MOVED;
export type Counts = Readonly<Record<Moved, number>>;

/** How much hangs on a member. */
export async function countsOf(tx: Queryable, plan: string, member: string): Promise<Counts> {
  const each = Object.entries(MOVED).map(
    ([what, table]) => `(select count(*)::int from ${table} where plan = $1 and member_id = $2) as ${what}`,
  );
  const { rows } = await tx.query<Record<Moved, number>>(`select ${each.join(', ')}`, [plan, member]);
  const [counts] = rows;
  if (!counts) throw new Error('a count has one row');
  return counts;
}

/** Lines paid under both numbers for what looks like one service: nothing is taken back, a person has to look. */
export async function paidTwice(tx: Queryable, plan: string, gone: string, stays: string): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    `select count(*)::int as n from paid_line a where a.plan = $1 and a.member_id = $2 and exists (
       select from paid_line b where b.plan = a.plan and b.member_id = $3 and b.provider_id = a.provider_id and b.code = a.code
         and b.from_date = a.from_date and b.modifiers = a.modifiers)`,
    [plan, gone, stays],
  );
  return rows[0]?.n ?? 0;
}

/**
 * Nobody adjudicates, asks or decides for these members until the transaction ends. The rows are locked in one order, so that two
 * merges never wait for each other.
 */
export async function lockMembers(tx: Queryable, plan: string, members: readonly string[]): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('madrone enrollment'), hashtext($1))`, [plan]);
  await tx.query(`select pg_advisory_xact_lock(hashtext('madrone claims'), hashtext($1))`, [plan]);
  await tx.query(
    `select pg_advisory_xact_lock(hashtext($1), hashtext(id)) from (select unnest($2::text[]) id order by 1) m`,
    [plan, members],
  );
  await tx.query('select 1 from member where plan = $1 and member_id = any($2) order by member_id for update', [
    plan,
    members,
  ]);
  await tx.query('select 1 from case_file where plan = $1 and member_id = any($2) order by number for update', [
    plan,
    members,
  ]);
}

/** Where a row of both has the same key, the one of who stays is kept, with what the merged record says. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  member_consent: ['kind', 'given_on'],
  member_contact: ['kind', 'source', 'told_by'],
  member_program: ['program', 'from_date'],
  member_tie: ['organization_id', 'kind', 'from_date'],
  ward: ['account_id'],
};
/** They follow from what the record itself says, which was saved already. */
const OF_THE_RECORD = ['coverage_span', 'member_assignment', 'member_guardian'];
const PLAIN = ['case_file', 'member_choice', 'member_former_cin'];
const WITH_UNIT = ['claim', 'paid_line', 'authorization_approval', 'member_document'];

/**
 * Moves everything of the members who go to those who stay, whose merged records are saved already. Nothing is decided, paid or sent
 * again: the rows are the same rows.
 */
export async function moveMembers(tx: Queryable, context: MergeContext, merges: readonly Merge[]): Promise<void> {
  for (const merge of merges) await moveMember(tx, context, merge);
}

async function moveMember(tx: Queryable, context: MergeContext, { gone, stays, merged }: Merge): Promise<void> {
  const { plan, at, actor, because, why } = context;
  const both = [plan, gone.id, stays.id];
  const moved = await countsOf(tx, plan, gone.id);
  await keepOnce(tx, plan, gone.id, stays.id);
  await tx.query(
    `delete from member_tie where plan = $1 and member_id = $2 and kind in ('pcp', 'medical_group', 'ecm')`,
    [plan, gone.id],
  );
  for (const [table, keys] of Object.entries(KEYS)) {
    const isSame = keys.map((key) => `k.${key} = t.${key}`).join(' and ');
    await tx.query(
      `update ${table} t set member_id = $3 where plan = $1 and member_id = $2
       and not exists (select from ${table} k where k.plan = t.plan and k.member_id = $3 and ${isSame})`,
      both,
    );
  }
  for (const table of PLAIN)
    await tx.query(`update ${table} set member_id = $3 where plan = $1 and member_id = $2`, both);
  const led = unitsLed(gone, stays, merged.unit);
  for (const table of WITH_UNIT) {
    await tx.query(
      `update ${table} set member_id = case when member_id = $2 then $3 else member_id end, unit_id = $4
       where plan = $1 and (member_id in ($2, $3) or unit_id = any($5)) and (member_id = $2 or unit_id is distinct from $4)`,
      [...both, merged.unit, led],
    );
  }
  await tx.query('update member set unit_id = $2 where plan = $1 and unit_id = any($3)', [plan, merged.unit, led]);
  for (const table of [...Object.keys(KEYS), ...OF_THE_RECORD])
    await tx.query(`delete from ${table} where plan = $1 and member_id = $2`, [plan, gone.id]);
  await sayAsMerged(tx, plan, merged);
  await tx.query('update member_merge set into_id = $3 where plan = $1 and into_id = $2', both);
  const { rows } = await tx.query<{ gone: string; stays: string }>(
    `insert into member_merge (plan, member_id, cin, handle, into_id, merged_at, merged_by, because, why, before, moved)
     select $1, g.member_id, g.cin, g.handle, s.member_id, $4, $5, $6, $7, $8, $9 from member g join member s on s.plan = g.plan
     where g.plan = $1 and g.member_id = $2 and s.member_id = $3
     returning handle as gone, (select handle from member where plan = $1 and member_id = $3) as stays`,
    [...both, at, actor, because, why ?? null, JSON.stringify({ gone, stays }), JSON.stringify(moved)],
  );
  await tx.query('delete from member where plan = $1 and member_id = $2', [plan, gone.id]);
  const [handles] = rows;
  if (!handles) throw new Error('a member who is merged has a row, and so has who stays');
  const detail = { gone: handles.gone, because, moved };
  await appendAudit(tx, `enrollment:${plan}`, [
    { plan, at, actor, action: 'member.merged', subject: handles.stays, detail },
  ]);
}

/** Of two rows with one key nothing is lost: the wider days of a tie or of a guardian, the deeper look of a session. */
async function keepOnce(tx: Queryable, plan: string, gone: string, stays: string): Promise<void> {
  const both = [plan, gone, stays];
  await tx.query(
    `update member_tie s set to_date = case when s.to_date is null or g.to_date is null then null else greatest(s.to_date, g.to_date) end
     from member_tie g where g.plan = $1 and g.member_id = $2 and s.plan = $1 and s.member_id = $3
       and s.organization_id = g.organization_id and s.kind = g.kind and s.from_date = g.from_date`,
    both,
  );
  await tx.query(
    `update ward s set from_date = least(s.from_date, g.from_date),
       to_date = case when s.to_date is null or g.to_date is null then null else greatest(s.to_date, g.to_date) end
     from ward g where g.plan = $1 and g.member_id = $2 and s.plan = $1 and s.member_id = $3 and s.account_id = g.account_id`,
    both,
  );
  await tx.query(
    `delete from member_glimpse g using member_glimpse o where g.plan = $1 and o.plan = $1 and o.session_id = g.session_id
       and g.member_id in ($2, $3) and o.member_id in ($2, $3) and o.member_id <> g.member_id
       and g.depth = 'eligibility' and (o.depth = 'full' or g.member_id = $2)`,
    both,
  );
  // Both opened in an emergency in one session: each is reviewed, so the earlier keeps the number it was opened under.
  await tx.query(
    `update member_glimpse g set member_id = $3 where plan = $1 and member_id = $2
       and not exists (select from member_glimpse k where k.session_id = g.session_id and k.plan = $1 and k.member_id = $3)`,
    both,
  );
}

/** Rows that both had, or that the other number ended, say what the merged record says. */
async function sayAsMerged(tx: Queryable, plan: string, { id, consents, contacts }: MemberRecord): Promise<void> {
  await tx.query(
    `update member_consent t set withdrawn_on = c.withdrawn from jsonb_to_recordset($3) as c(kind text, given date, withdrawn date)
     where t.plan = $1 and t.member_id = $2 and t.kind = c.kind and t.given_on = c.given and t.withdrawn_on is distinct from c.withdrawn
       and c.withdrawn is not null`,
    [plan, id, JSON.stringify(consents)],
  );
  await tx.query(
    `update member_contact t set value = c.value, told_on = c."on"
     from jsonb_to_recordset($3) as c(kind text, source text, "by" text, value text, "on" date)
     where t.plan = $1 and t.member_id = $2 and t.kind = c.kind and t.source = c.source and t.told_by = coalesce(c."by", '')
       and (t.value, t.told_on) is distinct from (c.value, c."on") and t.told_on <= c."on"`,
    [plan, id, JSON.stringify(contacts)],
  );
}
