import { z } from 'zod';
import { type Api, PERMISSIONS } from '../../kernel/index.ts';

/** The contract of signing in: sessions, second factor, single sign-on, recovery, invitations from the side of who is invited. */
const text = (most: number) => z.string().trim().min(1).max(most);
const email = z.email().max(254).toLowerCase();
/** What somebody types as a password: its rule is judged, not its shape, so that a wrong one is answered with reasons. */
const password = z.string().max(1024);
const token = z.string().min(16).max(200);
const instant = z.iso.datetime();
const nothing = z.object({});

const seat = z.object({
  organization: z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['plan', 'medical_group', 'provider', 'members']),
  }),
  roles: z.array(z.string()),
  plans: z.array(z.object({ key: z.string(), name: z.string() })),
});

export const sessionAnswer = z.object({
  /** Sent back in the header `x-madrone-csrf` with everything that changes something; empty for nobody. */
  csrf: z.string(),
  /** none: nobody; password: the second factor is missing; full: signed in. */
  step: z.enum(['none', 'password', 'full']),
  /** At step `password`: give a passkey (or a code all the same), type a code, or set the second factor up first. */
  second_factor: z.enum(['passkey', 'code', 'set_up']).optional(),
  account: z
    .object({
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      /** What this person chose; absent for who never did. */
      language: z.string().optional(),
    })
    .optional(),
  seat: seat.optional(),
  seats: z.array(seat),
  permissions: z.array(z.enum(PERMISSIONS)),
  reach: z.enum(['plan', 'organization', 'person']).optional(),
  limits: z.object({
    idle_minutes: z.int(),
    warning_seconds: z.int(),
    hours: z.int(),
    /** How long what was typed waits, unseen, for the same person after the session ended. */
    held_minutes: z.int(),
    least_characters: z.int(),
    most_characters: z.int(),
    least_reason_characters: z.int(),
  }),
  single_sign_on: z.array(z.object({ key: z.string(), name: z.string() })),
  /** The deployment holds invented people only. */
  synthetic: z.boolean(),
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;

const newFactor = z.object({
  /** For those who type it by hand. */
  secret: z.string(),
  /** `otpauth://…` for the picture. */
  uri: z.string(),
  /** Sent back with the first code; opens only here, for a few minutes. */
  pending: z.string(),
});
/** Shown once, each good once. */
const recoveryCodes = z.array(z.string());
const withCodes = z.object({ session: sessionAnswer, recovery_codes: recoveryCodes });

export const sessionApi = {
  read: {
    method: 'GET',
    path: '/api/session',
    summary: 'Who am I, where, and what may I do',
    may: 'anyone',
    opensOwn: true,
    answer: sessionAnswer,
  },
  signIn: {
    method: 'POST',
    path: '/api/sign-in',
    summary: 'Sign in with e-mail and password',
    may: 'anyone',
    opensOwn: true,
    guessable: true,
    body: z.strictObject({ email, password }),
    answer: sessionAnswer,
  },
  secondFactor: {
    method: 'POST',
    path: '/api/second-factor',
    summary: 'Give a code of the second factor, or a recovery code once',
    may: 'anyone',
    opensOwn: true,
    guessable: true,
    body: z.strictObject({ code: text(40) }),
    answer: sessionAnswer,
  },
  beginFactor: {
    method: 'POST',
    path: '/api/second-factor/begin',
    summary: 'A new secret for the second factor',
    may: 'anyone',
    opensOwn: true,
    guessable: true,
    answer: newFactor,
  },
  setUpFactor: {
    method: 'POST',
    path: '/api/second-factor/set-up',
    summary: 'Prove the new second factor by its first code',
    may: 'anyone',
    opensOwn: true,
    guessable: true,
    body: z.strictObject({ pending: z.string().max(2000), code: text(40) }),
    answer: withCodes,
  },
  takeSeat: {
    method: 'POST',
    path: '/api/session/seat',
    summary: 'Work for another organization of mine',
    may: 'signed_in',
    opensOwn: true,
    body: z.strictObject({ organization: text(100) }),
    answer: sessionAnswer,
  },
  speak: {
    method: 'POST',
    path: '/api/session/language',
    summary: 'Choose my language',
    may: 'signed_in',
    body: z.strictObject({ language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/) }),
    answer: nothing,
  },
  changePassword: {
    method: 'POST',
    path: '/api/session/password',
    summary: 'Change my password; my other sessions end',
    may: 'signed_in',
    opensOwn: true,
    guessable: true,
    body: z.strictObject({ current: password, next: password }),
    answer: z.object({ ended: z.int() }),
  },
  own: {
    method: 'GET',
    path: '/api/sessions',
    summary: 'Where I am signed in',
    may: 'signed_in',
    answer: z.object({
      sessions: z.array(
        z.object({
          id: z.uuid(),
          device: z.string(),
          began: instant,
          seen: instant,
          organization: z.string().optional(),
          current: z.boolean(),
        }),
      ),
    }),
  },
  endOne: {
    method: 'DELETE',
    path: '/api/sessions/:session',
    summary: 'End one session of mine',
    may: 'signed_in',
    params: z.strictObject({ session: z.uuid() }),
    answer: nothing,
  },
  endOthers: {
    method: 'POST',
    path: '/api/sessions/end-others',
    summary: 'End all sessions of mine but this one',
    may: 'signed_in',
    answer: z.object({ ended: z.int() }),
  },
  signOut: {
    method: 'POST',
    path: '/api/sign-out',
    summary: 'End this session',
    may: 'anyone',
    opensOwn: true,
    answer: nothing,
  },
  signOnStart: {
    method: 'POST',
    path: '/api/sign-on/start',
    summary: 'Begin single sign-on; `link` ties it to the account that is signed in',
    may: 'anyone',
    opensOwn: true,
    guessable: true,
    body: z.strictObject({ provider: text(40), invitation: token.optional(), link: z.boolean().optional() }),
    answer: z.object({ url: z.url() }),
  },
  signOnCallback: {
    method: 'POST',
    path: '/api/sign-on/callback',
    summary: 'Come back from the identity provider with the query of the address',
    may: 'anyone',
    opensOwn: true,
    guessable: true,
    body: z.strictObject({ query: z.string().max(4000) }),
    answer: sessionAnswer,
  },
  askRecovery: {
    method: 'POST',
    path: '/api/recovery',
    summary: 'Ask for a link to set the password anew; the answer is always the same',
    may: 'anyone',
    opensOwn: true,
    guessable: true,
    body: z.strictObject({ email }),
    answer: nothing,
  },
  recover: {
    method: 'POST',
    path: '/api/recovery/use',
    summary: 'Set the password anew; every session ends',
    may: 'anyone',
    opensOwn: true,
    guessable: true,
    body: z.strictObject({ token, password }),
    answer: nothing,
  },
  readInvitation: {
    method: 'POST',
    path: '/api/invitations/read',
    summary: 'What an invitation offers',
    may: 'anyone',
    opensOwn: true,
    guessable: true,
    body: z.strictObject({ token }),
    answer: z.object({
      organization: z.string(),
      email: z.string(),
      name: z.string(),
      roles: z.array(z.string()),
      expires: instant,
      /** new: choose a password and second factor; existing: give the password there is; you: already signed in as this person. */
      account: z.enum(['new', 'existing', 'you']),
      factor: newFactor.optional(),
    }),
  },
  acceptInvitation: {
    method: 'POST',
    path: '/api/invitations/accept',
    summary: 'Take the seat an invitation offers, once',
    may: 'anyone',
    opensOwn: true,
    guessable: true,
    body: z.strictObject({
      token,
      name: text(120).optional(),
      password: password.optional(),
      pending: z.string().max(2000).optional(),
      code: text(40).optional(),
    }),
    answer: withCodes,
  },
} as const satisfies Api;
