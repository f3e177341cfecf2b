import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';

/** The contract of break-glass and of its review. */
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
          at: z.iso.datetime(),
          plan: z.string(),
          handle: z.string(),
          person: z.string(),
          organization: z.string(),
          reason: z.string(),
        }),
      ),
    }),
  },
} as const satisfies Api;
