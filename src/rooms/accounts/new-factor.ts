import { type Result, refused } from '../../kernel/index.ts';
import { recoveryDigest } from './digest.ts';
import type { Door, DoorStore } from './door.ts';
import { sealedFor, WRONG_CODE } from './second-factor.ts';

const MINUTES = 30;
const PURPOSE = 'second factor being set up';

export interface NewFactor {
  readonly secret: string;
  readonly uri: string;
  readonly pending: string;
}

/** A secret for an authenticator. Nothing is kept until a first code proves that it arrived: `pending` carries it, sealed. */
export function newFactor(door: Door, forWhom: string, email: string, now: Date): NewFactor {
  const secret = door.codes.secret();
  const until = now.getTime() + MINUTES * 60_000;
  const pending = door.sealing.seal(JSON.stringify([secret, forWhom, until]), PURPOSE);
  return { secret, uri: door.codes.uri(secret, email), pending };
}

/** The secret and step that a first code proves; refused for somebody else's, a late or a forged `pending`, or a wrong code. */
export function provenFactor(
  door: Door,
  forWhom: string,
  { pending, code }: { readonly pending: string; readonly code: string },
  now: Date,
): Result<{ readonly secret: string; readonly step: number }> {
  const text = door.sealing.open(pending, PURPOSE);
  const [secret, whose, until] = text === undefined ? [] : (JSON.parse(text) as [string, string, number]);
  if (secret === undefined || whose !== forWhom || until === undefined || until <= now.getTime()) {
    return refused('conflict', 'begin again: this secret is no longer waiting');
  }
  const step = door.codes.stepOf(secret, code.replaceAll(/\s/g, ''), now);
  return step === undefined ? refused(WRONG_CODE.code, WRONG_CODE.because) : { ok: true, value: { secret, step } };
}

/** Keeps a proven factor; the recovery codes are handed out this once. Undefined where there is a factor already. */
export async function keepFactor(
  door: Door,
  store: DoorStore,
  account: string,
  { secret, step }: { readonly secret: string; readonly step: number },
): Promise<readonly string[] | undefined> {
  const codes = Array.from({ length: door.policy.limits.recovery.codes }, () => door.tokens.recoveryCode());
  const sealed = door.sealing.seal(secret, sealedFor(account));
  const isKept = await store.setFactor(account, sealed, codes.map(recoveryDigest), step);
  return isKept ? codes : undefined;
}
