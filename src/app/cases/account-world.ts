import { passkeysAt } from '../../platform/auth/index.ts';
import type { AccessPolicy, Door, Letter, MemoryAccounts } from '../../rooms/accounts/index.ts';

export const RIGHT_PASSWORD = 'the password of a case';

/** What an authenticator shows for a step; each step once. */
export function codeOfStep(step: number): string {
  return `code${step}`;
}

/** The door of a case: passwords stand as they are, an authenticator counts, letters lie in a list. */
export function caseDoor(policy: AccessPolicy, held: MemoryAccounts, letters: Letter[]): Door {
  let drawn = 0;
  const draw = (what: string) => {
    drawn += 1;
    return `${what}-${String(drawn).padStart(20, '0')}`;
  };
  return {
    policy,
    store: held.door(),
    within: (work) => held.within(work),
    passwords: {
      hash: async (password) => password,
      matches: async (hash, password) => hash === password,
    },
    codes: {
      secret: () => 'secret',
      uri: () => 'otpauth:',
      stepOf: (_, code) => (/^code\d+$/.test(code) ? Number(code.slice(4)) : undefined),
    },
    sealing: {
      seal: (text, purpose) => JSON.stringify([purpose, text]),
      open: (sealed, purpose) => {
        const [whatFor, text] = JSON.parse(sealed) as [string, string];
        return whatFor === purpose ? text : undefined;
      },
    },
    passkeys: passkeysAt({ name: 'Madrone', domain: 'case.example', origin: 'https://case.example' }),
    tokens: { token: () => draw('token'), recoveryCode: () => draw('code') },
    signOn: { providers: [], start: async () => undefined, finish: async () => undefined },
    post: (letter) => void letters.push(letter),
    planName: (plan) => plan,
    managerDesk: () => undefined,
  };
}
