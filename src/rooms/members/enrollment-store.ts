import type { IsoDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { appendAudit } from '../audit/index.ts';
import type { LeftOut } from './end-left-out.ts';
import { copyRows, saveRecords } from './enrollment-rows-store.ts';
import type { Merge } from './known.ts';
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
import { lockMembers, moveMembers } from './merge-store.ts';
import type { MemberRecord } from './record.ts';
import type { EnrollmentReader } from './rehearse-enrollment.ts';
import type { WholeList } from './whole-list.ts';

/** Runs work in a transaction of its own. */
export type InTransaction = <T>(work: (tx: Queryable) => Promise<T>) => Promise<T>;

interface FileRow extends LoadCounts, ListCounts {
  readonly state: FileState;
  readonly isConfirmed: boolean;
  readonly done_through: number;
}

/** Loads into the database. Two loads of one plan take turns, batch by batch. */
export class SqlEnrollmentStore implements EnrollmentStore, EnrollmentReader {
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
        recordsOf: async (cins, ids) => {
          await holdPrograms(tx, file.plan, cins, ids);
          return recordsByNumber(tx, file.plan, cins, ids);
        },
        save: (records) => saveRecords(tx, { ...file, file: file.id }, records, file.isSynthetic ?? false),
        merge: (merges) => this.merge(tx, file, merges),
        progress: (through, counts, answers) => progress(tx, file, through, counts, answers),
      });
    });
  }

  stateOf({ plan, id }: ReceivedFile): Promise<FileState | undefined> {
    return this.inTransaction(async (tx) => {
      const { rows } = await tx.query<{ state: FileState }>(
        'select state from enrollment_file where plan = $1 and file_id = $2',
        [plan, id],
      );
      return rows[0]?.state;
    });
  }

  recordsOf({ plan }: ReceivedFile, cins: readonly string[], ids: readonly string[]): Promise<readonly MemberRecord[]> {
    return this.inTransaction((tx) => recordsByNumber(tx, plan, cins, ids));
  }

  /** A member the same file brought under both numbers has no row that could go. */
  private async merge(tx: Queryable, { plan, at, actor }: ReceivedFile, merges: readonly Merge[]): Promise<void> {
    const kept = merges.filter(({ gone }) => 'handle' in gone);
    if (kept.length === 0) return;
    const members = kept.flatMap(({ gone, stays }) => [gone.id, stays.id]);
    await lockMembers(tx, plan, members);
    await moveMembers(tx, { plan, at, actor, because: 'file' }, kept);
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

/** Days of programs are saved as they were read, so nobody writes down that one of these members left until the batch ends. */
async function holdPrograms(tx: Queryable, plan: string, cins: readonly string[], ids: readonly string[]) {
  await tx.query(
    `with told as (
       select member_id from member where plan = $1 and cin = any($2)
       union select member_id from member_former_cin where plan = $1 and cin = any($2)
       union select unnest($3::text[]))
     select 1 from member m where m.plan = $1 and m.member_id = any (array(
       select p.member_id from told join member_program p on p.plan = $1 and p.member_id = told.member_id))
     order by m.member_id for no key update`,
    [plan, cins, ids],
  );
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
    await copyRows(tx, staging, ['plan', 'file_id', 'position', 'number', 'place', 'severity', 'finding'], rows);
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
