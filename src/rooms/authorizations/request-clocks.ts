import type { Instant } from '../../kernel/index.ts';
import {
  type ClockEvent,
  type ClockEventKind,
  type FactValue,
  governing,
  type PlanClocks,
  type ReadClock,
  readClocks,
  type TimedCase,
} from '../../rules/index.ts';
import type { CaseTimes } from '../cases/index.ts';
import { type Request, sinceDecided } from './open-request.ts';
import type { Happened } from './request-event.ts';

/** The request as its clocks see it. Continuity of care has clocks of its own. */
export function timedRequest(request: Request): TimedCase {
  const { body } = request;
  const isContinuity = body.kind === 'continuity';
  const facts: Record<string, FactValue> = {
    'request.kind': body.kind,
    'request.urgency': request.urgency,
    'request.in_care': body.inCare,
    'request.program': body.program,
    'request.line_of_business': request.lineOfBusiness,
  };
  const stated = request.facts['continuity.urgency'];
  if (typeof stated === 'string') facts['continuity.urgency'] = stated;
  return { of: isContinuity ? 'continuity' : 'authorization', facts, events: clockEvents(request) };
}

/** The notices a decision or a deferral owes; no decision in time owes those of a denial. */
export function timedNotice(request: Request, lapsed?: Instant): TimedCase | undefined {
  const denied = lapsed === undefined ? undefined : { at: lapsed, outcome: 'denied' as const };
  const decided = request.decision ?? denied;
  const event = decided ?? lastDeferral(request);
  if (!event) return undefined;
  const from = request.decision?.upheld?.since ?? event.at;
  const outcome = decided ? decided.outcome : 'deferred';
  const sent = sinceDecided(request).flatMap(({ at, what }): ClockEvent[] => {
    if (at < from) return [];
    if (what.kind === 'requester_told') return [{ kind: 'requester_told', at }];
    if (what.kind !== 'notice_sent' || what.about !== (decided ? 'decision' : 'deferral')) return [];
    if (what.to === 'servicing_provider') return [];
    return [{ kind: what.to === 'member' ? 'member_notice_sent' : 'provider_notice_sent', at }];
  });
  return { of: 'notice', facts: { 'decision.outcome': outcome }, events: [{ kind: 'decided', at: from }, ...sent] };
}

function lastDeferral(request: Request) {
  return request.events.findLast(({ what }) => what.kind === 'deferred');
}

function clockEvents(request: Request): ClockEvent[] {
  const first = request.events[0]?.what;
  const events: ClockEvent[] = [{ kind: 'received', at: request.received }];
  if (first?.kind === 'submitted' && first.complete) events.push({ kind: 'information_complete', at: first.received });
  for (const { at, what } of request.events) {
    const kind = kindOf(what);
    if (kind) events.push({ kind, at: cameAt(what) ?? at });
  }
  return events.sort((a, b) => a.at - b.at);
}

/** What came with a request that repeats this one counts from the door it reached, not from when it was keyed [AAH-UM-TAT-06]. */
function cameAt(what: Happened): Instant | undefined {
  return what.kind === 'urgency_changed' || what.kind === 'information_added' ? what.received : undefined;
}

const SAME: Partial<Record<Happened['kind'], ClockEventKind>> = {
  information_requested: 'information_requested',
  decided: 'decided',
  decision_overturned: 'decided',
  denial_upheld: 'decided',
  withdrawn: 'withdrawn',
  cancelled: 'cancelled',
  redirected: 'redirected',
  requester_told: 'requester_told',
};

function kindOf(what: Happened): ClockEventKind | undefined {
  if (what.kind === 'urgency_changed') return what.to === 'urgent' ? 'made_urgent' : 'made_standard';
  if (what.kind === 'information_added') return what.complete ? 'information_complete' : 'information_received';
  // Only the notice of a deferral lengthens a clock, not the intention [REF-UM-CLK-07].
  if (what.kind === 'notice_sent')
    return what.about === 'deferral' && what.to === 'member' ? 'deferral_notice_sent' : undefined;
  return SAME[what.kind];
}

/**
 * Every clock of a request at a moment, that of its notices included, and the one due first, which governs.
 * @cites REF-UM-CLK-10
 */
export function timesOf(clocks: PlanClocks, request: Request, now: Instant, lapsed?: Instant): CaseTimes {
  const notice = timedNotice(request, lapsed);
  const readings = [...decisionReadings(clocks, request, now), ...(notice ? readClocks(clocks, notice, now) : [])];
  return { readings, governs: governing(readings) };
}

/** The clocks until somebody decides. */
export function decisionReadings(clocks: PlanClocks, request: Request, now: Instant): ReadClock[] {
  const asked = timedRequest(request);
  const own = readClocks(clocks, asked, now);
  const known = new Set(own.map(({ clock }) => clock.id));
  for (const facts of classedBefore(request)) {
    for (const reading of readClocks(clocks, { ...asked, facts: { ...asked.facts, ...facts } }, now)) {
      if (known.has(reading.clock.id)) continue;
      known.add(reading.clock.id);
      own.push(reading);
    }
  }
  return own;
}

/**
 * Raised to urgent, or given other dates, a request keeps the clocks it had: neither may ever give more time than there was. Taking
 * the mark of urgency back gives the slower clock, which is the requester's to do.
 */
function classedBefore(request: Request): Readonly<Record<string, FactValue>>[] {
  const kinds = new Set(
    request.events.flatMap(({ what }) =>
      what.kind === 'submitted' ? what.body.kind : what.kind === 'amended' ? (what.classed?.kind ?? []) : [],
    ),
  );
  const wasRaised = request.urgency === 'urgent' && request.events.some(({ what }) => isRaise(what));
  const urgencies = wasRaised ? [request.urgency, 'non_urgent'] : [request.urgency];
  if (kinds.size * urgencies.length === 1) return [];
  return [...kinds].flatMap((kind) =>
    urgencies.map((urgency) => ({ 'request.kind': kind, 'request.urgency': urgency })),
  );
}

function isRaise(what: Happened): boolean {
  return what.kind === 'urgency_changed' && what.to === 'urgent';
}
