import { done, type Instant, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { CompiledPolicy, PlanClocks } from '../../rules/index.ts';
import { personOf } from '../authorizations/index.ts';
import { type CaseReading, type CaseStore, KeptCases, type Told, takeStep } from '../cases/index.ts';
import { type ContinuityAction, type ContinuityViewer, continuityAction } from './continuity-actions.ts';
import type { ContinuityEvent, ContinuityHappened } from './continuity-event.ts';
import { continuityRow } from './continuity-row.ts';
import { type Continuity, continuityFrom } from './open-continuity.ts';

/** What is known of a member on the day continuity is asked for. */
export interface ContinuityMember {
  readonly lineOfBusiness: string;
  /** First day of the latest stretch of coverage that has no gap. */
  readonly enrolledOn?: IsoDate;
}

/** Everything the verbs of this room lean on. */
export interface ContinuityDesk {
  readonly plan: string;
  readonly policy: CompiledPolicy;
  readonly clocks: PlanClocks;
  readonly store: KeptCases<Continuity>;
  readonly member: (id: string, on: IsoDate) => Promise<ContinuityMember | undefined>;
  /** Where a provider stands on a day; undefined for one the plan does not know. */
  readonly network: (provider: string, on: IsoDate) => Promise<'in_network' | 'out_of_network' | undefined>;
  /** Days of visits with a provider in the history of paid lines. */
  readonly visits: (member: string, provider: string) => Promise<readonly IsoDate[]>;
}

export interface ContinuityAsking {
  readonly viewer: ContinuityViewer;
  readonly now: Instant;
  readonly seen?: number | undefined;
}

const GRANTING: ReadonlySet<string> = new Set([
  'decided',
  'decision_overturned',
  'extended',
  'assessed',
  'changed_provider',
]);

/** What goes with the events of a case, in the same transaction. */
export interface ContinuityFollows {
  /** Writes what stands granted. */
  readonly granted?: (one: Continuity) => Promise<void>;
  readonly told?: Told<Continuity>;
}

export function keptContinuity(
  cases: CaseStore,
  clocks: PlanClocks,
  { granted, told }: ContinuityFollows = {},
): KeptCases<Continuity> {
  const reading: CaseReading<Continuity> = {
    kinds: ['continuity'],
    standing: (plan, number, events) => continuityFrom(plan, number, events as readonly ContinuityEvent[]),
    row: (one) => continuityRow(clocks, one),
    follows: async (one, events) => {
      if (granted && (events as readonly ContinuityEvent[]).some(({ what }) => GRANTING.has(what.kind)))
        await granted(one);
    },
  };
  return new KeptCases(cases, reading, told);
}

export function stepOnContinuity(
  desk: ContinuityDesk,
  number: string,
  action: ContinuityAction,
  { viewer, now, seen }: ContinuityAsking,
  happens: (one: Continuity) => Promise<Result<readonly ContinuityHappened[]>> | Result<readonly ContinuityHappened[]>,
): Promise<Result<Continuity>> {
  return takeStep(desk.store, {
    plan: desk.plan,
    number,
    now,
    seen,
    by: personOf(viewer),
    allowed: (one) => {
      const { open, why, cites } = continuityAction(one, action, viewer);
      return open ? done(undefined) : refused(why ?? 'not_allowed', action, cites);
    },
    happens,
  });
}
