import { californiaDate, type Finding, finding, type IsoDate, warning } from '../../kernel/index.ts';
import { applyEnrollment } from './apply-enrollment.ts';
import type { Enrollment, EnrollmentLine } from './enrollment.ts';
import type { MemberRecord } from './record.ts';

/** A received file: named by the digest of its bytes, so that the same file is the same. */
export interface ReceivedFile {
  readonly plan: string;
  readonly id: string;
  readonly name: string;
  readonly format: '834' | 'flat';
  readonly bytes: number;
  readonly at: Date;
  readonly actor: string;
  readonly findings: readonly Finding[];
  /** Invented people: their CINs end with a letter the state does not issue, and they are marked. */
  readonly isSynthetic?: boolean;
}

export interface LoadCounts {
  readonly taken: number;
  readonly warned: number;
  readonly rejected: number;
}

export interface LoadReport extends LoadCounts {
  readonly file: string;
  /** `again`: the same bytes were loaded before, nothing was done. */
  readonly outcome: 'done' | 'again' | 'refused';
}

/** Why a record was rejected, or what was odd about it. */
export interface RecordAnswer {
  readonly position: number;
  readonly at: string;
  readonly findings: readonly Finding[];
}

/** One transaction of a load. What is saved in it is there with its answers and its resume point, or not at all. */
export interface EnrollmentBatch {
  /** The last record that is in the database. */
  readonly doneThrough: number;
  /** Members under these CINs or plan ids. */
  recordsOf(cins: readonly string[], ids: readonly string[]): Promise<readonly MemberRecord[]>;
  save(records: readonly MemberRecord[]): Promise<void>;
  progress(through: number, counts: LoadCounts, answers: readonly RecordAnswer[]): Promise<void>;
}

export interface EnrollmentStore {
  /** The file's row, made when it is new. */
  open(file: ReceivedFile): Promise<{ readonly state: 'loading' | 'done' | 'refused' } & LoadCounts>;
  batch<T>(file: ReceivedFile, work: (batch: EnrollmentBatch) => Promise<T>): Promise<T>;
  close(file: ReceivedFile, state: 'done' | 'refused'): Promise<LoadCounts>;
}

const BATCH = 4_000;

/**
 * Loads a file's records in batches. Killed at any moment, the same file loaded again goes on after the last batch that was
 * kept; loaded a second time it changes nothing. A record that cannot be is answered with its reason, the others are taken.
 */
export async function loadEnrollment(
  store: EnrollmentStore,
  file: ReceivedFile,
  lines: AsyncIterable<EnrollmentLine>,
  isRefused: boolean,
): Promise<LoadReport> {
  const opened = await store.open(file);
  if (opened.state !== 'loading') {
    return { ...countsOf(opened), file: file.id, outcome: opened.state === 'done' ? 'again' : 'refused' };
  }
  if (isRefused) return { ...(await store.close(file, 'refused')), file: file.id, outcome: 'refused' };
  const load = new Load(store, file);
  for await (const line of lines) await load.take(line);
  await load.end();
  return { ...(await store.close(file, 'done')), file: file.id, outcome: 'done' };
}

function countsOf({ taken, warned, rejected }: LoadCounts): LoadCounts {
  return { taken, warned, rejected };
}

interface Child {
  readonly cin: string;
  readonly mother: string;
  readonly position: number;
  readonly at: string;
}

class Load {
  private readonly store: EnrollmentStore;
  private readonly file: ReceivedFile;
  private readonly today: IsoDate;
  private readonly seen = new Set<string>();
  /** Children whose mother may stand further down in the file. */
  private readonly children: Child[] = [];
  private lines: EnrollmentLine[] = [];
  private last = 0;
  /** The batch that is being kept while the next one is read. */
  private keeping: Promise<void> = Promise.resolve();

  constructor(store: EnrollmentStore, file: ReceivedFile) {
    this.store = store;
    this.file = file;
    this.today = californiaDate(file.at);
  }

  async take(line: EnrollmentLine): Promise<void> {
    this.lines.push(this.judgedOnce(this.file.isSynthetic ? withoutLetterWarning(line) : line));
    this.last = line.position;
    const mother = line.enrollment?.mother;
    if (mother !== undefined) this.children.push({ cin: line.cin, mother, position: line.position, at: line.at });
    if (this.lines.length >= BATCH) await this.flush();
  }

  async end(): Promise<void> {
    await this.flush();
    await this.keeping;
    for (let i = 0; i < this.children.length; i += BATCH) {
      // Counted on behind the last record, so that a load that goes on says nothing of them twice.
      await this.joinUnits(this.children.slice(i, i + BATCH), this.last + 1 + i);
    }
  }

  /** The same said twice in a file is taken once. */
  private judgedOnce(line: EnrollmentLine): EnrollmentLine {
    if (!line.enrollment) return line;
    const key = `${line.cin} ${fingerprint(JSON.stringify(line.enrollment))}`;
    if (!this.seen.has(key)) {
      this.seen.add(key);
      return line;
    }
    const twice = finding('member.duplicate_record', line.at, { expected: 'each record once in a file' });
    return { ...line, enrollment: undefined, findings: [...line.findings, twice] };
  }

  /** One batch is kept at a time: what fails in it is thrown at the next, and nothing after it is kept. */
  private async flush(): Promise<void> {
    const { lines } = this;
    this.lines = [];
    await this.keeping;
    if (lines.length === 0) return;
    this.keeping = this.store.batch(this.file, async (batch) => {
      const open = lines.filter((line) => line.position > batch.doneThrough);
      if (open.length > 0) await this.apply(batch, open);
    });
    this.keeping.catch(() => undefined); // it is thrown where it is awaited
  }

  private async apply(batch: EnrollmentBatch, lines: readonly EnrollmentLine[]): Promise<void> {
    const told = lines.flatMap((line) => line.enrollment ?? []);
    const cins = [...new Set(told.flatMap((e) => (e.mother === undefined ? [e.cin] : [e.cin, e.mother])))];
    const known = new Known(await batch.recordsOf(cins, [...new Set(told.flatMap((e) => e.planId ?? []))]));
    const changed = new Map<string, MemberRecord>();
    const answers: RecordAnswer[] = [];
    const counts = { taken: 0, warned: 0, rejected: 0 };
    for (const line of lines) {
      const findings = [...line.findings];
      const record = line.enrollment && this.recordAfter(known, line.enrollment, line.at, findings);
      if (record) {
        known.put(record);
        changed.set(record.id, record);
        counts.taken++;
        if (findings.length > 0) counts.warned++;
      } else counts.rejected++;
      if (findings.length > 0) answers.push({ position: line.position, at: line.at, findings });
    }
    await batch.save([...changed.values()]);
    await batch.progress(lines.at(-1)?.position ?? 0, counts, answers);
  }

  private recordAfter(known: Known, told: Enrollment, at: string, findings: Finding[]): MemberRecord | undefined {
    const before = known.byCin.get(told.cin);
    const id = told.planId ?? told.cin;
    const holder = known.byId.get(id);
    if (!before && holder) {
      findings.push(finding('member.plan_id_taken', at, { expected: 'a plan id that no other member has' }));
      return undefined;
    }
    if (before && told.planId !== undefined && before.id !== told.planId) {
      findings.push(warning('member.plan_id_differs', at, { expected: 'the plan id the member has' }));
    }
    const mother = told.mother === undefined ? undefined : known.byCin.get(told.mother);
    return applyEnrollment(before, told, mother?.unit, this.today);
  }

  /** Mothers that came after their children; and those that never came. */
  private async joinUnits(children: readonly Child[], through: number): Promise<void> {
    await this.store.batch(this.file, async (batch) => {
      if (batch.doneThrough >= through) return;
      const cins = [...new Set(children.flatMap((c) => [c.cin, c.mother]))];
      const known = new Known(await batch.recordsOf(cins, []));
      const changed: MemberRecord[] = [];
      const answers: RecordAnswer[] = [];
      for (const { cin, mother, position, at } of children) {
        const child = known.byCin.get(cin);
        const unit = known.byCin.get(mother)?.unit;
        if (child && unit !== undefined && child.unit !== unit) changed.push({ ...child, unit });
        if (unit === undefined) {
          const expected = 'the CIN of a member of the plan';
          answers.push({ position, at, findings: [warning('member.mother_unknown', at, { expected })] });
        }
      }
      if (changed.length > 0) await batch.save(changed);
      await batch.progress(through, { taken: 0, warned: answers.length, rejected: 0 }, answers);
    });
  }
}

function withoutLetterWarning(line: EnrollmentLine): EnrollmentLine {
  return { ...line, findings: line.findings.filter((f) => f.code !== 'member.cin_letter') };
}

class Known {
  readonly byCin = new Map<string, MemberRecord>();
  readonly byId = new Map<string, MemberRecord>();

  constructor(records: readonly MemberRecord[]) {
    for (const record of records) this.put(record);
  }

  put(record: MemberRecord): void {
    this.byCin.set(record.cin, record);
    this.byId.set(record.id, record);
  }
}

/** 53 bits of a text: enough to tell the few records of one member apart. */
function fingerprint(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
