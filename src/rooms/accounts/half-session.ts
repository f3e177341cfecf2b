import { californiaDate, type Result, refused } from '../../kernel/index.ts';
import type { SeenSession } from './account.ts';
import { digestOf } from './digest.ts';
import type { Door } from './door.ts';
import { sessionState } from './session-state.ts';

/** The live session behind a cookie, half or whole; undefined for none, an ended one, a closed account. */
export async function liveSession(door: Door, token: string | undefined, now: Date): Promise<SeenSession | undefined> {
  if (token === undefined) return undefined;
  const seen = await door.store.seen(digestOf(token), californiaDate(now));
  if (!seen?.account.active || sessionState(seen.session, door.policy.limits, now) !== 'live') return undefined;
  return seen;
}

/** Who has given the password and now owes the second factor. */
export async function halfSession(door: Door, token: string | undefined, now: Date): Promise<Result<SeenSession>> {
  const seen = await liveSession(door, token, now);
  if (seen?.session.step !== 'password') return refused('not_signed_in', 'begin with e-mail address and password');
  return { ok: true, value: seen };
}
