import { type Refusal, type Result, refused } from '../../kernel/index.ts';
import type { Account, Entered } from './account.ts';
import { recoveryDigest } from './digest.ts';
import type { Door, DoorStore } from './door.ts';
import { type Beginning, enterFull } from './enter.ts';
import { halfSession } from './half-session.ts';
import { countCode, endCount, eventOf } from './try.ts';

export const WRONG_CODE: Refusal = {
  code: 'wrong_code',
  because: 'the code is not right, or was used before; wait for the next one',
};

/** The verb that makes half a session whole: a code that never worked before, or one of the recovery codes, once. */
export async function giveSecondFactor(
  door: Door,
  { token, code }: { readonly token: string | undefined; readonly code: string },
  from: Omit<Beginning, 'by' | 'before'>,
): Promise<Result<Entered>> {
  const half = await halfSession(door, token, from.now);
  if (!half.ok) return half;
  const counted = await countCode(door, half.value.account.id, from.now);
  if (!counted.ok) {
    await door.store.endSession(half.value.session.id, from.now);
    return counted;
  }
  const account = counted.value;
  if (!half.value.account.hasFactor) return refused('conflict', 'set up the second factor first');
  const entered = await door.within(async (store): Promise<Result<Entered>> => {
    const by = await usedCode(door, store, account, code, from.now);
    if (!by) return refused(WRONG_CODE.code, WRONG_CODE.because);
    await endCount(store, account.id);
    return enterFull(door, store, account, { ...from, before: token, by });
  });
  if (!entered.ok && entered.refusal.code === WRONG_CODE.code) {
    await door.within((store) => store.record(account.id, eventOf('second_factor.failed', account.id, from.now)));
  }
  return entered;
}

/** Which it was, spent by this; undefined for one that is not right. */
export async function usedCode(
  door: Door,
  store: DoorStore,
  { id, secondFactor = '' }: Account,
  code: string,
  now: Date,
): Promise<'code' | 'recovery_code' | undefined> {
  const secret = door.sealing.open(secondFactor, sealedFor(id));
  const step = secret === undefined ? undefined : door.codes.stepOf(secret, code.replaceAll(/\s/g, ''), now);
  if (step !== undefined) return (await store.spendStep(id, step)) ? 'code' : undefined;
  return (await store.spendRecoveryCode(id, recoveryDigest(code))) ? 'recovery_code' : undefined;
}

/** A secret is sealed for one account: moved to another row it opens nothing. */
export function sealedFor(account: string): string {
  return `second factor of ${account}`;
}
