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
import type { MemoryMembers } from './memory-members.ts';
import type { EnrollmentReader } from './rehearse-enrollment.ts';
import type { WholeList } from './whole-list.ts';

type Held = { state: FileState; isConfirmed: boolean } & { -readonly [K in keyof (LoadCounts & ListCounts)]: number };

/** Loads into memory: the same verb, nothing kept. */
export class MemoryEnrollmentStore implements EnrollmentStore, EnrollmentReader {
  readonly members: MemoryMembers;
  readonly answers: RecordAnswer[] = [];
  private readonly files = new Map<string, Held>();

  constructor(members: MemoryMembers) {
    this.members = members;
  }

  readonly stateOf = ({ id }: ReceivedFile) => Promise.resolve(this.files.get(id)?.state);

  readonly recordsOf = (_: ReceivedFile, cins: readonly string[], ids: readonly string[]) =>
    Promise.resolve(
      this.members.all.filter(
        (r) => ids.includes(r.id) || [r.cin, ...(r.formerCins ?? [])].some((cin) => cins.includes(cin)),
      ),
    );

  readonly open = ({ id, isConfirmed = false }: ReceivedFile) => {
    const none = { taken: 0, warned: 0, rejected: 0, leftOut: 0, covered: 0 };
    const found = this.files.get(id) ?? { state: 'loading' as const, isConfirmed: false, ...none };
    if (isConfirmed && found.state === 'held') Object.assign(found, { state: 'loading', isConfirmed });
    this.files.set(id, found);
    return Promise.resolve({ ...found });
  };

  readonly leftOut = (_: ReceivedFile, { named, healthPlans }: WholeList, after: string): Promise<LeftOut> => {
    const covered = this.members.all.filter((r) =>
      r.coverage.some(
        (c) =>
          (c.to === undefined || c.to > after) &&
          (healthPlans.length === 0 || c.healthPlan === undefined || healthPlans.includes(c.healthPlan)),
      ),
    );
    const members = covered.filter((r) => ![r.cin, ...(r.formerCins ?? [])].some((cin) => named.has(cin)));
    return Promise.resolve({ members: members.map((r) => r.id), covered: covered.length });
  };

  readonly batch = <T>(file: ReceivedFile, work: (batch: EnrollmentBatch) => Promise<T>): Promise<T> =>
    work({
      doneThrough: 0,
      recordsOf: (cins, ids) => this.recordsOf(file, cins, ids),
      save: (records) => {
        for (const record of records) this.members.put(record);
        return Promise.resolve();
      },
      merge: (merges) => {
        for (const merge of merges) this.members.merge(merge);
        return Promise.resolve();
      },
      progress: (_, counts, answers) => {
        const counted = this.files.get(file.id);
        if (counted) {
          counted.taken += counts.taken;
          counted.warned += counts.warned;
          counted.rejected += counts.rejected;
        }
        this.answers.push(...answers);
        return Promise.resolve();
      },
    });

  readonly close = (file: ReceivedFile, state: 'done' | 'refused' | 'held', list: ListCounts) => {
    const found = this.files.get(file.id);
    if (!found) throw new Error('a file is closed that was never opened');
    Object.assign(found, { state, ...list });
    const { taken, warned, rejected, leftOut, covered } = found;
    return Promise.resolve({ taken, warned, rejected, leftOut, covered });
  };
}
