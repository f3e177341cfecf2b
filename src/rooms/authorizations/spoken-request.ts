import { z } from 'zod';
import { factField } from '../../rules/index.ts';
import { assignedTo, caseLine, casePage, named, said } from '../cases/index.ts';
import {
  checklist,
  decidedLine,
  facilityContact,
  needState,
  outcome,
  reference,
  requestedLine,
  requestKind,
  review,
  urgency,
} from './request.ts';
import { REQUEST_ACTIONS } from './request-actions.ts';

/** Requests as they are spoken over HTTP. */
/** Who asks or serves, and whether a contract covers the days of service; absent where that is not known. */
const namedProvider = named.extend({
  in_network: z.boolean().optional(),
  outside: z.literal(true).optional().describe("the plan's file does not have him: as whoever asked named him"),
  county: z.string().optional(),
  phone: z.string().optional(),
  fax: z.string().optional(),
});
const cites = z.array(z.string());
const text = z.string();
const instant = z.number();

export const requestState = z.enum(['open', 'redirected', 'decided', 'withdrawn', 'cancelled']);
export const awaited = z.enum(['information', 'review', 'medical_director', 'notice']);

/** One row of a worklist. */
export const requestLine = z.object({
  ...caseLine.shape,
  state: requestState,
  kind: requestKind,
  urgency,
  outcome: outcome.optional(),
  /** Nobody decided in time, which counts as a denial; so it was before a decision that came late. */
  lapsed: z.boolean(),
  awaits: awaited.optional(),
  assigned: assignedTo.optional(),
  /** The delegated group that decides. */
  group: named.optional(),
  requester: namedProvider,
  servicing: namedProvider.optional(),
  codes: z.array(text),
  what: text.optional(),
  door: z.enum(['portal', 'fax', 'mail', 'phone']),
  automatic: z.boolean(),
  attachments: z.number(),
  /** The day the member is expected to leave a facility, until he has. */
  discharge_on: z.string().optional(),
});
export type RequestLine = z.output<typeof requestLine>;

/** One clause of the rule with what it looked at, and where each fact stands. */
export const argued = z.object({
  id: text,
  verdict: z.enum(['met', 'unmet', 'unknown', 'not_applicable']),
  sentence: text,
  effect: text.optional(),
  facts: z.array(
    z.object({
      name: text,
      label: text,
      value: text,
      source: z.enum(['request', 'attachment', 'member', 'network', 'claims', 'reviewer', 'calendar', 'unknown']),
      attachments: z.array(text),
    }),
  ),
  cites,
});
export type ArguedClause = z.output<typeof argued>;

const granted = z.object({
  ...decidedLine.shape,
  code: text.optional(),
  from: text,
  to: text,
  number: text.optional(),
  used: z.number().optional(),
  left: z.number().optional(),
});

const decision = z.object({
  at: instant,
  by: z.object({ name: text, roles: z.array(text) }).optional(),
  outcome,
  automatic: z.boolean(),
  /** An appeal, or the state's remedy after it, granted it instead of what was decided first. */
  after: z
    .object({ at: instant, appeal: text, by: z.enum(['appeal', 'state_hearing', 'independent_medical_review']) })
    .optional(),
  basis: z.enum(['appropriateness', 'coverage']),
  reason: text.optional(),
  /** Where a member reads it: the language the reason is in, his own or that it was written in. */
  reason_language: text.optional(),
  references: z.array(reference),
  review: review.optional(),
  lines: z.array(decidedLine),
  granted: z.array(granted),
  policy: text,
});

const contact = z.object({ channel: text, value: text.optional(), use: text.optional() });

const missing = z.object({ item: text, is: z.enum(['clinical', 'fact', 'document']), label: text, cites });

/** The task of a planned discharge. What is not known of the contact is absent. */
const discharge = z.object({
  on: text,
  left: text.optional(),
  owner: text.describe('a role'),
  contact: facilityContact.optional(),
  /** All the plan lists; without a state nobody has said it of this member. */
  needs: z.array(
    z.object({ need: text, label: text, state: needState.optional(), at: instant.optional(), by: text.optional() }),
  ),
  cites,
});

/** The page of one request, as far as its reader may look. */
export const requestPage = z.object({
  ...requestLine.shape,
  ...casePage(REQUEST_ACTIONS).shape,
  program: text,
  in_care: z.boolean(),
  form: text,
  lines: z.array(requestedLine.extend({ modifiers: z.array(text) })),
  dx: z.array(text),
  facility: namedProvider.optional(),
  planned_on: text.optional(),
  note: text.optional(),
  checklist,
  complete: z.boolean(),
  waiting_for: z.array(said),
  warnings: z.array(said),
  handled_by: z.object({ kind: z.enum(['plan', 'group']), id: text, name: text, contacts: z.array(contact), cites }),
  /** The rule as an argument: by requested line, and what intake asks of the whole. */
  argument: z.array(
    z.object({
      line: z.number().optional(),
      code: text.optional(),
      covered: z.enum(['yes', 'no', 'unknown']).optional(),
      authorization: z.enum(['not_needed', 'needed', 'on_file', 'unknown']).optional(),
      clauses: z.array(argued),
    }),
  ),
  missing: z.array(missing),
  /** What was missing and has come as a document that nobody has read yet. */
  unread: z.array(missing.extend({ attachments: z.array(text) })),
  /** How the facts among both are asked for. */
  fact_fields: z.array(factField),
  recommended: outcome.optional(),
  peer_discussion: z.enum(['none', 'asked', 'scheduled', 'held']),
  decision: decision.optional(),
  discharge: discharge.optional(),
  /** The limit that passed while nobody had decided, and what follows. */
  lapse: z.object({ at: instant, clock: text, sentence: text, cites }).optional(),
  /** Other requests for the same services of the member that stand. */
  alike: z.array(z.object({ handle: text, number: text, state: requestState, received: instant })),
  /** Requests for continuity of care that go with it. */
  continuity: z.array(z.object({ handle: text, number: text, state: text, outcome: text.optional() })),
  policy_version: text,
});
export type RequestPage = z.output<typeof requestPage>;

export const requestAnswer = z.object({ request: requestPage, duplicate_of: text.optional() });
