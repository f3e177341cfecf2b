import { dateOfDayNumber, dayAt, type IsoDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { approvalsOf } from './approvals.ts';
import type { Authorization } from './authorization.ts';
import type { Request } from './open-request.ts';

/**
 * Writes what a decision grants where claims look for it, and ties the member to who will serve. Written again after an extension or an
 * appeal it changes days and units only.
 */
export async function putApprovals(tx: Queryable, request: Request): Promise<void> {
  const { plan, number, body, decision } = request;
  const approvals = approvalsOf(request).map(({ code, ...rest }) => ({ ...rest, codes: [code] }));
  await writeApprovals(tx, { plan, member: body.member, vehicle: 'request' }, approvals);
  if (decision) await tieMember(tx, { plan, number }, dateOfDayNumber(dayAt(decision.at)), decision.granted);
}

type Written = Pick<Authorization, 'number' | 'codes' | 'from' | 'to' | 'approvedOn'> & {
  readonly units?: number;
  readonly provider: string | undefined;
  readonly rate?: Authorization['rate'];
};

export async function writeApprovals(
  tx: Queryable,
  { plan, member, vehicle }: Pick<Authorization, 'member' | 'vehicle'> & { readonly plan: string },
  approvals: readonly Written[],
): Promise<void> {
  if (approvals.length === 0) return;
  await tx.query(
    `insert into authorization_approval (plan, number, unit_id, member_id, vehicle, codes, from_date, to_date, approved_on, units, provider_id, rate)
     select $1, a.number, coalesce((select cm.unit_id from member cm where cm.plan = $1 and cm.member_id = $2), $2), $2, $4,
       a.codes, a."from", a."to", a."approvedOn", a.units, a.provider, a.rate
     from json_to_recordset($3) as a (number text, codes text[], "from" date, "to" date, "approvedOn" date, units numeric, provider text, rate jsonb)
     on conflict (plan, number) do update set from_date = excluded.from_date, to_date = excluded.to_date, units = excluded.units`,
    [plan, member, JSON.stringify(approvals), vehicle],
  );
}

/** Whoever serves what a case grants finds the member from the decision to its last day. */
export async function tieMember(
  tx: Queryable,
  { plan, number }: { readonly plan: string; readonly number: string },
  decidedOn: IsoDate,
  granted: readonly { readonly to: IsoDate }[],
): Promise<void> {
  const to = granted
    .map((line) => line.to)
    .sort()
    .at(-1);
  if (to === undefined) return;
  await tx.query(
    `insert into member_tie (plan, member_id, organization_id, kind, from_date, to_date)
     select plan, member_id, coalesce(servicing_organization, requester_organization), 'authorization', $3, greatest($3::date, $4::date) from case_file
     where plan = $1 and number = $2 and coalesce(servicing_organization, requester_organization) is not null
     on conflict (plan, member_id, organization_id, kind, from_date) do update
       set to_date = greatest(member_tie.to_date, excluded.to_date)`,
    [plan, number, decidedOn, to],
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
