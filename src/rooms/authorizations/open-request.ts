import type { Instant, IsoDate } from '../../kernel/index.ts';
import { type Discharge, dischargeAfter } from './discharge.ts';
import { asRead, type Papers, withPapers } from './papers.ts';
import type { Checklist, DecidedLine, DecisionBody, Handler, Outcome, RequestBody, RequestedLine } from './request.ts';
import type { EventOf, Person, RequestEvent } from './request-event.ts';

export type RequestState = 'open' | 'redirected' | 'decided' | 'withdrawn' | 'cancelled';

/** A request as it stands after its events. */
export interface Request {
  readonly number: string;
  readonly plan: string;
  readonly events: readonly RequestEvent[];
  readonly state: RequestState;
  readonly body: RequestBody;
  readonly lines: readonly RequestedLine[];
  readonly urgency: 'non_urgent' | 'urgent';
  readonly received: Instant;
  readonly door: EventOf<'submitted'>['door'];
  readonly by: Person | undefined;
  readonly lineOfBusiness: string;
  readonly handler: Handler;
  readonly warnings: readonly string[];
  readonly checklist: Checklist;
  readonly facts: RequestBody['facts'];
  readonly attachments: readonly string[];
  /** What was attached for something that is missing, by what it is for. */
  readonly papers: Papers;
  /** What was asked for and has not come. */
  readonly waitingFor: readonly string[];
  readonly complete: boolean;
  readonly assigned: Person | undefined;
  readonly recommended: Outcome | undefined;
  readonly deferred: EventOf<'deferred'> | undefined;
  readonly decision: Decided | undefined;
  readonly peerDiscussion: 'none' | 'asked' | 'scheduled' | 'held';
  readonly discharge: Discharge | undefined;
}

export interface Decided extends DecisionBody {
  readonly at: Instant;
  readonly by: Person | undefined;
  readonly outcome: Outcome;
  readonly automatic: boolean;
  readonly clauses: EventOf<'decided'>['clauses'];
  readonly policy: string;
  /** By which appeal a missing decision became this denial, and since when it had counted as one. */
  readonly upheld?: { readonly appeal: string; readonly since: Instant };
  /** By which appeal, and when it was carried out. */
  readonly overturned?: {
    readonly appeal: string;
    readonly at: Instant;
    readonly remedy?: EventOf<'decision_overturned'>['remedy'];
  };
  /** What was granted, extensions included. */
  readonly granted: readonly Granted[];
}

export interface Granted extends DecidedLine {
  readonly code: string | undefined;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** After an appeal: whether it was the only one before, and carries the request's own number. */
  readonly alone?: boolean;
}

/** Undefined when the events do not begin with a submission. */
export function requestFrom(plan: string, number: string, events: readonly RequestEvent[]): Request | undefined {
  const first = events[0];
  if (first?.what.kind !== 'submitted') return undefined;
  const { body, door, received, lineOfBusiness, handler, warnings } = first.what;
  const start: Request = {
    number,
    plan,
    events,
    state: 'open',
    body,
    lines: body.lines,
    urgency: body.urgency,
    received,
    door,
    by: first.by,
    lineOfBusiness,
    handler,
    warnings,
    checklist: body.checklist,
    facts: body.facts,
    attachments: body.attachments,
    papers: {},
    waitingFor: [],
    complete: first.what.complete,
    assigned: undefined,
    recommended: undefined,
    deferred: undefined,
    decision: undefined,
    peerDiscussion: 'none',
    discharge: undefined,
  };
  return events.slice(1).reduce(after, start);
}

function after(request: Request, { at, by, what }: RequestEvent): Request {
  switch (what.kind) {
    case 'redirected':
      return { ...request, state: 'redirected', handler: what.to };
    case 'amended':
      return what.classed
        ? {
            ...request,
            lines: what.lines,
            body: { ...request.body, kind: what.classed.kind },
            warnings: what.classed.warnings,
          }
        : { ...request, lines: what.lines, warnings: what.warnings ?? request.warnings };
    case 'information_requested':
      return { ...request, waitingFor: [...new Set([...request.waitingFor, ...what.items])], complete: false };
    case 'information_added':
      return {
        ...request,
        checklist: { ...request.checklist, ...what.checklist },
        facts: { ...request.facts, ...what.facts },
        attachments: [...new Set([...request.attachments, ...what.attachments])],
        warnings: what.warnings ?? request.warnings,
        papers: withPapers(request.papers, what.papers),
        waitingFor: what.complete
          ? []
          : stillMissing(request.waitingFor, what).filter((item) => what.papers?.[item] === undefined),
        complete: what.complete,
      };
    case 'paper_read':
      return { ...request, papers: asRead(request.papers, what.item, what.holds) };
    case 'duplicate_received':
      return {
        ...request,
        attachments: [...new Set([...request.attachments, ...what.attachments])],
        received: Math.min(request.received, what.received ?? request.received),
      };
    case 'urgency_changed':
      return { ...request, urgency: what.to };
    case 'assigned':
      return { ...request, assigned: what.to };
    case 'recommended':
      return { ...request, recommended: what.outcome };
    case 'deferred':
      return { ...request, deferred: what };
    case 'decided':
      return {
        ...request,
        state: 'decided',
        waitingFor: [],
        decision: { ...what.decision, ...what, at, by, granted: grantedBy(request, what.decision) },
      };
    case 'decision_overturned':
      return { ...request, state: 'decided', waitingFor: [], decision: overturned(request, { at, by, what }, what) };
    case 'denial_upheld':
      return { ...request, state: 'decided', waitingFor: [], decision: upheld({ at, by, what }, what) };
    case 'extended':
      return request.decision
        ? { ...request, decision: { ...request.decision, granted: longer(request.decision, what) } }
        : request;
    case 'withdrawn':
    case 'cancelled':
      return { ...request, state: what.kind, waitingFor: [] };
    case 'peer_discussion_asked':
      return { ...request, peerDiscussion: 'asked' };
    case 'peer_discussion_scheduled':
      return { ...request, peerDiscussion: 'scheduled' };
    case 'peer_discussion_held':
      return { ...request, peerDiscussion: 'held' };
    case 'discharge_planned':
    case 'discharge_needs':
    case 'discharged':
      return { ...request, discharge: dischargeAfter(request.discharge, what, { at, by }) };
    default:
      return request;
  }
}

function grantedBy({ lines }: Request, decision: DecisionBody): Granted[] {
  return decision.lines.flatMap((decided) => {
    const asked = lines.find((line) => line.line === decided.line);
    if (!asked || decided.outcome === 'denied') return [];
    const from = decided.from ?? asked.from;
    return [{ ...decided, code: asked.code, from, to: decided.to ?? asked.to ?? from }];
  });
}

/** The day it was first decided stays: the notices of that decision were due from then. Where nobody decided, the appeal is the decision. */
function overturned(
  request: Request,
  { at, by }: RequestEvent,
  { appeal, remedy, outcome, decision }: EventOf<'decision_overturned'>,
): Decided {
  const { reason: _, ...before } = request.decision ?? {
    at,
    by,
    automatic: false,
    clauses: [],
    policy: '',
    granted: [],
    reason: undefined,
  };
  const [only, another] = before.granted;
  const granted = grantedBy(request, decision).map((line) =>
    only && !another ? { ...line, alone: line.line === only.line } : line,
  );
  return { ...before, ...decision, outcome, granted, overturned: { appeal, at, ...(remedy ? { remedy } : {}) } };
}

function upheld({ at, by }: RequestEvent, { appeal, since, policy, decision }: EventOf<'denial_upheld'>): Decided {
  const nothing = { automatic: false, clauses: [], granted: [] };
  return { ...nothing, ...decision, policy, outcome: 'denied', at, by, upheld: { appeal, since } };
}

function longer({ granted }: Decided, { line, to, units }: EventOf<'extended'>): Granted[] {
  return granted.map((one) =>
    line === undefined || line === one.line ? { ...one, to: to > one.to ? to : one.to, units: one.units + units } : one,
  );
}

/**
 * What happened from the decision on: a letter before it told that none had come in time. All, where nobody has decided, or where an
 * appeal made a denial of that: it was told then.
 */
export function sinceDecided({ events, decision }: Request): readonly RequestEvent[] {
  if (!decision || decision.upheld) return events;
  return events.slice(events.findIndex(({ what }) => DECIDES.has(what.kind)));
}

const DECIDES: ReadonlySet<string> = new Set(['decided', 'decision_overturned']);

/** What was asked for and this did not bring. */
export function stillMissing(
  items: readonly string[],
  { checklist, facts }: { readonly checklist: Checklist; readonly facts: Readonly<Record<string, unknown>> },
): string[] {
  const states: Readonly<Record<string, string | undefined>> = checklist;
  return items.filter((item) => {
    const state = states[item];
    return !(item in facts) && (state === undefined || state === 'missing');
  });
}

/** What is asked for as it stands now: amended lines, what came since, the urgency of today. */
export function bodyNow({ body, lines, urgency, checklist, facts, attachments }: Request): RequestBody {
  return { ...body, lines: [...lines], urgency, checklist, facts, attachments: [...attachments] };
}
