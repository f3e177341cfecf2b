import { type Result, refused } from '../../kernel/index.ts';
import { digestOf } from './digest.ts';
import type { Door } from './door.ts';
import { passwordRefusal } from './password-rule.ts';
import { endCount, eventOf } from './try.ts';

/**
 * The password is set anew by a link, once; a lock ends, every session ends. The second factor stays, unless somebody else began it
 * because that was lost too.
 */
export async function recover(
  door: Door,
  { token, password }: { readonly token: string; readonly password: string },
  now: Date,
): Promise<Result<undefined>> {
  const early = passwordRefusal(password, undefined, door.policy.limits); // before the link is spent; whose it is comes after
  if (early) return { ok: false, refusal: early };
  const hash = await door.passwords.hash(password);
  const recovered = await door.within(
    async (store): Promise<Result<{ email: string; language: string; name: string }>> => {
      const spent = await store.spendRecovery(digestOf(token), now);
      const account = spent && (await store.accountById(spent.account));
      if (!account?.active)
        return refused('link_closed', 'the link was used, has expired or never was; ask for a new one');
      const weak = passwordRefusal(password, account.email, door.policy.limits);
      if (weak) return { ok: false, refusal: weak };
      await store.setPassword(account.id, hash);
      await endCount(store, account.id);
      await store.endSessionsOf(account.id, now);
      if (spent?.takesFactor) await store.takeFactor(account.id);
      await store.record(account.id, eventOf('recovery.used', account.id, now));
      return { ok: true, value: account };
    },
  );
  if (!recovered.ok) return recovered;
  const { email, language, name } = recovered.value;
  door.post({ kind: 'password_changed', to: email, language, name });
  return { ok: true, value: undefined };
}
