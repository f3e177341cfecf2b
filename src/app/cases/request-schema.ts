import { z } from 'zod';
import {
  checklist,
  door,
  facilityContact,
  needState,
  outcome,
  outsideProvider,
  program,
  requestForm,
  requestKind,
  retroReason,
  urgency,
} from '../../rooms/authorizations/index.ts';
import { isoDate } from '../../rules/index.ts';

/** Requests for authorization: the part of the case format that the authorizations room plays. */
const text = z.string();
const texts = z.array(text);
const code = z.union([text, z.number().transform(String)]);
export const moment = z.string().refine((s) => !Number.isNaN(Date.parse(s)) && /T.*(Z|[+-]\d\d:?\d\d)$/.test(s), {
  error: 'an instant with its offset, as 2026-10-30T09:10-07:00',
});
const facts = z.record(text, z.union([z.boolean(), z.number(), text, texts]));

/** Who acts where nobody has signed in. */
export const caseRole = z.enum([
  'nurse',
  'pharmacist',
  'medical_director',
  'authorization_specialist',
  'toc_clinical_staff',
  'other_department',
  'appeals',
  'member_services',
  'requester',
  'member',
]);
export type CaseRole = z.infer<typeof caseRole>;

const who = { as: caseRole.optional(), by: text.optional().describe('a name of his own, to tell two nurses apart') };
const which = { request: text.optional(), ...who, seen: z.number().int().nonnegative().optional() };

const line = z.strictObject({
  line: z.number().int().optional(),
  code: code.optional(),
  modifiers: z.array(code).optional(),
  what: text.optional(),
  units: z.number().optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
});
export type CaseRequestLine = z.infer<typeof line>;

const papers = {
  checklist: z.union([z.enum(['all', 'none']), checklist]).optional(),
  facts: facts.optional(),
  attachments: texts.optional(),
};
/** By name or NPI, or one outside the network as whoever asks names him. */
const provider = z.union([text, outsideProvider]);
const submission = {
  id: text.optional(),
  member: text,
  kind: requestKind.optional(),
  urgency: urgency.optional(),
  form: requestForm.optional(),
  program: program.optional(),
  in_care: z.boolean().optional(),
  lines: z.array(line).min(1),
  dx: z.array(code).optional(),
  requester: provider.optional(),
  servicing: provider.optional(),
  facility: provider.optional(),
  planned_on: isoDate.optional(),
  retro: z
    .strictObject({ mark: z.boolean().optional(), reason: retroReason.optional(), explanation: text.optional() })
    .optional(),
  continuity: z.boolean().optional(),
  ...papers,
  note: text.optional(),
  door: door.optional(),
  received: moment.optional(),
};
const submit = z.strictObject({ ...submission, ...who });
export type CaseSubmission = z.infer<typeof submit>;
/** By the name of who reviews, or of the role where a case names nobody. */
export const givenLicenses = z
  .record(text, z.array(z.strictObject({ of: text, from: isoDate.optional(), expires: isoDate.optional() })))
  .optional();
export const givenRequests = z.array(z.strictObject({ ...submission, received: moment })).optional();

export const decidedLine = z.strictObject({
  line: z.number().int().optional(),
  outcome: outcome.optional(),
  units: z.number().optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
});
const reference = z.strictObject({
  source: z.enum(['medi_cal', 'mcg', 'interqual', 'plan_benefit', 'policy', 'other']),
  name: text,
  edition: text.optional(),
  code: text.optional(),
  met: z.boolean().optional(),
});
const decision = {
  outcome: outcome.optional(),
  lines: z.array(decidedLine).optional(),
  basis: text.optional(),
  references: z.array(reference).optional(),
  review: z
    .strictObject({
      clinically_appropriate: z.boolean().optional(),
      appropriate_setting: z.boolean().optional(),
      covered_benefit: z.boolean().optional(),
      circumstances: text.optional(),
      individual_need: text.optional(),
    })
    .optional(),
  reason: text.optional(),
  facts: facts.optional(),
};
const decide = z.strictObject({ ...which, ...decision });
export type CaseDecision = z.infer<typeof decide>;

const license = { license_fits: z.boolean().optional(), license_expires: isoDate.optional() };
const why = text.optional();
const way = z.enum(['fax', 'call', 'portal']).optional();

const wishes = {
  submit: z.strictObject({ 'authorization.submit': submit }),
  follow: z.strictObject({
    'authorization.follow': z.strictObject({ facility: text, to: text, from: isoDate.optional(), ...who }),
  }),
  add_information: z.strictObject({
    'authorization.add_information': z.strictObject({ ...which, ...papers, papers: z.record(text, texts).optional() }),
  }),
  read_paper: z.strictObject({
    'authorization.read_paper': z.strictObject({
      ...which,
      item: text,
      holds: z.boolean().optional(),
      facts: facts.optional(),
    }),
  }),
  request_information: z.strictObject({
    'authorization.request_information': z.strictObject({
      ...which,
      items: texts.optional(),
      by_way_of: way,
      text: why,
    }),
  }),
  missing: z.strictObject({ 'authorization.missing': z.strictObject({ ...which }) }),
  amend: z.strictObject({ 'authorization.amend': z.strictObject({ ...which, lines: z.array(line).min(1), why }) }),
  assign: z.strictObject({
    'authorization.assign': z.strictObject({ ...which, to: z.union([caseRole, z.literal('nobody')]), ...license }),
  }),
  recommend: z.strictObject({ 'authorization.recommend': decide }),
  decide: z.strictObject({ 'authorization.decide': decide }),
  defer: z.strictObject({
    'authorization.defer': z.strictObject({
      ...which,
      why: z.enum(['more_clinical_information', 'expert_consult', 'exam_or_test']).optional(),
      missing: texts.optional(),
      no_harm: text.optional(),
      expected_on: isoDate,
    }),
  }),
  extend: z.strictObject({
    'authorization.extend': z.strictObject({
      ...which,
      line: z.number().int().optional(),
      to: isoDate,
      units: z.number().optional(),
      why,
    }),
  }),
  withdraw: z.strictObject({ 'authorization.withdraw': z.strictObject({ ...which, why }) }),
  cancel: z.strictObject({ 'authorization.cancel': z.strictObject({ ...which, why }) }),
  urgency: z.strictObject({ 'authorization.urgency': z.strictObject({ ...which, to: urgency, why }) }),
  external_review: z.strictObject({
    'authorization.external_review': z.strictObject({
      ...which,
      action: z.enum(['ordered', 'opinion']).optional(),
      reviewer: text.optional(),
      question: text.optional(),
      opinion: text.optional(),
      license_expires: isoDate.optional(),
      expertise_fits: z.boolean().optional(),
    }),
  }),
  notice_sent: z.strictObject({
    'authorization.notice_sent': z.strictObject({
      ...which,
      notice: text.optional(),
      to: z.enum(['requesting_provider', 'servicing_provider', 'member']),
      by_way_of: z.enum(['fax', 'portal', 'mail']).optional(),
      about: z.enum(['decision', 'deferral', 'receipt', 'information', 'redirection', 'closing']).optional(),
    }),
  }),
  tell_requester: z.strictObject({ 'authorization.tell_requester': z.strictObject({ ...which, by_way_of: way }) }),
  criteria: z.strictObject({
    'authorization.criteria': z.strictObject({ ...which, action: z.enum(['asked', 'sent']).optional() }),
  }),
  peer_discussion: z.strictObject({
    'authorization.peer_discussion': z.strictObject({
      ...which,
      action: z.enum(['asked', 'scheduled', 'held']).optional(),
      at: moment.optional(),
      with: caseRole.optional(),
      who: text.optional(),
      same_specialty: z.boolean().optional(),
      note: text.optional(),
    }),
  }),
  plan_discharge: z.strictObject({
    'authorization.plan_discharge': z.strictObject({
      ...which,
      on: isoDate,
      contact: facilityContact.omit({ from: true }).optional(),
    }),
  }),
  discharge_needs: z.strictObject({
    'authorization.discharge_needs': z.strictObject({ ...which, needs: z.record(text, needState) }),
  }),
  discharge: z.strictObject({ 'authorization.discharge': z.strictObject({ ...which, on: isoDate.optional() }) }),
  read: z.strictObject({ 'authorization.read': z.strictObject({ ...which, at: moment.optional() }) }),
};
export const requestWishes = Object.values(wishes);
export type RequestWish = z.infer<(typeof requestWishes)[number]>;

/** What an answer to one of these wishes may be compared with. */
export const requestState = z.enum(['open', 'redirected', 'decided', 'withdrawn', 'cancelled']);
export const granted = z.strictObject({
  line: z.number().optional(),
  code: text.optional(),
  units: z.number().optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
});
export const expectedRequest = {
  number: text.optional(),
  route: text.optional(),
  handled_by: z
    .strictObject({
      name: text.optional(),
      phone: text.optional(),
      toll_free: text.optional(),
      fax: text.optional(),
      website: text.optional(),
      portal: text.optional(),
    })
    .optional(),
  kind: text.optional(),
  urgency: urgency.optional(),
  received: text.optional(),
  because: texts.optional(),
  actions: texts.optional(),
  closed: z.record(text, text).optional(),
  missing: texts.optional(),
  unread: texts.optional(),
  waiting_for: texts.optional(),
  outside: texts.optional(),
  network: z.partialRecord(z.enum(['requester', 'servicing', 'facility']), z.enum(['in', 'out', 'unknown'])).optional(),
  automatic: z.boolean().optional(),
  lapsed: text.optional(),
  decided_by: text.optional(),
  recommended: text.optional(),
  assigned: text.optional(),
  granted: z.array(granted).optional(),
  notices_due: z.array(z.enum(['requesting_provider', 'member'])).optional(),
  complete: z.boolean().optional(),
  clauses: z.record(text, z.enum(['met', 'unmet', 'unknown', 'not_applicable'])).optional(),
  peer_discussion: z.enum(['none', 'asked', 'scheduled', 'held']).optional(),
  discharge: z
    .union([
      z.literal('none'),
      z.strictObject({
        on: isoDate.optional(),
        left: text.optional(),
        owner: text.optional(),
        contact: z.union([z.literal('none'), facilityContact.partial()]).optional(),
        needs: z.record(text, z.strictObject({ state: needState.optional(), by: text.optional() })).optional(),
        to_see: z.boolean().optional(),
      }),
    ])
    .optional(),
  clock_state: z.enum(['not_started', 'running', 'paused', 'met', 'missed', 'overdue']).optional(),
  events: texts.optional(),
};
