import { type Instant, instantText } from '../../kernel/index.ts';
import type { ReadClock } from '../../rules/index.ts';
import type { Request } from './open-request.ts';
import type { EventOf } from './request-event.ts';
import { howKept } from './turnaround.ts';

/** Columns of the universe an auditor asks for: a row for each request, as it stands. */
export const UNIVERSE_COLUMNS = [
  'number',
  'cin',
  'line_of_business',
  'request_kind',
  'urgency',
  'program',
  'door',
  'received',
  'requester',
  'codes',
  'diagnoses',
  'handler',
  'state',
  'outcome',
  'decided',
  'decided_by',
  'automatic',
  'put_off',
  'decision_due',
  'kept',
  'counts_as_denial_from',
  'requester_told',
  'member_notice',
  'provider_notice',
] as const;

export interface UniverseRow {
  readonly request: Request;
  readonly cin: string;
  /** Clocks of the decision. */
  readonly readings: readonly ReadClock[];
  /** Since when no decision counts, or counted, as a denial. */
  readonly lapsed: Instant | undefined;
}

const at = (instant: Instant | undefined) => (instant === undefined ? '' : instantText(instant));

export const UNIVERSE: Readonly<Record<(typeof UNIVERSE_COLUMNS)[number], (row: UniverseRow) => string>> = {
  number: ({ request }) => request.number,
  cin: ({ cin }) => cin,
  line_of_business: ({ request }) => request.lineOfBusiness,
  request_kind: ({ request }) => request.body.kind,
  urgency: ({ request }) => request.urgency,
  program: ({ request }) => request.body.program,
  door: ({ request }) => request.door,
  received: ({ request }) => at(request.received),
  requester: ({ request }) => request.body.requester,
  codes: ({ request }) => request.lines.map(({ code, what }) => code ?? what ?? '').join(' '),
  diagnoses: ({ request }) => request.body.dx.join(' '),
  handler: ({ request: { handler, plan } }) => (handler.kind === 'group' ? handler.group : plan),
  state: ({ request }) => request.state,
  outcome: ({ request }) => request.decision?.outcome ?? '',
  decided: ({ request }) => at(request.decision?.at),
  decided_by: ({ request }) => request.decision?.by?.roles.join(' ') ?? '',
  automatic: ({ request }) => (request.decision ? String(request.decision.automatic) : ''),
  put_off: ({ request }) => at(request.events.findLast(({ what }) => what.kind === 'deferred')?.at),
  decision_due: ({ readings }) => at(firstOf(readings.flatMap(({ due }) => due ?? []))),
  kept: ({ readings }) => howKept(readings) ?? '',
  counts_as_denial_from: ({ lapsed }) => at(lapsed),
  requester_told: ({ request }) => at(request.events.find(({ what }) => what.kind === 'requester_told')?.at),
  member_notice: ({ request }) => at(noticed(request, 'member')),
  provider_notice: ({ request }) => at(noticed(request, 'requesting_provider')),
};

function firstOf(instants: readonly Instant[]): Instant | undefined {
  return instants.length === 0 ? undefined : Math.min(...instants);
}

function noticed({ events }: Request, to: EventOf<'notice_sent'>['to']): Instant | undefined {
  return events.find(({ what }) => what.kind === 'notice_sent' && what.about === 'decision' && what.to === to)?.at;
}
