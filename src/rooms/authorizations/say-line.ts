import type { Instant } from '../../kernel/index.ts';
import type { PlanClocks, Speech } from '../../rules/index.ts';
import type { ListedCase } from '../cases/index.ts';
import type { NamedMember } from './people-store.ts';
import { outsideProvider } from './request.ts';
import type { Viewer } from './request-actions.ts';
import { given } from './say-times.ts';
import { type RequestLine, requestLine } from './spoken-request.ts';

/** Names beside the ids of a list. */
export interface LineNames {
  readonly members: ReadonlyMap<string, NamedMember>;
  readonly providers: ReadonlyMap<string, string>;
  readonly organizations: ReadonlyMap<string, string>;
}

/** One row of a worklist for one reader. */
export function sayLine(
  found: ListedCase,
  names: LineNames,
  clocks: PlanClocks,
  viewer: Viewer,
  now: Instant,
  speech: Speech,
): RequestLine {
  const { shape } = requestLine;
  const member = names.members.get(found.number);
  const clock = [...clocks.values()].flat().find(({ id }) => id === found.clock);
  const { codes, what, door, automatic, attachments, lapses } = found.shown;
  return {
    handle: found.handle,
    plan: found.plan,
    number: found.number,
    state: shape.state.parse(found.state),
    kind: shape.kind.parse(found.category),
    urgency: found.urgency ?? 'non_urgent',
    line_of_business: found.lineOfBusiness ?? 'unknown',
    received: found.received,
    standing: found.standing,
    overdue: found.due !== undefined && found.due < now,
    requester: sayProvider(found.shown, found.requester ?? '', names),
    codes: shape.codes.parse(codes),
    door: shape.door.parse(door),
    automatic: automatic === true,
    lapsed: typeof lapses === 'number' && lapses < now,
    attachments: shape.attachments.parse(attachments),
    events: found.events,
    ...given({
      member: member && sayMember(member),
      closed: found.closed,
      outcome: shape.outcome.parse(found.outcome),
      due: found.due,
      clock: clock && { id: clock.id, title: speech.local(clock.rule.title) },
      awaits: viewer.side === 'plan' || found.awaits === 'information' ? shape.awaits.parse(found.awaits) : undefined,
      assigned: viewer.side === 'plan' ? found.assigned : undefined,
      group:
        found.group === undefined ? undefined : { id: found.group, name: names.organizations.get(found.group) ?? '' },
      servicing: found.servicing === undefined ? undefined : sayProvider(found.shown, found.servicing, names),
      what: typeof what === 'string' ? what : undefined,
    }),
  };
}

/** Of the network by the name it has there; of one outside it, as he was named. */
export function sayProvider(
  { outside }: Readonly<Record<string, unknown>>,
  id: string,
  { providers }: Pick<LineNames, 'providers'>,
): RequestLine['requester'] {
  const named = outsideProvider.array().optional().parse(outside) ?? [];
  const { npi: _, ...stranger } = named.find(({ npi }) => npi === id) ?? { npi: undefined, name: undefined };
  if (stranger.name === undefined) return { id, name: providers.get(id) ?? '', in_network: true };
  return { id, in_network: false, ...stranger };
}

export function sayMember({ handle, cin, last, first, middle, born }: NamedMember) {
  return { handle, cin, name: { last, first, ...(middle ? { middle } : {}) }, ...(born ? { born } : {}) };
}
