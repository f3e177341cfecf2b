import { type Refusal, type Result, refused } from '../../kernel/index.ts';
import type { GivenPasskey, MadePasskey, PasskeyToGive, PasskeyToMake } from './passkey-api.ts';

/** What is kept of a passkey: its public half. */
export interface KeptPasskey {
  readonly id: string;
  readonly credential: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
}
export type NewPasskey = Omit<KeptPasskey, 'id'>;

/** One's own as a list shows it. */
export interface OwnPasskey {
  readonly id: string;
  readonly name: string;
  readonly added: Date;
  readonly used?: Date;
}

/** How passkeys are asked for and checked; the app hands it in with the portal's address. */
export interface Passkeys {
  readonly toMake: (
    whose: { readonly id: string; readonly email: string; readonly name: string },
    challenge: string,
    known: readonly KeptPasskey[],
  ) => Omit<PasskeyToMake, 'timeout'>;
  readonly toGive: (challenge: string, known: readonly KeptPasskey[]) => Omit<PasskeyToGive, 'timeout'>;
  readonly made: (answer: MadePasskey, challenge: string) => Promise<NewPasskey | undefined>;
  readonly given: (answer: GivenPasskey, challenge: string, kept: KeptPasskey) => Promise<number | undefined>;
}

export const WRONG_PASSKEY: Refusal = {
  code: 'wrong_passkey',
  because: 'the passkey did not prove who you are; try again, or give a code',
};

/** A device that counts its uses never counts backwards: whoever does has copied it, or was copied. One that does not count says 0. */
export function isCopied(before: number, now: number): boolean {
  return (before > 0 || now > 0) && now <= before;
}

/** A second factor is asked of everybody, so the last one stays. */
export function removalRefusal(hasCodes: boolean, passkeys: number): Result<never> | undefined {
  if (hasCodes || passkeys > 1) return undefined;
  return refused('last_factor', 'this is your only second factor; add another before you remove it');
}
