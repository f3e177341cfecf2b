import { z } from 'zod';
import { caseLine, casePage, labelled, named, said } from '../cases/index.ts';
import { referralChoice, referralDoor, referralState, referrerKind } from './referral.ts';
import { REFERRAL_ACTIONS } from './referral-actions.ts';

/** Referrals as they are spoken over HTTP. */
const text = z.string();

export const referralLine = z.object({
  ...caseLine.shape,
  service: labelled,
  detail: text.optional(),
  state: referralState,
  outcome: labelled.optional(),
  /** Whose turn it is. */
  awaits: z.enum(['plan', 'receiver']).optional(),
  by: referrerKind,
  referrers: z.number(),
  /** Who has it; the plan when absent. */
  to: named.optional(),
  /** How the reader's own organization stands to it. */
  mine: z.array(z.enum(['sent', 'received'])),
});
export type ReferralLine = z.output<typeof referralLine>;

export const referralPage = z.object({
  ...referralLine.shape,
  ...casePage(REFERRAL_ACTIONS).shape,
  referrals: z.array(
    z.object({
      by: referrerKind,
      relation: text.optional(),
      name: text.optional(),
      organization: named.optional(),
      at: z.number(),
      door: referralDoor,
      reason: text.optional(),
      took_back: z.boolean(),
    }),
  ),
  agreed: z.boolean().optional(),
  new_to_program: z.boolean().optional(),
  qualified: z.boolean().optional(),
  chosen_by: referralChoice.optional(),
  populations: z.array(labelled),
  asks: z.array(z.enum(['population_of_focus', 'social_information', 'detail'])),
  social: text.optional(),
  contact: text.optional(),
  declined: z.object({ reason: labelled.optional(), why: text.optional() }).optional(),
  begun_on: text.optional(),
  /** What is still to be said or looked at. */
  remarks: z.array(said),
  needed: z.array(labelled),
  /** What may be chosen when it is declined or closed now. */
  declines: z.array(labelled),
  outcomes: z.array(labelled),
  cites: z.array(text),
});
export type ReferralPage = z.output<typeof referralPage>;
export const referralAnswer = z.object({ case: referralPage });
