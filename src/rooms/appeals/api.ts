import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { isoDate } from '../../rules/index.ts';
import {
  appealBody,
  appealDecision,
  appealDoor,
  appealKind,
  grievanceAbout,
  onBehalf,
  remedy,
  resolution,
} from './appeal.ts';
import { appealAnswer, appealLine, appealPage, appealState } from './spoken-appeal.ts';

const word = z.string().trim().min(1).max(100);
const words = z.string().trim().min(1).max(4_000);
const language = z.string().max(10).optional();
const seen = z.int().positive().optional();
const params = z.strictObject({ handle: z.uuid() });
const bare = z.strictObject({ seen, language });
const files = z.array(z.uuid()).max(100).default([]);
const instant = z.number().int().nonnegative();

const filing = z.strictObject({
  ...appealBody.omit({ member: true, request: true, provider: true, attachments: true }).shape,
  plan: word,
  member: z.uuid().describe('handle of a member the asker has found, or of his own ward'),
  request: z.uuid().optional().describe('handle of the request whose decision is appealed'),
  provider: word.optional().describe('NPI or plan id; an office that has one need not name itself'),
  attachments: files,
  door: appealDoor.optional().describe('what the plan keys; the portal for anybody else'),
  received: instant.optional().describe('for the plan, where it came before it was keyed'),
  language,
});
export type AskedAppeal = z.output<typeof filing>;

export const appealFilter = z.strictObject({
  plan: word.optional(),
  kinds: z.array(appealKind).optional(),
  states: z.array(appealState).optional(),
  categories: z.array(z.union([onBehalf, grievanceAbout])).optional(),
  awaits: z.array(z.enum(['appeals', 'medical_director', 'notice'])).optional(),
  outcomes: z.array(resolution).optional(),
  expedited: z.boolean().optional(),
  assigned: z.union([z.enum(['me', 'nobody']), z.strictObject({ account: z.uuid() })]).optional(),
  member: z.uuid().optional(),
  number: word.optional(),
  overdue: z.literal(true).optional(),
});
export type AppealFilter = z.output<typeof appealFilter>;

const overturns = z.object({
  ground: z.string(),
  resolved: z.number(),
  upheld: z.number(),
  overturned: z.number(),
  partly: z.number(),
});

export const appealApi = {
  search: {
    method: 'POST',
    path: '/api/appeals/search',
    summary: 'A worklist of appeals and grievances, by time left unless told otherwise',
    may: ['appeal.file', 'appeal.work'],
    body: z.strictObject({
      ...appealFilter.shape,
      sort: z.enum(['due', 'received', 'newest', 'changed']).default('due'),
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
  overturns: {
    method: 'POST',
    path: '/api/appeals/overturns',
    summary: 'How often decisions did not stand, by the clause or criteria they rested on; and grievances resolved',
    may: 'appeal.work',
    body: z.strictObject({ plan: word.optional(), from: instant.optional(), before: instant.optional() }),
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
    summary: 'What the state or the regulator decided',
    may: 'appeal.work',
    params,
    body: z.strictObject({
      remedy,
      on: isoDate,
      outcome: z.enum(['upheld', 'overturned', 'partly_overturned', 'dismissed']),
      seen,
      language,
    }),
    answer: appealAnswer,
  },
} as const satisfies Api;
