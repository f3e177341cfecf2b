import { z } from 'zod';
import { given, type Instant } from '../../kernel/index.ts';
import type { PlanClocks, Speech } from '../../rules/index.ts';
import { type ListedCase, type NamedMember, sayCaseLine } from '../cases/index.ts';
import { outsideProvider } from './request.ts';
import type { Viewer } from './request-actions.ts';
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
  const { codes, what, door, automatic, attachments, lapses, discharge } = found.shown;
  return {
    ...sayCaseLine(found, names.members.get(found.number), clocks, now, speech),
    state: shape.state.parse(found.state),
    kind: shape.kind.parse(found.category),
    urgency: found.urgency ?? 'non_urgent',
    requester: sayProvider(found.shown, found.requester ?? '', names),
    codes: shape.codes.parse(codes),
    door: shape.door.parse(door),
    automatic: automatic === true,
    lapsed: typeof lapses === 'number' && lapses < now,
    attachments: shape.attachments.parse(attachments),
    ...given({
      outcome: shape.outcome.parse(found.outcome),
      awaits: viewer.side === 'plan' || found.awaits === 'information' ? shape.awaits.parse(found.awaits) : undefined,
      assigned: viewer.side === 'plan' ? found.assigned : undefined,
      group:
        found.group === undefined ? undefined : { id: found.group, name: names.organizations.get(found.group) ?? '' },
      servicing: found.servicing === undefined ? undefined : sayProvider(found.shown, found.servicing, names),
      discharge_on: typeof discharge === 'string' ? discharge : undefined,
      what: typeof what === 'string' ? what : undefined,
    }),
  };
}

/** By the name the plan's file has; whom it does not have, as he was named. Without a word of the network nobody knows how he stands. */
export function sayProvider(
  { outside, network }: Readonly<Record<string, unknown>>,
  id: string,
  { providers }: Pick<LineNames, 'providers'>,
): RequestLine['requester'] {
  const named = outsideProvider.array().optional().parse(outside) ?? [];
  const { npi: _, ...stranger } = named.find(({ npi }) => npi === id) ?? { npi: undefined, name: undefined };
  if (stranger.name !== undefined) return { id, in_network: false, outside: true, ...stranger };
  const stands = z.record(z.string(), z.boolean()).optional().parse(network)?.[id];
  return { id, name: providers.get(id) ?? '', ...given({ in_network: stands }) };
}
