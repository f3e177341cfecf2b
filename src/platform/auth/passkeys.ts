import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';

/** EdDSA, ES256, RS256: what every device of today makes one of. */
const ALGORITHMS = [-8, -7, -257];

/** No extension is asked for, so what a browser says of them is not read. */
const UNASKED = { clientExtensionResults: {} };

/** Where passkeys are made and asked for. */
export interface PasskeySite {
  readonly name: string;
  /** The relying party's id: the host of the portal, or a domain above it. A passkey answers to no other. */
  readonly domain: string;
  readonly origin: string;
}

interface Answer {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
}
interface Made extends Answer {
  readonly response: {
    readonly clientDataJSON: string;
    readonly attestationObject: string;
    readonly transports: string[];
  };
}
interface Given extends Answer {
  readonly response: {
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
  };
}
interface Known {
  readonly credential: string;
  readonly transports: readonly string[];
}

/** WebAuthn for one site. The device must have proven who holds it: by its PIN, a finger or a face. */
export function passkeysAt({ name, domain, origin }: PasskeySite) {
  return {
    toMake: (whose: { id: string; email: string; name: string }, challenge: string, known: readonly Known[]) => ({
      challenge: asText(challenge),
      rp: { id: domain, name },
      user: { id: asText(whose.id), name: whose.email, displayName: whose.name },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key' as const, alg })),
      excludeCredentials: known.map(described),
      authenticatorSelection: { residentKey: 'preferred' as const, userVerification: 'required' as const },
      attestation: 'none' as const,
    }),

    toGive: (challenge: string, known: readonly Known[]) => ({
      challenge: asText(challenge),
      rpId: domain,
      allowCredentials: known.map(described),
      userVerification: 'required' as const,
    }),

    /** The new credential; undefined for whatever was not made here, for this challenge, by somebody the device knows. */
    async made(answer: Made, challenge: string) {
      const checked = await orNothing(() =>
        verifyRegistrationResponse({
          response: { ...answer, ...UNASKED },
          expectedChallenge: asText(challenge),
          expectedOrigin: origin,
          expectedRPID: domain,
          requireUserVerification: true,
          supportedAlgorithmIDs: ALGORITHMS,
        }),
      );
      if (!checked?.verified) return undefined;
      const { id, publicKey, counter } = checked.registrationInfo.credential;
      return { credential: id, publicKey: Buffer.from(publicKey), counter, transports: answer.response.transports };
    },

    /** The device's own count of uses; undefined for what this key did not sign, here, for this challenge. */
    async given(
      answer: Given,
      challenge: string,
      { credential, publicKey }: { credential: string; publicKey: Buffer },
    ) {
      const checked = await orNothing(() =>
        verifyAuthenticationResponse({
          response: { ...answer, ...UNASKED },
          expectedChallenge: asText(challenge),
          expectedOrigin: origin,
          expectedRPID: domain,
          // The count is compared by who asks: a copied device is another thing than a wrong signature.
          credential: { id: credential, publicKey: Uint8Array.from(publicKey), counter: 0 },
          requireUserVerification: true,
        }),
      );
      return checked?.verified ? checked.authenticationInfo.newCounter : undefined;
    },
  };
}

function asText(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function described({ credential, transports }: Known) {
  return { type: 'public-key' as const, id: credential, transports: [...transports] };
}

/** The library throws at what does not fit, forged or broken: all the same to who asks. */
async function orNothing<T>(check: () => Promise<T>): Promise<T | undefined> {
  try {
    return await check();
  } catch {
    return undefined;
  }
}
