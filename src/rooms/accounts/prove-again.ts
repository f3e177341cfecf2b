import { type Result, refused } from '../../kernel/index.ts';
import type { Account } from './account.ts';
import type { Door } from './door.ts';
import { usedCode, WRONG_CODE } from './second-factor.ts';
import { countCode, endCount, eventOf, proveByPassword } from './try.ts';

export type Proof = { readonly password: string } | { readonly code: string };

/** Who is signed in shows once more that it is they: before what would let somebody else in for good. Counted like a sign-in. */
export function proveAgain(door: Door, own: Account, proof: Proof, now: Date): Promise<Result<Account>> {
  return 'password' in proof ? byPassword(door, own, proof.password, now) : byCode(door, own, proof.code, now);
}

async function byPassword(door: Door, { email }: Account, password: string, now: Date): Promise<Result<Account>> {
  const proven = await proveByPassword(door, { email, password }, now);
  if (proven.ok || proven.refusal.code === 'locked') return proven;
  return refused('wrong_password', 'the present password is another');
}

async function byCode(door: Door, { id }: Account, code: string, now: Date): Promise<Result<Account>> {
  const counted = await countCode(door, id, now);
  if (!counted.ok) return counted;
  const isRight = await door.within(async (store) => {
    const by = await usedCode(door, store, counted.value, code, now);
    if (by) await endCount(store, id);
    else await store.record(id, eventOf('second_factor.failed', id, now));
    return by !== undefined;
  });
  return isRight ? counted : { ok: false, refusal: WRONG_CODE };
}
