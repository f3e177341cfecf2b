import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { isoDate } from '../../rules/index.ts';
import {
  checklist,
  decisionBody,
  facilityContact,
  needState,
  outcome,
  requestBody,
  requestedLine,
  urgency,
} from './request.ts';
import { requestAnswer } from './spoken-request.ts';

/** What is done with one request. Each answers the page as it is then. */
const word = z.string().trim().min(1).max(100);
const words = z.string().trim().min(1).max(2_000);
const params = z.strictObject({ handle: z.uuid() });
const language = z.string().max(10).optional();
/** How many events the asker has seen: when there are more by now, nothing is done and he is told. */
const seen = z.int().positive().optional();
const facts = requestBody.shape.facts;
const attachments = z.array(z.uuid()).max(100).default([]);
export const reviewerLicense = z.strictObject({ fits: z.boolean().optional(), expiresOn: isoDate.optional() });
const tellWay = z.enum(['fax', 'call', 'portal']);
const bare = z.strictObject({ seen, language });

export const workApi = {
  addInformation: {
    method: 'POST',
    path: '/api/requests/:handle/information',
    summary: 'What was missing comes',
    may: ['authorization.submit', 'authorization.intake', 'authorization.review'],
    params,
    body: z.strictObject({
      checklist: checklist.default({}),
      facts,
      attachments,
      papers: z
        .record(word, z.array(z.uuid()).min(1).max(20))
        .optional()
        .describe('which of what is missing a document is, by item; one attached now or before'),
      seen,
      language,
    }),
    answer: requestAnswer,
  },
  readPaper: {
    method: 'POST',
    path: '/api/requests/:handle/paper-read',
    summary: 'What was attached for something missing was read: whether it is that, and the fact it shows',
    may: ['authorization.intake', 'authorization.review'],
    params,
    body: z.strictObject({ item: word, holds: z.boolean(), facts, seen, language }),
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
    body: z.strictObject({
      line: z.number().int().positive().optional(),
      to: isoDate,
      units: z.number().nonnegative().max(9_999),
      why: words,
      seen,
      language,
    }),
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
      at: z.number().int().nonnegative(),
      with: z.union([z.literal('me'), z.strictObject({ account: z.uuid() })]),
      same_specialty: z.boolean().optional().describe('of the same or a similar specialty; who decided needs none'),
      seen,
      language,
    }),
    answer: requestAnswer,
  },
  planDischarge: {
    method: 'POST',
    path: '/api/requests/:handle/discharge/plan',
    summary: 'The day a stay is planned to end, and whom to talk to at the facility',
    may: ['authorization.discharge', 'authorization.review', 'authorization.submit'],
    params,
    body: z.strictObject({ on: isoDate, contact: facilityContact.omit({ from: true }).optional(), seen, language }),
    answer: requestAnswer,
  },
  noteDischargeNeeds: {
    method: 'POST',
    path: '/api/requests/:handle/discharge/needs',
    summary: 'What the member needs at discharge, and what of it is done',
    may: ['authorization.discharge', 'authorization.submit'],
    params,
    body: z.strictObject({
      needs: z
        .array(z.strictObject({ need: word, state: needState }))
        .min(1)
        .max(50),
      seen,
      language,
    }),
    answer: requestAnswer,
  },
  recordDischarge: {
    method: 'POST',
    path: '/api/requests/:handle/discharge',
    summary: 'The member has left the facility',
    may: ['authorization.discharge', 'authorization.submit'],
    params,
    body: z.strictObject({ on: isoDate, seen, language }),
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
