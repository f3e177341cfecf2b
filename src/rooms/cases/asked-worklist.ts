import type { Instant } from '../../kernel/index.ts';
import type { ListedCase } from './case-store.ts';

const HOUR = 3_600_000;

interface AskedDue {
  readonly due_before?: Instant | undefined;
  readonly due_within_hours?: number | undefined;
  readonly overdue?: true | undefined;
}

/** The earliest of what is asked: a moment, late within so many hours, late already. */
export function dueBefore({ due_before: before, due_within_hours: hours, overdue }: AskedDue, now: Instant) {
  const within = hours === undefined ? undefined : now + hours * HOUR;
  const ends = [before, within, overdue ? now : undefined].filter((end) => end !== undefined);
  return ends.length > 0 ? Math.min(...ends) : undefined;
}

type AskedAssigned = 'me' | 'nobody' | { readonly account: string } | undefined;

/** Whose cases, as the store filters: `null` for those nobody has. */
export function assignedAs(asked: AskedAssigned, me: string): string | null | undefined {
  if (typeof asked === 'object') return asked.account;
  return asked === 'me' ? me : asked && null;
}

/** Rows in the order they were found, each with the names of its plan's rows, read at once. Those of a plan nobody knows stay out. */
export async function sayInOrder<N, L>(
  cases: readonly ListedCase[],
  namesOf: (plan: string, cases: readonly ListedCase[]) => Promise<N | undefined>,
  say: (found: ListedCase, names: N) => L,
): Promise<L[]> {
  const known = new Map<string, N>();
  for (const [plan, of] of Map.groupBy(cases, (one) => one.plan)) {
    const names = await namesOf(plan, of);
    if (names !== undefined) known.set(plan, names);
  }
  return cases.flatMap((found) => {
    const names = known.get(found.plan);
    return names === undefined ? [] : [say(found, names)];
  });
}
