import { isDeepStrictEqual } from 'node:util';
import type { Finding, IsoDate } from '../../kernel/index.ts';
import type { AnsweredRecord } from './answer-file.ts';
import type { LeftOut } from './end-left-out.ts';
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
import type { MemberRecord } from './record.ts';
import { mustBeHeld, type WholeList } from './whole-list.ts';

/** What is kept, only looked at. */
export interface EnrollmentReader {
  stateOf(file: ReceivedFile): Promise<FileState | undefined>;
  leftOut(file: ReceivedFile, list: WholeList, after: IsoDate): Promise<LeftOut>;
  recordsOf(file: ReceivedFile, cins: readonly string[], ids: readonly string[]): Promise<readonly MemberRecord[]>;
}

/** What a file would do, member by member. */
export interface WouldDo {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Of the changed: members whose last covered day would come earlier. */
  readonly ended: number;
  /** Members who would become one with another. */
  readonly merged: number;
  /** Pairs of members that wait for a person, who says whether they are one. */
  readonly pairs: number;
  /** The whole list would wait for a confirmation. */
  readonly isHeld: boolean;
}

interface Touched {
  readonly before: MemberRecord | undefined;
  readonly after: MemberRecord;
}

/** A load that keeps nothing: what it would write stands before its eyes, and is counted against what is kept. */
export class Rehearsal implements EnrollmentStore {
  private readonly answers: RecordAnswer[] = [];
  private readonly kept: EnrollmentReader;
  private readonly touched = new Map<string, Touched>();
  /** Whom of those touched each number means. */
  private readonly numbers = new Map<string, string>();
  private readonly gone = new Set<string>();
  private readonly counts = { taken: 0, warned: 0, rejected: 0 };
  private through = 0;
  private isHeld = false;

  constructor(kept: EnrollmentReader) {
    this.kept = kept;
  }

  readonly open = async (file: ReceivedFile) => {
    const state = (await this.kept.stateOf(file)) === 'done' ? ('done' as const) : ('loading' as const);
    return { ...NOTHING, state, isConfirmed: true };
  };

  readonly leftOut = async (file: ReceivedFile, list: WholeList, after: IsoDate): Promise<LeftOut> => {
    const found = await this.kept.leftOut(file, list, after);
    const canEnd = !list.isIncomplete && list.lastDay !== undefined;
    this.isHeld = canEnd && mustBeHeld(found.members.length, found.covered, list.holdAbovePercent);
    return found;
  };

  readonly batch = async <T>(file: ReceivedFile, work: (batch: EnrollmentBatch) => Promise<T>): Promise<T> => {
    const found = new Map<string, MemberRecord>();
    return work({
      doneThrough: this.through,
      recordsOf: async (cins, ids) => {
        for (const record of await this.kept.recordsOf(file, cins, ids)) found.set(record.id, record);
        const here = new Set([...cins, ...ids].flatMap((number) => this.numbers.get(number) ?? []));
        return [
          ...[...here].flatMap((id) => this.touched.get(id)?.after ?? []),
          ...[...found.values()].filter((r) => !this.touched.has(r.id) && !this.gone.has(r.id)),
        ];
      },
      save: (records) => {
        for (const after of records) {
          const before = this.touched.has(after.id) ? this.touched.get(after.id)?.before : found.get(after.id);
          this.touched.set(after.id, { before, after });
          for (const number of numbersOf(after)) this.numbers.set(number, after.id);
        }
        return Promise.resolve();
      },
      merge: (merges) => Promise.resolve(this.merge(merges)),
      progress: (through, { taken, warned, rejected }, answers) => {
        this.through = Math.max(this.through, through);
        this.counts.taken += taken;
        this.counts.warned += warned;
        this.counts.rejected += rejected;
        this.answers.push(...answers);
        return Promise.resolve();
      },
    });
  };

  readonly close = (_: ReceivedFile, __: FileState, list: ListCounts): Promise<LoadCounts & ListCounts> =>
    Promise.resolve({ ...this.counts, ...list });

  /** What is wrong with the file itself, then record by record. */
  answered(findings: readonly Finding[]): readonly AnsweredRecord[] {
    return [
      ...findings.map((finding) => ({ position: 0, at: finding.at, finding })),
      ...this.answers.flatMap(({ position, at, findings: found }) =>
        found.map((finding) => ({ position, at, finding })),
      ),
    ];
  }

  get wouldDo(): WouldDo {
    const all = [...this.touched.values()];
    const changed = all.filter(({ before, after }) => before && !isDeepStrictEqual(asTold(before), asTold(after)));
    const codes = this.answers.flatMap((a) => a.findings.map((f) => f.code));
    const added = all.filter(({ before }) => !before).length;
    return {
      added,
      changed: changed.length,
      same: all.length - added - changed.length,
      ended: changed.filter(({ before, after }) => before && lastDay(after) < lastDay(before)).length,
      merged: this.gone.size,
      pairs: codes.filter((code) => code === 'member.former_cin_other').length,
      isHeld: this.isHeld,
    };
  }

  private merge(merges: readonly Merge[]): void {
    for (const { gone } of merges) {
      this.touched.delete(gone.id);
      this.gone.add(gone.id);
    }
  }
}

const NOTHING = { taken: 0, warned: 0, rejected: 0, leftOut: 0, covered: 0 };
const ALWAYS = '9999-12-31';

function numbersOf({ id, cin, formerCins = [] }: MemberRecord): readonly string[] {
  return [id, cin, ...formerCins];
}

function lastDay({ coverage }: MemberRecord): IsoDate {
  return coverage.reduce((last, { to = ALWAYS }) => (to > last ? to : last), '');
}

/** Without what is no change: on which day a contact was told again, and in which order lists stand. */
function asTold({ contacts, formerCins = [], uncertain = [], ...record }: MemberRecord): unknown {
  const told = contacts.map(({ on: _, ...contact }) => JSON.stringify(contact, Object.keys(contact).sort())).sort();
  return JSON.parse(JSON.stringify({ ...record, uncertain, contacts: told, formerCins: [...formerCins].sort() }));
}
