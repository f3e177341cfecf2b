import { dateOfDayNumber, dayAt, type Instant, type IsoDate } from '../../kernel/index.ts';
import type { Person } from '../authorizations/index.ts';
import type { ContinuityBody, ContinuityUrgency, Evidence, GrantedService } from './continuity.ts';
import type { ContinuityEvent, ContinuityEventOf } from './continuity-event.ts';

export type ContinuityState = 'open' | 'decided' | 'ended' | 'withdrawn';

/** A service as it stands: `over` when an assessment or a change ended it, and no extension reaches it any more. */
export interface Arranged extends GrantedService {
  readonly over?: true;
}

/** A request for continuity of care or an exemption as it stands after its events. */
export interface Continuity {
  readonly plan: string;
  readonly number: string;
  readonly events: readonly ContinuityEvent[];
  readonly state: ContinuityState;
  readonly body: ContinuityBody;
  readonly door: ContinuityEventOf<'opened'>['door'];
  readonly received: Instant;
  readonly lineOfBusiness: string;
  readonly enrolledOn: IsoDate | undefined;
  /** Plan id, once the plan knows the provider. */
  readonly provider: string | undefined;
  readonly network: ContinuityEventOf<'opened'>['network'];
  readonly by: Person | undefined;
  readonly urgency: ContinuityUrgency;
  readonly evidence: readonly Evidence[];
  readonly facts: ContinuityBody['facts'];
  readonly services: readonly string[];
  readonly contacted: boolean;
  readonly agreement: ContinuityEventOf<'agreement'> | undefined;
  readonly offered: readonly string[];
  readonly chosen: string | undefined;
  readonly assigned: string | undefined;
  readonly decision:
    | (ContinuityEventOf<'decided'> & { readonly at: Instant; readonly by: Person | undefined })
    | undefined;
  readonly granted: readonly Arranged[];
  readonly reviewOn: IsoDate | undefined;
  readonly told: ReadonlySet<string>;
}

export function continuityFrom(
  plan: string,
  number: string,
  events: readonly ContinuityEvent[],
): Continuity | undefined {
  const first = events[0];
  if (first?.what.kind !== 'opened') return undefined;
  const { body, door, received, lineOfBusiness, enrolledOn, network, visits } = first.what;
  const start: Continuity = {
    plan,
    number,
    events,
    state: 'open',
    body,
    door,
    received,
    lineOfBusiness,
    enrolledOn,
    provider: body.provider,
    network,
    by: first.by,
    urgency: body.urgency,
    evidence: [...body.evidence, ...visits.map((on) => ({ kind: 'claim' as const, on }))],
    facts: body.facts,
    services: body.services,
    contacted: false,
    agreement: undefined,
    offered: [],
    chosen: undefined,
    assigned: undefined,
    decision: undefined,
    granted: [],
    reviewOn: undefined,
    told: new Set(),
  };
  return events.slice(1).reduce(after, start);
}

function after(one: Continuity, { at, by, what }: ContinuityEvent): Continuity {
  switch (what.kind) {
    case 'urgency_set':
      return { ...one, urgency: what.to };
    case 'evidence_added':
      return { ...one, evidence: [...one.evidence, ...what.evidence], facts: { ...one.facts, ...what.facts } };
    case 'agreement':
      return { ...one, agreement: what };
    case 'outreach_made':
      return { ...one, contacted: true, services: [...new Set([...one.services, ...what.services])] };
    case 'alternative_offered':
      return { ...one, offered: [...new Set([...one.offered, ...what.providers])] };
    case 'alternative_chosen':
      return { ...one, chosen: what.provider };
    case 'alternative_assigned':
      return { ...one, assigned: what.provider };
    case 'decided':
      return {
        ...one,
        state: 'decided',
        decision: { ...what, at, by },
        granted: what.granted,
        provider: what.provider ?? one.provider,
        reviewOn: what.reviewOn,
      };
    case 'decision_overturned':
      return overturned(one, { at, by, what });
    case 'extended':
      return { ...one, granted: one.granted.map((g) => (g.over || what.to <= g.to ? g : { ...g, to: what.to })) };
    case 'assessed':
      return { ...one, granted: one.granted.map((g) => (covers(what, g) ? overBy(g, what.on) : g)) };
    case 'changed_provider':
      return { ...one, state: 'ended', granted: one.granted.map((g) => overBy(g, dateOfDayNumber(dayAt(at)))) };
    case 'exemption_reviewed':
      return { ...one, state: what.goesOn ? one.state : 'ended', reviewOn: what.goesOn ? what.reviewOn : undefined };
    case 'notice_sent':
      // The asker's copy tells the member nothing.
      return what.to === undefined || what.to === 'member' ? { ...one, told: new Set([...one.told, what.about]) } : one;
    case 'withdrawn':
      return { ...one, state: 'withdrawn' };
    default:
      return one;
  }
}

/** Granted after all; the reasons of the refusal stand against nothing any more, and the new decision is still to be told. */
function overturned(
  one: Continuity,
  { at, by, what }: { at: Instant; by?: Person | undefined; what: Overturned },
): Continuity {
  const { granted, policy } = what;
  const after = { kind: 'decided' as const, outcome: 'granted' as const, granted, reasons: [], clauses: [], policy };
  const told = new Set([...one.told].filter((about) => about !== 'decision'));
  return { ...one, state: 'decided', decision: { ...after, automatic: false, at, by }, granted, told };
}

type Overturned = ContinuityEventOf<'decision_overturned'>;

/** A service the new plan assesses ends with the day of the assessment; one it leaves out goes on. */
function covers({ contracted, services }: ContinuityEventOf<'assessed'>, { service }: GrantedService): boolean {
  return contracted && services.includes(service);
}

function overBy(granted: Arranged, on: IsoDate): Arranged {
  return { ...granted, to: on < granted.to ? on : granted.to, over: true };
}

/** Whether the plan itself said no: the state decides an exemption, and where nothing is needed nothing was refused. */
export function isRefused({ decision }: Continuity): boolean {
  return decision?.outcome === 'not_granted';
}

/** Whether plan and provider came to nothing, and the member has to go somewhere else. */
export function needsAlternative({ agreement, chosen, assigned, state }: Continuity): boolean {
  return agreement?.is === 'not_reached' && chosen === undefined && assigned === undefined && state !== 'withdrawn';
}

/** What the plan must still do. */
export function continuityOwed(one: Continuity): string[] {
  const owed: string[] = [];
  if (one.body.kind === 'outreach' && one.state === 'open' && !one.contacted) owed.push('outreach');
  if (needsAlternative(one)) owed.push(one.offered.length === 0 ? 'offer_of_alternative' : 'choice_of_alternative');
  if (one.decision && !one.told.has('decision')) owed.push('notice_of_decision');
  return owed;
}
