import { addDays, type IsoDate, order } from '../../kernel/index.ts';
import { type DateSpan, isWithin } from './member.ts';

export const ASSIGNMENT_KINDS = ['pcp', 'medical_group', 'ecm'] as const;
export type AssignmentKind = (typeof ASSIGNMENT_KINDS)[number];

/** Who looks after the member, by date: a primary care provider, a delegated medical group, an ECM provider. */
export interface Assignment extends DateSpan {
  readonly kind: AssignmentKind;
  /** NPI or plan id of a provider; of a medical group, the id of its organization. */
  readonly who: string;
  /** Of an ECM provider. */
  readonly status?: 'pending_outreach' | 'enrolled';
}

export function assignedOn(
  assignments: readonly Assignment[],
  kind: AssignmentKind,
  on: IsoDate,
): Assignment | undefined {
  return assignments.find((a) => a.kind === kind && isWithin(a, on));
}

/**
 * The assignments after a new one: a member has one of a kind at a time, so the earlier one ends the day before.
 * The same assignment told again changes nothing.
 *
 * @cites HN-SM-38
 */
export function withAssignment(assignments: readonly Assignment[], next: Assignment): readonly Assignment[] {
  const from = next.from ?? '0001-01-01';
  const same = assignments.find((a) => a.kind === next.kind && a.who === next.who && isWithin(a, from));
  if (same && same.status === next.status && same.to === next.to) return assignments;
  const kept = assignments.flatMap((a) => {
    if (a.kind !== next.kind || (a.to !== undefined && a.to < from)) return [a];
    if (a === same) return [];
    return a.from !== undefined && a.from >= from ? [] : [{ ...a, to: addDays(from, -1) }];
  });
  const begun = same?.from !== undefined && same.from < from && same.status === next.status ? { from: same.from } : {};
  return [...kept, { ...next, ...begun }].sort((a, b) => order(a.kind, b.kind) || order(a.from ?? '', b.from ?? ''));
}
