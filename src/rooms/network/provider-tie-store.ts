import type { Queryable } from '../../platform/db/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';

/** A provider of a plan's claims, and the organization that bills under its number. */
export interface TiedProvider {
  readonly id: string;
  readonly npi: string;
  readonly name: string;
  readonly types: readonly string[];
  readonly organization: string | null;
  readonly organizationName: string | null;
}

const COLUMNS = `p.provider_id as id, p.npi, p.name, p.types, p.organization_id as organization, o.name as "organizationName"
  from provider p left join organization o using (organization_id)`;

interface ProvidersAsked {
  readonly name: string;
  readonly tied?: boolean | undefined;
  readonly page: number;
  readonly size: number;
}

/** Providers of a plan by part of a name, of their organization's or of an NPI, and how many there are. */
export async function tiedProviders(
  tx: Queryable,
  plan: string,
  { name, tied, page, size }: ProvidersAsked,
): Promise<{ readonly total: number; readonly providers: readonly TiedProvider[] }> {
  const { rows } = await tx.query<TiedProvider & { total: number }>(
    `select count(*) over ()::int as total, ${COLUMNS}
     where p.plan = $1 and ($2 = '' or strpos(lower(concat_ws(' ', p.name, p.npi, o.name)), lower($2)) > 0)
       and ($3::boolean is null or (p.organization_id is not null) = $3)
     order by p.name, p.provider_id limit $4 offset $5`,
    [plan, name, tied ?? null, size, (page - 1) * size],
  );
  return { total: rows[0]?.total ?? 0, providers: rows.map(({ total: _, ...one }) => one) };
}

export async function providerById(tx: Queryable, plan: string, id: string): Promise<TiedProvider | undefined> {
  const { rows } = await tx.query<TiedProvider>(`select ${COLUMNS} where p.plan = $1 and p.provider_id = $2`, [
    plan,
    id,
  ]);
  return rows[0];
}

export async function providerByNpi(tx: Queryable, plan: string, npi: string): Promise<TiedProvider | undefined> {
  const { rows } = await tx.query<TiedProvider>(`select ${COLUMNS} where p.plan = $1 and p.npi = $2`, [plan, npi]);
  return rows[0];
}

/** False when it was tied otherwise than whoever asks has seen. */
export async function tieProvider(
  tx: Queryable,
  plan: string,
  {
    id,
    seen,
    organization,
  }: { readonly id: string; readonly seen: string | null; readonly organization: string | null },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update provider set organization_id = $4 where plan = $1 and provider_id = $2 and organization_id is not distinct from $3',
    [plan, id, seen, organization],
  );
  return rowCount === 1;
}

/** Who looks after whom, of every brand that the plan's network serves, after a provider was tied. */
export async function refreshProviderTies(tx: Queryable, brands: readonly CompiledPolicy[], id: string): Promise<void> {
  for (const { brand, plan, careTies } of brands) {
    const ties = careTies.map(({ after, days, in_force: { from, to } }) => ({ after, days, from, to }));
    await tx.query('select refresh_provider_ties($1, $2, $3, $4)', [brand, plan, id, JSON.stringify(ties)]);
  }
}

export async function contractedOrganizations(
  tx: Queryable,
  keys: readonly string[],
  on: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const { rows } = await tx.query<{ id: string; name: string }>(
    `select organization_id as id, name from contracted_with($1, $2) as of (organization_id) join organization using (organization_id)
     where kind <> 'plan' order by name, organization_id`,
    [keys, on],
  );
  return rows;
}
