import type { Refusal } from '../../kernel/index.ts';
import type { Limits } from './access-policy.ts';

/** Why a password may not be chosen. Length is what protects; no rule about kinds of characters. */
export function passwordRefusal(
  password: string,
  email: string | undefined,
  { password: rule }: Limits,
): Refusal | undefined {
  const plain = password.normalize('NFKC').trim().toLowerCase();
  const length = [...password].length;
  if (length < rule.least_characters)
    return { code: 'password_short', because: `use at least ${rule.least_characters} characters` };
  if (length > rule.most_characters)
    return { code: 'password_long', because: `use at most ${rule.most_characters} characters` };
  if (email !== undefined && (plain.includes(email) || plain === email.split('@')[0])) {
    return { code: 'password_is_email', because: 'do not use the e-mail address as password' };
  }
  if (rule.common.includes(plain) || new Set(plain).size < 4) {
    return { code: 'password_common', because: 'this password is one of the first that are tried; choose another' };
  }
  return undefined;
}
