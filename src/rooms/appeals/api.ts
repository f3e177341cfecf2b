import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { isoDate } from '../../rules/index.ts';
import { appealDecision, remedy, remedyOutcome } from './appeal.ts';
import { APPEAL_COLUMNS } from './appeal-columns.ts';
import { APPEAL_ORDERS, appealFilter, filing, weighed, weighing } from './filed-api.ts';
import { appealAnswer, appealLine, appealPage } from './spoken-appeal.ts';

const word = z.string().trim().min(1).max(100);
const words = z.string().trim().min(1).max(4_000);
const language = z.string().max(10).optional();
const seen = z.int().positive().optional();
const params = z.strictObject({ handle: z.uuid() });
const bare = z.strictObject({ seen, language });
const files = z.array(z.uuid()).max(100).default([]);
const instant = z.number().int().nonnegative();

const overturns = z.object({
  ground: z.string(),
  sentence: z.string().optional().describe('what the clause asks, where the ground is one'),
  resolved: z.number(),
  upheld: z.number(),
  overturned: z.number(),
  partly: z.number(),
  by_state: z.number().describe('of all, how many the state decided otherwise than the plan had answered'),
});

export const appealApi = {
  search: {
    method: 'POST',
    path: '/api/appeals/search',
    summary: 'A worklist of appeals and grievances, by time left unless told otherwise',
    may: ['appeal.file', 'appeal.work'],
    body: z.strictObject({
      ...appealFilter.shape,
      sort: z.enum(APPEAL_ORDERS).default('due'),
      page: z.int().min(1).max(10_000).default(1),
      size: z.int().min(1).max(100).default(25),
      language,
    }),
    answer: z.object({ total: z.number(), page: z.number(), pages: z.number(), appeals: z.array(appealLine) }),
  },
  file: {
    method: 'POST',
    path: '/api/appeals',
    summary: 'Files an appeal of a decision, or a grievance',
    may: 'appeal.file',
    body: filing,
    bodyLimit: 64_000,
    answer: appealAnswer,
  },
  weigh: {
    method: 'POST',
    path: '/api/appeals/weigh',
    summary:
      'How policy would take an appeal, before it is filed: in time, from whom, whether care goes on, by when it is resolved',
    may: 'appeal.file',
    body: weighing,
    answer: weighed,
  },
  export: {
    method: 'POST',
    path: '/api/appeals/export',
    summary: 'A worklist as a flat file, as far as the asker may see',
    may: ['appeal.file', 'appeal.work'],
    exports: true,
    media: 'text/csv',
    body: z.strictObject({
      ...appealFilter.shape,
      sort: z.enum(APPEAL_ORDERS).default('due'),
      columns: z.array(z.enum(APPEAL_COLUMNS)).min(1).optional(),
    }),
    answer: z.string(),
  },
  colleagues: {
    method: 'GET',
    path: '/api/appeals/colleagues',
    summary: 'Colleagues who work on appeals',
    may: 'appeal.work',
    answer: z.object({
      colleagues: z.array(z.object({ account: z.string(), name: z.string(), roles: z.array(z.string()) })),
    }),
  },
  overturns: {
    method: 'POST',
    path: '/api/appeals/overturns',
    summary: 'How often decisions did not stand, by the clause or criteria they rested on; and grievances resolved',
    may: ['appeal.work', 'authorization.oversee'],
    body: z.strictObject({ plan: word.optional(), from: instant.optional(), before: instant.optional(), language }),
    answer: z.object({
      overturns: z.array(overturns),
      grievances: z.object({
        resolved: z.number(),
        exempt: z.number().describe('resolved by the next business day, without a letter'),
      }),
    }),
  },
  read: {
    method: 'GET',
    path: '/api/appeals/:handle',
    summary: 'The page of an appeal or grievance: what is asked, times, story, and what may be done',
    may: ['appeal.file', 'appeal.work'],
    params,
    query: z.strictObject({ language }),
    answer: appealPage,
  },
  addInformation: {
    method: 'POST',
    path: '/api/appeals/:handle/information',
    summary: 'Adds words or papers',
    may: ['appeal.file', 'appeal.work'],
    params,
    body: z.strictObject({ note: words.optional(), attachments: files, seen, language }),
    answer: appealAnswer,
  },
  withdraw: {
    method: 'POST',
    path: '/api/appeals/:handle/withdraw',
    summary: 'The one who filed takes it back',
    may: ['appeal.file', 'appeal.work'],
    params,
    body: z.strictObject({ why: words, seen, language }),
    answer: appealAnswer,
  },
  acknowledge: {
    method: 'POST',
    path: '/api/appeals/:handle/acknowledge',
    summary: 'The plan confirms that it came',
    may: 'appeal.work',
    params,
    body: bare,
    answer: appealAnswer,
  },
  assign: {
    method: 'POST',
    path: '/api/appeals/:handle/assign',
    summary: 'Gives it to a colleague, never to who decided first',
    may: 'appeal.work',
    params,
    body: z.strictObject({
      to: z.union([z.literal('me'), z.literal('nobody'), z.strictObject({ account: z.uuid() })]),
      seen,
      language,
    }),
    answer: appealAnswer,
  },
  expedite: {
    method: 'POST',
    path: '/api/appeals/:handle/expedite',
    summary: 'Makes it expedited, or refuses that, told by word or still to be',
    may: 'appeal.work',
    params,
    body: z.strictObject({ granted: z.boolean(), told: z.boolean().default(false), why: words, seen, language }),
    answer: appealAnswer,
  },
  tellByWord: {
    method: 'POST',
    path: '/api/appeals/:handle/told',
    summary: 'The member was told by word that it is not expedited',
    may: 'appeal.work',
    params,
    body: bare,
    answer: appealAnswer,
  },
  extend: {
    method: 'POST',
    path: '/api/appeals/:handle/extend',
    summary: 'Takes more time, because the member asks or it serves the member',
    may: 'appeal.work',
    params,
    body: z.strictObject({
      asked_by: z.enum(['member', 'plan']),
      serves_member: z.boolean().optional(),
      why: words,
      seen,
      language,
    }),
    answer: appealAnswer,
  },
  decide: {
    method: 'POST',
    path: '/api/appeals/:handle/decide',
    summary: 'Resolves it: upheld, overturned or partly, by somebody else than decided first',
    may: 'appeal.work',
    params,
    body: z.strictObject({ ...appealDecision.shape, seen, language }),
    answer: appealAnswer,
  },
  carryOut: {
    method: 'POST',
    path: '/api/appeals/:handle/carry-out',
    summary: 'Authorizes what was won: the request gets its new decision',
    may: 'appeal.work',
    params,
    body: bare,
    answer: appealAnswer,
  },
  askRemedy: {
    method: 'POST',
    path: '/api/appeals/:handle/remedy',
    summary: 'A State Hearing or the regulator’s independent review was asked for',
    may: 'appeal.work',
    params,
    body: z.strictObject({ remedy, on: isoDate, licensed: z.boolean().optional(), seen, language }),
    answer: appealAnswer,
  },
  recordRemedy: {
    method: 'POST',
    path: '/api/appeals/:handle/remedy/outcome',
    summary: 'What the state or the regulator decided, and what is granted now',
    may: 'appeal.work',
    params,
    body: z.strictObject({
      remedy,
      on: isoDate,
      outcome: remedyOutcome,
      received: instant.optional().describe('when the plan got the decision, where that was before it is recorded'),
      lines: appealDecision.shape.lines.describe('what is granted now, where it is overturned whole or in part'),
      seen,
      language,
    }),
    answer: appealAnswer,
  },
} as const satisfies Api;
