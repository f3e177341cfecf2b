import { done, type Instant, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { CompiledPolicy, PlanClocks } from '../../rules/index.ts';
import { personOf } from '../authorizations/index.ts';
import { type CaseStore, KeptCases, takeStep } from '../cases/index.ts';
import { type Referral, referralFrom } from './open-referral.ts';
import type { ReferralBody } from './referral.ts';
import { type ReferralAction, type ReferralViewer, referralAction, seesReferral } from './referral-actions.ts';
import type { ReferralEvent, ReferralHappened } from './referral-event.ts';
import { referralRow } from './referral-row.ts';

/** A provider as a referral needs to know it. */
export interface ReferralProvider {
  readonly id: string;
  readonly organization: string | undefined;
}

/** Everything the verbs of this room lean on. */
export interface ReferralDesk {
  readonly plan: string;
  readonly policy: CompiledPolicy;
  readonly clocks: PlanClocks;
  readonly store: KeptCases<Referral>;
  readonly isMember: (id: string) => Promise<boolean>;
  /** By plan id or NPI. */
  readonly provider: (named: string) => Promise<ReferralProvider | undefined>;
  readonly network: (provider: string, on: IsoDate) => Promise<'in_network' | 'out_of_network' | undefined>;
  /**
   * The number of an open referral of the member to the same service, whoever made it: after this the asker sees it, and nobody
   * begins a second one before he is done.
   */
  readonly standing: (body: ReferralBody) => Promise<string | undefined>;
}

export interface ReferralAsking {
  readonly viewer: ReferralViewer;
  readonly now: Instant;
  readonly seen?: number | undefined;
}

/** `tie`: what a referral accepted, or accepted no longer, means for who finds its member. */
export function keptReferrals(
  cases: CaseStore,
  policy: CompiledPolicy,
  clocks: PlanClocks,
  tie: (one: Referral) => Promise<void>,
): KeptCases<Referral> {
  return new KeptCases<Referral>(cases, {
    kinds: ['referral'],
    standing: (plan, number, events) => referralFrom(plan, number, events as readonly ReferralEvent[]),
    row: (one) => referralRow(policy, clocks, one),
    follows: tie,
  });
}

export function stepOnReferral(
  desk: ReferralDesk,
  number: string,
  action: ReferralAction,
  { viewer, now, seen }: ReferralAsking,
  happens: (one: Referral) => Promise<Result<readonly ReferralHappened[]>> | Result<readonly ReferralHappened[]>,
): Promise<Result<Referral>> {
  return takeStep(desk.store, {
    plan: desk.plan,
    number,
    now,
    seen,
    by: personOf(viewer),
    allowed: (one) => {
      if (!seesReferral(one, viewer)) return refused('not_found', 'no such case');
      const { open, why, cites } = referralAction(one, action, viewer);
      return open ? done(undefined) : refused(why ?? 'not_allowed', action, cites);
    },
    happens,
  });
}
