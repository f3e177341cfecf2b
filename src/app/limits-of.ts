import { californiaDate } from '../kernel/index.ts';
import type { Database } from '../platform/db/index.ts';
import { limitsLeft } from '../rooms/benefits/index.ts';
import type { MemberDoors } from '../rooms/members/index.ts';
import { worldFor } from './world-for.ts';

/** Limits the member has begun to use, counted as claims are: with the plan's eyes, told only as what is left. */
export function limitsOf(db: Database): MemberDoors['limitsOf'] {
  const world = worldFor(db);
  return async (policy, member, now) => {
    const on = californiaDate(now);
    return limitsLeft(policy, member, on, await world(policy, { on, code: '', member, stated: {} }, now));
  };
}
