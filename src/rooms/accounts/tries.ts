import type { Limits } from './access-policy.ts';

/** How often somebody erred since the last time it went right. */
export interface Tries {
  readonly failures: number;
  readonly lockedUntil?: Date;
}

export const NO_TRIES: Tries = { failures: 0 };

export function isLocked({ lockedUntil }: Tries, now: Date): boolean {
  return lockedUntil !== undefined && lockedUntil > now;
}

/**
 * A try counts as a failure before it is known to be right, and is given back then: many at once cannot all be judged by the
 * same count. Undefined while locked. A lock that has run out starts a new count.
 */
export function tried(before: Tries, now: Date, { failures: limit }: Limits): Tries | undefined {
  if (isLocked(before, now)) return undefined;
  const failures = (before.lockedUntil ? 0 : before.failures) + 1;
  if (failures < limit.before_lock) return { failures };
  return { failures, lockedUntil: new Date(now.getTime() + limit.lock_minutes * 60_000) };
}

/** The password was right, the second factor is still to come: this try no longer counts, the ones before it do. */
export function givenBack({ failures }: Tries): Tries {
  return { failures: Math.max(failures - 1, 0) };
}
