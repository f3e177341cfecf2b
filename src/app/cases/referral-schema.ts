import { z } from 'zod';
import { referralChoice, referralState as roomState } from '../../rooms/referrals/index.ts';
import { isoDate, referralDoor, referrerKind } from '../../rules/index.ts';
import { caseRole, moment } from './request-schema.ts';

/** Referrals: the part of the case format that the referrals room plays. */
const text = z.string();
const texts = z.array(text);
const who = {
  as: caseRole.optional(),
  organization: text.optional().describe('a provider of the case, whose office acts'),
};
const which = { referral: text.optional(), ...who, seen: z.number().int().nonnegative().optional() };
const said = { social: text.optional(), populations: texts.optional(), contact: text.optional() };

const make = z.strictObject({
  id: text.optional(),
  ...who,
  member: text,
  service: text,
  detail: text.optional(),
  by: referrerKind.optional(),
  relation: text.optional(),
  name: text.optional(),
  from: text.optional().describe('the provider a letter, fax or call came from'),
  door: z.union([referralDoor, z.literal('rtf')]).optional(),
  received: moment.optional(),
  to: text.optional(),
  chosen_by: referralChoice.optional(),
  reason: text.optional(),
  ...said,
  agreed: z.boolean().optional(),
  new_to_program: z.boolean().optional(),
  qualified: z.boolean().optional(),
});
export type CaseReferral = z.infer<typeof make>;

export const referralWishes = [
  z.strictObject({ 'referral.make': make }),
  z.strictObject({ 'referral.options': z.strictObject({ service: text, by: referrerKind }) }),
  z.strictObject({ 'referral.receive': z.strictObject(which) }),
  z.strictObject({ 'referral.accept': z.strictObject(which) }),
  z.strictObject({
    'referral.decline': z.strictObject({ ...which, code: text.optional(), why: text.optional() }),
  }),
  z.strictObject({
    'referral.send_on': z.strictObject({
      ...which,
      to: text,
      chosen_by: referralChoice.optional(),
      why: text.optional(),
    }),
  }),
  z.strictObject({ 'referral.begin': z.strictObject({ ...which, on: isoDate.optional() }) }),
  z.strictObject({ 'referral.close': z.strictObject({ ...which, outcome: text, why: text.optional() }) }),
  z.strictObject({ 'referral.information': z.strictObject({ ...which, ...said }) }),
  z.strictObject({ 'referral.withdraw': z.strictObject({ ...which, why: text.optional() }) }),
  z.strictObject({ 'referral.read': z.strictObject({ referral: text.optional(), ...who, at: moment.optional() }) }),
] as const;
export type ReferralWish = z.infer<(typeof referralWishes)[number]>;

export const referralState = roomState;
export const expectedReferral = {
  joined: z.boolean().optional().describe('whether somebody had referred the member to it already'),
  seen_by: texts.optional().describe('the organizations, beside the plan and the member, that the referral is open to'),
  with: text.optional().describe('the provider that has it, or `plan`'),
  referrers: z.array(referrerKind).optional().describe('who referred, in order'),
  relation: text.optional().describe('of the last who referred'),
  door: text.optional().describe('by which the last referral came'),
  chosen_by: referralChoice.optional(),
  doors: texts.optional().describe('ways open to that referrer, the preferred one first'),
  closed_as: text.optional(),
  declined_for: text.optional().describe('the reason it was declined for, or `unknown`'),
  begun_on: isoDate.optional(),
  tied: text.optional().describe('the organization that finds the member because of the referral, or `none`'),
  tied_until: isoDate.optional().describe('the last day it does'),
};
