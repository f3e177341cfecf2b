import { addDays, warning } from '../../kernel/index.ts';
import { applyCoverage } from './coverage-changes.ts';
import type { EnrollmentStore, ReceivedFile } from './load-enrollment.ts';
import type { MemberRecord } from './record.ts';
import type { WholeList } from './whole-list.ts';

/** Whom a list leaves out, of how many that were covered. */
export interface LeftOut {
  readonly members: readonly string[];
  readonly covered: number;
}

const BATCH = 2_000;

/**
 * Ends the coverage of the members a whole list leaves out, batch by batch; done again it changes nothing. Where nobody has said
 * from when they are left out, or the list could not be read whole, nobody's coverage ends and the answer says so.
 */
export async function endLeftOut(
  store: EnrollmentStore,
  file: ReceivedFile,
  list: WholeList,
  { members }: LeftOut,
  last: number,
): Promise<void> {
  const { lastDay } = list;
  const answer = await store.batch(file, async (batch) => {
    const code = list.isIncomplete
      ? 'member.list_incomplete'
      : lastDay === undefined
        ? 'member.list_end_unknown'
        : members.length > 0 && 'member.left_out';
    if (!code) return code;
    const findings = [saying[code](members.length, lastDay ?? '')];
    if (batch.doneThrough <= last)
      await batch.progress(last + 1, NO_COUNTS, [{ position: last + 1, at: 'file', findings }]);
    return code;
  });
  if (answer !== 'member.left_out' || lastDay === undefined) return;
  const from = addDays(lastDay, 1);
  for (let i = 0; i < members.length; i += BATCH) {
    await store.batch(file, async (batch) => {
      const records = await batch.recordsOf([], members.slice(i, i + BATCH));
      await batch.save(records.map((record) => withdrawn(record, from)));
      await batch.progress(last + 1, NO_COUNTS, []);
    });
  }
}

const NO_COUNTS = { taken: 0, warned: 0, rejected: 0 };

const saying = {
  'member.list_incomplete': (n: number) =>
    warning('member.list_incomplete', 'file', { expected: 'a whole list read to its end', received: count(n) }),
  'member.list_end_unknown': (n: number) =>
    warning('member.list_end_unknown', 'file', {
      expected: 'a last day that the dialect of the sender says',
      received: count(n),
    }),
  'member.left_out': (n: number, lastDay: string) =>
    warning('member.left_out', 'file', { expected: `coverage until ${lastDay}`, received: count(n) }),
};

function count(n: number): string {
  return String(n);
}

function withdrawn(record: MemberRecord, from: string): MemberRecord {
  const before = { coverage: record.coverage, uncertain: record.uncertain ?? [] };
  return { ...record, ...applyCoverage(before, [{ kind: 'withdrawn', from }], false) };
}
