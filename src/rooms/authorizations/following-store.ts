import type { IsoDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { type Following, followedFrom, followerOn } from './following.ts';
import type { Person } from './request-event.ts';

/** Who follows the members at which facility, whose account is active. */
export async function followings(
  tx: Queryable,
  plan: string,
  facility?: string,
): Promise<ReadonlyMap<string, readonly Following[]>> {
  const { rows } = await tx.query<FollowingRow>(
    `select f.facility, f.from_date::text as "from", f.to_date::text as "to", f.account_id as account, a.name, f.organization_id as organization,
       s.roles
     from facility_nurse f join account a using (account_id) join seat s using (account_id, organization_id)
     where f.plan = $1 and ($2::text is null or f.facility = $2) and a.active and s.active order by f.facility, f.from_date`,
    [plan, facility ?? null],
  );
  const spans = rows.map(({ facility: at, from, to, ...person }) => ({
    at,
    span: { person, from, ...(to === null ? {} : { to }) },
  }));
  return new Map([...Map.groupBy(spans, ({ at }) => at)].map(([at, of]) => [at, of.map(({ span }) => span)]));
}

interface FollowingRow extends Record<string, unknown> {
  readonly facility: string;
  readonly from: string;
  readonly to: string | null;
  readonly account: string;
  readonly name: string;
  readonly organization: string;
  readonly roles: string[];
}

export async function followerAt(
  tx: Queryable,
  plan: string,
  facility: string,
  on: IsoDate,
): Promise<Person | undefined> {
  return followerOn((await followings(tx, plan, facility)).get(facility) ?? [], on);
}

/** From a day on somebody follows, or nobody. Who followed before stays written down, also who has left the plan since. */
export async function keepFollower(
  tx: Queryable,
  plan: string,
  facility: string,
  from: IsoDate,
  person: Person | undefined,
): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1), hashtext($2))', [plan, `follower at ${facility}`]);
  const known = await tx.query<SpanRow>(
    `select from_date::text as "from", to_date::text as "to", account_id as account, organization_id as organization
     from facility_nurse where plan = $1 and facility = $2`,
    [plan, facility],
  );
  const before = known.rows.map(({ to, from: since, ...who }) => ({ person: who, from: since, to: to ?? undefined }));
  const after = followedFrom<Pick<Person, 'account' | 'organization'>>(before, from, person);
  const rows = after.map(({ person: { account, organization }, ...days }) => ({ ...days, account, organization }));
  await tx.query('delete from facility_nurse where plan = $1 and facility = $2', [plan, facility]);
  await tx.query(
    `insert into facility_nurse (plan, facility, from_date, to_date, account_id, organization_id)
     select $1, $2, r."from", r."to", r.account, r.organization
     from jsonb_to_recordset($3::jsonb) as r ("from" date, "to" date, account uuid, organization text)`,
    [plan, facility, JSON.stringify(rows)],
  );
}

interface SpanRow extends Record<string, unknown> {
  readonly from: string;
  readonly to: string | null;
  readonly account: string;
  readonly organization: string;
}
