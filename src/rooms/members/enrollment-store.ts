import type { Queryable, Rows } from '../../platform/db/index.ts';
import { appendAudit } from '../audit/index.ts';
import type { EnrollmentBatch, EnrollmentStore, LoadCounts, ReceivedFile, RecordAnswer } from './load-enrollment.ts';
import { recordsByNumber } from './member-rows-store.ts';
import type { MemberRecord } from './record.ts';

/** Runs work in a transaction of its own. */
export type InTransaction = <T>(work: (tx: Queryable) => Promise<T>) => Promise<T>;

interface FileRow extends LoadCounts {
  readonly state: 'loading' | 'done' | 'refused';
  readonly done_through: number;
}

/** Loads into the database. Two loads of one plan take turns, batch by batch. */
export class SqlEnrollmentStore implements EnrollmentStore {
  private readonly inTransaction: InTransaction;

  constructor(inTransaction: InTransaction) {
    this.inTransaction = inTransaction;
  }

  open(file: ReceivedFile): Promise<FileRow> {
    return this.inTransaction(async (tx) => {
      const { plan, id, name, format, at, bytes, findings } = file;
      await tx.query(
        `insert into enrollment_file (plan, file_id, name, format, received_at, bytes, state, findings)
         values ($1, $2, $3, $4, $5, $6, 'loading', $7) on conflict do nothing`,
        [plan, id, name, format, at, bytes, JSON.stringify(findings)],
      );
      return rowOf(tx, file);
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

  close(file: ReceivedFile, state: 'done' | 'refused'): Promise<LoadCounts> {
    return this.inTransaction(async (tx) => {
      const { plan, id, at, actor } = file;
      await tx.query('update enrollment_file set state = $3 where plan = $1 and file_id = $2', [plan, id, state]);
      const { taken, warned, rejected } = await rowOf(tx, file);
      const counts = { taken, warned, rejected };
      const action = state === 'done' ? 'member.loaded' : 'member.load_refused';
      await appendAudit(tx, `enrollment:${plan}`, [{ plan, at, actor, action, subject: id, detail: counts }]);
      return counts;
    });
  }
}

async function rowOf(tx: Queryable, { plan, id }: ReceivedFile): Promise<FileRow> {
  const { rows } = await tx.query<FileRow>(
    'select state, done_through, taken, warned, rejected from enrollment_file where plan = $1 and file_id = $2',
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
  await tx.query('select refresh_member_ties($1, $2)', [plan, records.map((r) => r.id)]);
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

async function copy(tx: Queryable, table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]) {
  if (rows.length === 0) return;
  const copied = await tx.copyIn(table, columns, rows as Rows);
  if (!copied.ok) throw new Error(`${table}: ${copied.findings.map((f) => `${f.at} ${f.code}`).join('; ')}`);
}
