import type { IsoDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { latestEnrollment } from '../members/index.ts';
import type { RequestMember } from './request-desk.ts';
import type { Person } from './request-event.ts';

/** `network` is the plan whose network it is: a brand's people ask in that of its plan. */
export async function providerNames(
  tx: Queryable,
  network: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query<{ id: string; name: string }>(
    'select provider_id as id, name from network_providers($1, $2)',
    [network, [...new Set(ids)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function organizationNames(tx: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<{ id: string; name: string }>(
    'select organization_id as id, name from organization where organization_id = any($1)',
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface NamedProvider {
  readonly id: string;
  readonly organization: string | null;
}

/** By plan id or NPI. */
export async function findProvider(tx: Queryable, network: string, named: string): Promise<NamedProvider | undefined> {
  const { rows } = await tx.query<NamedProvider & Record<string, unknown>>(
    `select provider_id as id, organization_id as organization from network_providers($1, array[$2])
     order by provider_id <> $2 limit 1`,
    [network, named],
  );
  return rows[0];
}

/** The days of a provider's contracts; undefined where the plan's file says nothing of them. */
export async function contractsOf(
  tx: Queryable,
  network: string,
  provider: string,
): Promise<{ from?: IsoDate; to?: IsoDate }[] | undefined> {
  const { rows } = await tx.query<{ contracts: { from?: IsoDate; to?: IsoDate }[] | null }>(
    'select network_contracts($1, $2) as contracts',
    [network, provider],
  );
  return rows[0]?.contracts ?? undefined;
}

/** A few providers by a part of the name, or by the first digits of the NPI. */
export async function providersLike(tx: Queryable, network: string, asked: string) {
  const { rows } = await tx.query<{ id: string; npi: string; name: string }>(
    'select provider_id as id, npi, name from network_providers_like($1, $2)',
    [network, asked],
  );
  return rows;
}

/** The providers an organization is in a network; two are enough to know that it has to say which. */
export async function ownProviders(tx: Queryable, network: string, organization: string): Promise<readonly string[]> {
  const { rows } = await tx.query<{ id: string }>('select id from network_providers_of($1, $2) id limit 2', [
    network,
    organization,
  ]);
  return rows.map(({ id }) => id);
}

/** The member on a day: who covers, which line of business, and the delegated group that decides. */
export async function memberOn(
  tx: Queryable,
  plan: string,
  id: string,
  on: IsoDate,
): Promise<RequestMember | undefined> {
  const { rows } = await tx.query<MemberRow>(
    `select m.born, c.line_of_business as line, coalesce(c.covered, false) as covered, g.who as "group",
       (select json_agg(json_strip_nulls(json_build_object('from', s.from_date, 'to', s.to_date)))
        from coverage_span s where s.plan = m.plan and s.member_id = m.member_id) as spans
     from member m
     left join lateral (
       select s.line_of_business, s.from_date <= $3 and (s.to_date is null or s.to_date >= $3) and s.delivery_system = 'managed_care' as covered
       from coverage_span s where s.plan = m.plan and s.member_id = m.member_id
       order by 2 desc, s.from_date desc limit 1) c on true
     left join lateral (
       select a.who from member_assignment a where a.plan = m.plan and a.member_id = m.member_id and a.kind = 'medical_group'
         and a.from_date <= $3 and (a.to_date is null or a.to_date >= $3) order by a.from_date desc limit 1) g on true
     where m.plan = $1 and m.member_id = $2`,
    [plan, id, on],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { born, line, covered, group, spans } = row;
  const enrolledOn = latestEnrollment(spans ?? [], on);
  return {
    id,
    lineOfBusiness: line ?? 'unknown',
    covered,
    ...(born === null ? {} : { born }),
    ...(group === null ? {} : { group }),
    ...(enrolledOn === undefined ? {} : { enrolledOn }),
  };
}

interface MemberRow extends Record<string, unknown> {
  readonly born: string | null;
  readonly line: string | null;
  readonly covered: boolean;
  readonly group: string | null;
  readonly spans: readonly { readonly from: string; readonly to?: string }[] | null;
}

/** Who of an organization holds one of these roles in an active seat, by name. */
export async function colleagues(tx: Queryable, organization: string, roles: readonly string[]) {
  const { rows } = await tx.query<{ account: string; name: string; roles: string[] }>(
    `select s.account_id as account, a.name, s.roles from seat s join account a using (account_id)
     where s.organization_id = $1 and s.roles && $2 and s.active and a.active order by a.name, s.account_id`,
    [organization, roles],
  );
  return rows;
}

/** A colleague of the asker's organization in an active seat, with one of these roles. */
export async function colleague(
  tx: Queryable,
  organization: string,
  account: string,
  roles: readonly string[],
): Promise<Person | undefined> {
  const { rows } = await tx.query<{ name: string; roles: string[] }>(
    `select a.name, s.roles from seat s join account a using (account_id)
     where s.organization_id = $1 and s.account_id = $2 and s.roles && $3 and s.active and a.active`,
    [organization, account, roles],
  );
  const [row] = rows;
  return row && { account, name: row.name, organization, roles: row.roles };
}
