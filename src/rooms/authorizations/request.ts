import { z } from 'zod';
import { isoDate } from '../../rules/index.ts';

/** The nouns of a request for authorization, as they are stored in its events and spoken over HTTP. */
const text = (most: number) => z.string().trim().min(1).max(most);
const id = text(100);

export const requestKind = z.enum([
  'pre_service',
  'concurrent',
  'post_service',
  'elective_admission',
  'continuity',
  'medical_exemption',
]);
export type RequestKind = z.infer<typeof requestKind>;
export const urgency = z.enum(['non_urgent', 'urgent']);
export const door = z.enum(['portal', 'fax', 'mail', 'phone']).describe('how it reached the plan or the group');
export const requestForm = z.enum([
  'authorization_request',
  'breast_pump_request',
  'medical_exemption_request',
  'community_supports_request',
  'letter',
  'other',
]);
export const program = z.enum(['medical', 'ecm', 'community_supports']);

/** Clinical information as a reviewer finds it: attached, not applying to this case, or missing. */
export const CLINICAL_ITEMS = [
  'history_of_presenting_problem',
  'physical_assessment',
  'diagnostic_results',
  'photographs',
  'consultations',
  'treatment_previous_and_current',
  'response_to_treatment',
] as const;
export const clinicalItem = z.enum(CLINICAL_ITEMS);
export const itemState = z.enum(['attached', 'not_applicable', 'missing']);
export const checklist = z.partialRecord(clinicalItem, itemState);
export type Checklist = z.infer<typeof checklist>;

/** What is asked for: a code where there is one, else words. `units` are units, visits or days, as the benefit counts. */
export const requestedLine = z.strictObject({
  line: z.number().int().positive().max(99),
  code: z
    .string()
    .regex(/^[A-Z0-9]{3,7}$/)
    .optional(),
  modifiers: z
    .array(z.string().regex(/^[A-Z0-9]{2}$/))
    .max(4)
    .default([]),
  what: text(200).optional(),
  units: z.number().positive().max(9_999),
  from: isoDate,
  to: isoDate.optional(),
});
export type RequestedLine = z.infer<typeof requestedLine>;

/** Facts somebody states, by their names in the vocabulary. */
export const statedFacts = z.record(
  z.string().max(80),
  z.union([z.boolean(), z.number(), z.string().max(500), z.array(z.string().max(100)).max(50)]),
);

export const retroReason = z.enum(['member_eligibility_issue', 'urgent_situation', 'other']);

/** Somebody the plan's network does not have, as whoever asks names him; the number is how a claim will name him. */
export const outsideProvider = z.strictObject({
  npi: z.string().regex(/^\d{10}$/),
  name: text(200),
  county: text(60).optional(),
  phone: text(40).optional(),
  fax: text(40).optional(),
});
export type OutsideProvider = z.infer<typeof outsideProvider>;

export const requestBody = z.strictObject({
  member: id,
  kind: requestKind,
  urgency,
  form: requestForm.default('authorization_request'),
  program: program.default('medical'),
  inCare: z.boolean().default(false).describe('the member is receiving the care under review'),
  lines: z.array(requestedLine).min(1).max(50),
  dx: z
    .array(z.string().regex(/^[A-Z][0-9A-Z.]{2,7}$/))
    .max(25)
    .default([]),
  requester: id.describe('provider id of who asks'),
  servicing: id.optional().describe('provider id of who will serve'),
  facility: id.optional(),
  outside: z.array(outsideProvider).max(3).optional().describe('who of them is not in the network, named by NPI'),
  contracts: z
    .record(id, z.array(z.strictObject({ from: isoDate.optional(), to: isoDate.optional() })))
    .optional()
    .describe("who of them the plan's file has, with the days of their contracts as they were when it came in"),
  plannedOn: isoDate.optional(),
  retro: z.strictObject({ mark: z.boolean(), reason: retroReason, explanation: text(1_000).optional() }).optional(),
  continuity: z.boolean().default(false).describe('the form notes that it is for continuity of care'),
  checklist: checklist.default({}),
  facts: statedFacts.default({}),
  attachments: z.array(id).max(100).default([]),
  note: text(2_000).optional(),
});
export type RequestBody = z.infer<typeof requestBody>;

/** Who decides: the plan's own department, or the delegated medical group the member belonged to on the day of receipt. */
export const handler = z.union([
  z.strictObject({ kind: z.literal('plan') }),
  z.strictObject({ kind: z.literal('group'), group: id }),
]);
export type Handler = z.infer<typeof handler>;

export const outcome = z.enum(['approved', 'modified', 'denied']);
export type Outcome = z.infer<typeof outcome>;

/** Somebody of the facility to talk a discharge over with; `from` says where the plan has it. What is not known is absent. */
export const facilityContact = z.strictObject({
  name: text(200).optional(),
  phone: text(40).optional(),
  from: z.enum(['stated', 'request', 'directory']),
});
export type FacilityContact = z.infer<typeof facilityContact>;

export const needState = z.enum(['needed', 'done', 'not_needed']);

/** What the decision rests on, named and never quoted where it is licensed. */
export const reference = z.strictObject({
  source: z.enum(['medi_cal', 'mcg', 'interqual', 'plan_benefit', 'policy', 'other']),
  name: text(200),
  edition: text(60).optional(),
  code: text(60).optional(),
  met: z.boolean().optional(),
});
export type Reference = z.infer<typeof reference>;

export const decidedLine = z.strictObject({
  line: z.number().int().positive(),
  outcome,
  units: z.number().nonnegative().max(9_999),
  from: isoDate.optional(),
  to: isoDate.optional(),
});
export type DecidedLine = z.infer<typeof decidedLine>;

/** The reviewer's answers to the plan's review questions; one that was not asked stays absent. */
export const review = z.strictObject({
  clinicallyAppropriate: z.boolean().optional(),
  appropriateSetting: z.boolean().optional(),
  coveredBenefit: z.boolean().optional(),
  circumstances: text(1_000).optional().describe('what is particular to the member, or that nothing is'),
  individualNeed: text(1_000).optional(),
});
export type Review = z.infer<typeof review>;

export const decisionBody = z.strictObject({
  lines: z.array(decidedLine).min(1).max(50),
  basis: z.enum(['appropriateness', 'coverage']),
  references: z.array(reference).max(20),
  review: review.default({}),
  facts: statedFacts.optional().describe("the reviewer's answers to what else the plan's policy asks of a decision"),
  reason: text(2_000).optional().describe('in plain words, as the member will read it'),
});
export type DecisionBody = z.infer<typeof decisionBody>;
