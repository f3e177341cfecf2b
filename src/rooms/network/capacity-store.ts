import type { Queryable } from '../../platform/db/index.ts';
import type { CapacityReport } from './capacity.ts';

export interface StoredCapacity extends CapacityReport {
  readonly organization: string;
  readonly name: string;
  readonly service: string;
}

/** The newest report of each organization and service; of one organization when it is named. */
export async function newestCapacity(tx: Queryable, plan: string, organization?: string): Promise<StoredCapacity[]> {
  const { rows } = await tx.query<StoredCapacity>(
    `select distinct on (c.organization_id, c.service) c.organization_id as organization, o.name, c.service,
       c.reported_on::text as "reportedOn", c.lead_care_managers as "leadCareManagers", c.enrolled,
       c.pending_outreach as "pendingOutreach"
     from capacity c join organization o using (organization_id)
     where c.plan = $1 and ($2::text is null or c.organization_id = $2)
     order by c.organization_id, c.service, c.reported_on desc`,
    [plan, organization ?? null],
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
    `insert into capacity (plan, organization_id, service, reported_on, lead_care_managers, enrolled, pending_outreach, reported_by, reported_at)
     select $1, r.organization, r.service, r."reportedOn", r."leadCareManagers", r.enrolled, r."pendingOutreach", $3, $4
     from json_to_recordset($2) as r (organization text, service text, "reportedOn" date, "leadCareManagers" integer, enrolled integer, "pendingOutreach" integer)
     on conflict (plan, organization_id, service, reported_on) do update set lead_care_managers = excluded.lead_care_managers,
       enrolled = excluded.enrolled, pending_outreach = excluded.pending_outreach, reported_by = excluded.reported_by, reported_at = excluded.reported_at`,
    [plan, JSON.stringify(reports), by, at.toISOString()],
  );
}

export async function worksFor(tx: Queryable, plan: string, organization: string, on: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `select from organization_plan where plan = $1 and organization_id = $2 and from_date <= $3 and (to_date is null or to_date >= $3)`,
    [plan, organization, on],
  );
  return rowCount > 0;
}
