import { z } from 'zod';
import { appealUrgency } from '../../rooms/appeals/index.ts';
import { continuityUrgency } from '../../rooms/continuity/index.ts';
import { isoDate } from '../../rules/index.ts';
import { accountWishes, expectedAccount, givenAccounts } from './account-schema.ts';
import { appealOutcome, appealState, appealWishes, expectedAppeal } from './appeal-schema.ts';
import { clockWish, expectedClock } from './clock-wish.ts';
import { continuityOutcomes, continuityState, continuityWishes, expectedContinuity } from './continuity-schema.ts';
import { foundPage, libraryExpected, libraryGiven, libraryWishes } from './library-case.ts';
import { expectedMember, memberWishes } from './member-schema.ts';
import { expectedNetwork, foundListing, givenSites, networkWishes } from './network-schema.ts';
import { expectedNotices, givenReader, givenReviewed, givenWays, noticeWishes } from './notice-schema.ts';
import { expectedRequest, givenLicenses, givenRequests, requestState, requestWishes } from './request-schema.ts';

/** The case format of `docs/reference/cases.md`. Strict everywhere: an unknown key is an error. */
const dollars = z.number().refine((n) => Math.abs(n * 100 - Math.round(n * 100)) < 1e-6, {
  error: 'dollars with at most two decimals',
});
const text = z.union([z.string(), z.number().transform(String)]);
const textList = z.array(text);
const span = z.strictObject({ from: isoDate.optional(), to: isoDate.optional() });
const standing = z.union([z.boolean(), span, z.array(span)]);
const instant = z.string().refine((s) => !Number.isNaN(Date.parse(s)) && /T.*(Z|[+-]\d\d:?\d\d)$/.test(s), {
  error: 'an instant with its offset, as 2025-03-21T10:00-07:00',
});
const factValue = z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]);

const member = z.strictObject({
  /** Client Index Number, for populations that meet claim files. */
  cin: z.string().optional(),
  name: z.strictObject({ last: z.string(), first: z.string() }).optional(),
  born: isoDate.optional(),
  sex: z.enum(['F', 'M', 'X', 'U']).optional(),
  county: z.string().optional(),
  enrolled: isoDate.optional(),
  coverage_ends: isoDate.optional(),
  line_of_business: z.enum(['medi_cal', 'group_care', 'other']).optional(),
  delivery_system: z.enum(['managed_care', 'fee_for_service', 'presumptive']).optional(),
  other_insurance: z.array(span).optional(),
  mother: z.string().optional(),
  pregnancies: z
    .array(
      z.strictObject({
        began: isoDate.optional(),
        ended: isoDate.optional(),
        outcome: z.enum(['birth', 'stillbirth', 'miscarriage', 'abortion']).optional(),
      }),
    )
    .optional(),
  inpatient: z.array(span).optional(),
  homeless: z.enum(['unsheltered', 'sheltered', 'housed']).optional(),
  group: z.string().optional(),
  /** Since when and until when the group decides for the member. */
  group_from: isoDate.optional(),
  group_to: isoDate.optional(),
  ...givenReader,
  ecm: z
    .strictObject({
      status: z.enum(['none', 'pending_outreach', 'enrolled', 'declined', 'disenrolled', 'excluded']).optional(),
      from: isoDate.optional(),
      provider: z.string().optional(),
      on_mif: isoDate.optional(),
      referred: isoDate.optional(),
      new: z.boolean().optional(),
    })
    .optional(),
  signature_on_file: z.boolean().optional(),
});

const provider = z.strictObject({
  npi: text.optional(),
  name: z.string().optional(),
  types: z.array(z.string()).min(1),
  certifications: z.array(z.string()).optional(),
  contracted: standing.optional(),
  medi_cal_number: z.boolean().optional(),
  lactation_approved: standing.optional(),
  certified_staff: z.boolean().optional(),
  subcontracts: z.array(span.extend({ with: z.string() })).optional(),
  supervised_by: z.string().optional(),
  ...givenWays,
});

const historyLine = z.strictObject({
  member: z.string(),
  on: isoDate,
  to: isoDate.optional(),
  code: text,
  modifiers: textList.optional(),
  units: z.number().positive().optional(),
  paid: dollars.optional(),
  provider: z.string().optional(),
  serial: text.optional(),
});

const authorization = z.strictObject({
  member: z.string(),
  number: text.optional(),
  vehicle: z.enum(['tar', 'raf', 'request', 'continuity']).optional(),
  code: text.optional(),
  codes: textList.optional(),
  units: z.number().nonnegative().optional(),
  dollars: dollars.optional(),
  from: isoDate,
  to: isoDate,
  approved_on: isoDate.optional(),
  provider: z.string().optional(),
});

const document = z.strictObject({
  member: z.string(),
  document: z.string(),
  on: isoDate,
  by: z.string().optional(),
  standing: z.boolean().optional(),
  states: z.array(z.string()).optional(),
});

const rate = z.strictObject({
  code: text.optional(),
  kind: z.enum(['contract', 'estimate', 'public_charge', 'tax_rate']),
  rate: z.number().nonnegative(),
  modifiers: textList.optional(),
  provider: z.string().optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
});

const lineKeys = {
  code: text,
  modifiers: textList.optional(),
  units: z.number().optional(),
  charge: dollars.optional(),
  to: isoDate.optional(),
  dx: textList.optional(),
  pos: text.optional(),
  revenue: text.optional(),
  minutes: z.number().optional(),
  mode: z.enum(['in_person', 'audio', 'video']).optional(),
  setting: z.string().optional(),
  staff: z.enum(['clinical', 'non_clinical']).optional(),
  patients: z.number().optional(),
  item: z.string().optional(),
  serial: text.optional(),
  activity: z.string().optional(),
  on_behalf: z.boolean().optional(),
  msrp: dollars.optional(),
  retail: dollars.optional(),
  tax: dollars.optional(),
  rendering: z.string().optional(),
  ordering: z.string().optional(),
  referring: z.string().optional(),
  referral_source: z.string().optional(),
  authorization_number: text.optional(),
  facts: z.record(z.string(), factValue).optional(),
};
const line = z.strictObject({ ...lineKeys, on: isoDate.optional() });
export type CaseLine = z.infer<typeof line>;

const claim = z.strictObject({
  id: z.string().optional(),
  member: z.string().optional(),
  members: z.array(z.string()).min(1).optional(),
  on: isoDate.optional(),
  to: isoDate.optional(),
  provider: z.string(),
  rendering: z.string().optional(),
  ordering: z.string().optional(),
  referring: z.string().optional(),
  supervising: z.string().optional(),
  pos: text.optional(),
  dx: textList.optional(),
  signature: z.string().optional(),
  channel: z.enum(['electronic', 'paper', 'portal']).optional(),
  received: isoDate.optional(),
  frequency: z.enum(['original', 'replacement', 'void']).optional(),
  replaces: z.string().optional(),
  lines: z.array(line).min(1),
});
export type CaseClaim = z.infer<typeof claim>;

const check = z.strictObject({
  ...lineKeys,
  code: text.optional(),
  question: z.string().optional(),
  on: isoDate.optional(),
  member: z.string().optional(),
  provider: z.string().optional(),
  supervising: z.string().optional(),
});
export type CaseCheck = z.infer<typeof check>;

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
  ...requestWishes,
  ...appealWishes,
  ...continuityWishes,
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
  ...expectedRequest,
  ...expectedNotices,
  ...expectedAppeal,
  ...expectedContinuity,
  outcome: z
    .enum([...outcome.options, ...appealOutcome.options, ...continuityOutcomes.options, 'approved', 'modified', 'none'])
    .optional(),
  urgency: z
    .enum([...expectedRequest.urgency.unwrap().options, ...appealUrgency.options, ...continuityUrgency.options])
    .optional(),
  state: z.union([expectedClock.state.unwrap(), requestState, appealState, continuityState]).optional(),
  because: z.union([z.string(), texts]).optional(),
});
export type Expected = z.infer<typeof expected>;

export const given = z.strictObject({
  members: z.record(z.string(), member).optional(),
  providers: z.record(z.string(), provider).optional(),
  history: z.array(historyLine).optional(),
  claims: z.array(claim).optional(),
  authorizations: z.array(authorization).optional(),
  documents: z.array(document).optional(),
  rates: z.array(rate).optional(),
  requests: givenRequests,
  licenses: givenLicenses,
  reviewed: givenReviewed,
  sites: givenSites,
  ...givenAccounts,
  ...libraryGiven,
});
export type Given = z.infer<typeof given>;

/** A population file: the `given` of a case, without claims to judge first. */
export const populationFile = given
  .omit({
    claims: true,
    sites: true,
    library: true,
    organizations: true,
    accounts: true,
    requests: true,
    reviewed: true,
  })
  .extend({
    members: z
      .record(
        z.string(),
        member.omit({ group_from: true, group_to: true, language: true, format: true, address: true }),
      )
      .optional(),
    providers: z.record(z.string(), provider.omit({ portal: true, fax: true, address: true })).optional(),
  })
  .strict();

const policyCase = z.strictObject({
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

/** The providers every case finds without declaring them. */
export const castFile = z.record(z.string(), provider);
