import { z } from 'zod';
import { isoDate } from '../../rules/index.ts';
import { decidedLine, reference } from '../authorizations/index.ts';

/** The nouns of an appeal and a grievance, as they are stored in events and spoken over HTTP. */
const text = (most: number) => z.string().trim().min(1).max(most);
const id = text(100);

export const appealKind = z.enum(['appeal', 'grievance']);
export const filedBy = z.enum(['member', 'representative', 'provider']);
/** Whose appeal it is: the member's, or a provider's own about what the plan decided [AAH-UM-APP-01]. */
export const onBehalf = z.enum(['member', 'provider']);
export const appealDoor = z.enum(['portal', 'fax', 'mail', 'phone', 'in_person']);
export const appealUrgency = z.enum(['standard', 'expedited']);
export const grievanceAbout = z.enum(['quality_of_care', 'access', 'service', 'billing', 'discrimination', 'other']);
export const resolution = z.enum(['upheld', 'overturned', 'partly_overturned']);
export type AppealResolution = z.infer<typeof resolution>;
export const remedy = z.enum(['state_hearing', 'independent_medical_review']);
export type Remedy = z.infer<typeof remedy>;
/** `dismissed`: it ended without a decision on the matter. */
export const remedyOutcome = z.enum([...resolution.options, 'dismissed']);
export const appealNotice = z.enum(['acknowledgment', 'expedite_refused', 'extension', 'resolution']);
export type AppealNotice = z.infer<typeof appealNotice>;

/** An approved service that is cut short or ended, and until when it was approved: it may go on while the appeal runs. */
export const continued = z.strictObject({
  approvedBefore: z.boolean(),
  approvedThrough: isoDate.optional(),
  effectiveOn: isoDate.optional(),
});

export const appealBody = z.strictObject({
  kind: appealKind,
  member: id,
  filedBy,
  onBehalf: onBehalf.default('member'),
  filer: text(200).optional().describe('name of a representative'),
  writtenConsent: z.boolean().optional().describe('the member agreed in writing that a provider appeals for him'),
  provider: id.optional().describe('provider id of who appeals, or whom a grievance is about'),
  /** Number of the request whose decision is appealed; absent where it was decided elsewhere. */
  request: id.optional(),
  /** Number of the case of continuity of care whose refusal is appealed, or that a grievance is about. */
  continuity: id.optional(),
  /** The day of the notice, where the plan's own record does not say it. */
  noticeOn: isoDate.optional(),
  clinical: z.boolean().optional().describe('whether it turns on medical necessity, where no decision is named'),
  expedited: z.boolean().default(false),
  continue: continued.optional(),
  goodCause: text(1_000).optional().describe('why it comes late'),
  about: grievanceAbout.optional(),
  reason: text(4_000),
  attachments: z.array(id).max(100).default([]),
});
export type AppealBody = z.infer<typeof appealBody>;

const judgedClause = z.strictObject({
  id: z.string(),
  verdict: z.enum(['met', 'unmet', 'unknown', 'not_applicable']),
  cite: z.array(z.string()),
  facts: z.record(z.string(), z.unknown()),
});

/** The decision appealed, as it stood when the appeal came: who made it and what it rested on. */
export const original = z.strictObject({
  /** What was decided: a request for authorization, or a case of continuity of care. */
  request: id.optional(),
  continuity: id.optional(),
  outcome: z.enum(['modified', 'denied']),
  basis: z
    .enum(['appropriateness', 'coverage'])
    .optional()
    .describe('absent where nobody decided in time, and of continuity of care, where nobody says it'),
  at: z.number(),
  by: z.string().optional().describe('account of who decided'),
  clauses: z.array(judgedClause),
  /** Clauses that stood against the request, and criteria that were not met: what statistics of overturned decisions count by. */
  grounds: z.array(z.string()),
  noticeOn: isoDate.optional(),
});
export type Original = z.infer<typeof original>;

/** The ground of an appeal of what was not decided in time. */
export const NOT_IN_TIME = 'not_decided_in_time';

/** What is decided. Lines say what is granted now, where a decision is overturned whole or in part. */
export const appealDecision = z.strictObject({
  outcome: resolution,
  reason: text(4_000).describe('in plain words, as the member will read it'),
  lines: z.array(decidedLine).max(50).default([]),
  references: z.array(reference).max(20).default([]),
  /** What only the one who decides can say of himself. */
  underFirstDecider: z.boolean().optional(),
  expertiseFits: z.boolean().optional(),
});
export type AppealDecision = z.infer<typeof appealDecision>;
