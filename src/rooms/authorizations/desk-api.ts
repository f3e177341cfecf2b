import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { isoDate } from '../../rules/index.ts';
import { requestKind, urgency } from './request.ts';
import { REQUEST_ORDERS, requestFilter } from './request-filter.ts';
import { UNIVERSE_COLUMNS } from './universe.ts';
import { reviewerLicense } from './work-api.ts';
import { WORKLIST_COLUMNS } from './worklist-columns.ts';

/** The desk around the requests: who reviews, many at once, lists taken away, and how the department keeps its times. */
const word = z.string().trim().min(1).max(100);

const kept = z.object({
  in_time: z.number(),
  late: z.number().describe('done, after a clock of the plan or the law had run out'),
  overdue: z.number().describe('not done, and a clock has run out'),
});
export type Kept = z.output<typeof kept>;

const counted = z.object({
  decided: z.number(),
  approved: z.number(),
  modified: z.number(),
  denied: z.number(),
  automatic: z.number(),
  extended_approved: z.number().describe('put off, then approved'),
  approved_after_appeal: z.number().describe('denied or granted less at first; an appeal won it'),

  average_hours: z.number().optional(),
  median_hours: z.number().optional(),
});
export type Counted = z.output<typeof counted>;

const followed = z.object({
  facility: z.string(),
  name: z.string(),
  account: z.string(),
  reviewer: z.string(),
  from: z.string(),
});

export const deskApi = {
  reviewers: {
    method: 'GET',
    path: '/api/requests/reviewers',
    summary: 'Colleagues who may review',
    may: 'authorization.review',
    answer: z.object({
      reviewers: z.array(z.object({ account: z.string(), name: z.string(), roles: z.array(z.string()) })),
    }),
  },
  providers: {
    method: 'POST',
    path: '/api/requests/providers',
    summary: 'A few providers of the network by part of a name or by NPI: who asks, who serves, where',
    may: [
      'authorization.submit',
      'authorization.intake',
      'authorization.review',
      'continuity.file',
      'referral.make',
      'referral.work',
    ],
    body: z.strictObject({ plan: word, like: z.string().trim().min(3).max(100) }),
    answer: z.object({ providers: z.array(z.object({ id: z.string(), npi: z.string(), name: z.string() })) }),
  },
  following: {
    method: 'POST',
    path: '/api/requests/following',
    summary: 'Which reviewer follows the members at which facility, today',
    may: 'authorization.review',
    body: z.strictObject({ plan: word }),
    answer: z.object({ facilities: z.array(followed) }),
  },
  follow: {
    method: 'POST',
    path: '/api/requests/following/keep',
    summary: 'From a day on a reviewer follows the members at a facility, or nobody does',
    may: 'authorization.review',
    body: z.strictObject({
      plan: word,
      facility: word.describe('NPI or plan id'),
      to: z.union([z.literal('me'), z.literal('nobody'), z.strictObject({ account: z.uuid() })]),
      from: isoDate,
    }),
    answer: z.object({ facilities: z.array(followed) }),
  },
  assignMany: {
    method: 'POST',
    path: '/api/requests/assignments',
    summary: 'Gives many requests to one reviewer, or gives them back; each that cannot be given says why',
    may: 'authorization.review',
    body: z.strictObject({
      requests: z.array(z.uuid()).min(1).max(200),
      to: z.union([z.literal('me'), z.literal('nobody'), z.strictObject({ account: z.uuid() })]),
      license: reviewerLicense.default({}),
    }),
    answer: z.object({
      assigned: z.number(),
      refused: z.array(z.object({ number: z.string(), because: z.string() })),
    }),
  },
  export: {
    method: 'POST',
    path: '/api/requests/export',
    summary: 'A worklist as a flat file, as far as the asker may see',
    may: 'authorization.read',
    exports: true,
    media: 'text/csv',
    body: z.strictObject({
      ...requestFilter.shape,
      sort: z.enum(REQUEST_ORDERS).default('due'),
      columns: z.array(z.enum(WORKLIST_COLUMNS)).min(1).optional(),
    }),
    answer: z.string(),
  },
  approvals: {
    method: 'POST',
    path: '/api/requests/approvals',
    summary: 'What requests have granted a member, with the units used and left',
    may: 'authorization.read',
    body: z.strictObject({ member: z.uuid() }),
    answer: z.object({
      approvals: z.array(
        z.object({
          handle: z.string(),
          number: z.string(),
          code: z.string().optional(),
          what: z.string().optional(),
          from: z.string(),
          to: z.string(),
          units: z.number(),
          used: z.number().optional().describe('absent where claims cannot be measured against it'),
          left: z.number().optional(),
        }),
      ),
    }),
  },
  turnaround: {
    method: 'POST',
    path: '/api/requests/turnaround',
    summary: 'How the clocks of decisions and notices were kept, by the week they were due',
    may: 'authorization.oversee',
    body: z.strictObject({ plan: word, weeks: z.int().min(1).max(53).default(12) }),
    answer: z.object({
      weeks: z.array(
        z.object({
          from: z.string(),
          decisions: kept,
          notices: kept,
          lapsed: z.number().describe('not decided in time, which counts as a denial; by the week the limit passed'),
        }),
      ),
    }),
  },
  metrics: {
    method: 'POST',
    path: '/api/requests/metrics',
    summary: 'A calendar year of prior authorization in numbers: how many, how decided, how fast',
    may: 'authorization.oversee',
    body: z.strictObject({ plan: word, year: z.int().min(2000).max(2100) }),
    answer: z.object({
      year: z.number(),
      standard: counted,
      expedited: counted,
      kinds: z.array(z.object({ kind: requestKind, urgency, ...counted.shape })),
      codes: z.array(z.object({ code: z.string(), decided: z.number() })),
    }),
  },
  universe: {
    method: 'POST',
    path: '/api/requests/universe',
    summary: 'Every request received in a stretch of days as an auditor asks for them, one row each',
    may: 'authorization.oversee',
    exports: true,
    media: 'text/csv',
    body: z.strictObject({
      plan: word,
      from: isoDate,
      to: isoDate,
      columns: z.array(z.enum(UNIVERSE_COLUMNS)).min(1).optional(),
    }),
    answer: z.string(),
  },
} as const satisfies Api;
