import type { Result } from '../../kernel/index.ts';
import type { Entered } from './account.ts';
import type { Door } from './door.ts';
import { type Beginning, enterHalf } from './enter.ts';
import { proveByPassword } from './try.ts';

/** The verb of the sign-in page: e-mail and password give half a session, which only the second factor makes whole. */
export async function signIn(
  door: Door,
  asked: { readonly email: string; readonly password: string },
  from: Omit<Beginning, 'by'>,
): Promise<Result<Entered>> {
  const proven = await proveByPassword(door, asked, from.now);
  if (!proven.ok) return proven;
  const entered = await door.within((store) => enterHalf(door, store, proven.value, { ...from, by: 'password' }));
  return { ok: true, value: entered };
}
