import { Refusal } from '../client.ts';
import type { PasskeyToGive, PasskeyToMake } from '../contract/session.ts';

/** A browser speaks of passkeys only on a page that nobody on the way can have changed. */
export function hasPasskeys(): boolean {
  return 'PublicKeyCredential' in window;
}

/** The library comes when somebody has a passkey or wants one, and not with the portal. */
export async function makePasskey(optionsJSON: PasskeyToMake) {
  const { startRegistration } = await import('@simplewebauthn/browser');
  return asked(() => startRegistration({ optionsJSON }));
}

export async function givePasskey(optionsJSON: PasskeyToGive) {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return asked(() => startAuthentication({ optionsJSON }));
}

/** Browsers tell no more than a name, so that a page cannot learn which passkeys somebody has. */
const BECAUSE: Readonly<Record<string, string>> = {
  NotAllowedError: 'passkey_cancelled',
  AbortError: 'passkey_cancelled',
  InvalidStateError: 'passkey_known',
  SecurityError: 'passkey_elsewhere',
};

async function asked<T>(browser: () => Promise<T>): Promise<T> {
  try {
    return await browser();
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    throw new Refusal(422, BECAUSE[name] ?? 'passkey_impossible', name);
  }
}
