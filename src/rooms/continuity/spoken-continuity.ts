import { z } from 'zod';
import { factField } from '../../rules/index.ts';
import { argued } from '../authorizations/index.ts';
import { caseLine, casePage, labelled, named, said } from '../cases/index.ts';
import {
  askedBy,
  continuityDoor,
  continuityKind,
  continuityOutcome,
  continuityUrgency,
  evidence,
  grantedService,
  rateForm,
} from './continuity.ts';
import { CONTINUITY_ACTIONS } from './continuity-actions.ts';

/** Continuity of care and exemptions as they are spoken over HTTP. */
const text = z.string();
const instant = z.number();

export const continuityState = z.enum(['open', 'decided', 'ended', 'withdrawn']);

export const continuityLine = z.object({
  ...caseLine.shape,
  kind: continuityKind,
  state: continuityState,
  urgency: continuityUrgency,
  outcome: continuityOutcome.optional(),
  awaits: z.enum(['call', 'review', 'state', 'notice']).optional(),
  program: text,
  /** Without an id: told by name, and not found in the network's directory. */
  provider: z.object({ id: text.optional(), name: text }).optional(),
  owed: z.array(labelled),
  until: text.optional(),
  review_on: text.optional(),
});
export type ContinuityLine = z.output<typeof continuityLine>;

export const continuityPage = z.object({
  ...continuityLine.shape,
  ...casePage(CONTINUITY_ACTIONS).shape,
  door: continuityDoor,
  asked_by: askedBy,
  /** The request for authorization it goes with; its handle where the reader may open it. */
  request: z.object({ number: text, handle: text.optional() }).optional(),
  form: text,
  service_kind: text.optional(),
  note: text.optional(),
  enrolled_on: text.optional(),
  network: z.enum(['in_network', 'out_of_network']).optional(),
  services: z.array(text),
  evidence: z.array(evidence),
  agreement: z.enum(['pending', 'reached', 'not_reached']),
  agreed_rate: z.number().optional(),
  rate_form: rateForm.optional(),
  rate_codes: z.array(text).optional(),
  offered: z.array(named),
  chosen: named.optional(),
  assigned: named.optional(),
  /** The provider in the network the member changed to. */
  changed_to: named.optional(),
  granted: z.array(grantedService.extend({ over: z.literal(true).optional() })),
  /** What policy says now, by what a grant could rest on, and the last day it could be granted to. */
  policy_says: z.array(
    z.object({
      basis: z.enum(['relationship', 'prior_authorization', 'exemption']),
      title: text,
      answer: z.enum(['yes', 'no', 'review', 'unknown']),
      reasons: z.array(said),
      needed: z.array(labelled),
      first: text.optional(),
      last: text.optional(),
      clauses: z.array(argued),
    }),
  ),
  /** What of it people state, and what they have stated. */
  facts: z.array(factField),
  stated: z.record(z.string(), z.unknown()),
  /** What was stated otherwise than the plan's own record says; the record stands, and why. */
  contradicted: z.array(z.object({ fact: text, label: text, stated: text, known: text.optional(), because: text })),
  decision: z
    .object({
      outcome: continuityOutcome,
      at: instant,
      automatic: z.boolean(),
      reasons: z.array(said),
      why: text.optional(),
      by: z.object({ name: text, roles: z.array(text) }).optional(),
      clauses: z.array(argued),
    })
    .optional(),
  /** Of an exemption, which the state decides: where who disagrees turns. */
  state_hearing: z.object({ sentence: text, cites: z.array(text) }).optional(),
  policy_version: text,
});
export type ContinuityPage = z.output<typeof continuityPage>;
export const continuityAnswer = z.object({ case: continuityPage });
