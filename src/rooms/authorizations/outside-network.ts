import { addDays, done, type IsoDate, isNpi, type Result, refused } from '../../kernel/index.ts';
import type { OutsideProvider, RequestBody, RequestedLine } from './request.ts';
import type { Viewer } from './request-actions.ts';
import type { RequestDesk } from './request-desk.ts';

const ROLES = ['requester', 'servicing', 'facility'] as const;

/**
 * Who asks and who serves, each of the network or named as outside it. Whom the network has by that number is its own, however he was
 * named; an office asks in its own name, so only the plan's people key a requester from outside.
 */
export async function withProviders(
  desk: RequestDesk,
  body: RequestBody,
  viewer: Viewer,
): Promise<Result<RequestBody>> {
  const { outside: named = [], contracts: _, ...rest } = body;
  const ids: { requester?: string; servicing?: string; facility?: string } = {};
  const outside: OutsideProvider[] = [];
  const contracts: NonNullable<RequestBody['contracts']> = {};
  for (const role of ROLES) {
    const id = body[role];
    if (id === undefined) continue;
    const stranger = named.find(({ npi }) => npi === id);
    if (stranger && !isNpi(id)) return refused('npi_does_not_check', role);
    const own = await desk.providerNamed(id);
    if (own === undefined && !stranger) return refused('unknown_provider', id);
    if (own === undefined && role === 'requester' && viewer.side !== 'plan') return refused('not_your_provider', role);
    if (own === undefined && stranger && !outside.includes(stranger)) outside.push(stranger);
    ids[role] = own ?? id;
    const spans = own === undefined ? undefined : await desk.contractsOf(own);
    if (own !== undefined && spans) contracts[own] = [...spans];
  }
  return done({
    ...rest,
    ...ids,
    ...(outside.length > 0 ? { outside } : {}),
    ...(Object.keys(contracts).length > 0 ? { contracts } : {}),
  });
}

/**
 * Whether somebody is in the network on the days of service: whom the plan's file does not have is not, and whom it has is by a contract
 * that covers them all. Where nobody is named, the file says nothing of contracts, or they cover a part of the days, a person decides.
 */
export function inNetwork(
  { outside = [], contracts }: Pick<RequestBody, 'outside' | 'contracts'>,
  lines: readonly RequestedLine[],
  id: string | undefined,
): boolean | undefined {
  if (id === undefined) return undefined;
  if (outside.some(({ npi }) => npi === id)) return false;
  const spans = contracts?.[id];
  if (!spans) return undefined;
  const asked = lines.map(({ from, to = from }) => ({ from, to }));
  if (asked.every((days) => isCovered(days, spans))) return true;
  const touches = asked.some((days) => spans.some(({ from = FIRST, to = LAST }) => from <= days.to && days.from <= to));
  return touches ? undefined : false;
}

const FIRST = '0001-01-01';
const LAST = '9999-12-31';

/** A contract that begins the day after another ends goes on from it. */
function isCovered({ from, to }: { readonly from: IsoDate; readonly to: IsoDate }, spans: Spans): boolean {
  let day = from;
  while (day <= to) {
    const covering = spans.find((span) => (span.from ?? FIRST) <= day && day <= (span.to ?? LAST));
    if (!covering) return false;
    const last = covering.to ?? LAST;
    if (last >= to) return true;
    day = addDays(last, 1);
  }
  return true;
}

type Spans = NonNullable<RequestBody['contracts']>[string];

/** Where each stands, as the plan's policy asks. Whoever is not named is not known. */
export function networkFacts(body: RequestBody): Record<string, boolean | undefined> {
  const stands = (id: string | undefined) => inNetwork(body, body.lines, id);
  return {
    'requester.in_network': stands(body.requester),
    'servicing.in_network': stands(body.servicing),
    'facility.in_network': stands(body.facility),
  };
}

/** By id, of whom it is known. */
export function networkOf({ body, lines }: { readonly body: RequestBody; readonly lines: readonly RequestedLine[] }) {
  const known = [body.requester, body.servicing, body.facility].flatMap((id) => {
    const stands = inNetwork(body, lines, id);
    return id === undefined || stands === undefined ? [] : [[id, stands] as const];
  });
  return Object.fromEntries(known);
}
