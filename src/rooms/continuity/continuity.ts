import { z } from 'zod';
import { isoDate } from '../../rules/index.ts';
import { statedFacts } from '../authorizations/index.ts';

/** The nouns of continuity of care and of the Medical Exemption Request, as they are stored in events and spoken over HTTP. */
const text = (most: number) => z.string().trim().min(1).max(most);
const id = text(100);

export const continuityKind = z
  .enum(['continuity', 'medical_exemption', 'outreach'])
  .describe('outreach: the plan calls a member of a transition list before anybody asks');
export const continuityUrgency = z.enum(['routine', 'immediate_attention', 'risk_of_harm']);
export type ContinuityUrgency = z.infer<typeof continuityUrgency>;
export const continuityDoor = z.enum(['portal', 'fax', 'mail', 'phone', 'list']);
export const askedBy = z.enum(['member', 'representative', 'provider', 'plan', 'other']);
export const evidenceKind = z.enum(['claim', 'medical_record', 'provider_statement', 'member_statement']);

/** What shows that the member knows the provider. Only a dated one shows a visit; the member's own word never does. */
export const evidence = z.strictObject({
  kind: evidenceKind,
  on: isoDate.optional(),
  emergency: z.boolean().optional(),
});
export type Evidence = z.infer<typeof evidence>;

export const continuityBody = z.strictObject({
  kind: continuityKind,
  member: id,
  askedBy,
  provider: id.optional().describe('provider id, where the plan knows the provider'),
  providerName: text(200).optional(),
  form: z.enum(['authorization_request', 'medical_exemption_request', 'other']).default('other'),
  noted: z.boolean().default(false).describe('the form notes that it is for continuity of care'),
  /** The request for authorization that carried it. */
  request: id.optional(),
  program: z.enum(['none', 'outpatient_mental_health', 'lihp', 'covered_california', 'spd', 'bht']).default('none'),
  serviceKind: text(60).optional().describe('a value of the fact coc.service_kind'),
  services: z.array(text(200)).max(50).default([]),
  urgency: continuityUrgency.default('routine'),
  evidence: z.array(evidence).max(100).default([]),
  facts: statedFacts.default({}),
  attachments: z.array(id).max(100).default([]),
  note: text(2_000).optional(),
});
export type ContinuityBody = z.infer<typeof continuityBody>;

export const continuityOutcome = z.enum(['granted', 'not_granted', 'not_needed', 'exempt', 'not_exempt']);
/** What the grant rests on: that the member knows the provider, or an authorization of the earlier payer. */
export const continuityBasis = z.enum(['relationship', 'prior_authorization']);
export type ContinuityBasis = z.infer<typeof continuityBasis>;
export const continuityNotice = z.enum(['receipt', 'alternative', 'decision', 'review', 'ending', 'end']);

/** A code claims carry, with modifiers or without. */
export const serviceCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{5}(-[A-Z0-9]{2}){0,4}$/);

/** How a provider outside the network is paid: as the plan pays, as the state's fee schedule says, the greater of both, or so much a unit. */
export const rateForm = z.enum(['plan_rate', 'medi_cal_rate', 'greater_of_both', 'amount']);

/** Care with this provider is covered to this day, by service; the codes are those the grant authorizes. */
export const grantedService = z.strictObject({
  service: z.string(),
  from: isoDate,
  to: isoDate,
  codes: z.array(serviceCode).optional(),
});
export type GrantedService = z.infer<typeof grantedService>;
