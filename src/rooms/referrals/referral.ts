import { z } from 'zod';
import { referralDoor, referrerKind } from '../../rules/index.ts';

/** The nouns of a referral, as they are stored in events and spoken over HTTP. */
const text = (most: number) => z.string().trim().min(1).max(most);
const id = text(100);

export const REFERRAL_STATES = ['made', 'received', 'accepted', 'declined', 'begun', 'closed', 'withdrawn'] as const;
export const referralState = z.enum(REFERRAL_STATES);
export type ReferralState = z.infer<typeof referralState>;

/** What a referrer says beside who he is; all of it his own words, and none of it needed. */
export const referralSaid = z.strictObject({
  reason: text(2_000).optional(),
  social: text(2_000).optional().describe('social circumstances that matter'),
  populations: z.array(id).max(20).optional().describe('keys of policy/populations'),
  contact: text(300).optional().describe('how to reach the member'),
});
export type ReferralSaid = z.infer<typeof referralSaid>;

/** Who refers. The people of `organization` see how it goes. */
export const referrer = z.strictObject({
  by: referrerKind,
  relation: text(60).optional(),
  name: text(200).optional().describe('of somebody who is no organization of the plan'),
  organization: id.optional(),
  provider: id.optional(),
});
export type Referrer = z.infer<typeof referrer>;

/** Who is to serve: a provider of the network, and the organization whose people work on it. */
export const receiver = z.strictObject({ provider: id, organization: id.optional(), inNetwork: z.boolean() });
export type Receiver = z.infer<typeof receiver>;

export const referralChoice = z.enum(['member', 'referrer', 'plan']);

export const referralBody = z.strictObject({
  member: id,
  service: id,
  detail: text(120).optional().describe('which one, where the service says that it asks'),
  ...referralSaid.shape,
  agreed: z.boolean().optional().describe('whether the member knows and agrees; absent: nobody has said'),
  newToProgram: z.boolean().optional(),
  qualified: z.boolean().optional().describe('whether the referrer judges that the member qualifies'),
});
export type ReferralBody = z.infer<typeof referralBody>;

export { referralDoor, referrerKind };
