import { z } from 'zod';
import { isoDate, noticeChannel, noticeRecipient } from '../../rules/index.ts';
import { person, statedFacts } from '../authorizations/index.ts';
import {
  continuityBasis,
  continuityBody,
  continuityDoor,
  continuityNotice,
  continuityOutcome,
  continuityUrgency,
  evidence,
  grantedService,
  rateForm,
  serviceCode,
} from './continuity.ts';

/** Everything that can happen to a request for continuity of care or for an exemption. Appended and never changed. */
const text = z.string().min(1).max(2_000);
const provider = z.string().min(1).max(100);
const clause = z.strictObject({
  id: z.string(),
  verdict: z.enum(['met', 'unmet', 'unknown', 'not_applicable']),
  cite: z.array(z.string()),
  facts: z.record(z.string(), z.unknown()),
});

const opened = z.strictObject({
  kind: z.literal('opened'),
  body: continuityBody,
  door: continuityDoor,
  received: z.number(),
  lineOfBusiness: z.string(),
  /** First day of the latest stretch of coverage without a gap. */
  enrolledOn: isoDate.optional(),
  network: z.enum(['in_network', 'out_of_network']).optional(),
  /** Days of visits with this provider that the plan itself has paid, or was sent as paid by the payer before. */
  visits: z.array(isoDate),
});

const happened = z.discriminatedUnion('kind', [
  opened,
  z.strictObject({ kind: z.literal('urgency_set'), to: continuityUrgency, why: text }),
  z.strictObject({
    kind: z.literal('evidence_added'),
    evidence: z.array(evidence),
    facts: statedFacts,
    attachments: z.array(z.string()).default([]),
  }),
  z.strictObject({
    kind: z.literal('agreement'),
    is: z.enum(['reached', 'not_reached']),
    contractRate: z.number().nonnegative().optional(),
    stateRate: z.number().nonnegative().optional(),
    agreedRate: z.number().nonnegative().optional(),
    form: rateForm.optional(),
    /** Codes an amount is for, each by the unit. */
    codes: z.array(serviceCode).optional(),
  }),
  z.strictObject({ kind: z.literal('outreach_made'), services: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('alternative_offered'), providers: z.array(provider).min(1) }),
  z.strictObject({ kind: z.literal('alternative_chosen'), provider }),
  z.strictObject({ kind: z.literal('alternative_assigned'), provider, why: text }),
  z.strictObject({
    kind: z.literal('decided'),
    outcome: continuityOutcome,
    /** Of a refusal: what was looked at. Absent in what was recorded before it was kept. */
    basis: continuityBasis.optional(),
    granted: z.array(grantedService),
    reasons: z.array(z.string()),
    why: text.optional(),
    automatic: z.boolean(),
    policy: z.string(),
    clauses: z.array(clause),
    reviewOn: isoDate.optional(),
    /** The provider, where the request had only a name. */
    provider: provider.optional(),
  }),
  /** An appeal of the refusal was won, by the plan's own answer or the state's remedy after it. */
  z.strictObject({
    kind: z.literal('decision_overturned'),
    appeal: text,
    remedy: z.enum(['state_hearing', 'independent_medical_review']).optional(),
    granted: z.array(grantedService),
    policy: z.string(),
  }),
  z.strictObject({
    kind: z.literal('extended'),
    askedBy: z.enum(['member', 'provider']),
    to: isoDate,
    why: text,
  }),
  z.strictObject({
    kind: z.literal('assessed'),
    on: isoDate,
    contracted: z.boolean(),
    services: z.array(z.string()),
    missing: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal('changed_provider'), provider }),
  z.strictObject({
    kind: z.literal('exemption_reviewed'),
    stabilized: z.boolean(),
    transferSafe: z.boolean(),
    goesOn: z.boolean(),
    reviewOn: isoDate.optional(),
  }),
  z.strictObject({
    kind: z.literal('notice_sent'),
    about: continuityNotice,
    notice: z.string(),
    to: noticeRecipient.optional(),
    by_way_of: noticeChannel.optional(),
  }),
  z.strictObject({ kind: z.literal('withdrawn'), why: text }),
]);
export type ContinuityHappened = z.infer<typeof happened>;
export type ContinuityEventOf<K extends ContinuityHappened['kind']> = Extract<ContinuityHappened, { kind: K }>;

export const continuityEvent = z.strictObject({ at: z.number(), by: person.optional(), what: happened });
export type ContinuityEvent = z.infer<typeof continuityEvent>;
