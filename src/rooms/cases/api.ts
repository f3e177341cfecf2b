import { z } from 'zod';
import type { Api, SentFile } from '../../kernel/index.ts';
import { keptFile } from './spoken-case.ts';

const word = z.string().trim().min(1).max(120);
const MOST_BASE64 = 28_000_000;

export const caseApi = {
  attach: {
    method: 'POST',
    path: '/api/attachments',
    summary: 'Keeps a document, to be named by the request that it belongs to: PDF, TIFF, PNG or JPEG',
    may: [
      'authorization.submit',
      'authorization.intake',
      'authorization.review',
      'appeal.file',
      'appeal.work',
      'continuity.file',
    ],
    body: z.strictObject({
      plan: word,
      name: z.string().trim().min(1).max(200),
      content: z.string().max(MOST_BASE64).describe('base64'),
      internal: z.boolean().default(false),
    }),
    bodyLimit: MOST_BASE64 + 2_000,
    answer: keptFile,
  },
  attachment: {
    method: 'GET',
    path: '/api/attachments/:id',
    summary: 'The document itself; a TIFF, which no browser shows, also as a PDF of the same strips',
    may: 'authorization.read',
    params: z.strictObject({ id: z.uuid() }),
    query: z.strictObject({ as: z.literal('pdf').optional() }),
    media: 'file',
    answer: z.custom<SentFile>(),
  },
} as const satisfies Api;
