import { z } from 'zod';
import { appealUrgency } from '../../rooms/appeals/index.ts';
import { continuityUrgency } from '../../rooms/continuity/index.ts';
import { isoDate } from '../../rules/index.ts';
import { accountWishes, expectedAccount } from './account-schema.ts';
import { appealOutcome, appealState, appealWishes, expectedAppeal } from './appeal-schema.ts';
import { attachmentWish, expectedAttachment } from './attachment-wish.ts';
import { dollars, instant, text } from './case-values.ts';
import { check, claim } from './claim-schema.ts';
import { clockWish, expectedClock } from './clock-wish.ts';
import { continuityOutcomes, continuityState, continuityWishes, expectedContinuity } from './continuity-schema.ts';
import { given } from './given-schema.ts';
import { foundPage, libraryExpected, libraryWishes } from './library-case.ts';
import { expectedMember, memberWishes } from './member-schema.ts';
import { expectedNetwork, foundListing, networkWishes } from './network-schema.ts';
import { expectedNotices, noticeWishes } from './notice-schema.ts';
import { expectedReferral, referralState, referralWishes } from './referral-schema.ts';
import { expectedRequest, requestState, requestWishes } from './request-schema.ts';

/** The case format of `docs/reference/cases.md`. Strict everywhere: an unknown key is an error. */
export const wish = z.union([
  z.strictObject({ claim }),
  ...networkWishes,
  ...accountWishes,
  ...memberWishes,
  z.strictObject({ check }),
  z.strictObject({ readjudicate: z.strictObject({ claim: z.string() }) }),
  z.strictObject({
    'clock.advance': z
      .strictObject({
        to: instant.optional(),
        days: z.number().int().positive().optional(),
        hours: z.number().int().positive().optional(),
      })
      .refine(({ to, days, hours }) => (to === undefined) === (days !== undefined || hours !== undefined), {
        error: 'either `to`, or `days` and `hours`',
      }),
  }),
  ...libraryWishes,
  clockWish,
  attachmentWish,
  ...requestWishes,
  ...appealWishes,
  ...continuityWishes,
  ...referralWishes,
  ...noticeWishes,
]);
export type Wish = z.infer<typeof wish>;

const outcome = z.enum(['paid', 'partial', 'denied', 'pended', 'rejected', 'voided']);
const texts = z.array(z.string());
const expectedLine = z.strictObject({
  outcome: outcome.optional(),
  payable: z.boolean().optional(),
  payable_units: z.number().optional(),
  denied_units: z.number().optional(),
  allowed: dollars.optional(),
  paid: dollars.optional(),
  member_pays: dollars.optional(),
  benefit: z.string().optional(),
  rule: z.string().optional(),
  reason: z.string().optional(),
  reasons: texts.optional(),
  warnings: texts.optional(),
  needed: texts.optional(),
  carc: text.optional(),
  rarc: texts.optional(),
  cites: texts.optional(),
  authorizations: texts.optional(),
  agreed_in: text.optional().describe('the continuity case whose agreed rate priced the line'),
});
export const expected = z.strictObject({
  refused: z.string().optional(),
  paid: dollars.optional(),
  change: dollars.optional(),
  lines: z.array(expectedLine).optional(),
  recoveries: z
    .array(
      z.strictObject({
        claim: z.string().optional(),
        code: text.optional(),
        on: isoDate.optional(),
        member: z.string().optional(),
        amount: dollars.optional(),
        reason: z.string().optional(),
      }),
    )
    .optional(),
  duplicate_of: z.string().optional(),
  findings: texts.optional(),
  covered: z.enum(['yes', 'no', 'unknown']).optional(),
  authorization: z.enum(['not_needed', 'needed', 'on_file', 'unknown']).optional(),
  referral: z.enum(['not_needed', 'needed', 'unknown']).optional(),
  documents: texts.optional(),
  price: dollars.optional(),
  agreed_in: text.optional(),
  payable_units: z.number().optional(),
  units_left: z.number().optional(),
  needed: texts.optional(),
  reasons: texts.optional(),
  warnings: texts.optional(),
  benefit: z.string().optional(),
  rule: z.string().optional(),
  cites: texts.optional(),
  answer: z.enum(['yes', 'no', 'review', 'unknown']).optional(),
  now: z.string().optional(),
  /** Of a search: places of the directory, or pages of the library. */
  results: z.array(z.union([foundListing, foundPage])).optional(),
  ...expectedNetwork,
  ...expectedAccount,
  ...libraryExpected,
  ...expectedMember,
  ...expectedClock,
  ...expectedAttachment,
  ...expectedRequest,
  ...expectedNotices,
  ...expectedAppeal,
  ...expectedContinuity,
  ...expectedReferral,
  outcome: z
    .enum([...outcome.options, ...appealOutcome.options, ...continuityOutcomes.options, 'approved', 'modified', 'none'])
    .optional(),
  urgency: z
    .enum([...expectedRequest.urgency.unwrap().options, ...appealUrgency.options, ...continuityUrgency.options])
    .optional(),
  state: z.union([expectedClock.state.unwrap(), requestState, appealState, continuityState, referralState]).optional(),
  because: z.union([z.string(), texts]).optional(),
});
export type Expected = z.infer<typeof expected>;

export const policyCase = z.strictObject({
  name: z.string().min(1),
  why: z.string().optional(),
  cites: z.array(z.string()).optional(),
  plan: z.string(),
  now: instant,
  given: given.optional(),
  when: z.array(wish).min(1),
  // biome-ignore lint/suspicious/noThenProperty: `then` is the word of the case format
  then: z.array(expected),
});
export type PolicyCase = z.infer<typeof policyCase>;

export const caseFile = z.array(policyCase).min(1);
