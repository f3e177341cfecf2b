import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { sessionAnswer } from './session-api.ts';

/** The contract of passkeys: making one, looking at one's own, giving one at the second step of signing in. */
const bytes = (most: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(most);
const kind = z.literal('public-key');
const transports = z
  .array(
    z
      .string()
      .regex(/^[a-z-]+$/)
      .max(20),
  )
  .max(8);
const known = z.array(z.object({ type: kind, id: z.string(), transports: z.array(z.string()) }));
const whole = { id: bytes(2000), rawId: bytes(2000), type: kind };

/** What a browser hands over after making one. What it adds beside this is not read. */
const made = z.object({
  ...whole,
  response: z.object({
    clientDataJSON: bytes(4000),
    attestationObject: bytes(40_000),
    transports: transports.default([]),
  }),
});
export type MadePasskey = z.output<typeof made>;

/** What a browser hands over after asking for one. */
const given = z.object({
  ...whole,
  response: z.object({ clientDataJSON: bytes(4000), authenticatorData: bytes(4000), signature: bytes(4000) }),
});
export type GivenPasskey = z.output<typeof given>;

const toMake = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: kind, alg: z.int() })),
  excludeCredentials: known,
  authenticatorSelection: z.object({ residentKey: z.literal('preferred'), userVerification: z.literal('required') }),
  attestation: z.literal('none'),
  timeout: z.int(),
});
export type PasskeyToMake = z.output<typeof toMake>;

const toGive = z.object({
  challenge: z.string(),
  rpId: z.string(),
  allowCredentials: known,
  userVerification: z.literal('required'),
  timeout: z.int(),
});
export type PasskeyToGive = z.output<typeof toGive>;

const name = z.string().trim().min(1).max(60);
const id = z.uuid();

export const passkeyApi = {
  own: {
    method: 'GET',
    path: '/api/passkeys',
    summary: 'My passkeys',
    may: 'signed_in',
    answer: z.object({
      passkeys: z.array(z.object({ id, name: z.string(), added: z.iso.datetime(), used: z.iso.datetime().optional() })),
    }),
  },
  begin: {
    method: 'POST',
    path: '/api/passkeys/begin',
    summary: 'Begin a new passkey of mine: by the password, or a code of the second factor there is',
    may: 'signed_in',
    opensOwn: true,
    guessable: true,
    body: z.union([
      z.strictObject({ password: z.string().max(1024) }),
      z.strictObject({ code: z.string().trim().min(1).max(40) }),
    ]),
    answer: toMake,
  },
  add: {
    method: 'POST',
    path: '/api/passkeys',
    summary: 'Keep the passkey that was begun, under a name',
    may: 'signed_in',
    opensOwn: true,
    guessable: true,
    body: z.strictObject({ name, made }),
    answer: z.object({ id }),
  },
  remove: {
    method: 'DELETE',
    path: '/api/passkeys/:passkey',
    summary: 'Remove a passkey of mine',
    may: 'signed_in',
    params: z.strictObject({ passkey: id }),
    answer: z.object({}),
  },
  ask: {
    method: 'POST',
    path: '/api/second-factor/passkey/begin',
    summary: 'What a passkey is to sign at the second step of signing in',
    may: 'anyone',
    opensOwn: true,
    guessable: true,
    answer: toGive,
  },
  give: {
    method: 'POST',
    path: '/api/second-factor/passkey',
    summary: 'Give a passkey as second factor',
    may: 'anyone',
    opensOwn: true,
    guessable: true,
    body: z.strictObject({ given }),
    answer: sessionAnswer,
  },
} as const satisfies Api;
