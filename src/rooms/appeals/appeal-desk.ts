import { done, type Instant, type Result, refused } from '../../kernel/index.ts';
import type { CompiledPolicy, PlanClocks } from '../../rules/index.ts';
import { type Person, personOf, type RequestDesk } from '../authorizations/index.ts';
import { type CaseReading, type CaseStore, KeptCases, type Told, takeStep } from '../cases/index.ts';
import type { ContinuityDesk } from '../continuity/index.ts';
import { type AppealAction, type AppealViewer, appealAction } from './appeal-actions.ts';
import type { AppealEvent, AppealHappened } from './appeal-event.ts';
import { appealRow } from './appeal-row.ts';
import { type Appeal, appealFrom } from './open-appeal.ts';

/** Everything the verbs of this room lean on. Requests and continuity of care are there to read the decision appealed, and to carry out what was won. */
export interface AppealDesk {
  readonly plan: string;
  readonly policy: CompiledPolicy;
  readonly clocks: PlanClocks;
  readonly store: KeptCases<Appeal>;
  readonly requests: RequestDesk;
  readonly continuity: ContinuityDesk;
}

export interface AppealAsking {
  readonly viewer: AppealViewer;
  readonly now: Instant;
  readonly seen?: number | undefined;
}

export function appealReading(clocks: PlanClocks): CaseReading<Appeal> {
  return {
    kinds: ['appeal', 'grievance'],
    standing: (plan, number, events) => appealFrom(plan, number, events as readonly AppealEvent[]),
    row: (appeal) => appealRow(clocks, appeal),
  };
}

export function keptAppeals(cases: CaseStore, clocks: PlanClocks, told?: Told<Appeal>): KeptCases<Appeal> {
  return new KeptCases(cases, appealReading(clocks), told);
}

export function stepOnAppeal(
  desk: AppealDesk,
  number: string,
  action: AppealAction,
  { viewer, now, seen }: AppealAsking,
  happens: (appeal: Appeal) => Promise<Result<readonly AppealHappened[]>> | Result<readonly AppealHappened[]>,
): Promise<Result<Appeal>> {
  return takeStep(desk.store, {
    plan: desk.plan,
    number,
    now,
    seen,
    by: personOf(viewer) satisfies Person,
    allowed: (appeal) => {
      const { open, why, cites } = appealAction(appeal, action, viewer);
      return open ? done(undefined) : refused(why ?? 'not_allowed', action, cites);
    },
    happens,
  });
}
