import type { Door } from './door.ts';

/** One that waits in this session for a few minutes and is taken out by the first answer, right or wrong; an earlier one is no longer waited for. */
export async function askChallenge(
  door: Door,
  session: string,
  now: Date,
): Promise<{ readonly challenge: string; readonly timeout: number }> {
  const timeout = door.policy.limits.passkeys.minutes * 60_000;
  const challenge = door.tokens.token();
  await door.store.keepChallenge(session, challenge, new Date(now.getTime() + timeout));
  return { challenge, timeout };
}
