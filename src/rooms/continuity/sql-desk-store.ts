import { type Actor, done, given, type Instant, type Result, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { type CompiledPolicy, type PlanClocks, Speech } from '../../rules/index.ts';
import { findProvider, providerNames, statedFactsOf } from '../authorizations/index.ts';
import {
  attachmentsOf,
  type FoundCase,
  type ListedCase,
  membersOfCases,
  onlookerOf,
  type Reader,
  SqlCases,
  sayInOrder,
} from '../cases/index.ts';
import { putArrangements } from './arrangement-store.ts';
import type { ContinuityBody } from './continuity.ts';
import { continuityViewerOf } from './continuity-actions.ts';
import { type ContinuityDesk, keptContinuity } from './continuity-desk.ts';
import type { ContinuityEvent } from './continuity-event.ts';
import { continuityRow } from './continuity-row.ts';
import type { Continuity } from './open-continuity.ts';
import type { AskedContinuity } from './opening.ts';
import { type ContinuityNames, type StateHearing, sayContinuityLine, sayContinuityPage } from './say-continuity.ts';
import type { ContinuityPage } from './spoken-continuity.ts';

export interface ContinuityRouteDoors {
  readonly policyOf: (planOrBrand: string) => CompiledPolicy | undefined;
  readonly clocksOf: (planOrBrand: string) => PlanClocks;
  readonly knownOf: (policy: CompiledPolicy, now: Instant) => Pick<ContinuityDesk, 'member' | 'network' | 'visits'>;
  /** Whom to call for a State Hearing, as the plan's letters say; what is not known is absent. */
  readonly hearingOf: (policy: CompiledPolicy) => StateHearing;
  /** The letters that events owe, put into the outbox in the same transaction. */
  readonly told?: (
    tx: Queryable,
    policy: CompiledPolicy,
    one: Continuity,
    events: readonly ContinuityEvent[],
  ) => Promise<readonly ContinuityEvent[]>;
  /** The member behind a handle, if the asker may see one there. */
  readonly reach: (tx: Queryable, handle: string) => Promise<{ plan: string; id: string } | undefined>;
}

export function sqlContinuityDesk(
  doors: Omit<ContinuityRouteDoors, 'reach' | 'hearingOf'>,
  tx: Queryable,
  plan: string,
  now: Instant,
): ContinuityDesk | undefined {
  const policy = doors.policyOf(plan);
  if (!policy) return undefined;
  const clocks = doors.clocksOf(plan);
  const store = keptContinuity(new SqlCases(tx, policy.plan), clocks, {
    granted: (one) => putArrangements(tx, one),
    told: async (one, events) => doors.told?.(tx, policy, one, events as readonly ContinuityEvent[]) ?? [],
  });
  return { plan, policy, clocks, store, ...doors.knownOf(policy, now) };
}

export async function pageOf(
  doors: Pick<ContinuityRouteDoors, 'hearingOf'>,
  { desk, standing: one, handle }: FoundCase<Continuity, ContinuityDesk>,
  { actor, tx, now, language }: Reader,
): Promise<ContinuityPage> {
  const speech = new Speech(desk.policy, language);
  const viewer = continuityViewerOf(actor);
  const listed: ListedCase = { ...continuityRow(desk.clocks, one), handle, events: one.events.length };
  const changed = one.events.flatMap(({ what }) => (what.kind === 'changed_provider' ? [what.provider] : []));
  const names = await namesOf(
    tx,
    one.plan,
    desk.policy.plan,
    [listed],
    [...one.offered, ...[one.chosen, one.assigned].filter((id) => id !== undefined), ...changed],
  );
  const line = sayContinuityLine(listed, names, desk.clocks, viewer.side, now, speech);
  const files = await attachmentsOf(tx, one.plan, one.number);
  const request =
    one.body.request === undefined ? undefined : await requestOfMember(tx, one.plan, one.body.request, one.body.member);
  return sayContinuityPage(
    desk,
    one,
    { line, names, files, request, hearing: doors.hearingOf(desk.policy) },
    viewer,
    now,
    speech,
  );
}

async function namesOf(
  tx: Queryable,
  plan: string,
  network: string,
  cases: readonly ListedCase[],
  more: readonly string[] = [],
): Promise<ContinuityNames> {
  const shown = cases.flatMap(({ shown: { provider_id: id } }) => (typeof id === 'string' ? [id] : []));
  return {
    members: await membersOfCases(
      tx,
      plan,
      cases.map(({ number }) => number),
    ),
    providers: await providerNames(tx, network, [...shown, ...more]),
  };
}

/** The handle of a member's request for authorization within the reader's reach. */
async function requestOfMember(
  tx: Queryable,
  plan: string,
  number: string,
  member: string,
): Promise<string | undefined> {
  const file = await new SqlCases(tx).load(plan, number);
  return file?.kind === 'authorization' && file.member === member ? file.handle : undefined;
}

export async function linesOf(
  doors: ContinuityRouteDoors,
  cases: readonly ListedCase[],
  { actor, tx, now, language }: Reader,
) {
  const { side } = onlookerOf(actor);
  return sayInOrder(
    cases,
    async (plan, of) => {
      const policy = doors.policyOf(plan);
      return policy && { policy, names: await namesOf(tx, plan, policy.plan, of) };
    },
    (found, { policy, names }) =>
      sayContinuityLine(found, names, doors.clocksOf(found.plan), side, now, new Speech(policy, language)),
  );
}

export async function bodyOf(
  doors: ContinuityRouteDoors,
  { policy, plan }: ContinuityDesk,
  actor: Actor,
  asked: AskedContinuity,
  tx: Queryable,
): Promise<Result<ContinuityBody>> {
  const { plan: _, member: handle, provider, request, door: __, received: ___, language: ____, ...rest } = asked;
  const member = await doors.reach(tx, handle);
  if (member?.plan !== plan) return refused('not_found', 'there is no such member of the plan');
  const stated = statedFactsOf(policy, rest.facts, actor.reach === 'plan');
  if (!stated.ok) return stated;
  const found = provider === undefined ? undefined : await findProvider(tx, policy.plan, provider);
  if (provider !== undefined && !found) return refused('unknown_provider', provider);
  if (request !== undefined && (await requestOfMember(tx, plan, request, member.id)) === undefined)
    return refused('request_not_found', request);
  return done({
    ...rest,
    member: member.id,
    ...given({ provider: found?.id, request }),
  });
}
