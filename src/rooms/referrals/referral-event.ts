import { z } from 'zod';
import { isoDate } from '../../rules/index.ts';
import { person } from '../authorizations/index.ts';
import { receiver, referralBody, referralChoice, referralDoor, referralSaid, referrer } from './referral.ts';

/** Everything that can happen to a referral. Appended and never changed. */
const text = z.string().min(1).max(2_000);
const code = z.string().min(1).max(100);
const to = { to: receiver, chosenBy: referralChoice.optional() };

const happened = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('made'),
    body: referralBody,
    referrer,
    door: referralDoor,
    received: z.number(),
    to: receiver.optional(),
    chosenBy: referralChoice.optional(),
    policy: z.string(),
  }),
  z.strictObject({
    kind: z.literal('joined'),
    referrer,
    door: referralDoor,
    received: z.number(),
    said: referralSaid,
  }),
  z.strictObject({ kind: z.literal('received') }),
  z.strictObject({ kind: z.literal('accepted') }),
  z.strictObject({ kind: z.literal('declined'), code: code.optional(), why: text.optional() }),
  z.strictObject({ kind: z.literal('sent_on'), ...to, why: text.optional() }),
  z.strictObject({ kind: z.literal('begun'), on: isoDate }),
  z.strictObject({ kind: z.literal('closed'), outcome: code, why: text.optional() }),
  z.strictObject({ kind: z.literal('information_added'), said: referralSaid }),
  z.strictObject({
    kind: z.literal('withdrawn'),
    organization: code.optional().describe('takes back only its own; absent: the whole referral'),
    why: text.optional(),
  }),
]);
export type ReferralHappened = z.infer<typeof happened>;
export type ReferralEventOf<K extends ReferralHappened['kind']> = Extract<ReferralHappened, { kind: K }>;

export const referralEvent = z.strictObject({ at: z.number(), by: person.optional(), what: happened });
export type ReferralEvent = z.infer<typeof referralEvent>;
