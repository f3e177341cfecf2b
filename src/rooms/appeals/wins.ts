import type { AppealDecision, AppealResolution, Remedy } from './appeal.ts';
import type { Appeal } from './open-appeal.ts';

/** What the plan's answer, or a remedy of the state after it, won for who appealed. */
export interface Win {
  /** Absent where the plan's own answer did. */
  readonly remedy?: Remedy;
  readonly lines: AppealDecision['lines'];
  readonly isCarriedOut: boolean;
}

/** The plan's own first. What was recorded of a remedy before its lines were is no win to carry out. */
export function winsOf({ body, resolution, carriedOut, remedies }: Appeal): Win[] {
  if (body.kind === 'grievance') return [];
  const own =
    resolution && isReversal(resolution.outcome) ? [{ lines: resolution.lines, isCarriedOut: carriedOut }] : [];
  const states = Object.entries(remedies).flatMap(([remedy, { outcome, lines, carriedOut: isDone = false }]): Win[] =>
    isReversal(outcome) && lines ? [{ remedy: remedy as Remedy, lines, isCarriedOut: isDone }] : [],
  );
  return [...own, ...states];
}

/** Whether the plan still has to give the member what was won. */
export function owesCarryingOut(appeal: Appeal): boolean {
  return winsOf(appeal).some(({ isCarriedOut }) => !isCarriedOut);
}

export function isReversal(outcome: string | undefined): boolean {
  return outcome === 'overturned' || outcome === 'partly_overturned';
}

const WEIGHT: readonly AppealResolution[] = ['upheld', 'partly_overturned', 'overturned'];

/** How the plan's decision stands after the plan's answer and the state's remedies: what was won anywhere is won. */
export function outcomeAfterAll({ resolution, remedies }: Appeal): AppealResolution | undefined {
  const outcomes = [resolution?.outcome, ...Object.values(remedies).map(({ outcome }) => outcome)];
  return WEIGHT.findLast((one) => outcomes.includes(one));
}

/** Whether it stands otherwise than the plan answered, or had not answered, since the state decided. */
export function isByState(appeal: Appeal): boolean {
  const after = outcomeAfterAll(appeal);
  return after !== undefined && after !== appeal.resolution?.outcome;
}
