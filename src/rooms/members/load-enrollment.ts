import { californiaDate, type Finding, finding, type IsoDate, warning } from '../../kernel/index.ts';
import { endLeftOut, type LeftOut } from './end-left-out.ts';
import type { EnrollmentLine } from './enrollment.ts';
import { Known, type Merge, recordAfter } from './known.ts';
import type { MemberRecord } from './record.ts';
import { mustBeHeld, type WholeList } from './whole-list.ts';

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
  /** The plan whose network looks after the members; a brand has its plan's. */
  readonly network?: string;
  /** Somebody has seen how many members a whole list would end, and said yes. */
  readonly isConfirmed?: boolean;
}

export interface LoadCounts {
  readonly taken: number;
  readonly warned: number;
  readonly rejected: number;
}

/** What a whole list does to members it leaves out: how many, of how many that are covered. */
export interface ListCounts {
  readonly leftOut: number;
  readonly covered: number;
}

export interface LoadReport extends LoadCounts, ListCounts {
  readonly file: string;
  /** `again`: the same bytes were loaded before, nothing was done. `held`: nothing was done, it waits for a confirmation. */
  readonly outcome: 'done' | 'again' | 'refused' | 'held';
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
  /** Makes members one, after the merged records were saved: what belonged to who goes belongs to who stays. */
  merge(merges: readonly Merge[]): Promise<void>;
  progress(through: number, counts: LoadCounts, answers: readonly RecordAnswer[]): Promise<void>;
}

export interface EnrollmentStore {
  /** The file's row, made when it is new. A held file that is confirmed is loading from then on. */
  open(
    file: ReceivedFile,
  ): Promise<{ readonly state: FileState; readonly isConfirmed: boolean } & LoadCounts & ListCounts>;
  /** Members covered after a day whom a list does not name. */
  leftOut(file: ReceivedFile, list: WholeList, after: IsoDate): Promise<LeftOut>;
  batch<T>(file: ReceivedFile, work: (batch: EnrollmentBatch) => Promise<T>): Promise<T>;
  close(file: ReceivedFile, state: 'done' | 'refused' | 'held', list: ListCounts): Promise<LoadCounts & ListCounts>;
}

export type FileState = 'loading' | 'done' | 'refused' | 'held';

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
  list?: WholeList,
): Promise<LoadReport> {
  const { state, isConfirmed, ...before } = await store.open(file);
  if (state !== 'loading') return { ...before, file: file.id, outcome: state === 'done' ? 'again' : state };
  if (isRefused) return closed(store, file, 'refused', NOBODY_LEFT_OUT);
  const leftOut = list ? await store.leftOut(file, list, list.lastDay ?? californiaDate(file.at)) : NOBODY;
  const canEnd = list && !list.isIncomplete && list.lastDay !== undefined;
  const counts = { leftOut: leftOut.members.length, covered: leftOut.covered };
  if (canEnd && !isConfirmed && mustBeHeld(counts.leftOut, counts.covered, list.holdAbovePercent)) {
    return closed(store, file, 'held', counts);
  }
  const load = new Load(store, file);
  for await (const line of lines) await load.take(line);
  await load.end();
  if (list) await endLeftOut(store, file, list, leftOut, load.last);
  return closed(store, file, 'done', canEnd ? counts : NOBODY_LEFT_OUT);
}

const NOBODY: LeftOut = { members: [], covered: 0 };
const NOBODY_LEFT_OUT: ListCounts = { leftOut: 0, covered: 0 };

async function closed(
  store: EnrollmentStore,
  file: ReceivedFile,
  outcome: 'done' | 'refused' | 'held',
  list: ListCounts,
): Promise<LoadReport> {
  return { ...(await store.close(file, outcome, list)), file: file.id, outcome };
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
  last = 0;
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
    const cins = [...new Set(told.flatMap((e) => [e.cin, e.mother ?? [], e.formerCin ?? []].flat()))];
    const known = new Known(await batch.recordsOf(cins, [...new Set(told.flatMap((e) => e.planId ?? []))]));
    const changed = new Map<string, MemberRecord>();
    const answers: RecordAnswer[] = [];
    const counts = { taken: 0, warned: 0, rejected: 0 };
    const merges: Merge[] = [];
    for (const line of lines) {
      const findings = [...line.findings];
      const record = line.enrollment && recordAfter(known, line.enrollment, this.today, line.at, findings, merges);
      if (record) {
        known.put(record);
        changed.set(record.id, record);
        counts.taken++;
        if (findings.length > 0) counts.warned++;
      } else counts.rejected++;
      if (findings.length > 0) answers.push({ position: line.position, at: line.at, findings });
    }
    for (const { gone } of merges) changed.delete(gone.id);
    await batch.save([...changed.values()]);
    await batch.merge(merges.map((merge) => ({ ...merge, merged: changed.get(merge.merged.id) ?? merge.merged })));
    await batch.progress(lines.at(-1)?.position ?? 0, counts, answers);
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
