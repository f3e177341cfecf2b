import { addDays, type IsoDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { Authorization } from '../../rooms/authorizations/index.ts';
import { type PaidLine, populate, refreshCareTies } from '../../rooms/claims/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';

/** What was served lately, told in days before the day of the demonstration, so that limits are always in use. */
interface Served {
  /** Every so many members of the plan; or the one of that id. */
  readonly whom: number | string;
  readonly provider: string;
  readonly code: string;
  /** First days of the stays or visits, and how many days each lasted. */
  readonly ago: readonly number[];
  readonly days: number;
  readonly units: number;
  readonly paid: number;
  /** Units approved beside and not yet served, from today on. */
  readonly approved?: number;
}

const SERVED: Readonly<Record<string, readonly Served[]>> = {
  ccah: [
    { whom: 'ana', provider: 'demo-doula', code: 'Z1034', ago: [41, 23, 9], days: 1, units: 1, paid: 15_000 },
    {
      whom: 'rosa',
      provider: 'demo-ecm',
      code: 'T2033-U6',
      ago: [30],
      days: 21,
      units: 21,
      paid: 500_000,
      approved: 30,
    },
    { whom: 40, provider: 'demo-ecm', code: 'T2033-U6', ago: [25], days: 14, units: 14, paid: 330_000, approved: 14 },
  ],
  aah: [
    { whom: 40, provider: 'demo-ecm', code: 'T2033-U6', ago: [18], days: 10, units: 10, paid: 230_000, approved: 20 },
  ],
  'health-net': [
    { whom: 25, provider: 'demo-ecm', code: 'T2033-U6', ago: [25], days: 14, units: 14, paid: 330_000, approved: 14 },
    { whom: 15, provider: 'demo-doula', code: 'Z1034', ago: [30, 12], days: 1, units: 1, paid: 15_000 },
  ],
};

/** Paid lines and approvals near today. Done again on another day they move with it. */
export async function seedLately(tx: Queryable, policy: CompiledPolicy, today: IsoDate): Promise<void> {
  const plan = policy.brand;
  const served = SERVED[plan] ?? [];
  if (served.length === 0) return;
  const { rows } = await tx.query<{ id: string; unit: string }>(
    'select member_id as id, unit_id as unit from member where plan = $1 order by member_id',
    [plan],
  );
  const each = served.flatMap((one, s) =>
    rows
      .filter(({ id }, i) => (typeof one.whom === 'number' ? i % one.whom === one.whom - 1 : id === one.whom))
      .map((member) => ({ one, member, name: `lately-${s + 1}-${member.id}` })),
  );
  await populate(tx, plan, {
    members: [],
    providers: [],
    rates: [],
    documents: [],
    history: each.flatMap(({ one, member, name }) =>
      one.ago.map((ago, v) => paidLine(one, member, `${name}-${v}`, addDays(today, -ago))),
    ),
    authorizations: each.flatMap(({ one, member, name }) => approval(one, member, name, today)),
  });
  const members = [...new Set(each.map(({ member }) => member.id))];
  await refreshCareTies(tx, plan, members, { network: policy.plan, careTies: policy.careTies });
}

function paidLine(one: Served, member: { id: string; unit: string }, claim: string, from: IsoDate): PaidLine {
  const [code = '', ...modifiers] = one.code.split('-');
  return {
    key: `${claim}/1`,
    claim,
    unit: member.unit,
    member: member.id,
    provider: one.provider,
    code,
    modifiers,
    from,
    to: addDays(from, one.days - 1),
    units: one.units,
    billedUnits: one.units,
    charge: one.paid,
    paid: one.paid,
    uses: [],
  };
}

function approval(one: Served, member: { id: string; unit: string }, number: string, today: IsoDate): Authorization[] {
  if (one.approved === undefined) return [];
  const { provider, code, approved: units } = one;
  const span = { from: today, to: addDays(today, 90), approvedOn: addDays(today, -3) };
  return [
    { number, member: member.id, unit: member.unit, vehicle: 'request', codes: [code], units, provider, ...span },
  ];
}
