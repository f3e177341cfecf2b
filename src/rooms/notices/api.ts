import { z } from 'zod';
import type { Api, SentFile } from '../../kernel/index.ts';
import { noticeChannel, noticeKind, noticeRecipient } from '../../rules/index.ts';
import { ALTERNATIVE_FORMATS } from './notice-matter.ts';
import { NOTICE_STATES } from './notice-row.ts';
import { ASKED_WAYS } from './send-by.ts';

const said = z.object({ code: z.string(), sentence: z.string() });
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})*$/)
  .optional();

/** One letter of a case, and what keeps it from going out. Instants are milliseconds since 1970. */
export const spokenNotice = z.object({
  id: z.string(),
  plan: z.string(),
  number: z.string(),
  kind: noticeKind,
  title: z.string(),
  to: noticeRecipient,
  also: z.array(noticeRecipient),
  by: noticeChannel,
  copy: z.boolean(),
  state: z.enum(NOTICE_STATES),
  state_says: z.string(),
  language: z.string(),
  /** The language its reader reads, where the letter is in another. */
  awaits: z.string().optional(),
  format: z.enum(ALTERNATIVE_FORMATS),
  /** Languages it is worded in, for who looks at a draft. */
  drafts: z.array(z.string()),
  why: z.array(said),
  remarks: z.array(said),
  created: z.number(),
  sent: z.number().optional(),
});
export type SpokenNotice = z.output<typeof spokenNotice>;

const handle = z.strictObject({ handle: z.uuid() });
const id = z.strictObject({ id: z.uuid() });

export const noticeApi = {
  ofCase: {
    method: 'GET',
    path: '/api/cases/:handle/notices',
    summary: 'The letters of a case, with what keeps each from going out',
    may: ['authorization.read', 'appeal.work'],
    params: handle,
    query: z.strictObject({ language }),
    answer: z.object({ notices: z.array(spokenNotice) }),
  },
  waiting: {
    method: 'POST',
    path: '/api/notices/search',
    summary: 'Letters that wait or are blocked, oldest first: the tasks of whoever mends them',
    may: 'authorization.review',
    body: z.strictObject({
      plan: z.string().max(60).optional(),
      states: z.array(z.enum(NOTICE_STATES)).min(1).default(['blocked', 'failed']),
      page: z.int().positive().max(10_000).default(1),
      size: z.int().positive().max(100).default(50),
      language,
    }),
    answer: z.object({ total: z.number(), notices: z.array(spokenNotice.extend({ handle: z.string() })) }),
  },
  letter: {
    method: 'GET',
    path: '/api/notices/:id/letter',
    summary: 'The letter as PDF: as it was printed, or as it would be; in another language a draft that is never sent',
    may: ['authorization.read', 'appeal.work'],
    params: id,
    query: z.strictObject({ language }),
    media: 'file',
    answer: z.custom<SentFile>(),
  },
  send: {
    method: 'POST',
    path: '/api/notices/:id/send',
    summary: 'Lets a letter that has not gone out go another way; by e-mail never',
    may: 'authorization.review',
    params: id,
    body: z.strictObject({ by_way_of: z.enum(ASKED_WAYS), language }),
    answer: spokenNotice,
  },
} as const satisfies Api;
