import { z } from 'zod';
import { cite as cited, id, ledgerId } from './atoms-schema.ts';
import { serviceKey } from './directory.ts';
import { words } from './vocabulary.ts';

/** The shape of `policy/<plan>/referrals.yaml`: what a plan's documents say somebody may be referred to, by which way, and how it ends. */
const cite = cited;

export const REFERRAL_DOORS = [
  'portal',
  'findhelp',
  'direct',
  'phone',
  'fax',
  'mail',
  'email',
  'other_department',
  'outreach',
] as const;
export const referralDoor = z
  .enum(REFERRAL_DOORS)
  .describe(
    "`direct`: the member's information was sent to the organization itself; `outreach`: the plan or an organization called the member first.",
  );
export type ReferralDoor = z.infer<typeof referralDoor>;

export const REFERRERS = [
  'ecm_provider',
  'other_provider',
  'other_entity',
  'family_member',
  'guardian',
  'caregiver',
  'authorized_support_person',
  'member',
  'plan',
] as const;
export const referrerKind = z.enum(REFERRERS);
export type ReferrerKind = z.infer<typeof referrerKind>;

const service = z.strictObject({
  service: serviceKey,
  say: words,
  program: z
    .enum(['ecm', 'community_supports', 'other'])
    .default('other')
    .describe('As rules and clocks call it: the fact `referral.program`.'),
  asks: z
    .array(z.enum(['population_of_focus', 'social_information', 'detail']))
    .default([])
    .describe('What the form asks for; `detail` says which one, and two details are two services.'),
  questions: z.array(id).default([]).describe('Questions of the policy that a referral to it is judged by.'),
  cite,
});

const ending = z.strictObject({
  code: serviceKey,
  say: words,
  cite: z.array(ledgerId).min(1),
});

export const referralFile = z.strictObject({
  cite,
  services: z.array(service).default([]),
  doors: z
    .array(
      z.strictObject({
        door: referralDoor,
        services: z.array(serviceKey).min(1).optional().describe('Only for these; for every one when absent.'),
        by: z.array(referrerKind).min(1).optional().describe('Only for these referrers.'),
        preferred: z.literal(true).optional(),
        cite,
      }),
    )
    .default([]),
  referrers: z.array(z.strictObject({ by: referrerKind, cite })).default([]),
  declines: z.array(ending).default([]).describe('Why an organization does not take a referral.'),
  outcomes: z
    .array(
      ending.extend({
        after: z
          .array(z.enum(['made', 'received', 'accepted', 'declined', 'begun']))
          .min(1)
          .optional()
          .describe('Only from these states; from any open one when absent.'),
      }),
    )
    .default([])
    .describe('How a referral is closed.'),
});
export type ReferralFile = z.infer<typeof referralFile>;
