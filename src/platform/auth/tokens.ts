import { randomBytes } from 'node:crypto';

export interface Tokens {
  /** 256 bits that nobody guesses, as text for a cookie or a link. */
  readonly token: () => string;
  /** A code for paper: 80 bits in groups of four, without letters that look alike. */
  readonly recoveryCode: () => string;
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789x'; // 32 places, `x` twice: no l, o, i, 0, 1

export const randomTokens: Tokens = {
  token: () => randomBytes(32).toString('base64url'),
  recoveryCode: () => {
    const letters = [...randomBytes(16)].map((byte) => LETTERS[byte % 32] ?? '');
    return (letters.join('').match(/.{4}/g) ?? []).join('-');
  },
};
