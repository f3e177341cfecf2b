import type { IsoDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { type Following, followerOn } from './following.ts';
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

export async function putFollowings(
  tx: Queryable,
  plan: string,
  facility: string,
  spans: readonly Following[],
): Promise<void> {
  await tx.query('delete from facility_nurse where plan = $1 and facility = $2', [plan, facility]);
  const rows = spans.map(({ person, from, to = null }) => ({
    from,
    to,
    account: person.account,
    of: person.organization,
  }));
  await tx.query(
    `insert into facility_nurse (plan, facility, from_date, to_date, account_id, organization_id)
     select $1, $2, r."from", r."to", r.account, r."of"
     from jsonb_to_recordset($3::jsonb) as r ("from" date, "to" date, account uuid, "of" text)`,
    [plan, facility, JSON.stringify(rows)],
  );
}
