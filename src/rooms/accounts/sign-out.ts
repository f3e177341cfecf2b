import type { Door } from './door.ts';
import { liveSession } from './half-session.ts';
import { eventOf } from './try.ts';

/** Ends the session behind the cookie, half or whole. Whoever has none is signed out already. */
export async function signOut(door: Door, token: string | undefined, now: Date): Promise<void> {
  const seen = await liveSession(door, token, now);
  if (!seen) return;
  const { session, account } = seen;
  await door.within(async (store) => {
    await store.endSession(session.id, now);
    const organization = session.organization ? { organization: session.organization } : {};
    await store.record(account.id, eventOf('session.ended', account.id, now, { subject: session.id, ...organization }));
  });
}
