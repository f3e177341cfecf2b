import type { Queryable } from '../../platform/db/index.ts';
import type {
  AskMembers,
  Depth,
  Found,
  Identity,
  MemberFilter,
  MemberLine,
  SearchPage,
  WardLine,
  WholeMember,
} from './ask-members.ts';
import type { Choice } from './choice.ts';
import type { Consent } from './consent.ts';
import type { ContactPoint } from './contact.ts';
import type { Standing } from './coverage-changes.ts';
import { type FindAsked, identityOf } from './find-member.ts';
import type { Coverage, UncertainCoverage } from './member.ts';
import { recordByHandle, STANDING } from './member-rows-store.ts';
import { searchSql } from './member-search-store.ts';
import type { Preferences, ProgramMembership } from './record.ts';

/** Undefined for who does not exist and for whom the request does not reach, alike: row-level security hides both. */
export async function reachMember(tx: Queryable, handle: string): Promise<{ plan: string; id: string } | undefined> {
  const { rows } = await tx.query<{ plan: string; id: string }>(
    `select plan, member_id as id from member where handle ${STANDING}`,
    [[handle]],
  );
  return rows[0];
}

/** By exact identity among the plans' members, whoever asks: `db` sees with the eyes of the tables' owner. */
export async function membersExactly(
  db: Queryable,
  plans: readonly string[],
  asked: FindAsked,
): Promise<readonly Omit<Found, 'n'>[]> {
  const identity = identityOf(asked);
  if (!identity) return [];
  const { rows } = await db.query<{ plan: string; id: string; handle: string }>(
    'select plan, member_id as id, handle from members_by_identity($1, $2) order by plan, member_id',
    [plans, JSON.stringify([{ n: 0, ...identity }])],
  );
  return rows;
}

/** The members as one request may see them: `tx` runs under row-level security. */
export class SqlMemberStore implements AskMembers {
  private readonly tx: Queryable;
  private readonly now: Date;

  constructor(tx: Queryable, now: Date) {
    this.tx = tx;
    this.now = now;
  }

  async glimpse(asked: readonly Identity[]): Promise<readonly Found[]> {
    const { rows } = await this.tx.query<{ n: number; plan: string; member_id: string; handle: string }>(
      'select n, plan, member_id, handle from glimpse_members($1, $2) order by n, plan',
      [JSON.stringify(asked.map((identity, n) => ({ n, ...identity }))), this.now],
    );
    return rows.map(({ n, plan, member_id: id, handle }) => ({ n, plan, id, handle }));
  }

  async glimpseStandings(asked: readonly Identity[]): Promise<readonly (Found & Standing)[]> {
    const { rows } = await this.tx.query<{
      n: number;
      plan: string;
      member_id: string;
      handle: string;
      coverage: Coverage[];
      uncertain: UncertainCoverage[] | null;
    }>('select * from glimpse_standings($1, $2)', [
      JSON.stringify(asked.map((identity, n) => ({ n, ...identity }))),
      this.now,
    ]);
    return rows.map(({ member_id: id, uncertain, ...found }) => ({ ...found, id, uncertain: uncertain ?? [] }));
  }

  async lines(handles: readonly string[]): Promise<readonly MemberLine[]> {
    const { rows } = await this.tx.query<LineRow>(`${LINE} where m.handle ${STANDING}`, [handles]);
    return rows.map(lineOf);
  }

  async standings(handles: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    const { rows } = await this.tx.query<{
      handle: string;
      coverage: Coverage[];
      uncertain: UncertainCoverage[] | null;
    }>(
      `select s.asked as handle, m.circumstances->'uncertain' as uncertain, coalesce((
         select json_agg(json_strip_nulls(json_build_object('from', c.from_date, 'to', c.to_date, 'lineOfBusiness', c.line_of_business,
           'deliverySystem', c.delivery_system, 'aidCode', c.aid_code, 'healthPlan', c.health_plan)) order by c.from_date)
         from coverage_span c where c.plan = m.plan and c.member_id = m.member_id), '[]') as coverage
       from standing_handles($1) s join member m on m.handle = s.handle`,
      [handles],
    );
    return new Map(rows.map((r) => [r.handle, { coverage: r.coverage, uncertain: r.uncertain ?? [] }]));
  }

  async read(handle: string): Promise<WholeMember | undefined> {
    const record = await recordByHandle(this.tx, handle);
    if (!record) return undefined;
    const { rows } = await this.tx.query<{ depth: Depth }>(
      `select case when app_reach() = 'plan' then 'full' else member_depth($1, $2) end as depth`,
      [record.plan, record.id],
    );
    return { record, depth: rows[0]?.depth ?? 'eligibility' };
  }

  /** Until the request ends nobody else writes something down for this member, or makes the member one with another. */
  async hold(handle: string): Promise<void> {
    await this.tx.query(`select 1 from member where handle ${STANDING} for no key update`, [[handle]]);
  }

  async namesOf(plans: readonly string[], who: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.tx.query<{ who: string; name: string }>(
      `select npi as who, name from site where plan = any($1) and npi = any($2)
       union all select npi, name from provider where plan = any($1) and npi = any($2)
       union all select provider_id, name from provider where plan = any($1) and provider_id = any($2)
       union all select organization_id, name from organization where organization_id = any($2)`,
      [plans, who],
    );
    return new Map(rows.map((r) => [r.who, r.name]));
  }

  async search(filter: MemberFilter, page: SearchPage): Promise<{ total: number; members: readonly MemberLine[] }> {
    const { where, order, values } = searchSql(filter);
    const counted = await this.tx.query<{ total: number }>(
      `select count(*)::int as total from member m where ${where}`,
      values,
    );
    const total = counted.rows[0]?.total ?? 0;
    const offset = (page.number - 1) * page.size;
    const { rows } = await this.tx.query<LineRow>(
      `${LINE} where ${where} order by ${order} limit ${page.size} offset ${offset}`,
      values,
    );
    return { total, members: rows.map(lineOf) };
  }

  async wards(): Promise<readonly WardLine[]> {
    const { rows } = await this.tx.query<LineRow & { relation: WardLine['relation'] }>(
      `${LINE_COLUMNS}, w.relation from ward w join member m on m.plan = w.plan and m.member_id = w.member_id
       where w.account_id = app_account() and w.from_date <= app_today() and (w.to_date is null or w.to_date >= app_today())
       order by w.relation desc, m.born, m.member_id`,
    );
    return rows.map((row) => ({ ...lineOf(row), relation: row.relation }));
  }

  async choicesOf({ record }: WholeMember): Promise<readonly Choice[]> {
    const { rows } = await this.tx.query<Choice>(
      `select what, value, by_whom as by, on_date as "on" from member_choice
       where plan = $1 and member_id = $2 order by sequence desc limit ${MOST_CHOICES}`,
      [record.plan, record.id],
    );
    return rows;
  }

  async keepChoices({ record }: WholeMember, choices: readonly Choice[], by: string): Promise<void> {
    await this.tx.query(
      `insert into member_choice (plan, member_id, organization_id, what, value, by_whom, on_date, recorded_by, recorded_at)
       select $1, $2, app_organization(), c.what, c.value, c.by, c.on, $4, $5
       from jsonb_to_recordset($3) as c(what text, value text, by text, "on" date)`,
      [record.plan, record.id, JSON.stringify(choices), by, this.now],
    );
  }

  async keepProgram({ record }: WholeMember, { program, from, to }: ProgramMembership): Promise<void> {
    await this.tx.query(
      `insert into member_program (plan, member_id, program, from_date, to_date, source) values ($1, $2, $3, $4, $5, 'plan')
       on conflict (plan, member_id, program, from_date) do update set to_date = excluded.to_date, source = excluded.source`,
      [record.plan, record.id, program, from ?? '0001-01-01', to ?? null],
    );
  }

  async keepConsent({ record }: WholeMember, consent: Consent, by: string): Promise<void> {
    const { kind, given, withdrawn, by: whom, method } = consent;
    await this.tx.query(
      `insert into member_consent (plan, member_id, kind, given_on, withdrawn_on, by_whom, method, recorded_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (plan, member_id, kind, given_on) do update set withdrawn_on = excluded.withdrawn_on,
         by_whom = excluded.by_whom, method = excluded.method, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
      [record.plan, record.id, kind, given, withdrawn ?? null, whom, method ?? null, by, this.now],
    );
  }

  async keepPreferences({ record }: WholeMember, preferences: Preferences): Promise<void> {
    await this.tx.query('update member set preferences = $3 where plan = $1 and member_id = $2', [
      record.plan,
      record.id,
      JSON.stringify(preferences),
    ]);
  }

  async keepContact({ record }: WholeMember, contact: ContactPoint): Promise<void> {
    await this.tx.query(
      `insert into member_contact (plan, member_id, kind, source, told_by, value, told_on) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (plan, member_id, kind, source, told_by) do update set value = excluded.value, told_on = excluded.told_on`,
      [record.plan, record.id, contact.kind, contact.source, contact.by ?? '', contact.value, contact.on],
    );
  }
}

interface LineRow {
  readonly plan: string;
  readonly handle: string;
  readonly last_name: string;
  readonly first_name: string;
  readonly middle_name: string | null;
  readonly born: string | null;
  readonly county: string | null;
  readonly synthetic: boolean;
}

const LINE_COLUMNS = 'select m.plan, m.handle, m.last_name, m.first_name, m.middle_name, m.born, m.county, m.synthetic';
const LINE = `${LINE_COLUMNS} from member m`;
const MOST_CHOICES = 100;

function lineOf(row: LineRow): MemberLine {
  return {
    plan: row.plan,
    handle: row.handle,
    name: { last: row.last_name, first: row.first_name, ...(row.middle_name ? { middle: row.middle_name } : {}) },
    ...(row.born ? { born: row.born } : {}),
    ...(row.county ? { county: row.county } : {}),
    isSynthetic: row.synthetic,
  };
}
