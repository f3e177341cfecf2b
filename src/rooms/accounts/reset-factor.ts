import { type Actor, type Result, refused } from '../../kernel/index.ts';
import type { Office } from './people.ts';

/** Somebody lost the phone: the second factor goes, every session here ends, the password still has to be right. */
export async function resetFactor({ store, now }: Office, by: Actor, of: string): Promise<Result<undefined>> {
  const person = (await store.people(by.organization)).find(({ account }) => account === of);
  if (!person) return refused('not_found', 'there is no such person here');
  if (of === by.account) return refused('own_factor', 'another account manager resets yours; or use a recovery code');
  await store.takeFactor(of);
  await store.endSessions(by.organization, of, now);
  return { ok: true, value: undefined };
}
