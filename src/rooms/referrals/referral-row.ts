import type { CompiledPolicy, PlanClocks } from '../../rules/index.ts';
import { type CaseRow, standingOf } from '../cases/index.ts';
import { detailKey, type Referral, sendersOf } from './open-referral.ts';
import { referralTimes } from './referral-clocks.ts';
import { referralTie } from './referral-tie.ts';

/** A referral as a list shows it. */
export function referralRow(
  policy: Pick<CompiledPolicy, 'referrals' | 'careTies'>,
  clocks: PlanClocks,
  one: Referral,
): CaseRow {
  const { body, to } = one;
  const { readings, governs } = referralTimes(policy.referrals, clocks, one, one.events.at(-1)?.at ?? one.received);
  return {
    plan: one.plan,
    number: one.number,
    kind: 'referral',
    member: body.member,
    state: one.state,
    category: body.service,
    received: one.received,
    closed: one.closedAt,
    outcome: one.outcome,
    due: governs?.due,
    clock: (governs ?? readings[0])?.clock.id,
    standing: standingOf(governs, readings),
    awaits: whoseTurn(one),
    servicing: to?.provider,
    senders: sendersOf(one),
    shown: {
      detail: body.detail ?? null,
      detail_key: detailKey(body.detail),
      by: one.referrers[0]?.by ?? null,
      to: to?.provider ?? null,
      holder: to?.organization ?? null,
      referrers: one.referrers.length,
      tie: referralTie(policy.careTies, one) ?? null,
    },
  };
}

export function whoseTurn({ state, to }: Referral): 'plan' | 'receiver' | undefined {
  if (state === 'closed' || state === 'withdrawn') return undefined;
  return to === undefined || state === 'declined' ? 'plan' : 'receiver';
}
