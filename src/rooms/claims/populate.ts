import type { Queryable } from '../../platform/db/index.ts';
import type { MemberDocument } from '../authorizations/index.ts';
import type { Rate } from '../network/index.ts';
import type { Population } from './memory-store.ts';
import type { PaidLine } from './world.ts';

/** Puts a population into the database, replacing what stands under the same keys. All or nothing, in the caller's transaction. */
export async function populate(session: Queryable, plan: string, population: Population): Promise<void> {
  const put = async (
    table: string,
    key: readonly string[],
    columns: readonly string[],
    rows: readonly (readonly unknown[])[],
  ) => {
    if (rows.length === 0) return;
    const staging = `incoming_${table}`;
    await session.query(`create temp table ${staging} (like ${table} including defaults) on commit drop`);
    const copied = await session.copyIn(staging, columns, rows);
    if (!copied.ok) throw new Error(`${table}: ${copied.findings.map((f) => `${f.at} ${f.code}`).join('; ')}`);
    const set = columns.filter((c) => !key.includes(c)).map((c) => `${c} = excluded.${c}`);
    const list = columns.join(', ');
    await session.query(
      `insert into ${table} (${list}) select ${list} from ${staging} on conflict (${key.join(', ')}) do update set ${set.join(', ')}`,
    );
  };
  await put(
    'member',
    ['plan', 'member_id'],
    ['plan', 'member_id', 'cin', 'unit_id', 'last_name', 'first_name', 'born', 'sex', 'county', 'circumstances'],
    population.members.map((m) => {
      const { id, cin, unit, name, born, sex, county, coverage: _, ...circumstances } = m;
      return [
        plan,
        id,
        cin,
        unit,
        name.last,
        name.first,
        born ?? null,
        sex ?? null,
        county ?? null,
        JSON.stringify(circumstances),
      ];
    }),
  );
  // A member's coverage is what the file says now: spans it no longer names are gone.
  await session.query('delete from coverage_span where plan = $1 and member_id = any($2)', [
    plan,
    population.members.map((m) => m.id),
  ]);
  await put(
    'coverage_span',
    ['plan', 'member_id', 'from_date'],
    ['plan', 'member_id', 'from_date', 'to_date', 'line_of_business', 'delivery_system'],
    population.members.flatMap((m) =>
      m.coverage.map((c) => [plan, m.id, c.from ?? '0001-01-01', c.to ?? null, c.lineOfBusiness, c.deliverySystem]),
    ),
  );
  await put(
    'provider',
    ['plan', 'provider_id'],
    ['plan', 'provider_id', 'npi', 'name', 'types', 'certifications', 'standing'],
    population.providers.map((p) => {
      const { id, npi, name, types, certifications, ...standing } = p;
      return [plan, id, npi, name, types, certifications, JSON.stringify(standing)];
    }),
  );
  await put(
    'rate',
    ['plan', 'rate_id'],
    ['plan', 'rate_id', 'kind', 'code', 'modifiers', 'provider_id', 'from_date', 'to_date', 'amount'],
    population.rates.map((r) => {
      return [
        plan,
        rateKey(r),
        r.kind,
        r.code ?? null,
        r.modifiers ?? null,
        r.provider ?? null,
        r.from ?? null,
        r.to ?? null,
        r.rate,
      ];
    }),
  );
  await put(
    'authorization_approval',
    ['plan', 'number'],
    [
      'plan',
      'number',
      'unit_id',
      'member_id',
      'vehicle',
      'codes',
      'from_date',
      'to_date',
      'approved_on',
      'units',
      'dollars',
      'provider_id',
      'rate',
    ],
    population.authorizations.map((a) => [
      plan,
      a.number,
      a.unit,
      a.member,
      a.vehicle,
      a.codes,
      a.from,
      a.to,
      a.approvedOn,
      a.units ?? null,
      a.dollars ?? null,
      a.provider ?? null,
      a.rate ? JSON.stringify(a.rate) : null,
    ]),
  );
  await put(
    'member_document',
    ['plan', 'document_id'],
    ['plan', 'document_id', 'unit_id', 'member_id', 'document', 'on_date', 'by_type', 'standing', 'states'],
    population.documents.map((d) => [
      plan,
      documentKey(d),
      d.unit,
      d.member,
      d.document,
      d.on,
      d.by ?? null,
      d.standing ?? false,
      d.states ?? [],
    ]),
  );
  await put(
    'paid_line',
    ['plan', 'unit_id', 'claim_id', 'line_number'],
    PAID_LINE_COLUMNS,
    population.history.map((l) => paidLineRow(plan, l)),
  );
}

export const PAID_LINE_COLUMNS = [
  'plan',
  'unit_id',
  'claim_id',
  'line_number',
  'member_id',
  'provider_id',
  'code',
  'modifiers',
  'from_date',
  'to_date',
  'units',
  'billed_units',
  'charge',
  'paid',
  'serial',
  'retail',
  'uses',
] as const;

/** A paid line in the order of its columns. */
export function paidLineRow(plan: string, l: PaidLine): readonly unknown[] {
  const number = l.key.slice(l.key.lastIndexOf('/') + 1);
  return [
    plan,
    l.unit,
    l.claim,
    number,
    l.member,
    l.provider,
    l.code,
    l.modifiers,
    l.from,
    l.to,
    l.units,
    l.billedUnits,
    l.charge ?? null,
    l.paid,
    l.serial ?? null,
    l.retail ?? null,
    JSON.stringify(l.uses),
  ];
}

/** A rate is replaced by one for the same things from the same day. */
export function rateKey(r: Rate): string {
  return [r.kind, r.code, r.modifiers?.join('+'), r.provider, r.from].map((part) => part ?? '').join('/');
}

export function documentKey(d: MemberDocument): string {
  return `${d.member}/${d.document}/${d.on}`;
}
