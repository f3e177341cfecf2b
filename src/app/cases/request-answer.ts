import { type Instant, instantText, type Refusal } from '../../kernel/index.ts';
import {
  actionsOpen,
  dischargeToSee,
  inNetwork,
  lapseOf,
  noticesDue,
  type Request,
  requestFrom,
  timedNotice,
  timedRequest,
  timesOf,
  type Viewer,
} from '../../rooms/authorizations/index.ts';
import type { Listing } from '../../rooms/network/index.ts';
import type { CompiledPolicy, PlanClocks, PolicyBook } from '../../rules/index.ts';
import type { Answer } from './answers.ts';
import { answerOfActions } from './case-step.ts';
import { answerOfReadings } from './clock-wish.ts';

/** A request in the words of the case format. */
export interface RequestScene {
  readonly policy: CompiledPolicy;
  readonly book: PolicyBook;
  readonly clocks: PlanClocks;
  readonly listings: readonly Listing[];
}

export function answerOfRequest(
  { policy, book, clocks, listings }: RequestScene,
  request: Request,
  viewer: Viewer,
  now: Instant,
): Answer {
  const { decision, handler } = request;
  const lapse = lapseOf(clocks, request, now);
  const { readings } = timesOf(clocks, request, now, lapse?.at);
  const asked = timedRequest(request);
  const notice = timedNotice(request, lapse?.at);
  const timed = answerOfReadings(book, readings, (of) => (of === 'notice' && notice ? notice : asked), now);
  const group = handler.kind === 'group' ? handler.group : undefined;
  const governs = readings.find(({ clock }) => clock.id === timed.governing);
  return {
    ...timed,
    number: request.number,
    state: request.state,
    route: group ?? 'plan',
    handled_by: contactsOf(listings, policy.plan, group),
    kind: request.body.kind,
    urgency: request.urgency,
    received: instantText(request.received),
    clock_state: timed.state,
    because: governs ? timed.clocks[governs.clock.id]?.because : [],
    complete: request.complete,
    waiting_for: request.waitingFor,
    warnings: request.warnings,
    outside: request.body.outside?.map(({ name }) => name) ?? [],
    network: answerOfNetwork(request),
    assigned: request.assigned?.account ?? 'nobody',
    recommended: request.recommended,
    outcome: decision?.outcome ?? 'none',
    automatic: decision?.automatic ?? false,
    lapsed: lapse ? instantText(lapse.at) : 'none',
    decided_by: decision?.by?.account,
    granted: decision?.granted.map(({ line, code, units, from, to }) => ({ line, code, units, from, to })) ?? [],
    clauses: Object.fromEntries(decision?.clauses.map(({ id, verdict }) => [id, verdict]) ?? []),
    notices_due: noticesDue(policy, request, lapse?.at),
    peer_discussion: request.peerDiscussion,
    discharge: answerOfDischarge(request),
    ...answerOfActions(actionsOpen(request, viewer, lapse?.at)),
    cites: [
      ...new Set([
        ...(lapse?.clock.rule.cite ?? []),
        ...(decision?.clauses.flatMap(({ cite }) => cite) ?? []),
        ...(governs?.clock.rule.cite ?? []),
      ]),
    ],
    events: request.events.map(({ what }) => what.kind),
  };
}

/** Of whoever is named, how he stands on the days asked for. */
function answerOfNetwork({ body, lines }: Request): Answer {
  const { requester, servicing, facility } = body;
  const stands = Object.entries({ requester, servicing, facility }).flatMap(([role, id]) => {
    if (id === undefined) return [];
    const known = inNetwork(body, lines, id);
    return [[role, known === undefined ? 'unknown' : known ? 'in' : 'out'] as const];
  });
  return Object.fromEntries(stands);
}

function answerOfDischarge(request: Request): Answer | 'none' {
  const { discharge } = request;
  if (!discharge) return 'none';
  const { on, owner, contact, needs, left } = discharge;
  return {
    on,
    owner,
    left: left ?? 'not_yet',
    contact: contact ?? 'none',
    needs: Object.fromEntries(needs.map(({ need, state, by }) => [need, { state, by: by?.account }])),
    to_see: dischargeToSee(request) !== undefined,
  };
}

/** As it stood at a moment. Undefined when nobody had submitted it by then. */
export function pastRequest({ plan, number, events }: Request, at: Instant): Request | undefined {
  return requestFrom(
    plan,
    number,
    events.filter((event) => event.at <= at),
  );
}

export function answerOfRefusal({ code, because, cite }: Refusal): Answer {
  return { refused: code, because, cites: cite ?? [] };
}

/** Who decides as the plan's directory publishes it: its own department, or the delegated group by id, name or initials. */
export function contactsOf(
  listings: readonly Listing[],
  plan: string,
  group: string | undefined,
  service = 'authorization_help',
): Answer | undefined {
  const found =
    group === undefined
      ? listings.find(({ services }) => services.includes(service))
      : groupListed(listings, plan, group);
  if (!found) return undefined;
  const first = (channel: string) => found.contacts.find((c) => c.channel === channel)?.value;
  const channels = ['phone', 'toll_free', 'fax', 'website', 'portal'];
  return { name: found.name, ...Object.fromEntries(channels.map((channel) => [channel, first(channel)])) };
}

/** A delegated group of the plan's directory by its id, whole or short, its name or initials. */
export function groupListed(listings: readonly Listing[], plan: string, group: string): Listing | undefined {
  return listings.find(
    ({ id, name, kind }) =>
      kind === 'medical_group' && [id, id.replace(`${plan}.`, ''), name, initials(name)].includes(group),
  );
}

function initials(name: string): string {
  return name
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join('');
}
