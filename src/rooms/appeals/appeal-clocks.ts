import type { Instant } from '../../kernel/index.ts';
import {
  type ClockEvent,
  type ClockEventKind,
  type FactValue,
  governing,
  type PlanClocks,
  readClocks,
  type TimedCase,
} from '../../rules/index.ts';
import type { CaseTimes } from '../cases/index.ts';
import type { AppealBody, Remedy } from './appeal.ts';
import type { AppealHappened } from './appeal-event.ts';
import { type Appeal, tellsFiler } from './open-appeal.ts';
import { isReversal } from './wins.ts';

/** The appeal as its clocks see it. One that was asked for faster has the fast clock until that is refused. */
export function timedAppeal(appeal: Appeal): TimedCase {
  const { body, state, urgency, resolution, received, events } = appeal;
  const facts: Record<string, FactValue> = { 'appeal.urgency': urgency };
  // Where the state decided what the plan had not, the plan overturned nothing.
  if (state === 'resolved') facts['decision.outcome'] = resolution?.outcome ?? 'upheld';
  return {
    of: body.kind,
    facts,
    events: [{ kind: 'received' as const, at: received }, ...happenedIn(appeal), ...remedyEvents(events)].sort(
      (a, b) => a.at - b.at,
    ),
  };
}

/** Granting what was asked for with the appeal starts no clock: the 72 hours run since it came [REF-UM-APP-04]. */
function happenedIn({ body, events }: Appeal): ClockEvent[] {
  let isFast = body.expedited;
  return events.flatMap(({ at, what }): ClockEvent[] => {
    const wasFast = isFast;
    if (what.kind === 'made_expedited') isFast = true;
    if (what.kind === 'expedite_refused') isFast = false;
    const kind = what.kind === 'made_expedited' && wasFast ? undefined : kindOf(body, what);
    return kind ? [{ kind, at }] : [];
  });
}

const SAME: Partial<Record<AppealHappened['kind'], ClockEventKind>> = {
  acknowledged: 'acknowledged',
  made_expedited: 'made_urgent',
  expedite_refused: 'made_standard',
  resolved: 'resolved',
  carried_out: 'carried_out',
  withdrawn: 'withdrawn',
};
const BY_NOTICE: Partial<Record<string, ClockEventKind>> = {
  acknowledgment: 'acknowledged',
  extension: 'extension_notice_sent',
  expedite_refused: 'member_notice_sent',
};

const NAMED = { state_hearing: 'hearing', independent_medical_review: 'review' } as const;

/**
 * The time to carry it out runs from when the plan got the decision, and only what was done once that was on record ends it: something
 * else may have been carried out since it came.
 */
function remedyEvents(events: Appeal['events']): ClockEvent[] {
  let pending: (typeof NAMED)[Remedy][] = [];
  return events.flatMap(({ at, what }): ClockEvent[] => {
    if (what.kind === 'carried_out') {
      const ended = pending;
      pending = [];
      return ended.map((name) => ({ kind: `${name}_carried_out`, at }));
    }
    if (what.kind !== 'remedy_decided') return [];
    const { remedy, outcome, received = at, lines } = what;
    const ends: ClockEvent[] = outcome === 'dismissed' ? [] : [{ kind: 'resolved', at }];
    if (!isReversal(outcome) || !lines) return ends;
    const name = NAMED[remedy];
    pending = [...pending, name];
    return [{ kind: `${name}_reversed`, at: received }, ...ends];
  });
}

function kindOf(body: AppealBody, what: AppealHappened): ClockEventKind | undefined {
  if (what.kind !== 'notice_sent') return SAME[what.kind];
  return tellsFiler(body, what) ? BY_NOTICE[what.about] : undefined;
}

/** Every clock of an appeal at a moment. Made faster, it keeps the clock it had: that must never give more time. */
export function appealTimes(clocks: PlanClocks, appeal: Appeal, now: Instant): CaseTimes {
  const timed = timedAppeal(appeal);
  const own = readClocks(clocks, timed, now);
  const wasRaised = appeal.urgency === 'expedited' && timed.events.some(({ kind }) => kind === 'made_urgent');
  const before = wasRaised
    ? readClocks(clocks, { ...timed, facts: { ...timed.facts, 'appeal.urgency': 'standard' } }, now)
    : [];
  const known = new Set(own.map(({ clock }) => clock.id));
  const readings = [...own, ...before.filter(({ clock }) => !known.has(clock.id))];
  return { readings, governs: governing(readings) };
}

/** Until when a grievance that nobody of a clinic has to judge needs no letters when it is resolved; while that may still be. */
export function exemptUntil(clocks: PlanClocks, appeal: Appeal, now: Instant): Instant | undefined {
  if (appeal.body.kind !== 'grievance' || appeal.state !== 'open' || appeal.clinical) return undefined;
  const events = [{ kind: 'received' as const, at: appeal.received }];
  const readings = readClocks(clocks, { of: 'grievance_exemption', facts: {}, events }, now);
  return governing(readings.filter(({ state }) => state === 'running'))?.due;
}
