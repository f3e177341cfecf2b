import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { deskApi } from './desk-api.ts';
import { door, outsideProvider, requestBody, retroReason } from './request.ts';
import { REQUEST_ORDERS, requestFilter } from './request-filter.ts';
import { requestAnswer, requestLine, requestPage, requestState } from './spoken-request.ts';
import { workApi } from './work-api.ts';

const word = z.string().trim().min(1).max(100);
const words = z.string().trim().min(1).max(2_000);
const params = z.strictObject({ handle: z.uuid() });
const language = z.string().max(10).optional();
const instant = z.number().int().nonnegative();
const files = z.array(z.uuid()).max(100).default([]);

/** By NPI or plan id, or, where the network does not have him, with his name. */
const provider = z.union([word, outsideProvider]);

/** What is asked for, by whom, for whom. Providers by NPI or plan id; an office that has one need not name itself. */
const asked = requestBody
  .omit({
    member: true,
    requester: true,
    servicing: true,
    facility: true,
    outside: true,
    contracts: true,
    attachments: true,
    retro: true,
  })
  .extend({
    plan: word,
    member: z.uuid().describe('handle of a member the asker has found'),
    requester: provider.optional().describe('one outside the network only by the plan itself'),
    servicing: provider.optional(),
    facility: provider.optional(),
    attachments: files.describe('ids of what was uploaded before'),
    retro: z.strictObject({ mark: z.boolean(), reason: retroReason, explanation: words.optional() }).optional(),
  });

export type AskedRequest = z.output<typeof asked>;

export const requestApi = {
  search: {
    method: 'POST',
    path: '/api/requests/search',
    summary: 'A worklist of requests, by time left unless told otherwise',
    may: 'authorization.read',
    body: z.strictObject({
      ...requestFilter.shape,
      sort: z.enum(REQUEST_ORDERS).default('due'),
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
  ...deskApi,
  ...workApi,
} as const satisfies Api;
