import { done, type Instant, type Result, refused } from '../../kernel/index.ts';

interface Taken<P, W> {
  readonly at: Instant;
  readonly by?: P;
  readonly what: W;
}

/** A case whose events happened in order. */
interface Standing {
  readonly events: readonly { readonly at: Instant }[];
}

/** Where the cases of one room are kept. */
interface Kept<S extends Standing, P, W> {
  load(plan: string, number: string): Promise<S | undefined>;
  append(plan: string, number: string, before: S['events'], events: readonly Taken<P, W>[]): Promise<S | undefined>;
}

export interface Step<S, P, W> {
  readonly plan: string;
  readonly number: string;
  readonly now: Instant;
  readonly by: P;
  /** How many events he had seen when he asked; nothing is done when there are more by now. */
  readonly seen?: number | undefined;
  readonly allowed: (standing: S) => Result<unknown>;
  readonly happens: (standing: S) => Promise<Result<readonly W[]>> | Result<readonly W[]>;
}

/**
 * One step on a case: loaded, allowed, appended. What happened meanwhile is never written over: the second of two people who act at
 * once is told to look again.
 */
export async function takeStep<S extends Standing, P, W>(
  store: Kept<S, P, W>,
  step: Step<S, P, W>,
): Promise<Result<S>> {
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
  const events = happened.value.map((what) => ({ at: now, by, what }));
  const after = await store.append(plan, number, standing.events, events);
  return after ? done(after) : changedMeanwhile();
}

function changedMeanwhile(): Result<never> {
  return refused('changed_meanwhile', 'somebody else has worked on this case meanwhile');
}
