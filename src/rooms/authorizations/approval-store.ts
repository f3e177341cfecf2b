import { dateOfDayNumber, dayAt } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { approvalsOf } from './approvals.ts';
import type { Request } from './open-request.ts';

/**
 * Writes what a decision grants where claims look for it, and ties the member to who will serve. Written again after an extension or an
 * appeal it changes days and units only.
 */
export async function putApprovals(tx: Queryable, request: Request): Promise<void> {
  const approvals = approvalsOf(request);
  if (approvals.length > 0) {
    await tx.query(
      `insert into authorization_approval (plan, number, unit_id, member_id, vehicle, codes, from_date, to_date, approved_on, units, provider_id)
       select $1, a.number, coalesce((select cm.unit_id from member cm where cm.plan = $1 and cm.member_id = $2), $2), $2, 'request',
         array[a.code], a."from", a."to", a."approvedOn", a.units, a.provider
       from json_to_recordset($3) as a (number text, code text, "from" date, "to" date, "approvedOn" date, units numeric, provider text)
       on conflict (plan, number) do update set from_date = excluded.from_date, to_date = excluded.to_date, units = excluded.units`,
      [request.plan, request.body.member, JSON.stringify(approvals)],
    );
  }
  await tieMember(tx, request);
}

async function tieMember(tx: Queryable, { plan, number, decision }: Request): Promise<void> {
  const granted = decision?.granted ?? [];
  const to = granted
    .map((line) => line.to)
    .sort()
    .at(-1);
  if (!decision || to === undefined) return;
  await tx.query(
    `insert into member_tie (plan, member_id, organization_id, kind, from_date, to_date)
     select plan, member_id, coalesce(servicing_organization, requester_organization), 'authorization', $3, greatest($3::date, $4::date) from case_file
     where plan = $1 and number = $2 and coalesce(servicing_organization, requester_organization) is not null
     on conflict (plan, member_id, organization_id, kind, from_date) do update
       set to_date = greatest(member_tie.to_date, excluded.to_date)`,
    [plan, number, dateOfDayNumber(dayAt(decision.at)), to],
  );
}

/** Units claims have used of each approval of a request. */
export async function unitsUsed(tx: Queryable, plan: string, number: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.query<{ number: string; used: string }>(
    'select number, used from case_units_used($1, $2)',
    [plan, number],
  );
  return new Map(rows.map((row) => [row.number, Number(row.used)]));
}
