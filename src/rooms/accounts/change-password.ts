import { type Actor, type Result, refused } from '../../kernel/index.ts';
import type { Door } from './door.ts';
import { passwordRefusal } from './password-rule.ts';
import { proveAgain } from './prove-again.ts';
import { eventOf } from './try.ts';

/** A new password for who knows the old one; every other session of theirs ends. The number of those. */
export async function changePassword(
  door: Door,
  { actor, current, next }: { readonly actor: Actor; readonly current: string; readonly next: string },
  now: Date,
): Promise<Result<number>> {
  const own = await door.store.accountById(actor.account);
  if (!own) return refused('not_found', 'there is no such account');
  const weak = passwordRefusal(next, own.email, door.policy.limits);
  if (weak) return { ok: false, refusal: weak };
  const proven = await proveAgain(door, own, { password: current }, now);
  if (!proven.ok) return proven;
  const hash = await door.passwords.hash(next);
  const ended = await door.within(async (store) => {
    await store.setPassword(own.id, hash);
    await store.record(own.id, eventOf('password.changed', own.id, now, { organization: actor.organization }));
    return store.endSessionsOf(own.id, now, actor.session);
  });
  door.post({ kind: 'password_changed', to: own.email, language: own.language, name: own.name });
  return { ok: true, value: ended };
}
