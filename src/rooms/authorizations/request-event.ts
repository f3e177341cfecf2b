import { z } from 'zod';
import { isoDate } from '../../rules/index.ts';
import {
  checklist,
  decisionBody,
  door,
  facilityContact,
  handler,
  needState,
  outcome,
  requestBody,
  requestedLine,
  requestKind,
  statedFacts,
  urgency,
} from './request.ts';

/**
 * Everything that can happen to a request. Events are appended and never changed: state, due time, what is left and what may
 * be done now are derived from them, so that any past moment can be looked at again.
 */
const text = z.string().min(1).max(2_000);

export const person = z.strictObject({
  account: z.string(),
  name: z.string(),
  organization: z.string(),
  roles: z.array(z.string()),
});
export type Person = z.infer<typeof person>;

const clause = z.strictObject({
  id: z.string(),
  verdict: z.enum(['met', 'unmet', 'unknown', 'not_applicable']),
  cite: z.array(z.string()),
  facts: z.record(z.string(), z.unknown()),
});
export type JudgedClause = z.infer<typeof clause>;

const events = {
  submitted: z.strictObject({
    kind: z.literal('submitted'),
    body: requestBody,
    door,
    /** When it reached the first door, a group's included; the clocks start there. */
    received: z.number(),
    lineOfBusiness: z.string(),
    handler,
    /** Whether what a decision needs came with it. */
    complete: z.boolean(),
    warnings: z.array(z.string()),
  }),
  /** The same request came again; nothing new was opened. */
  duplicate_received: z.strictObject({
    kind: z.literal('duplicate_received'),
    door,
    attachments: z.array(z.string()),
    /** When it reached that door. Where that was earlier, the clocks start there. */
    received: z.number().optional(),
  }),
  redirected: z.strictObject({ kind: z.literal('redirected'), to: handler, why: z.string() }),
  amended: z.strictObject({
    kind: z.literal('amended'),
    lines: z.array(requestedLine).min(1),
    why: text,
    /** Of which kind the new dates make it, and what intake remarks of it as such. */
    classed: z.strictObject({ kind: requestKind, warnings: z.array(z.string()) }).optional(),
    /** What intake remarks of the new days, where the kind stays. */
    warnings: z.array(z.string()).optional(),
  }),
  information_requested: z.strictObject({
    kind: z.literal('information_requested'),
    items: z.array(z.string()).min(1),
    by_way_of: z.enum(['fax', 'call', 'portal']),
    /** Nobody's where policy itself asked at intake. */
    text: text.optional(),
  }),
  information_added: z.strictObject({
    kind: z.literal('information_added'),
    checklist,
    facts: statedFacts,
    attachments: z.array(z.string()),
    /** Which of what is missing somebody says a paper is, by item. */
    papers: z.record(z.string(), z.array(z.string()).min(1)).optional(),
    complete: z.boolean(),
    /** What intake remarks now that it came. */
    warnings: z.array(z.string()).optional(),
    /** When it reached the first door, where that was before it was keyed. */
    received: z.number().optional(),
  }),
  /** A person of the plan has read it; what it shows is stated beside it. */
  paper_read: z.strictObject({ kind: z.literal('paper_read'), item: z.string(), holds: z.boolean() }),
  /** Without words where the mark itself came with the request that repeats it. */
  urgency_changed: z.strictObject({
    kind: z.literal('urgency_changed'),
    to: urgency,
    why: text.optional(),
    /** When the mark reached the first door, where that was before it was keyed. */
    received: z.number().optional(),
  }),
  assigned: z.strictObject({ kind: z.literal('assigned'), to: person.optional() }),
  recommended: z.strictObject({ kind: z.literal('recommended'), outcome, decision: decisionBody.partial() }),
  external_review_ordered: z.strictObject({
    kind: z.literal('external_review_ordered'),
    reviewer: z.string(),
    question: text,
  }),
  external_opinion: z.strictObject({ kind: z.literal('external_opinion'), reviewer: z.string(), opinion: text }),
  deferred: z.strictObject({
    kind: z.literal('deferred'),
    why: z.enum(['more_clinical_information', 'expert_consult', 'exam_or_test']),
    missing: z.array(z.string()).min(1),
    no_harm: text,
    expected_on: isoDate,
  }),
  decided: z.strictObject({
    kind: z.literal('decided'),
    outcome,
    decision: decisionBody,
    automatic: z.boolean(),
    policy: z.string(),
    clauses: z.array(clause),
  }),
  /** An appeal won, or the state's remedy after it: this is granted instead of what was decided. */
  decision_overturned: z.strictObject({
    kind: z.literal('decision_overturned'),
    appeal: z.string(),
    /** Where the plan's own answer to the appeal did not do it. */
    remedy: z.enum(['state_hearing', 'independent_medical_review']).optional(),
    outcome,
    decision: decisionBody,
  }),
  /** Nobody had decided in time, and the appeal of that did not win: what counted as a denial is one. */
  denial_upheld: z.strictObject({
    kind: z.literal('denial_upheld'),
    appeal: z.string(),
    /** Since when it counted as a denial. */
    since: z.number(),
    policy: z.string(),
    decision: decisionBody,
  }),
  /** Without a line all that was granted lasts longer. */
  extended: z.strictObject({
    kind: z.literal('extended'),
    line: z.number().int().positive().optional(),
    to: isoDate,
    units: z.number().nonnegative(),
    why: text,
  }),
  withdrawn: z.strictObject({ kind: z.literal('withdrawn'), why: text }),
  cancelled: z.strictObject({ kind: z.literal('cancelled'), why: text }),
  notice_sent: z.strictObject({
    kind: z.literal('notice_sent'),
    notice: z.string(),
    to: z.enum(['requesting_provider', 'servicing_provider', 'member']),
    by_way_of: z.enum(['fax', 'portal', 'mail']),
    about: z.enum(['decision', 'deferral', 'receipt', 'information', 'redirection', 'closing']),
  }),
  requester_told: z.strictObject({ kind: z.literal('requester_told'), by_way_of: z.enum(['fax', 'call', 'portal']) }),
  criteria_asked: z.strictObject({ kind: z.literal('criteria_asked'), sent: z.boolean() }),
  peer_discussion_asked: z.strictObject({ kind: z.literal('peer_discussion_asked') }),
  peer_discussion_scheduled: z.strictObject({
    kind: z.literal('peer_discussion_scheduled'),
    at: z.number(),
    with: person,
  }),
  peer_discussion_held: z.strictObject({ kind: z.literal('peer_discussion_held'), note: text }),
  /** The day a stay is planned to end, first or anew: from then on its discharge is a task of that role. */
  discharge_planned: z.strictObject({
    kind: z.literal('discharge_planned'),
    on: isoDate,
    owner: z.string(),
    contact: facilityContact.optional(),
  }),
  discharge_needs: z.strictObject({
    kind: z.literal('discharge_needs'),
    needs: z.array(z.strictObject({ need: z.string(), state: needState })).min(1),
  }),
  discharged: z.strictObject({ kind: z.literal('discharged'), on: isoDate }),
} as const;

const { submitted, ...rest } = events;
const happened = z.discriminatedUnion('kind', [submitted, ...Object.values(rest)]);
export type Happened = z.infer<typeof happened>;

/** `at` in milliseconds since 1970; `by` is absent where policy alone acted. */
export const requestEvent = z.strictObject({ at: z.number(), by: person.optional(), what: happened });
export type RequestEvent = z.infer<typeof requestEvent>;
export type EventOf<K extends Happened['kind']> = Extract<Happened, { kind: K }>;
