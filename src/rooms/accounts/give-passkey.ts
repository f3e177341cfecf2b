import { type Refusal, type Result, refused } from '../../kernel/index.ts';
import type { Entered } from './account.ts';
import { askChallenge } from './challenge.ts';
import type { Door, DoorStore } from './door.ts';
import { type Beginning, enterFull } from './enter.ts';
import { halfSession } from './half-session.ts';
import { isCopied, WRONG_PASSKEY } from './passkey.ts';
import type { GivenPasskey, PasskeyToGive } from './passkey-api.ts';
import { countCode, endCount, eventOf } from './try.ts';

/** What a passkey of who has given the password is to sign. */
export async function askPasskey(door: Door, token: string | undefined, now: Date): Promise<Result<PasskeyToGive>> {
  const half = await halfSession(door, token, now);
  if (!half.ok) return half;
  const known = await door.store.passkeysOf(half.value.account.id);
  if (known.length === 0) return refused('conflict', 'there is no passkey: give a code');
  const { challenge, timeout } = await askChallenge(door, half.value.session.id, now);
  return { ok: true, value: { ...door.passkeys.toGive(challenge, known), timeout } };
}

/** The verb that makes half a session whole by a passkey instead of a code; counted with the codes. */
export async function givePasskey(
  door: Door,
  { token, given }: { readonly token: string | undefined; readonly given: GivenPasskey },
  from: Omit<Beginning, 'by' | 'before'>,
): Promise<Result<Entered>> {
  const half = await halfSession(door, token, from.now);
  if (!half.ok) return half;
  const { session } = half.value;
  const { id } = half.value.account;
  const counted = await countCode(door, id, from.now);
  if (!counted.ok) {
    await door.store.endSession(session.id, from.now);
    return counted;
  }
  const challenge = await door.within((store) => store.spendChallenge(session.id, from.now));
  const entered = await door.within(async (store): Promise<Result<Entered>> => {
    const account = await store.accountById(id); // held first, as by whoever adds a passkey or takes them away
    if (!account || challenge === undefined) return WRONG;
    const used = await usedPasskey(door, store, id, given, challenge);
    if (!used.ok) return used;
    await store.countPasskey(used.value.id, used.value.counter, from.now);
    await store.record(id, eventOf('passkey.used', id, from.now, { subject: used.value.id }));
    await endCount(store, id);
    return enterFull(door, store, account, { ...from, before: token, by: 'passkey' });
  });
  const failed = entered.ok ? undefined : FAILED[entered.refusal.code];
  if (failed) await door.within((store) => store.record(id, eventOf(failed, id, from.now)));
  return entered;
}

const WRONG: Result<never> = { ok: false, refusal: WRONG_PASSKEY };
const COPIED: Refusal = {
  code: 'passkey_copied',
  because: 'the passkey counts backwards, as a copy would; give a code and remove this passkey',
};
const FAILED: Readonly<Record<string, string>> = {
  [WRONG_PASSKEY.code]: 'passkey.failed',
  [COPIED.code]: 'passkey.copied',
};

async function usedPasskey(
  door: Door,
  store: DoorStore,
  account: string,
  given: GivenPasskey,
  challenge: string,
): Promise<Result<{ readonly id: string; readonly counter: number }>> {
  const passkey = (await store.passkeysOf(account)).find(({ credential }) => credential === given.id);
  const counter = passkey && (await door.passkeys.given(given, challenge, passkey));
  if (!passkey || counter === undefined) return WRONG;
  if (isCopied(passkey.counter, counter)) return { ok: false, refusal: COPIED };
  return { ok: true, value: { id: passkey.id, counter } };
}
