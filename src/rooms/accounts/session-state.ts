import type { Limits } from './access-policy.ts';
import type { StoredSession } from './account.ts';

const MINUTE = 60_000;

/** `live`, or why no longer: ended by somebody, left idle, or older than a session may be. */
export function sessionState(
  { createdAt, seenAt, endedAt }: Pick<StoredSession, 'createdAt' | 'seenAt' | 'endedAt'>,
  { session }: Limits,
  now: Date,
): 'live' | 'ended' | 'idle' | 'over' {
  if (endedAt !== undefined) return 'ended';
  if (now.getTime() - createdAt.getTime() >= session.hours * 60 * MINUTE) return 'over';
  if (now.getTime() - seenAt.getTime() >= session.idle_minutes * MINUTE) return 'idle';
  return 'live';
}

/** That somebody is still there is written down once a minute, not with every request. */
export function isWorthNoting(seenAt: Date, now: Date): boolean {
  return now.getTime() - seenAt.getTime() >= MINUTE;
}
