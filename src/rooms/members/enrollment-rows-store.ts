import { californiaDate } from '../../kernel/index.ts';
import type { Queryable, Rows } from '../../platform/db/index.ts';
import type { MemberRecord } from './record.ts';

const MEMBER_COLUMNS = [
  'plan',
  'member_id',
  'cin',
  'unit_id',
  'last_name',
  'first_name',
  'middle_name',
  'born',
  'sex',
  'died',
  'county',
  'address',
  'mailing',
  'zip',
  'spoken',
  'written',
  'alternative_format',
  'restricted',
  'circumstances',
  'synthetic',
  'enrollment_file',
];

interface Saving {
  readonly plan: string;
  readonly at: Date;
  /** The file that speaks of them, or spoke of them last. */
  readonly file: string | null;
  readonly network?: string | undefined;
}

/** Members with all that belongs to them, as they are now: what stood before under them is replaced. */
export async function saveRecords(
  tx: Queryable,
  saving: Saving,
  records: readonly MemberRecord[],
  isSynthetic: boolean,
): Promise<void> {
  if (records.length === 0) return;
  const { plan, file, network = plan } = saving;
  const isOld = (r: MemberRecord) => 'handle' in r;
  const old = records.filter(isOld);
  const rows = (some: readonly MemberRecord[]) => some.map((r) => memberRow(plan, file, r, isSynthetic));
  await copyRows(tx, 'member', MEMBER_COLUMNS, rows(records.filter((r) => !isOld(r))));
  if (old.length > 0) {
    await tx.query('create temp table if not exists incoming_member (like member including defaults) on commit drop');
    await tx.query('truncate incoming_member');
    await copyRows(tx, 'incoming_member', MEMBER_COLUMNS, rows(old));
    const set = MEMBER_COLUMNS.filter((c) => !['plan', 'member_id', 'synthetic'].includes(c)).map(
      (c) => `${c} = s.${c}`,
    );
    await tx.query(
      `update member m set ${set.join(', ')} from incoming_member s where m.plan = s.plan and m.member_id = s.member_id`,
    );
    const ids = old.map((r) => r.id);
    for (const table of ['coverage_span', 'member_assignment', 'member_guardian']) {
      await tx.query(`delete from ${table} where plan = $1 and member_id = any($2)`, [plan, ids]);
    }
    await tx.query(`delete from member_contact where plan = $1 and member_id = any($2) and source = 'enrollment'`, [
      plan,
      ids,
    ]);
  }
  await saveLists(tx, plan, records);
  await savePrograms(tx, plan, records);
  await saveFormerCins(tx, saving, records);
  await tx.query('select refresh_member_ties($1, $2, $3)', [plan, records.map((r) => r.id), network]);
}

function memberRow(plan: string, file: string | null, r: MemberRecord, isSynthetic: boolean) {
  const { otherInsurance, inpatient, pregnancies, ecm, signatureOnFile, homeless, group, uncertain } = r;
  const circumstances = { otherInsurance, inpatient, pregnancies, ecm, signatureOnFile, homeless, group, uncertain };
  return [
    plan,
    r.id,
    r.cin,
    r.unit,
    r.name.last,
    r.name.first,
    r.middle ?? null,
    r.born ?? null,
    r.sex ?? null,
    r.died ?? null,
    r.county ?? null,
    r.address ? JSON.stringify(r.address) : null,
    r.mailing ? JSON.stringify(r.mailing) : null,
    r.address?.zip.slice(0, 5) ?? null,
    r.languages.spoken ?? null,
    r.languages.written ?? null,
    r.format ?? null,
    r.isRestricted,
    JSON.stringify(circumstances),
    isSynthetic,
    file,
  ];
}

async function saveLists(tx: Queryable, plan: string, records: readonly MemberRecord[]): Promise<void> {
  const each = <T>(list: (r: MemberRecord) => readonly T[], row: (item: T, i: number) => readonly unknown[]) =>
    records.flatMap((r) => list(r).map((item, i) => [plan, r.id, ...row(item, i)]));
  await copyRows(
    tx,
    'coverage_span',
    ['plan', 'member_id', 'from_date', 'to_date', 'line_of_business', 'delivery_system', 'aid_code', 'health_plan'],
    each(
      (r) => r.coverage,
      (c) => [
        c.from ?? '0001-01-01',
        c.to ?? null,
        c.lineOfBusiness,
        c.deliverySystem,
        c.aidCode ?? null,
        c.healthPlan ?? null,
      ],
    ),
  );
  await copyRows(
    tx,
    'member_assignment',
    ['plan', 'member_id', 'kind', 'who', 'status', 'from_date', 'to_date'],
    each(
      (r) => r.assignments,
      (a) => [a.kind, a.who, a.status ?? null, a.from ?? '0001-01-01', a.to ?? null],
    ),
  );
  await copyRows(
    tx,
    'member_contact',
    ['plan', 'member_id', 'kind', 'source', 'value', 'told_on'],
    each(
      (r) => r.contacts.filter((c) => c.source === 'enrollment'),
      (c) => [c.kind, c.source, c.value, c.on],
    ),
  );
  await copyRows(
    tx,
    'member_guardian',
    ['plan', 'member_id', 'number', 'last_name', 'first_name', 'relation', 'phone', 'from_date', 'to_date'],
    each(
      (r) => r.guardians,
      (g, i) => [i + 1, g.name.last, g.name.first, g.relation, g.phone ?? null, g.from ?? null, g.to ?? null],
    ),
  );
}

/** What the plan's people wrote down stays: only days are told anew. */
async function savePrograms(tx: Queryable, plan: string, records: readonly MemberRecord[]): Promise<void> {
  const rows = records.flatMap((r) =>
    r.programs.map(({ program, from = '0001-01-01', to, source = 'enrollment' }) => ({
      member: r.id,
      program,
      from,
      to,
      source,
    })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into member_program (plan, member_id, program, from_date, to_date, source)
     select $1, p.member, p.program, p."from", p."to", p.source
     from jsonb_to_recordset($2) as p(member text, program text, "from" date, "to" date, source text)
     on conflict (plan, member_id, program, from_date) do update set to_date = excluded.to_date`,
    [plan, JSON.stringify(rows)],
  );
}

async function saveFormerCins(tx: Queryable, { plan, at }: Saving, records: readonly MemberRecord[]) {
  const rows = records.flatMap((r) => (r.formerCins ?? []).map((cin) => ({ member: r.id, cin })));
  if (rows.length === 0) return;
  await tx.query(
    `insert into member_former_cin (plan, cin, member_id, replaced_on)
     select $1, f.cin, f.member, $3 from jsonb_to_recordset($2) as f(member text, cin text) on conflict do nothing`,
    [plan, JSON.stringify(rows), californiaDate(at)],
  );
}

export async function copyRows(
  tx: Queryable,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
) {
  if (rows.length === 0) return;
  const copied = await tx.copyIn(table, columns, rows as Rows);
  if (!copied.ok) throw new Error(`${table}: ${copied.findings.map((f) => `${f.at} ${f.code}`).join('; ')}`);
}
