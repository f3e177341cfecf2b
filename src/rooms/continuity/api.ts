import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { factField, isoDate } from '../../rules/index.ts';
import { continuityBody, continuityUrgency, rateForm, serviceCode } from './continuity.ts';
import { CONTINUITY_COLUMNS } from './continuity-columns.ts';
import { continuityFilter } from './continuity-filter.ts';
import { opening } from './opening.ts';
import { continuityAnswer, continuityLine, continuityPage } from './spoken-continuity.ts';

const word = z.string().trim().min(1).max(100);
const words = z.string().trim().min(1).max(2_000);
const language = z.string().max(10).optional();
const params = z.strictObject({ handle: z.uuid() });
const beside = { seen: z.int().positive().optional(), language };
const rate = z.number().nonnegative().max(10_000_000).optional();
const { evidence, facts } = continuityBody.shape;
const path = <V extends string>(verb: V) => `/api/continuity/:handle/${verb}` as const;
const post = { method: 'POST', params, answer: continuityAnswer } as const;

const ORDERS = ['due', 'received', 'newest', 'changed'] as const;

export const continuityApi = {
  search: {
    method: 'POST',
    path: '/api/continuity/search',
    summary: 'A worklist of continuity requests, exemptions and calls to make',
    may: ['authorization.read', 'continuity.file', 'continuity.work'],
    body: z.strictObject({
      ...continuityFilter.shape,
      sort: z.enum(ORDERS).default('due'),
      page: z.int().min(1).max(10_000).default(1),
      size: z.int().min(1).max(100).default(25),
      language,
    }),
    answer: z.object({ total: z.number(), page: z.number(), pages: z.number(), cases: z.array(continuityLine) }),
  },
  export: {
    method: 'POST',
    path: '/api/continuity/export',
    summary: 'A worklist as a flat file, as far as the asker may see',
    may: ['authorization.read', 'continuity.file', 'continuity.work'],
    exports: true,
    media: 'text/csv',
    body: z.strictObject({
      ...continuityFilter.shape,
      sort: z.enum(ORDERS).default('due'),
      columns: z.array(z.enum(CONTINUITY_COLUMNS)).min(1).optional(),
    }),
    answer: z.string(),
  },
  questions: {
    method: 'POST',
    path: '/api/continuity/questions',
    summary: 'What policy asks of a request for this member before it is opened',
    may: 'continuity.file',
    body: z.strictObject({
      ...opening.pick({ plan: true, member: true, kind: true, program: true, language: true }).shape,
    }),
    answer: z.object({
      line_of_business: z.string(),
      enrolled_on: z.string().optional(),
      facts: z.array(factField),
      programs: z.array(word),
      service_kinds: z.array(word),
    }),
  },
  open: {
    method: 'POST',
    path: '/api/continuity',
    summary: 'Asks for continuity of care or a medical exemption, for a member who calls or by a provider',
    may: 'continuity.file',
    body: opening,
    bodyLimit: 64_000,
    answer: continuityAnswer,
  },
  outreach: {
    method: 'POST',
    path: '/api/continuity/outreach',
    summary: 'A transition list: one call to make for each member',
    may: 'continuity.work',
    body: z
      .strictObject({
        plan: word,
        members: z.array(z.uuid()).max(1_000).default([]),
        cins: z.array(z.string().trim().min(1).max(20)).max(1_000).default([]).describe('as the list names them'),
        language,
      })
      .refine(({ members, cins }) => members.length + cins.length > 0, 'nobody is on the list'),
    bodyLimit: 64_000,
    answer: z.object({
      /** In the order of the list. `handle`: of the case that was opened. */
      tasks: z.array(
        z.object({
          member: z.string(),
          number: z.string().optional(),
          handle: z.string().optional(),
          refused: z.string().optional(),
          because: z.string().optional(),
        }),
      ),
    }),
  },
  read: {
    method: 'GET',
    path: '/api/continuity/:handle',
    summary: 'The page of a case: what policy says of it, times, story, and what may be done',
    may: ['authorization.read', 'continuity.file', 'continuity.work'],
    params,
    query: z.strictObject({ language }),
    answer: continuityPage,
  },
  addEvidence: {
    ...post,
    path: path('evidence'),
    summary: 'Evidence of the relationship, and facts policy asks for',
    may: ['continuity.file', 'continuity.work'],
    body: z.strictObject({ evidence, facts, attachments: z.array(z.uuid()).max(100).default([]), ...beside }),
  },
  setUrgency: {
    ...post,
    path: path('urgency'),
    summary: 'A clinician says how urgent it is; the most urgent category stays',
    may: 'continuity.work',
    body: z.strictObject({ to: continuityUrgency, why: words, ...beside }),
  },
  recordAgreement: {
    ...post,
    path: path('agreement'),
    summary: 'What the provider answered on the rate, in dollars',
    may: 'continuity.work',
    body: z.strictObject({
      is: z.enum(['reached', 'not_reached']),
      contract_rate: rate,
      state_rate: rate,
      agreed_rate: rate.describe('dollars a unit'),
      form: rateForm.optional(),
      codes: z.array(serviceCode).min(1).max(30).optional().describe('codes the amount is for'),
      ...beside,
    }),
  },
  recordOutreach: {
    ...post,
    path: path('outreach'),
    summary: 'The member was called; which services an earlier authorization covered',
    may: 'continuity.work',
    body: z.strictObject({ services: z.array(words).max(50), ...beside }),
  },
  offerAlternative: {
    ...post,
    path: path('alternative/offer'),
    summary: 'Providers of the network are offered, since no agreement was reached',
    may: 'continuity.work',
    body: z.strictObject({ providers: z.array(word).min(1).max(20), ...beside }),
  },
  chooseAlternative: {
    ...post,
    path: path('alternative/choose'),
    summary: 'The member chose one',
    may: ['continuity.file', 'continuity.work'],
    body: z.strictObject({ provider: word, ...beside }),
  },
  assignAlternative: {
    ...post,
    path: path('alternative/assign'),
    summary: 'The member chose nobody: the plan assigns',
    may: 'continuity.work',
    body: z.strictObject({ provider: word, why: words, ...beside }),
  },
  decide: {
    ...post,
    path: path('decide'),
    summary: 'Grants it to a last day, or not',
    may: 'continuity.work',
    body: z.strictObject({
      outcome: z.enum(['granted', 'not_granted']),
      basis: z.enum(['relationship', 'prior_authorization']).default('relationship'),
      to: isoDate.optional(),
      codes: z
        .record(z.string().max(200), z.array(serviceCode).min(1).max(30))
        .optional()
        .describe('by service: the codes it authorizes for claims'),
      provider: word.optional().describe('NPI or plan id, where the request had only a name'),
      why: words.optional(),
      ...beside,
    }),
  },
  extend: {
    ...post,
    path: path('extend'),
    summary: 'Goes on beyond the first period, when the member or the provider asked',
    may: 'continuity.work',
    body: z.strictObject({ to: isoDate, asked_by: z.enum(['member', 'provider']).optional(), why: words, ...beside }),
  },
  recordAssessment: {
    ...post,
    path: path('assessment'),
    summary: 'A new assessment; what it covers ends',
    may: 'continuity.work',
    body: z.strictObject({
      on: isoDate,
      contracted: z.boolean(),
      services: z
        .array(z.string().trim().max(200))
        .max(50)
        .describe('as granted; empty words for a grant of any service'),
      ...beside,
    }),
  },
  changeProvider: {
    ...post,
    path: path('change'),
    summary: 'The member changes to a provider of the network, at any time',
    may: ['continuity.file', 'continuity.work'],
    body: z.strictObject({ provider: word, ...beside }),
  },
  recordState: {
    ...post,
    path: path('state-decision'),
    summary: 'What the state decided of an exemption',
    may: 'continuity.work',
    body: z.strictObject({ granted: z.boolean(), review_on: isoDate.optional(), why: words.optional(), ...beside }),
  },
  reviewExemption: {
    ...post,
    path: path('review'),
    summary: 'Whether the reasons of an exemption still hold',
    may: 'continuity.work',
    body: z.strictObject({
      stabilized: z.boolean(),
      transfer_safe: z.boolean(),
      review_on: isoDate.optional(),
      ...beside,
    }),
  },
  withdraw: {
    ...post,
    path: path('withdraw'),
    summary: 'The asker takes it back',
    may: ['continuity.file', 'continuity.work'],
    body: z.strictObject({ why: words, ...beside }),
  },
} as const satisfies Api;
