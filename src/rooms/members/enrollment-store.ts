import { californiaDate, type IsoDate } from '../../kernel/index.ts';
import type { Queryable, Rows } from '../../platform/db/index.ts';
import { appendAudit } from '../audit/index.ts';
import type { LeftOut } from './end-left-out.ts';
import type {
  EnrollmentBatch,
  EnrollmentStore,
  FileState,
  ListCounts,
  LoadCounts,
  ReceivedFile,
  RecordAnswer,
} from './load-enrollment.ts';
import { recordsByNumber } from './member-rows-store.ts';
import type { MemberRecord } from './record.ts';
import type { WholeList } from './whole-list.ts';

/** Runs work in a transaction of its own. */
export type InTransaction = <T>(work: (tx: Queryable) => Promise<T>) => Promise<T>;

interface FileRow extends LoadCounts, ListCounts {
  readonly state: FileState;
  readonly isConfirmed: boolean;
  readonly done_through: number;
}

/** Loads into the database. Two loads of one plan take turns, batch by batch. */
export class SqlEnrollmentStore implements EnrollmentStore {
  private readonly inTransaction: InTransaction;

  constructor(inTransaction: InTransaction) {
    this.inTransaction = inTransaction;
  }

  open(file: ReceivedFile): Promise<Omit<FileRow, 'done_through'>> {
    return this.inTransaction(async (tx) => {
      const { plan, id, name, format, at, bytes, findings, isConfirmed = false, actor } = file;
      await tx.query(
        `insert into enrollment_file (plan, file_id, name, format, received_at, bytes, state, findings)
         values ($1, $2, $3, $4, $5, $6, 'loading', $7) on conflict do nothing`,
        [plan, id, name, format, at, bytes, JSON.stringify(findings)],
      );
      if (isConfirmed) {
        await tx.query(
          `update enrollment_file set state = 'loading', confirmed_by = $3 where plan = $1 and file_id = $2 and state = 'held'`,
          [plan, id, actor],
        );
      }
      const { done_through: _, ...row } = await rowOf(tx, file);
      return row;
    });
  }

  leftOut({ plan }: ReceivedFile, { named, healthPlans }: WholeList, after: IsoDate): Promise<LeftOut> {
    return this.inTransaction(async (tx) => {
      const { rows } = await tx.query<{ member_id: string; is_named: boolean }>(
        `with covered as (
           select distinct c.member_id from coverage_span c
           where c.plan = $1 and (c.to_date is null or c.to_date > $2)
             and (c.health_plan is null or cardinality($3::text[]) = 0 or c.health_plan = any($3)))
         select m.member_id, exists (select from unnest($4::text[]) n(cin) where n.cin = m.cin)
           or exists (select from member_former_cin f where f.plan = m.plan and f.member_id = m.member_id
             and exists (select from unnest($4::text[]) n(cin) where n.cin = f.cin)) as is_named
         from covered join member m on m.plan = $1 and m.member_id = covered.member_id`,
        [plan, after, healthPlans, [...named]],
      );
      return { members: rows.filter((r) => !r.is_named).map((r) => r.member_id), covered: rows.length };
    });
  }

  batch<T>(file: ReceivedFile, work: (batch: EnrollmentBatch) => Promise<T>): Promise<T> {
    return this.inTransaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('madrone enrollment'), hashtext($1))`, [file.plan]);
      const { done_through: doneThrough } = await rowOf(tx, file);
      return work({
        doneThrough,
        recordsOf: (cins, ids) => recordsByNumber(tx, file.plan, cins, ids),
        save: (records) => saveRecords(tx, file, records, file.isSynthetic ?? false),
        progress: (through, counts, answers) => progress(tx, file, through, counts, answers),
      });
    });
  }

  close(
    file: ReceivedFile,
    state: 'done' | 'refused' | 'held',
    { leftOut, covered }: ListCounts,
  ): Promise<LoadCounts & ListCounts> {
    return this.inTransaction(async (tx) => {
      const { plan, id, at, actor } = file;
      await tx.query(
        'update enrollment_file set state = $3, left_out = $4, covered = $5 where plan = $1 and file_id = $2',
        [plan, id, state, leftOut, covered],
      );
      const { taken, warned, rejected } = await rowOf(tx, file);
      const counts = { taken, warned, rejected, leftOut, covered };
      const action = { done: 'member.loaded', refused: 'member.load_refused', held: 'member.load_held' }[state];
      await appendAudit(tx, `enrollment:${plan}`, [{ plan, at, actor, action, subject: id, detail: counts }]);
      return counts;
    });
  }
}

async function rowOf(tx: Queryable, { plan, id }: ReceivedFile): Promise<FileRow> {
  const { rows } = await tx.query<FileRow>(
    `select state, done_through, taken, warned, rejected, left_out as "leftOut", covered,
       confirmed_by is not null as "isConfirmed" from enrollment_file where plan = $1 and file_id = $2`,
    [plan, id],
  );
  const [row] = rows;
  if (!row) throw new Error('the enrolment file has no row');
  return row;
}

async function progress(
  tx: Queryable,
  { plan, id, at, actor }: ReceivedFile,
  through: number,
  { taken, warned, rejected }: LoadCounts,
  answers: readonly RecordAnswer[],
): Promise<void> {
  await tx.query(
    `update enrollment_file set done_through = greatest(done_through, $3), taken = taken + $4, warned = warned + $5,
       rejected = rejected + $6 where plan = $1 and file_id = $2`,
    [plan, id, through, taken, warned, rejected],
  );
  const rows = answers.flatMap(({ position, at: place, findings }) =>
    findings.map((f, i) => [plan, id, position, i + 1, place, f.severity, JSON.stringify(f)]),
  );
  const staging = 'incoming_answer';
  if (rows.length > 0) {
    await tx.query(`create temp table ${staging} (like enrollment_answer) on commit drop`);
    await copy(tx, staging, ['plan', 'file_id', 'position', 'number', 'place', 'severity', 'finding'], rows);
    // A record that was warned about already keeps its first words and gets the new ones after them.
    await tx.query(
      `insert into enrollment_answer
       select s.plan, s.file_id, s.position, s.number + coalesce(
         (select max(a.number) from enrollment_answer a where a.plan = s.plan and a.file_id = s.file_id and a.position = s.position), 0),
         s.place, s.severity, s.finding from ${staging} s`,
    );
  }
  const detail = { through, taken, rejected };
  await appendAudit(tx, `enrollment:${plan}`, [{ plan, at, actor, action: 'member.load_batch', subject: id, detail }]);
}

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

/** Members with all that belongs to them, as they are now: what stood before under them is replaced. */
async function saveRecords(
  tx: Queryable,
  file: ReceivedFile,
  records: readonly MemberRecord[],
  isSynthetic: boolean,
): Promise<void> {
  if (records.length === 0) return;
  const { plan } = file;
  const isOld = (r: MemberRecord) => 'handle' in r;
  const old = records.filter(isOld);
  const rows = (some: readonly MemberRecord[]) => some.map((r) => memberRow(plan, file.id, r, isSynthetic));
  await copy(tx, 'member', MEMBER_COLUMNS, rows(records.filter((r) => !isOld(r))));
  if (old.length > 0) {
    await tx.query('create temp table if not exists incoming_member (like member including defaults) on commit drop');
    await tx.query('truncate incoming_member');
    await copy(tx, 'incoming_member', MEMBER_COLUMNS, rows(old));
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
  await saveFormerCins(tx, file, records);
  await tx.query('select refresh_member_ties($1, $2, $3)', [plan, records.map((r) => r.id), file.network ?? plan]);
}

function memberRow(plan: string, file: string, r: MemberRecord, isSynthetic: boolean) {
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
  await copy(
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
  await copy(
    tx,
    'member_assignment',
    ['plan', 'member_id', 'kind', 'who', 'status', 'from_date', 'to_date'],
    each(
      (r) => r.assignments,
      (a) => [a.kind, a.who, a.status ?? null, a.from ?? '0001-01-01', a.to ?? null],
    ),
  );
  await copy(
    tx,
    'member_contact',
    ['plan', 'member_id', 'kind', 'source', 'value', 'told_on'],
    each(
      (r) => r.contacts.filter((c) => c.source === 'enrollment'),
      (c) => [c.kind, c.source, c.value, c.on],
    ),
  );
  await copy(
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
    r.programs.map(({ program, from = '0001-01-01', to }) => ({ member: r.id, program, from, to })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into member_program (plan, member_id, program, from_date, to_date)
     select $1, p.member, p.program, p."from", p."to"
     from jsonb_to_recordset($2) as p(member text, program text, "from" date, "to" date)
     on conflict (plan, member_id, program, from_date) do update set to_date = excluded.to_date`,
    [plan, JSON.stringify(rows)],
  );
}

async function saveFormerCins(tx: Queryable, { plan, at }: ReceivedFile, records: readonly MemberRecord[]) {
  const rows = records.flatMap((r) => (r.formerCins ?? []).map((cin) => ({ member: r.id, cin })));
  if (rows.length === 0) return;
  await tx.query(
    `insert into member_former_cin (plan, cin, member_id, replaced_on)
     select $1, f.cin, f.member, $3 from jsonb_to_recordset($2) as f(member text, cin text) on conflict do nothing`,
    [plan, JSON.stringify(rows), californiaDate(at)],
  );
}

async function copy(tx: Queryable, table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]) {
  if (rows.length === 0) return;
  const copied = await tx.copyIn(table, columns, rows as Rows);
  if (!copied.ok) throw new Error(`${table}: ${copied.findings.map((f) => `${f.at} ${f.code}`).join('; ')}`);
}
