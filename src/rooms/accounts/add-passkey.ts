import { type Actor, type Result, refused } from '../../kernel/index.ts';
import { askChallenge } from './challenge.ts';
import type { Door } from './door.ts';
import type { MadePasskey, PasskeyToMake } from './passkey-api.ts';
import { type Proof, proveAgain } from './prove-again.ts';
import { eventOf } from './try.ts';

/** Who is signed in, and shows it once more, may make a passkey: the challenge waits in this session and in no other. */
export async function beginPasskey(
  door: Door,
  { actor, proof }: { readonly actor: Actor; readonly proof: Proof },
  now: Date,
): Promise<Result<PasskeyToMake>> {
  const own = await door.store.accountById(actor.account);
  if (!own) return refused('not_found', 'there is no such account');
  const proven = await proveAgain(door, own, proof, now);
  if (!proven.ok) return proven;
  const known = await door.store.passkeysOf(own.id);
  if (known.length >= door.policy.limits.passkeys.most) {
    return refused('passkeys_full', 'you have as many passkeys as one may have; remove one first');
  }
  const { challenge, timeout } = await askChallenge(door, actor.session, now);
  return { ok: true, value: { ...door.passkeys.toMake(own, challenge, known), timeout } };
}

export async function addPasskey(
  door: Door,
  { actor, name, made }: { readonly actor: Actor; readonly name: string; readonly made: MadePasskey },
  now: Date,
): Promise<Result<{ readonly id: string }>> {
  const challenge = await door.within((store) => store.spendChallenge(actor.session, now));
  const passkey = challenge === undefined ? undefined : await door.passkeys.made(made, challenge);
  if (!passkey) return refused('passkey_not_made', 'the passkey was not made here, or too late; begin again');
  const kept = await door.within(async (store): Promise<Result<{ id: string; email: string; language: string }>> => {
    const own = await store.accountById(actor.account);
    const known = await store.passkeysOf(actor.account); // the account is held: two at once are counted one after the other
    if (!own || known.length >= door.policy.limits.passkeys.most) {
      return refused('passkeys_full', 'you have as many passkeys as one may have; remove one first');
    }
    const id = await store.keepPasskey(own.id, name, passkey, now);
    if (id === undefined) return refused('passkey_known', 'this passkey is kept already');
    const { organization } = actor;
    await store.record(own.id, eventOf('passkey.added', own.id, now, { organization, subject: id }));
    return { ok: true, value: { id, email: own.email, language: own.language } };
  });
  if (!kept.ok) return kept;
  const { id, email, language } = kept.value;
  door.post({ kind: 'passkey_added', to: email, language, name: actor.name, about: name });
  return { ok: true, value: { id } };
}
