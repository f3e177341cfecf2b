import type { Instant } from '../../kernel/index.ts';
import {
  type ClockEvent,
  type ClockEventKind,
  governing,
  type PlanClocks,
  type ReferralFile,
  readClocks,
  type TimedCase,
} from '../../rules/index.ts';
import type { CaseTimes } from '../cases/index.ts';
import { isOpen, type Referral } from './open-referral.ts';
import type { ReferralHappened } from './referral-event.ts';

/** A plan that gives itself days to process a referral has done so when somebody accepts it or it is closed; not when it is declined. */
const SAME: Partial<Record<ReferralHappened['kind'], ClockEventKind>> = { accepted: 'decided', closed: 'decided' };

export function timedReferral(policy: ReferralFile, one: Referral): TimedCase {
  const happened = one.events.flatMap(({ at, what }): ClockEvent[] => {
    const kind = SAME[what.kind];
    return kind ? [{ kind, at }] : [];
  });
  const withdrawn: ClockEvent[] =
    !isOpen(one) && one.state === 'withdrawn' && one.closedAt !== undefined
      ? [{ kind: 'withdrawn', at: one.closedAt }]
      : [];
  return {
    of: 'referral',
    facts: {
      'referral.program': policy.services.find(({ service }) => service === one.body.service)?.program ?? 'other',
    },
    events: [{ kind: 'received' as const, at: one.received }, ...happened, ...withdrawn].sort((a, b) => a.at - b.at),
  };
}

/** No other document gives a referral a time: without a clock it has none. */
export function referralTimes(policy: ReferralFile, clocks: PlanClocks, one: Referral, now: Instant): CaseTimes {
  const readings = readClocks(clocks, timedReferral(policy, one), now).filter(({ state }) => state !== 'not_started');
  return { readings, governs: governing(readings) };
}
