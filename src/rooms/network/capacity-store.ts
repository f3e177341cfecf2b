import type { Queryable } from '../../platform/db/index.ts';
import type { CapacityReport } from './capacity.ts';

export interface StoredCapacity extends CapacityReport {
  /** The plan's own key, or the brand whose members the numbers are about. */
  readonly brand: string;
  readonly organization: string;
  readonly name: string;
  readonly service: string;
}

export interface CapacityAsked {
  readonly plan: string;
  /** Only what is reported for this brand; every brand of the plan when absent. */
  readonly brand?: string | undefined;
  readonly organization?: string | undefined;
}

/** The newest report of each organization, service and brand. */
export async function newestCapacity(tx: Queryable, asked: CapacityAsked): Promise<StoredCapacity[]> {
  const { rows } = await tx.query<StoredCapacity>(
    `select distinct on (o.name, c.organization_id, c.service, c.brand) c.brand, c.organization_id as organization, o.name, c.service,
       c.reported_on::text as "reportedOn", c.lead_care_managers as "leadCareManagers", c.enrolled,
       c.pending_outreach as "pendingOutreach"
     from capacity c join organization o using (organization_id)
     where c.plan = $1 and ($2::text is null or c.brand = $2) and ($3::text is null or c.organization_id = $3)
     order by o.name, c.organization_id, c.service, c.brand, c.reported_on desc`,
    [asked.plan, asked.brand ?? null, asked.organization ?? null],
  );
  return rows;
}

/** Organizations under contract that are listed for a service somebody reports on, and have never reported. */
export async function neverReported(
  tx: Queryable,
  { plan, brand }: CapacityAsked,
  keys: readonly string[],
  services: readonly string[],
  on: string,
): Promise<{ organization: string; name: string; service: string }[]> {
  const { rows } = await tx.query<{ organization: string; name: string; service: string }>(
    `select distinct o.organization_id as organization, o.name, v.service
     from service v join site s using (plan, site_id) join organization o using (organization_id)
       join contracted_with($3, $5) as of (organization_id) using (organization_id)
     where v.plan = $1 and v.service = any($4) and o.kind <> 'plan'
       and ($2::text is null or jsonb_array_length(s.listing->'brands') = 0 or s.listing->'brands' ? $2)
       and not exists (select from capacity c where c.plan = v.plan and c.organization_id = o.organization_id
         and c.service = v.service and ($2::text is null or c.brand = $2))
     order by o.name, v.service limit 500`,
    [plan, brand ?? null, keys, services, on],
  );
  return rows;
}

/** A report of the same day takes the place of the one before. */
export async function putCapacity(
  tx: Queryable,
  plan: string,
  reports: readonly Omit<StoredCapacity, 'name'>[],
  by: string,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into capacity (plan, brand, organization_id, service, reported_on, lead_care_managers, enrolled, pending_outreach, reported_by, reported_at)
     select $1, r.brand, r.organization, r.service, r."reportedOn", r."leadCareManagers", r.enrolled, r."pendingOutreach", $3, $4
     from json_to_recordset($2) as r (brand text, organization text, service text, "reportedOn" date, "leadCareManagers" integer, enrolled integer, "pendingOutreach" integer)
     on conflict (plan, brand, organization_id, service, reported_on) do update set lead_care_managers = excluded.lead_care_managers,
       enrolled = excluded.enrolled, pending_outreach = excluded.pending_outreach, reported_by = excluded.reported_by, reported_at = excluded.reported_at`,
    [plan, JSON.stringify(reports), by, at.toISOString()],
  );
}

/** Ids of the organizations under contract with any of these plans or brands. */
export async function contractedWith(tx: Queryable, keys: readonly string[], on: string): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ id: string }>('select contracted_with as id from contracted_with($1, $2)', [
    keys,
    on,
  ]);
  return new Set(rows.map(({ id }) => id));
}
