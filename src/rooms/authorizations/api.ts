import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { isoDate } from '../../rules/index.ts';
import { CASE_ORDERS } from '../cases/index.ts';
import {
  checklist,
  decisionBody,
  door,
  outcome,
  requestBody,
  requestedLine,
  requestKind,
  retroReason,
  urgency,
} from './request.ts';
import { awaited, requestAnswer, requestLine, requestPage, requestState } from './spoken-request.ts';

const word = z.string().trim().min(1).max(100);
const words = z.string().trim().min(1).max(2_000);
const params = z.strictObject({ handle: z.uuid() });
const language = z.string().max(10).optional();
const instant = z.number().int().nonnegative();
/** How many events the asker has seen: when there are more by now, nothing is done and he is told. */
const seen = z.int().positive().optional();
const facts = requestBody.shape.facts;
const files = z.array(z.uuid()).max(100).default([]);

/** What is asked for, by whom, for whom. Providers by NPI or plan id; an office that has one need not name itself. */
const asked = requestBody
  .omit({ member: true, requester: true, servicing: true, facility: true, attachments: true, retro: true })
  .extend({
    plan: word,
    member: z.uuid().describe('handle of a member the asker has found'),
    requester: word.optional(),
    servicing: word.optional(),
    facility: word.optional(),
    attachments: files.describe('ids of what was uploaded before'),
    retro: z.strictObject({ mark: z.boolean(), reason: retroReason, explanation: words.optional() }).optional(),
  });

export type AskedRequest = z.output<typeof asked>;

export const requestFilter = z.strictObject({
  plan: word.optional(),
  states: z.array(requestState).optional(),
  kinds: z.array(requestKind).optional(),
  awaits: z.array(awaited).optional(),
  outcomes: z.array(outcome).optional(),
  urgency: urgency.optional(),
  line_of_business: word.optional(),
  assigned: z.union([z.enum(['me', 'nobody']), z.strictObject({ account: z.uuid() })]).optional(),
  handled_by: z.union([z.literal('plan'), z.strictObject({ group: word })]).optional(),
  requester: word.optional().describe('plan id'),
  member: z.uuid().optional(),
  number: word.optional(),
  due_from: instant.optional(),
  due_before: instant.optional(),
  /** Due by so many hours from now, what is over included. */
  due_within_hours: z.number().min(0).max(10_000).optional(),
  overdue: z.literal(true).optional(),
  received_from: instant.optional(),
  received_before: instant.optional(),
});
export type RequestFilter = z.output<typeof requestFilter>;

const reviewerLicense = z.strictObject({ fits: z.boolean().optional(), expiresOn: isoDate.optional() });
const tellWay = z.enum(['fax', 'call', 'portal']);
const bare = z.strictObject({ seen, language });

export const requestApi = {
  search: {
    method: 'POST',
    path: '/api/requests/search',
    summary: 'A worklist of requests, by time left unless told otherwise',
    may: 'authorization.read',
    body: z.strictObject({
      ...requestFilter.shape,
      sort: z.enum(CASE_ORDERS).default('due'),
      page: z.int().min(1).max(10_000).default(1),
      size: z.int().min(1).max(100).default(25),
      language,
    }),
    answer: z.object({
      total: z.number(),
      page: z.number(),
      pages: z.number(),
      now: instant,
      requests: z.array(requestLine),
    }),
  },
  submit: {
    method: 'POST',
    path: '/api/requests',
    summary: 'An office asks for an authorization; what policy can decide whole is answered at once',
    may: 'authorization.submit',
    body: z.strictObject({ ...asked.shape, language }),
    bodyLimit: 256_000,
    answer: requestAnswer,
  },
  intake: {
    method: 'POST',
    path: '/api/requests/intake',
    summary: 'The plan keys a request that came by fax, letter or call',
    may: 'authorization.intake',
    body: z.strictObject({ ...asked.shape, door, received: instant.optional(), language }),
    bodyLimit: 256_000,
    answer: requestAnswer,
  },
  alike: {
    method: 'POST',
    path: '/api/requests/alike',
    summary: 'Whether the same request stands already, before it is sent',
    may: ['authorization.submit', 'authorization.intake'],
    body: z.strictObject({ ...asked.shape }),
    bodyLimit: 256_000,
    answer: z.object({
      alike: z.array(z.object({ handle: z.string(), number: z.string(), state: requestState, received: instant })),
    }),
  },
  read: {
    method: 'GET',
    path: '/api/requests/:handle',
    summary: 'The page of a request: what was asked, the rule as an argument, times, story, and what may be done',
    may: 'authorization.read',
    params,
    query: z.strictObject({ language, at: z.coerce.number().int().optional() }),
    answer: requestPage,
  },
  addInformation: {
    method: 'POST',
    path: '/api/requests/:handle/information',
    summary: 'What was missing comes',
    may: ['authorization.submit', 'authorization.intake', 'authorization.review'],
    params,
    body: z.strictObject({ checklist: checklist.default({}), facts, attachments: files, seen, language }),
    answer: requestAnswer,
  },
  requestInformation: {
    method: 'POST',
    path: '/api/requests/:handle/information-request',
    summary: 'Asks the requester for what is missing',
    may: ['authorization.intake', 'authorization.review'],
    params,
    body: z.strictObject({ items: z.array(word).min(1).max(60), by_way_of: tellWay, text: words, seen, language }),
    answer: requestAnswer,
  },
  amend: {
    method: 'POST',
    path: '/api/requests/:handle/amend',
    summary: 'Changes what is asked for, while nobody has decided',
    may: ['authorization.submit', 'authorization.intake', 'authorization.review'],
    params,
    body: z.strictObject({ lines: z.array(requestedLine).min(1).max(50), why: words, seen, language }),
    answer: requestAnswer,
  },
  withdraw: {
    method: 'POST',
    path: '/api/requests/:handle/withdraw',
    summary: 'The requester takes it back',
    may: 'authorization.submit',
    params,
    body: z.strictObject({ why: words, seen, language }),
    answer: requestAnswer,
  },
  cancel: {
    method: 'POST',
    path: '/api/requests/:handle/cancel',
    summary: 'The plan ends a request that is none: keyed by mistake, another plan’s member',
    may: ['authorization.intake', 'authorization.review'],
    params,
    body: z.strictObject({ why: words, seen, language }),
    answer: requestAnswer,
  },
  changeUrgency: {
    method: 'POST',
    path: '/api/requests/:handle/urgency',
    summary: 'Marks it urgent, or takes the mark back',
    may: ['authorization.submit', 'authorization.review'],
    params,
    body: z.strictObject({ urgency, why: words, seen, language }),
    answer: requestAnswer,
  },
  assign: {
    method: 'POST',
    path: '/api/requests/:handle/assign',
    summary: 'Gives it to a reviewer, takes it oneself, or gives it back',
    may: 'authorization.review',
    params,
    body: z.strictObject({
      to: z.union([z.literal('me'), z.literal('nobody'), z.strictObject({ account: z.uuid() })]),
      license: reviewerLicense.default({}),
      seen,
      language,
    }),
    answer: requestAnswer,
  },
  recommend: {
    method: 'POST',
    path: '/api/requests/:handle/recommend',
    summary: 'Sends it to a medical director with what the reviewer found',
    may: 'authorization.review',
    params,
    body: z.strictObject({ outcome, decision: decisionBody.partial().default({}), seen, language }),
    answer: requestAnswer,
  },
  decide: {
    method: 'POST',
    path: '/api/requests/:handle/decide',
    summary: 'Decides: whole, in part, or not at all; the last two only a medical director',
    may: 'authorization.review',
    params,
    body: z.strictObject({ ...decisionBody.shape, seen, language }),
    answer: requestAnswer,
  },
  defer: {
    method: 'POST',
    path: '/api/requests/:handle/defer',
    summary: 'Puts the decision off, once, for a reason the law knows',
    may: 'authorization.review',
    params,
    body: z.strictObject({
      why: z.enum(['more_clinical_information', 'expert_consult', 'exam_or_test']),
      missing: z.array(word).min(1).max(60),
      no_harm: words,
      expected_on: isoDate,
      seen,
      language,
    }),
    answer: requestAnswer,
  },
  extend: {
    method: 'POST',
    path: '/api/requests/:handle/extend',
    summary: 'More days or units of what was granted',
    may: 'authorization.review',
    params,
    body: z.strictObject({ to: isoDate, units: z.number().nonnegative().max(9_999), why: words, seen, language }),
    answer: requestAnswer,
  },
  orderReview: {
    method: 'POST',
    path: '/api/requests/:handle/external-review',
    summary: 'Asks a physician outside the plan, who advises and does not decide',
    may: 'authorization.review',
    params,
    body: z.strictObject({
      reviewer: word,
      question: words,
      license: reviewerLicense.default({}),
      expertise_fits: z.boolean().optional(),
      seen,
      language,
    }),
    answer: requestAnswer,
  },
  recordOpinion: {
    method: 'POST',
    path: '/api/requests/:handle/opinion',
    summary: 'What the physician outside the plan advises',
    may: 'authorization.review',
    params,
    body: z.strictObject({ reviewer: word, opinion: words, seen, language }),
    answer: requestAnswer,
  },
  tellRequester: {
    method: 'POST',
    path: '/api/requests/:handle/told',
    summary: 'The requester was told of the decision',
    may: 'authorization.review',
    params,
    body: z.strictObject({ by_way_of: tellWay, seen, language }),
    answer: requestAnswer,
  },
  askCriteria: {
    method: 'POST',
    path: '/api/requests/:handle/criteria/ask',
    summary: 'Asks for the criteria the decision used',
    may: 'authorization.read',
    params,
    body: bare,
    answer: requestAnswer,
  },
  sendCriteria: {
    method: 'POST',
    path: '/api/requests/:handle/criteria/send',
    summary: 'The criteria were sent',
    may: 'authorization.review',
    params,
    body: bare,
    answer: requestAnswer,
  },
  askDiscussion: {
    method: 'POST',
    path: '/api/requests/:handle/discussion/ask',
    summary: 'A provider asks to talk a denial over with a physician of the plan',
    may: ['authorization.submit', 'authorization.intake', 'authorization.review'],
    params,
    body: bare,
    answer: requestAnswer,
  },
  scheduleDiscussion: {
    method: 'POST',
    path: '/api/requests/:handle/discussion/schedule',
    summary: 'When they talk, and with which physician',
    may: 'authorization.review',
    params,
    body: z.strictObject({
      at: instant,
      with: z.union([z.literal('me'), z.strictObject({ account: z.uuid() })]),
      seen,
      language,
    }),
    answer: requestAnswer,
  },
  recordDiscussion: {
    method: 'POST',
    path: '/api/requests/:handle/discussion/record',
    summary: 'They have talked',
    may: 'authorization.deny',
    params,
    body: z.strictObject({ note: words, seen, language }),
    answer: requestAnswer,
  },
} as const satisfies Api;
