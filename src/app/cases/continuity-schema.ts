import { z } from 'zod';
import {
  askedBy,
  continuityBody,
  continuityDoor,
  continuityNotice,
  continuityOutcome,
  continuityUrgency,
  evidence,
  rateForm,
} from '../../rooms/continuity/index.ts';
import { isoDate } from '../../rules/index.ts';
import { caseRole, moment } from './request-schema.ts';

/** Continuity of care and the Medical Exemption Request: the part of the case format that the continuity room plays. */
const text = z.string();
const texts = z.array(text);
const facts = z.record(text, z.union([z.boolean(), z.number(), text, texts])).optional();
const who = { as: caseRole.optional(), by: text.optional() };
const which = { continuity: text.optional(), ...who, seen: z.number().int().nonnegative().optional() };
const why = text.optional();
const { form, program, serviceKind: service } = continuityBody.shape;

const opening = z.strictObject({
  id: text.optional(),
  ...who,
  member: text,
  asked_by: askedBy.optional(),
  provider: text.optional(),
  provider_name: text.optional(),
  form: form.unwrap().optional(),
  noted: z.boolean().optional(),
  request: text.optional(),
  program: program.unwrap().optional(),
  service_kind: service,
  services: texts.optional(),
  urgency: continuityUrgency.optional(),
  evidence: z.array(evidence).optional(),
  facts,
  door: continuityDoor.optional(),
  received: moment.optional(),
});
export type CaseOpening = z.infer<typeof opening>;

const read = z.strictObject({ ...which, at: moment.optional() });
const withdraw = z.strictObject({ ...which, why });
const provider = text;

export const continuityWishes = [
  z.strictObject({ 'continuity.open': opening }),
  z.strictObject({ 'continuity.outreach_list': z.strictObject({ ...who, members: texts.min(1) }) }),
  z.strictObject({
    'continuity.evidence': z.strictObject({ ...which, evidence: z.array(evidence).optional(), facts }),
  }),
  z.strictObject({ 'continuity.urgency': z.strictObject({ ...which, to: continuityUrgency, why }) }),
  z.strictObject({
    'continuity.agreement': z.strictObject({
      ...which,
      is: z.enum(['reached', 'not_reached']).optional(),
      contract_rate: z.number().optional(),
      state_rate: z.number().optional(),
      agreed_rate: z.number().optional(),
      form: rateForm.optional(),
      codes: texts.optional().describe('codes the amount is for'),
    }),
  }),
  z.strictObject({ 'continuity.outreach_made': z.strictObject({ ...which, services: texts.optional() }) }),
  z.strictObject({ 'continuity.offer': z.strictObject({ ...which, providers: texts.min(1) }) }),
  z.strictObject({ 'continuity.choose': z.strictObject({ ...which, provider }) }),
  z.strictObject({ 'continuity.assign': z.strictObject({ ...which, provider, why }) }),
  z.strictObject({
    'continuity.decide': z.strictObject({
      ...which,
      outcome: z.enum(['granted', 'not_granted']).optional(),
      basis: z.enum(['relationship', 'prior_authorization']).optional(),
      to: isoDate.optional(),
      codes: z.record(text, texts).optional().describe('by service: the codes it authorizes for claims'),
      provider: text.optional(),
      why,
    }),
  }),
  z.strictObject({
    'continuity.extend': z.strictObject({
      ...which,
      to: isoDate,
      asked_by: z.enum(['member', 'provider', 'nobody']).optional(),
      why,
    }),
  }),
  z.strictObject({
    'continuity.assess': z.strictObject({
      ...which,
      on: isoDate.optional(),
      contracted: z.boolean().optional(),
      services: texts,
    }),
  }),
  z.strictObject({ 'continuity.change': z.strictObject({ ...which, provider }) }),
  z.strictObject({ 'continuity.notice_sent': z.strictObject({ ...which, about: continuityNotice }) }),
  z.strictObject({ 'continuity.withdraw': withdraw }),
  z.strictObject({ 'continuity.read': read }),
  z.strictObject({ 'exemption.open': opening }),
  z.strictObject({
    'exemption.state_decision': z.strictObject({ ...which, granted: z.boolean(), review_on: isoDate.optional(), why }),
  }),
  z.strictObject({
    'exemption.review': z.strictObject({
      ...which,
      stabilized: z.boolean(),
      transfer_safe: z.boolean(),
      review_on: isoDate.optional(),
    }),
  }),
  z.strictObject({ 'exemption.withdraw': withdraw }),
  z.strictObject({ 'exemption.read': read }),
] as const;
export type ContinuityWish = z.infer<(typeof continuityWishes)[number]>;

export const continuityOutcomes = continuityOutcome;
export const continuityState = z.enum(['open', 'decided', 'ended', 'withdrawn']);
export const expectedContinuity = {
  since: z
    .union([isoDate, z.literal('none')])
    .optional()
    .describe('the first day granted'),
  until: z
    .union([isoDate, z.literal('none')])
    .optional()
    .describe('the last day granted'),
  granted_services: z.record(text, isoDate).optional().describe('the last day by service'),
  policy_says: z
    .strictObject({
      answer: z.enum(['yes', 'no', 'review', 'unknown']).optional(),
      reasons: texts.optional(),
      needed: texts.optional(),
    })
    .optional(),
  contradicted: z
    .record(text, z.unknown())
    .optional()
    .describe('fact stated otherwise → what stands; `unknown` where the room records it itself and has not yet'),
  offered: texts.optional(),
  chosen: z.string().optional(),
  plan_assigned: z.string().optional(),
  review_on: z.union([isoDate, z.literal('none')]).optional(),
  exempt: z.boolean().optional(),
  tasks: z.array(z.strictObject({ member: text, refused: text.optional(), number: text.optional() })).optional(),
};
