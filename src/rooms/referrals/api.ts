import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { isoDate } from '../../rules/index.ts';
import { labelled } from '../cases/index.ts';
import { referralBody, referralChoice, referralDoor, referralSaid, referralState, referrerKind } from './referral.ts';
import { REFERRAL_COLUMNS } from './referral-columns.ts';
import { referralAnswer, referralLine, referralPage } from './spoken-referral.ts';

const word = z.string().trim().min(1).max(120);
const words = z.string().trim().min(1).max(2_000);
const language = z.string().max(10).optional();
const params = z.strictObject({ handle: z.uuid() });
const beside = { seen: z.int().positive().optional(), language };
const path = <V extends string>(verb: V) => `/api/referrals/:handle/${verb}` as const;
const post = { method: 'POST', params, answer: referralAnswer } as const;

const ORDERS = ['due', 'received', 'newest', 'changed'] as const;

const filter = z.strictObject({
  plan: word.optional(),
  states: z.array(referralState).optional(),
  services: z.array(word).max(50).optional(),
  awaits: z.array(z.enum(['plan', 'receiver'])).optional(),
  mine: z.enum(['sent', 'received']).optional(),
  member: z.uuid().optional(),
  number: word.optional(),
  overdue: z.literal(true).optional(),
});
export type ReferralFilter = z.output<typeof filter>;

const { newToProgram, ...said } = referralBody.omit({ member: true }).shape;
const making = z.strictObject({
  ...said,
  new_to_program: newToProgram,
  plan: word,
  member: z.uuid().describe('handle of a member the asker has found'),
  by: referrerKind,
  relation: z.string().trim().min(1).max(60).optional(),
  name: z.string().trim().min(1).max(200).optional().describe('of who refers, where it is no organization'),
  from: word.optional().describe('NPI or plan id of the provider a letter, fax or call came from: the plan keys it'),
  door: referralDoor.default('portal'),
  received: z.number().int().nonnegative().optional(),
  to: word.optional().describe('NPI or plan id of who is to serve'),
  chosen_by: referralChoice.optional(),
  language,
});
export type AskedReferral = z.output<typeof making>;

export const referralApi = {
  options: {
    method: 'POST',
    path: '/api/referrals/options',
    summary: 'To what the plan’s documents let one refer, by whom and by which way, and how a referral ends',
    may: ['referral.make', 'referral.read'],
    body: z.strictObject({ plan: word, language }),
    answer: z.object({
      services: z.array(
        labelled.extend({
          program: z.enum(['ecm', 'community_supports', 'other']),
          asks: referralPage.shape.asks,
          cites: z.array(z.string()),
          ways: z.array(
            z.object({ by: referrerKind, doors: z.array(z.object({ door: referralDoor, preferred: z.boolean() })) }),
          ),
        }),
      ),
      populations: z.array(labelled),
    }),
  },
  search: {
    method: 'POST',
    path: '/api/referrals/search',
    summary: 'A worklist of referrals: those one’s organization sent or received, or all of the plan',
    may: 'referral.read',
    body: z.strictObject({
      ...filter.shape,
      sort: z.enum(ORDERS).default('due'),
      page: z.int().min(1).max(10_000).default(1),
      size: z.int().min(1).max(100).default(25),
      language,
    }),
    answer: z.object({ total: z.number(), page: z.number(), pages: z.number(), cases: z.array(referralLine) }),
  },
  export: {
    method: 'POST',
    path: '/api/referrals/export',
    summary: 'The worklist as a flat file, as far as the asker may see',
    may: 'referral.read',
    exports: true,
    media: 'text/csv',
    body: z.strictObject({
      ...filter.shape,
      sort: z.enum(ORDERS).default('due'),
      columns: z.array(z.enum(REFERRAL_COLUMNS)).min(1).optional(),
    }),
    answer: z.string(),
  },
  make: {
    method: 'POST',
    path: '/api/referrals',
    summary: 'Refers a member to a service; one that stands open already is joined, not made twice',
    may: 'referral.make',
    body: making,
    bodyLimit: 32_000,
    answer: referralAnswer.extend({ joined: z.boolean() }),
  },
  read: {
    method: 'GET',
    path: '/api/referrals/:handle',
    summary: 'The page of a referral: where it stands, story, and what may be done',
    may: 'referral.read',
    params,
    query: z.strictObject({ language }),
    answer: referralPage,
  },
  receive: {
    ...post,
    path: path('receive'),
    summary: 'The organization it was sent to has it',
    may: 'referral.work',
    body: z.strictObject(beside),
  },
  accept: {
    ...post,
    path: path('accept'),
    summary: 'The organization will serve the member',
    may: 'referral.work',
    body: z.strictObject(beside),
  },
  decline: {
    ...post,
    path: path('decline'),
    summary: 'The organization does not take it; without a reason the reason stays unknown',
    may: 'referral.work',
    body: z.strictObject({ code: word.optional(), why: words.optional(), ...beside }),
  },
  sendOn: {
    ...post,
    path: path('send-on'),
    summary: 'To another organization of the network',
    may: 'referral.work',
    body: z.strictObject({ to: word, chosen_by: referralChoice.optional(), why: words.optional(), ...beside }),
  },
  begin: {
    ...post,
    path: path('begin'),
    summary: 'The service has begun',
    may: 'referral.work',
    body: z.strictObject({ on: isoDate.optional(), ...beside }),
  },
  close: {
    ...post,
    path: path('close'),
    summary: 'Closes the loop with how it ended',
    may: 'referral.work',
    body: z.strictObject({ outcome: word, why: words.optional(), ...beside }),
  },
  addInformation: {
    ...post,
    path: path('information'),
    summary: 'What was missing, or how to reach the member',
    may: ['referral.make', 'referral.work'],
    body: z.strictObject({ ...referralSaid.omit({ reason: true }).shape, ...beside }),
  },
  withdraw: {
    ...post,
    path: path('withdraw'),
    summary: 'A referrer takes back his own; the plan or the member the whole',
    may: 'referral.make',
    body: z.strictObject({ why: words.optional(), ...beside }),
  },
} as const satisfies Api;
