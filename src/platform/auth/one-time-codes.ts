import { generateSecret, generateSync, generateURI, verifySync } from 'otplib';

const STEP_SECONDS = 30;
/** A phone's clock may be one step behind or ahead. */
const TOLERANCE_SECONDS = 30;

export interface OneTimeCodes {
  readonly secret: () => string;
  /** `otpauth://…`, for an authenticator's camera. */
  readonly uri: (secret: string, account: string) => string;
  /** The 30-second step a code belongs to, if it is right now; undefined otherwise. */
  readonly stepOf: (secret: string, code: string, now: Date) => number | undefined;
}

/** Time-based one-time passwords as RFC 6238 has them. */
export function oneTimeCodes(issuer: string): OneTimeCodes {
  return {
    secret: () => generateSecret(),
    uri: (secret, account) => generateURI({ issuer, label: account, secret }),
    stepOf(secret, code, now) {
      if (!/^\d{6}$/.test(code)) return undefined;
      const epoch = Math.floor(now.getTime() / 1000);
      const found = verifySync({ secret, token: code, epoch, epochTolerance: TOLERANCE_SECONDS });
      return found.valid ? Math.floor(epoch / STEP_SECONDS) + (found.delta ?? 0) : undefined;
    },
  };
}

/** The code an authenticator would show: for demonstrations and tests. */
export function codeAt(secret: string, at: Date): string {
  return generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });
}
