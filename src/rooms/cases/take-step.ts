import { done, type Instant, type Result, refused } from '../../kernel/index.ts';
import type { CaseEvent } from './case-file.ts';
import type { KeptCases, StandingCase } from './kept-cases.ts';

export interface Step<S extends StandingCase> {
  readonly plan: string;
  readonly number: string;
  readonly now: Instant;
  readonly by: CaseEvent['by'];
  /** How many events he had seen when he asked; nothing is done when there are more by now. */
  readonly seen?: number | undefined;
  readonly allowed: (standing: S) => Result<unknown>;
  readonly happens: (
    standing: S,
  ) => Promise<Result<readonly CaseEvent['what'][]>> | Result<readonly CaseEvent['what'][]>;
}

/** One step on a case: loaded, allowed, appended. What happened meanwhile is never written over. */
export async function takeStep<S extends StandingCase>(store: KeptCases<S>, step: Step<S>): Promise<Result<S>> {
  const { plan, number, now, by, seen } = step;
  const standing = await store.load(plan, number);
  if (!standing) return refused('not_found', 'no such case');
  if (seen !== undefined && seen < standing.events.length) return changedMeanwhile();
  const allowed = step.allowed(standing);
  if (!allowed.ok) return allowed;
  if (now < (standing.events.at(-1)?.at ?? 0))
    return refused('out_of_order', 'the case has moved on since that moment');
  const happened = await step.happens(standing);
  if (!happened.ok) return happened;
  if (happened.value.length === 0) return done(standing);
  const events = happened.value.map((what) => ({ at: now, ...(by ? { by } : {}), what }));
  const after = await store.append(plan, number, standing.events, events);
  return after ? done(after) : changedMeanwhile();
}

function changedMeanwhile(): Result<never> {
  return refused('changed_meanwhile', 'somebody else has worked on this case meanwhile');
}
