import { californiaDate } from '../kernel/index.ts';
import type { Database } from '../platform/db/index.ts';
import type { ReferralRouteDoors } from '../rooms/referrals/index.ts';
import type { PolicyBook } from '../rules/index.ts';
import { knownFromWorld } from './continuity-doors.ts';
import type { PolicyDesk } from './portal/policy-desk.ts';
import { worldFor } from './world-for.ts';

/** With the plan's eyes: whether a provider is under contract, an office may not see of another. */
export function referralDoors(
  owner: Database,
  desk: Pick<PolicyDesk, 'policyOf' | 'clocksOf'>,
  book: Pick<PolicyBook, 'populations'>,
  reach: ReferralRouteDoors['reach'],
): ReferralRouteDoors {
  const world = worldFor(owner);
  return {
    reach,
    populations: book.populations ?? {},
    policyOf: (plan) => desk.policyOf(plan),
    clocksOf: (plan) => desk.clocksOf(plan),
    networkOf: (policy) => (provider, on) => {
      const at = new Date(`${on}T12:00:00Z`);
      return knownFromWorld((asked) =>
        world(policy, { on: californiaDate(at), code: '', stated: {}, ...asked }, at),
      ).network(provider, on);
    },
  };
}
