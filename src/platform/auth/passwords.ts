import { hash, verify } from '@node-rs/argon2';

/** argon2id, the library's own choice, with 19 MiB, two passes, one lane: the least that OWASP advises, about 30 ms here. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export interface Passwords {
  readonly hash: (password: string) => Promise<string>;
  /** Without a hash it works as long as with one, and answers no. */
  readonly matches: (hash: string | undefined, password: string) => Promise<boolean>;
}

export async function argonPasswords(): Promise<Passwords> {
  const nobody = await hash('the password of nobody', COST);
  return {
    hash: (password) => hash(password.normalize('NFKC'), COST),
    async matches(known, password) {
      const right = await verify(known ?? nobody, password.normalize('NFKC'));
      return right && known !== undefined;
    },
  };
}
