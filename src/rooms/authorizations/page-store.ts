import type { Instant } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { SOURCE_LANGUAGE, Speech } from '../../rules/index.ts';
import { attachmentsOf, type ListedCase, membersOfCases, SqlCases, sayInOrder } from '../cases/index.ts';
import { unitsUsed } from './approval-store.ts';
import { requestOf } from './case-requests.ts';
import { type Request, requestFrom } from './open-request.ts';
import { organizationNames, providerNames } from './people-store.ts';
import type { Viewer } from './request-actions.ts';
import { requestRow } from './request-row.ts';
import { type LineNames, sayLine, sayProvider } from './say-line.ts';
import { showRequest } from './show-request.ts';
import type { RequestLine, RequestPage } from './spoken-request.ts';
import { type RequestDoors, type SqlRequestDesk, sqlRequestDesk } from './sql-desk-store.ts';
import { sameAs } from './submit-request.ts';

/** Rows of a worklist with the names beside them: a handful of questions for a whole page. */
export async function sayLines(
  doors: RequestDoors,
  tx: Queryable,
  cases: readonly ListedCase[],
  viewer: Viewer,
  now: Instant,
  language: string,
): Promise<RequestLine[]> {
  return sayInOrder(
    cases,
    async (plan, of) => {
      const policy = doors.policyOf(plan);
      return policy && { policy, names: await namesOf(tx, plan, policy.plan, of) };
    },
    (found, { policy, names }) =>
      sayLine(found, names, doors.clocksOf(found.plan), viewer, now, new Speech(policy, language)),
  );
}

async function namesOf(
  tx: Queryable,
  plan: string,
  network: string,
  cases: readonly ListedCase[],
  facility?: string,
): Promise<LineNames> {
  const offices = cases.flatMap(({ requester, servicing }) => [requester, servicing]).concat(facility);
  return {
    members: await membersOfCases(
      tx,
      plan,
      cases.map(({ number }) => number),
    ),
    providers: await providerNames(
      tx,
      network,
      offices.filter((id) => id !== undefined),
    ),
    organizations: await organizationNames(
      tx,
      cases.flatMap(({ group }) => group ?? []),
    ),
  };
}

/** Cases of continuity of care that name the request, within the reader's reach. */
async function continuityWith(
  tx: Queryable,
  plan: string,
  member: string,
  request: string,
): Promise<RequestPage['continuity']> {
  const { rows } = await tx.query<{ handle: string; number: string; state: string; outcome: string | null }>(
    `select handle, number, state, outcome from case_file
     where plan = $1 and member_id = $2 and kind = 'continuity' and shown->>'request' = $3 order by number`,
    [plan, member, request],
  );
  return rows.map(({ outcome, ...row }) => ({ ...row, ...(outcome === null ? {} : { outcome }) }));
}

const NOT_TRANSLATED: ReadonlyMap<string, string> = new Map();

export interface FoundRequest {
  readonly desk: SqlRequestDesk;
  readonly request: Request;
  readonly handle: string;
}

/** A request by its handle, as it stood at a past moment where one is asked for. Undefined for one that does not exist and one out of reach, alike. */
export async function lineOf(
  doors: RequestDoors,
  tx: Queryable,
  handle: string,
  now: Instant,
  asOf?: Instant,
): Promise<FoundRequest | undefined> {
  const file = await new SqlCases(tx).byHandle(handle);
  const whole = requestOf(file);
  const desk = file && sqlRequestDesk(doors, tx, file.plan, now);
  if (!file || !whole || !desk) return undefined;
  const known = asOf === undefined ? whole.events : whole.events.filter(({ at }) => at <= asOf);
  const request = requestFrom(file.plan, file.number, known);
  return request && { desk, request, handle };
}

export async function pageOf(
  doors: RequestDoors,
  tx: Queryable,
  { desk, request, handle }: FoundRequest,
  viewer: Viewer,
  now: Instant,
  language: string,
): Promise<RequestPage> {
  const { plan, number, body, handler } = request;
  const speech = new Speech(desk.policy, language);
  const listed: ListedCase = { ...requestRow(desk.clocks, request), handle, events: request.events.length };
  const names = await namesOf(tx, plan, desk.policy.plan, [listed], body.facility);
  const others = (await desk.cases.ofMember(plan, body.member, 'authorization')).flatMap((file) => {
    const other = requestOf(file);
    if (!other || file.number === number || !sameAs(other, request.body)) return [];
    return [{ handle: file.handle, number: file.number, state: other.state, received: other.received }];
  });
  const group = handler.kind === 'group' ? handler.group : undefined;
  const decider = doors.contactsOf(plan, group);
  const isMember = viewer.side === 'member';
  const translated =
    isMember && language !== SOURCE_LANGUAGE ? await doors.translatedReasons(plan, number, language) : NOT_TRANSLATED;
  const beside = {
    reading: { isMember, language, translated },
    line: sayLine(listed, names, desk.clocks, viewer, now, speech),
    files: await attachmentsOf(tx, plan, number),
    used: request.decision ? await unitsUsed(tx, plan, number) : new Map<string, number>(),
    decider: { ...decider, name: decider.name ?? (group && names.organizations.get(group)) },
    organizations: await organizationNames(
      tx,
      request.events.flatMap(({ by }) => by?.organization ?? []),
    ),
    facility: body.facility === undefined ? undefined : sayProvider(listed.shown, body.facility, names),
    alike: others,
    continuity: await continuityWith(tx, plan, body.member, number),
  };
  return showRequest(desk, request, beside, viewer, now, speech);
}
