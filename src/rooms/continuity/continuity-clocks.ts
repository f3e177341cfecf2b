import type { Instant } from '../../kernel/index.ts';
import {
  type ClockEvent,
  type ClockEventKind,
  governing,
  type PlanClocks,
  readClocks,
  type TimedCase,
} from '../../rules/index.ts';
import type { CaseTimes } from '../cases/index.ts';
import type { ContinuityHappened } from './continuity-event.ts';
import type { Continuity } from './open-continuity.ts';

const SAME: Partial<Record<ContinuityHappened['kind'], ClockEventKind>> = {
  alternative_offered: 'offered_alternative',
  alternative_chosen: 'member_chose',
  alternative_assigned: 'member_chose',
  decided: 'decided',
  withdrawn: 'withdrawn',
};

export function timedContinuity({ urgency, received, events }: Continuity): TimedCase {
  const happened = events.flatMap(({ at, what }): ClockEvent[] => {
    const kind = SAME[what.kind];
    return kind ? [{ kind, at }] : [];
  });
  return {
    of: 'continuity',
    facts: { 'continuity.urgency': urgency },
    events: [{ kind: 'received' as const, at: received }, ...happened].sort((a, b) => a.at - b.at),
  };
}

/** The state decides an exemption, and nobody has asked yet where the plan calls by itself: neither has a clock. */
export function continuityTimes(clocks: PlanClocks, one: Continuity, now: Instant): CaseTimes {
  if (one.body.kind !== 'continuity') return { readings: [], governs: undefined };
  const readings = readClocks(clocks, timedContinuity(one), now);
  return { readings, governs: governing(readings) };
}
