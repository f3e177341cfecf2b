import { z } from 'zod';
import type { Api, SentFile } from '../../kernel/index.ts';

const word = z.string().trim().min(1).max(120);
const MOST_BASE64 = 28_000_000;

const attachment = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  /** `not_scanned`: nobody has looked for malware, since the deployment has no scanner. */
  scanned: z.enum(['clean', 'not_scanned']),
  internal: z.boolean(),
  sent: z.number(),
});

const filter = z.record(z.string().max(60), z.unknown());
const view = z.object({
  id: z.string(),
  name: z.string(),
  shared: z.boolean(),
  own: z.boolean(),
  plan: z.string(),
  filter,
});

export const caseApi = {
  attach: {
    method: 'POST',
    path: '/api/attachments',
    summary: 'Keeps a document, to be named by the request that it belongs to: PDF, TIFF, PNG or JPEG',
    may: ['authorization.submit', 'authorization.intake', 'authorization.review', 'appeal.file', 'appeal.work'],
    body: z.strictObject({
      plan: word,
      name: z.string().trim().min(1).max(200),
      content: z.string().min(1).max(MOST_BASE64).describe('base64'),
      internal: z.boolean().default(false),
    }),
    bodyLimit: MOST_BASE64 + 2_000,
    answer: attachment,
  },
  attachment: {
    method: 'GET',
    path: '/api/attachments/:id',
    summary: 'The document itself',
    may: 'authorization.read',
    params: z.strictObject({ id: z.uuid() }),
    media: 'file',
    answer: z.custom<SentFile>(),
  },
  views: {
    method: 'GET',
    path: '/api/case-views',
    summary: 'Searches kept under a name, one’s own and those shared in the organization',
    may: 'authorization.read',
    answer: z.object({ views: z.array(view) }),
  },
  keepView: {
    method: 'POST',
    path: '/api/case-views',
    summary: 'Keeps a search under a name; the same name again changes it',
    may: 'authorization.read',
    body: z.strictObject({
      plan: word,
      name: z.string().trim().min(1).max(60),
      shared: z.boolean().default(false),
      filter,
    }),
    answer: view,
  },
  dropView: {
    method: 'DELETE',
    path: '/api/case-views/:id',
    summary: 'Forgets a kept search of one’s own',
    may: 'authorization.read',
    params: z.strictObject({ id: z.uuid() }),
    answer: z.object({ dropped: z.boolean() }),
  },
} as const satisfies Api;
