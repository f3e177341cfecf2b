import { done, isNpi, type Result, refused } from '../../kernel/index.ts';
import type { OutsideProvider, RequestBody } from './request.ts';
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
  const { outside: named = [], ...rest } = body;
  const ids: { requester?: string; servicing?: string; facility?: string } = {};
  const outside: OutsideProvider[] = [];
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
  }
  return done({ ...rest, ...ids, ...(outside.length > 0 ? { outside } : {}) });
}

/** As outside the network where he was named so; undefined for one of the network. */
export function outsiderOf(
  { outside }: Pick<RequestBody, 'outside'>,
  id: string | undefined,
): OutsideProvider | undefined {
  return id === undefined ? undefined : outside?.find(({ npi }) => npi === id);
}

/** Where each stands, as the plan's policy asks. Whoever is not named is not known. */
export function networkFacts(body: RequestBody): Record<string, boolean | undefined> {
  const stands = (id: string | undefined) => (id === undefined ? undefined : outsiderOf(body, id) === undefined);
  return {
    'requester.in_network': stands(body.requester),
    'servicing.in_network': stands(body.servicing),
    'facility.in_network': stands(body.facility),
  };
}
