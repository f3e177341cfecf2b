import type { Queryable } from '../../platform/db/index.ts';
import type { Listing } from './listing.ts';
import type { Directory, Organization } from './organization.ts';

/** A version the index in memory is good for. */
export async function directoryVersion(tx: Queryable, plan: string): Promise<number> {
  const { rows } = await tx.query<{ version: number }>('select version from directory_version where plan = $1', [plan]);
  return Number(rows[0]?.version ?? 0);
}

export async function storedListings(tx: Queryable, plan: string): Promise<Listing[]> {
  const { rows } = await tx.query<{ listing: Listing }>('select listing from site where plan = $1 order by site_id', [
    plan,
  ]);
  return rows.map((row) => row.listing);
}

export async function listingById(tx: Queryable, plan: string, id: string): Promise<Listing | undefined> {
  const { rows } = await tx.query<{ listing: Listing }>('select listing from site where plan = $1 and site_id = $2', [
    plan,
    id,
  ]);
  return rows[0]?.listing;
}

/** An id no place has: the organization's own with a number. */
export async function freeSiteId(tx: Queryable, plan: string, organization: string): Promise<string> {
  const base = `${plan}.${organization.replaceAll(/[^A-Za-z0-9._-]/g, '-')}.`;
  const { rows } = await tx.query<{ last: number | null }>(
    `select max(substr(site_id, length($2) + 1)::int) as last from site
     where plan = $1 and starts_with(site_id, $2) and substr(site_id, length($2) + 1) ~ '^[0-9]{1,6}$'`,
    [plan, base],
  );
  return `${base}${(rows[0]?.last ?? 0) + 1}`;
}

export interface OrganizationRecord extends Organization {
  readonly plans: readonly { readonly plan: string; readonly from: string; readonly to?: string }[];
  readonly listings: readonly Listing[];
}

/** An organization with its places in one plan's directory and its contracts as far as the request may see them. */
export async function organizationById(
  tx: Queryable,
  plan: string,
  id: string,
): Promise<OrganizationRecord | undefined> {
  const found = await tx.query<Organization>(
    'select organization_id as id, name, kind, synthetic from organization where organization_id = $1',
    [id],
  );
  const [own] = found.rows;
  if (!own) return undefined;
  const sites = await tx.query<{ listing: Listing }>(
    'select listing from site where plan = $1 and organization_id = $2 order by site_id',
    [plan, id],
  );
  const contracts = await tx.query<{ plan: string; from: string; to: string | null }>(
    'select plan, from_date::text as "from", to_date::text as "to" from organization_plan where organization_id = $1 order by plan, from_date',
    [id],
  );
  return {
    ...own,
    listings: sites.rows.map((row) => row.listing),
    plans: contracts.rows.map(({ to, ...contract }) => (to === null ? contract : { ...contract, to })),
  };
}

/** Puts organizations and listings in, replacing those of the same id. With a day, a contract that is not there begins on it. */
export async function putDirectory(
  tx: Queryable,
  plan: string,
  { organizations, listings }: Directory,
  contractFrom: string | undefined,
): Promise<void> {
  await tx.query(
    `insert into organization (organization_id, kind, name, synthetic)
     select * from json_to_recordset($1) as o (id text, kind text, name text, synthetic boolean)
     on conflict (organization_id) do nothing`,
    [JSON.stringify(organizations)],
  );
  if (contractFrom !== undefined) await putContracts(tx, plan, organizations, contractFrom);
  await putListings(tx, plan, listings, 'madrone', undefined);
}

async function putContracts(
  tx: Queryable,
  plan: string,
  organizations: readonly Organization[],
  from: string,
): Promise<void> {
  await tx.query(
    `insert into organization_plan (plan, organization_id, from_date)
     select $1, o.id, $3::date from json_to_recordset($2) as o (id text)
     where not exists (select from organization_plan p where p.plan = $1 and p.organization_id = o.id)`,
    [plan, JSON.stringify(organizations), from],
  );
}

export async function putListings(
  tx: Queryable,
  plan: string,
  listings: readonly Listing[],
  by: string,
  at: Date | undefined,
): Promise<void> {
  const json = JSON.stringify(listings.filter((one) => one.plan === plan));
  await tx.query(
    `insert into site (plan, site_id, organization_id, name, kind, npi, line, city, zip, latitude, longitude, source, checked_on,
       from_date, to_date, listing, updated_by, updated_at)
     select $1, l->>'id', l->>'organization', l->>'name', l->>'kind', l->>'npi', l->'address'->>'line', l->'address'->>'city',
       l->'address'->>'zip', (l->>'latitude')::double precision, (l->>'longitude')::double precision, l->>'source',
       l->>'checkedOn', (l->>'from')::date, (l->>'to')::date, l, $3, coalesce($4::timestamptz, now())
     from jsonb_array_elements($2::jsonb) l
     on conflict (plan, site_id) do update set organization_id = excluded.organization_id, name = excluded.name,
       kind = excluded.kind, npi = excluded.npi, line = excluded.line, city = excluded.city, zip = excluded.zip,
       latitude = excluded.latitude, longitude = excluded.longitude, source = excluded.source, checked_on = excluded.checked_on,
       from_date = excluded.from_date, to_date = excluded.to_date, listing = excluded.listing,
       updated_by = excluded.updated_by, updated_at = excluded.updated_at
     where site.listing is distinct from excluded.listing and (site.source <> 'published' or excluded.source = 'published')`,
    [plan, json, by, at?.toISOString() ?? null],
  );
  await putParts(tx, plan, json);
  await tx.query(
    `update site s set provider_id = p.provider_id from provider p
     where s.plan = $1 and p.plan = s.plan and p.npi = s.npi and s.provider_id is distinct from p.provider_id`,
    [plan],
  );
  await tx.query(
    `insert into directory_version (plan, version) values ($1, 1)
     on conflict (plan) do update set version = directory_version.version + 1`,
    [plan],
  );
}

/** The parts of a listing that stand in tables of their own: what it says now, and nothing it said before. */
async function putParts(tx: Queryable, plan: string, json: string): Promise<void> {
  const parts = [
    ['service', 'service', `select l->>'id', jsonb_array_elements_text(l->'services')`],
    [
      'service_area',
      'kind, name',
      `select l->>'id', 'county', jsonb_array_elements_text(l->'counties')
       from jsonb_array_elements($2::jsonb) l union select l->>'id', 'place', jsonb_array_elements_text(l->'places')`,
    ],
    ['provider_language', 'language', `select l->>'id', jsonb_array_elements_text(coalesce(l->'languages', '[]'))`],
  ] as const;
  for (const [table, columns, said] of parts) {
    await tx.query(
      `delete from ${table} where plan = $1 and site_id in (select l->>'id' from jsonb_array_elements($2::jsonb) l)`,
      [plan, json],
    );
    await tx.query(
      `insert into ${table} (plan, site_id, ${columns}) select $1, said.* from (${said} from jsonb_array_elements($2::jsonb) l) said
       on conflict do nothing`,
      [plan, json],
    );
  }
}

/** Listings of a source that its next edition no longer has. */
export async function dropListings(
  tx: Queryable,
  plan: string,
  source: Listing['source'],
  keep: readonly string[],
): Promise<number> {
  const { rowCount } = await tx.query('delete from site where plan = $1 and source = $2 and not site_id = any($3)', [
    plan,
    source,
    keep,
  ]);
  return rowCount;
}
