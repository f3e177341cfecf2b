import { type Actor, done, given, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { type CompiledPolicy, type PlanClocks, type Services, Speech } from '../../rules/index.ts';
import { findProvider, organizationNames, ownProviders, providerNames } from '../authorizations/index.ts';
import {
  type FoundCase,
  type ListedCase,
  membersOfCases,
  onlookerOf,
  type Reader,
  SqlCases,
  sayInOrder,
} from '../cases/index.ts';
import type { AskedReferral } from './api.ts';
import { detailKey, type Referral } from './open-referral.ts';
import { type Referrer, referralBody } from './referral.ts';
import { referralViewerOf } from './referral-actions.ts';
import { keptReferrals, type ReferralDesk } from './referral-desk.ts';
import { referralRow } from './referral-row.ts';
import { type ReferralNames, sayReferralLine, sayReferralPage } from './say-referral.ts';
import type { ReferralPage } from './spoken-referral.ts';

export interface ReferralRouteDoors {
  readonly policyOf: (planOrBrand: string) => CompiledPolicy | undefined;
  readonly clocksOf: (planOrBrand: string) => PlanClocks;
  /** Populations of focus a referral may name. */
  readonly populations: Services;
  /** Where a provider stands on a day; with the plan's eyes. */
  readonly networkOf: (
    policy: CompiledPolicy,
  ) => (provider: string, on: IsoDate) => ReturnType<ReferralDesk['network']>;
  /** The member behind a handle, if the asker may see one there. */
  readonly reach: (tx: Queryable, handle: string) => Promise<{ plan: string; id: string } | undefined>;
}

export function sqlReferralDesk(
  doors: Omit<ReferralRouteDoors, 'reach' | 'populations'>,
  tx: Queryable,
  plan: string,
): ReferralDesk | undefined {
  const policy = doors.policyOf(plan);
  if (!policy) return undefined;
  const clocks = doors.clocksOf(plan);
  return {
    plan,
    policy,
    clocks,
    store: keptReferrals(new SqlCases(tx, policy.plan), policy, clocks, async ({ number }) => {
      await tx.query('select refresh_referral_ties($1, $2)', [plan, number]);
    }),
    network: doors.networkOf(policy),
    isMember: async (id) => {
      const { rows } = await tx.query('select from member where plan = $1 and member_id = $2', [plan, id]);
      return rows.length > 0;
    },
    provider: async (named) => {
      const found = await findProvider(tx, policy.plan, named);
      return found && { id: found.id, organization: found.organization ?? undefined };
    },
    standing: async ({ member, service, detail }) => {
      const { rows } = await tx.query<{ number: string | null }>('select standing_referral($1, $2, $3, $4) as number', [
        plan,
        member,
        service,
        detailKey(detail),
      ]);
      return rows[0]?.number ?? undefined;
    },
  };
}

export async function pageOf(
  { desk, standing: one, handle }: FoundCase<Referral, ReferralDesk>,
  { actor, tx, now, language }: Reader,
  populations: Services,
): Promise<ReferralPage> {
  const speech = new Speech(desk.policy, language);
  const viewer = referralViewerOf(actor);
  const row = referralRow(desk.policy, desk.clocks, one);
  const listed: ListedCase = { ...row, handle, events: one.events.length };
  const sent = one.events.flatMap(({ what }) => ('to' in what && what.to ? [what.to.provider] : []));
  const names = await namesOf(tx, desk.policy.plan, [listed], sent);
  const line = sayReferralLine(listed, names, desk, viewer, now, speech);
  return sayReferralPage(desk, one, { line, names, populations: sayKeys(populations, speech) }, viewer, now, speech);
}

export function sayKeys(keys: Services, speech: Speech): ReadonlyMap<string, string> {
  return new Map(Object.entries(keys).map(([key, { say }]) => [key, speech.local(say)]));
}

async function namesOf(
  tx: Queryable,
  network: string,
  cases: readonly ListedCase[],
  more: readonly string[] = [],
): Promise<ReferralNames> {
  const [first] = cases;
  const to = cases.flatMap(({ servicing }) => servicing ?? []);
  return {
    members: first
      ? await membersOfCases(
          tx,
          first.plan,
          cases.map(({ number }) => number),
        )
      : new Map(),
    providers: await providerNames(tx, network, [...to, ...more]),
    organizations: await organizationNames(
      tx,
      cases.flatMap(({ senders = [] }) => senders),
    ),
  };
}

export async function linesOf(
  doors: ReferralRouteDoors,
  cases: readonly ListedCase[],
  { actor, tx, now, language }: Reader,
) {
  const reader = onlookerOf(actor);
  return sayInOrder(
    cases,
    async (plan, of) => {
      const policy = doors.policyOf(plan);
      return policy && { policy, clocks: doors.clocksOf(plan), names: await namesOf(tx, policy.plan, of) };
    },
    (found, { names, ...desk }) => sayReferralLine(found, names, desk, reader, now, new Speech(desk.policy, language)),
  );
}

/** Who refers: the asker's own organization; the plan says for whom it keys; a member speaks for himself or his ward. */
export async function referrerOf(
  desk: ReferralDesk,
  actor: Actor,
  { by, relation, name, from }: AskedReferral,
  tx: Queryable,
): Promise<Result<Referrer>> {
  const said = { by, ...given({ relation, name }) };
  if (actor.reach === 'organization') {
    const [provider, other] = await ownProviders(tx, desk.policy.plan, actor.organization);
    return done({ ...said, organization: actor.organization, ...given({ provider: other ? undefined : provider }) });
  }
  if (actor.reach === 'person' || from === undefined) return done(said);
  const found = await desk.provider(from);
  if (!found) return refused('unknown_provider', from);
  return done({ ...said, provider: found.id, ...given({ organization: found.organization }) });
}

export function bodyOf(asked: AskedReferral, member: string) {
  const {
    service,
    detail,
    reason,
    social,
    populations,
    contact,
    agreed,
    qualified,
    new_to_program: newToProgram,
  } = asked;
  return referralBody.parse({
    member,
    service,
    ...given({ detail, reason, social, populations, contact, agreed, qualified, newToProgram }),
  });
}
