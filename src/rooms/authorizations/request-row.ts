import type { PlanClocks, ReadClock } from '../../rules/index.ts';
import { type CaseRow, standingOf } from '../cases/index.ts';
import { dischargeToSee } from './discharge.ts';
import { lapseOf, limitOf } from './lapse.ts';
import type { Request } from './open-request.ts';
import { networkOf } from './outside-network.ts';
import { timesOf } from './request-clocks.ts';

/** A request as a list shows it. The clocks are read at its last event: what they say by then depends on events alone. */
export function requestRow(clocks: PlanClocks, request: Request): CaseRow {
  const { body, handler, decision, state } = request;
  const last = request.events.at(-1)?.at ?? request.received;
  const times = timesOf(clocks, request, last);
  const ended = request.events.find(({ what }) => ENDS.has(what.kind));
  const first = request.lines[0];
  const lapse = lapseOf(clocks, request, last);
  const leaves = dischargeToSee(request);
  const limit = lapse ?? (state === 'open' ? limitOf(times.readings) : undefined);
  return {
    plan: request.plan,
    number: request.number,
    kind: 'authorization',
    member: body.member,
    state,
    category: body.kind,
    urgency: request.urgency,
    lineOfBusiness: request.lineOfBusiness,
    received: request.received,
    closed: ended?.at,
    outcome: decision?.outcome,
    due: times.governs?.due,
    clock: (times.governs ?? times.readings[0])?.clock.id,
    standing: standingOf(times.governs, times.readings),
    awaits: awaitedBy(request, times.governs),
    assigned: request.assigned && { account: request.assigned.account, name: request.assigned.name },
    group: handler.kind === 'group' ? handler.group : undefined,
    requester: body.requester,
    servicing: body.servicing,
    office: officeOf(request),
    shown: {
      codes: request.lines.flatMap(({ code }) => code ?? []),
      ...(first?.what === undefined ? {} : { what: first.what }),
      door: request.door,
      program: body.program,
      automatic: decision?.automatic ?? false,
      ...(limit ? { lapses: limit.at } : {}),
      ...(body.outside ? { outside: body.outside } : {}),
      network: networkOf(request),
      attachments: request.attachments.length,
      ...(leaves === undefined ? {} : { discharge: leaves }),
    },
  };
}

const ENDS: ReadonlySet<string> = new Set([
  'decided',
  'decision_overturned',
  'denial_upheld',
  'withdrawn',
  'cancelled',
  'redirected',
]);

/** The organization a portal request was sent from. What the plan keyed is the plan's. */
function officeOf({ door, by }: Request): string | undefined {
  return door === 'portal' ? by?.organization : undefined;
}

/** Whose turn it is. */
function awaitedBy(request: Request, governs: ReadClock | undefined): string | undefined {
  if (request.state === 'decided') return governs ? 'notice' : undefined;
  if (request.state !== 'open') return undefined;
  if (request.recommended !== undefined && request.recommended !== 'approved') return 'medical_director';
  return request.waitingFor.length > 0 ? 'information' : 'review';
}
