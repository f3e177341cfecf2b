import { digestOf } from './digest.ts';
import type { Door } from './door.ts';
import { eventOf } from './try.ts';

/** A link to set the password anew goes to the mailbox. Whoever asks learns nothing: no answer, and no longer wait. */
export async function askRecovery(door: Door, email: string, now: Date): Promise<void> {
  const { recovery } = door.policy.limits;
  const token = door.tokens.token();
  const account = await door.within(async (store) => {
    const found = await store.accountByEmail(email);
    if (!found?.active || (await store.recoveriesOpen(found.id, now)) >= recovery.at_once) {
      await store.record('sign-in', eventOf('recovery.not_sent', found?.id, now));
      return undefined;
    }
    const expiresAt = new Date(now.getTime() + recovery.minutes * 60_000);
    await store.addRecovery(digestOf(token), { account: found.id, expiresAt, takesFactor: false }, now);
    await store.record(found.id, eventOf('recovery.asked', found.id, now));
    return found;
  });
  if (account)
    door.post({ kind: 'recovery', to: account.email, language: account.language, name: account.name, token });
}
