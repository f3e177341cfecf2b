import { type Refusal, type Result, refused } from '../../kernel/index.ts';
import type { AuditEvent } from '../audit/index.ts';
import type { Account } from './account.ts';
import { digestOf } from './digest.ts';
import type { Door, DoorStore } from './door.ts';
import { givenBack, NO_TRIES, tried } from './tries.ts';

/** The chain of those who are nobody: what failed is kept, the e-mail address that was tried is not. */
const NOBODY = 'sign-in';

export const LOCKED: Refusal = {
  code: 'locked',
  because: 'too many tries; wait a while, or set the password anew',
};
const WRONG: Refusal = {
  code: 'wrong_credentials',
  because: 'the e-mail address and the password do not belong together',
};

/** Counts a try under an e-mail address, whether or not it is somebody's. Undefined while it is locked. */
async function countTry(door: Door, email: string, now: Date): Promise<{ account: Account | undefined } | undefined> {
  const { limits } = door.policy;
  return door.within(async (store) => {
    const account = await store.accountByEmail(email);
    const digest = digestOf(email);
    const after = tried(account ? account.tries : await store.triesOfNobody(digest), now, limits);
    if (!after) return undefined;
    if (account) await store.keepTries(account.id, after);
    else await store.keepTriesOfNobody(digest, after, now);
    return { account };
  });
}

/**
 * The account whose password this is. Who does not exist, has no password, is closed or errs gets one answer after the same
 * work; so does who is locked.
 */
export async function proveByPassword(
  door: Door,
  { email, password }: { readonly email: string; readonly password: string },
  now: Date,
): Promise<Result<Account>> {
  const counted = await countTry(door, email, now);
  if (!counted) {
    await door.within((store) => store.record(NOBODY, eventOf('sign_in.locked', undefined, now)));
    return { ok: false, refusal: LOCKED };
  }
  const { account } = counted;
  const isRight = await door.passwords.matches(account?.passwordHash, password);
  if (!account || !isRight || !account.active) {
    await door.within((store) => store.record(account?.id ?? NOBODY, eventOf('sign_in.failed', account?.id, now)));
    return { ok: false, refusal: WRONG };
  }
  await door.within(async (store) => giveBack(store, account.id));
  return { ok: true, value: account };
}

async function giveBack(store: DoorStore, id: string): Promise<void> {
  const account = await store.accountById(id);
  if (account) await store.keepTries(id, givenBack(account.tries));
}

/** The same count for codes of the second factor. A right one ends the count. */
export async function countCode(door: Door, id: string, now: Date): Promise<Result<Account>> {
  const account = await door.within(async (store) => {
    const found = await store.accountById(id);
    const after = found?.active ? tried(found.tries, now, door.policy.limits) : undefined;
    if (after) await store.keepTries(id, after);
    return after ? found : undefined;
  });
  return account ? { ok: true, value: account } : refused(LOCKED.code, LOCKED.because);
}

export async function endCount(store: DoorStore, id: string): Promise<void> {
  await store.keepTries(id, NO_TRIES);
}

/** What happened at the door, before or beside a seat. */
export function eventOf(
  action: string,
  account: string | undefined,
  at: Date,
  more: Partial<Pick<AuditEvent, 'subject' | 'organization' | 'detail'>> = {},
): AuditEvent {
  return { plan: '', at, actor: account ?? 'nobody', action, subject: account ?? '', ...more };
}
