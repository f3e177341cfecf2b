import { type Actor, californiaDate } from '../../kernel/index.ts';
import { actorOf } from './actor.ts';
import { digestOf, isSame } from './digest.ts';
import type { Door } from './door.ts';
import { isWorthNoting, sessionState } from './session-state.ts';

export type RecognisedSession =
  | { readonly actor: Actor }
  | { readonly trouble: 'not_signed_in' | 'session_ended' | 'forged' | 'second_factor_needed' };

/** Who is behind a cookie, asked with every request. What changes something must carry the session's own word as well. */
export async function recogniseSession(
  { store, policy }: Pick<Door, 'store' | 'policy'>,
  token: string,
  csrf: string | undefined,
  isRead: boolean,
  now: Date,
): Promise<RecognisedSession> {
  const seen = await store.seen(digestOf(token), californiaDate(now));
  if (!seen) return { trouble: 'not_signed_in' };
  const { session, account, seat } = seen;
  if (sessionState(session, policy.limits, now) !== 'live' || !account.active) return { trouble: 'session_ended' };
  if (!isRead && (csrf === undefined || !isSame(csrf, session.csrf))) return { trouble: 'forged' };
  if (session.step === 'password') return { trouble: 'second_factor_needed' };
  if (!seat?.active) return { trouble: 'session_ended' };
  if (isWorthNoting(session.seenAt, now)) await store.touch(session.id, now);
  return { actor: actorOf(policy, session.id, account, seat) };
}
