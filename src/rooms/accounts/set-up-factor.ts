import { type Result, refused } from '../../kernel/index.ts';
import type { Entered } from './account.ts';
import type { Door } from './door.ts';
import { type Beginning, enterFull } from './enter.ts';
import { halfSession } from './half-session.ts';
import { keepFactor, type NewFactor, newFactor, provenFactor } from './new-factor.ts';
import { countCode, endCount, eventOf } from './try.ts';

const ALREADY = ['conflict', 'there is a second factor already: give its code'] as const;

/** At the first sign-in, or after a reset: a secret to put into an authenticator. */
export async function beginFactor(door: Door, token: string | undefined, now: Date): Promise<Result<NewFactor>> {
  const half = await halfSession(door, token, now);
  if (!half.ok) return half;
  const { account } = half.value;
  if (account.hasFactor) return refused(...ALREADY);
  return { ok: true, value: newFactor(door, account.id, account.email, now) };
}

export interface EnteredWithCodes {
  readonly entered: Entered;
  readonly recoveryCodes: readonly string[];
}

/** The first code proves that the secret arrived: the factor is kept and the session whole. */
export async function setUpFactor(
  door: Door,
  asked: { readonly token: string | undefined; readonly pending: string; readonly code: string },
  from: Omit<Beginning, 'by' | 'before'>,
): Promise<Result<EnteredWithCodes>> {
  const half = await halfSession(door, asked.token, from.now);
  if (!half.ok) return half;
  const { id } = half.value.account;
  const counted = await countCode(door, id, from.now);
  if (!counted.ok) return counted;
  const proven = provenFactor(door, id, asked, from.now);
  if (!proven.ok) return proven;
  return door.within(async (store): Promise<Result<EnteredWithCodes>> => {
    const recoveryCodes = await keepFactor(door, store, id, proven.value);
    if (!recoveryCodes) return refused(...ALREADY);
    await endCount(store, id);
    await store.record(id, eventOf('second_factor.set_up', id, from.now));
    const entered = await enterFull(door, store, counted.value, { ...from, before: asked.token, by: 'new_factor' });
    return entered.ok ? { ok: true, value: { entered: entered.value, recoveryCodes } } : entered;
  });
}
