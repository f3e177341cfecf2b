import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';

/** The contract of break-glass and of its review. */
export const OPENED_COLUMNS = ['at', 'person', 'organization', 'reason', 'plan', 'review'] as const;
const found = z.enum(['justified', 'not_justified']);
const name = z.string().trim().min(1).max(100);
export const breakGlassApi = {
  open: {
    method: 'POST',
    path: '/api/break-glass',
    summary: 'Open the page of a member in an emergency, by exact identity, with a reason that compliance reads',
    may: 'member.break_glass',
    body: z.strictObject({
      identity: z.union([
        z.strictObject({ cin: z.string().trim().min(1).max(20) }),
        z.strictObject({ last: name, first: name, born: z.iso.date() }),
      ]),
      reason: z.string().trim().max(1000),
    }),
    answer: z.object({ handle: z.string() }),
  },
  opened: {
    method: 'GET',
    path: '/api/break-glass',
    summary: 'Every page opened by break-glass, newest first',
    may: 'break_glass.review',
    opensOwn: true,
    query: z.strictObject({
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({
      total: z.int(),
      rows: z.array(
        z.object({
          id: z.uuid(),
          at: z.iso.datetime(),
          plan: z.string(),
          handle: z.string(),
          person: z.string(),
          organization: z.string(),
          reason: z.string(),
          /** What compliance found, when, and who; absent while it waits. */
          review: z.object({ found, at: z.iso.datetime(), by: z.string() }).optional(),
        }),
      ),
    }),
  },
  review: {
    method: 'POST',
    path: '/api/break-glass/:glimpse/review',
    summary: 'Say whether a page was opened with good reason',
    may: 'break_glass.review',
    params: z.strictObject({ glimpse: z.uuid() }),
    body: z.strictObject({ found }),
    answer: z.object({}),
  },
  export: {
    method: 'POST',
    path: '/api/break-glass/export',
    summary: 'The list of pages opened by break-glass as a flat file',
    may: 'break_glass.review',
    exports: true,
    media: 'text/csv',
    body: z.strictObject({ columns: z.array(z.enum(OPENED_COLUMNS)).min(1).optional() }),
    answer: z.string(),
  },
} as const satisfies Api;
