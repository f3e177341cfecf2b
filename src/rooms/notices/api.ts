import { z } from 'zod';
import type { Api, SentFile } from '../../kernel/index.ts';
import { noticeChannel, noticeKind, noticeRecipient } from '../../rules/index.ts';
import { NOTICE_CASES } from './case-of-kind.ts';
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
  /** Which sort of case it is about. */
  case_kind: z.enum(NOTICE_CASES),
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
  /** What a person wrote in English, for who reads another language: to be translated, or as it was. For the plan's people. */
  translation: z
    .object({
      into: z.string(),
      original: z.string(),
      given: z.object({ reason: z.string(), translator: z.string(), statement: z.string(), at: z.number() }).optional(),
    })
    .optional(),
  created: z.number(),
  sent: z.number().optional(),
});
export type SpokenNotice = z.output<typeof spokenNotice>;

const handle = z.strictObject({ handle: z.uuid() });
const id = z.strictObject({ id: z.uuid() });
const page = z.coerce.number().int().positive().max(10_000).default(1);
const size = z.coerce.number().int().positive().max(100).default(25);
const inCase = z.array(spokenNotice.extend({ handle: z.string() }));
/** Who reads a case reads its letters, as far as they are his. */
const READS = [
  'authorization.read',
  'appeal.work',
  'appeal.file',
  'continuity.work',
  'continuity.file',
  'member.own',
] as const;
const WORKS = ['authorization.review', 'appeal.work', 'continuity.work'] as const;

export const noticeApi = {
  ofCase: {
    method: 'GET',
    path: '/api/cases/:handle/notices',
    summary: 'The letters of a case, with what keeps each from going out',
    may: READS,
    params: handle,
    query: z.strictObject({ language }),
    answer: z.object({ notices: z.array(spokenNotice) }),
  },
  ofMember: {
    method: 'GET',
    path: '/api/members/:handle/notices',
    summary:
      'The letters of a member across cases, the newest first: the plan’s also what waits, his own what was sent',
    may: READS,
    params: handle,
    query: z.strictObject({ page, size, language }),
    answer: z.object({ total: z.number(), page: z.number(), pages: z.number(), notices: inCase }),
  },
  waiting: {
    method: 'POST',
    path: '/api/notices/search',
    summary: 'Letters that wait or are blocked, oldest first: the tasks of whoever mends them',
    may: WORKS,
    body: z.strictObject({
      plan: z.string().max(60).optional(),
      states: z.array(z.enum(NOTICE_STATES)).min(1).default(['blocked', 'failed']),
      page: z.int().positive().max(10_000).default(1),
      size: z.int().positive().max(100).default(50),
      language,
    }),
    answer: z.object({ total: z.number(), notices: inCase }),
  },
  letter: {
    method: 'GET',
    path: '/api/notices/:id/letter',
    summary: 'The letter as PDF: as it was printed, or as it would be; in another language a draft that is never sent',
    may: READS,
    params: id,
    query: z.strictObject({ language }),
    media: 'file',
    answer: z.custom<SentFile>(),
  },
  send: {
    method: 'POST',
    path: '/api/notices/:id/send',
    summary: 'Lets a letter that has not gone out go another way; by e-mail never',
    may: WORKS,
    params: id,
    body: z.strictObject({ by_way_of: z.enum(ASKED_WAYS), language }),
    answer: spokenNotice,
  },
  translate: {
    method: 'POST',
    path: '/api/notices/:id/translation',
    summary: 'What a person wrote in a letter, in the language of its reader, with who translated it',
    may: 'notice.translate',
    params: id,
    body: z.strictObject({
      into: z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})*$/),
      reason: z.string().trim().min(1).max(4_000),
      translator: z.string().trim().min(1).max(200),
      statement: z.string().trim().min(1).max(500).describe('what makes the translator a qualified one'),
      language,
    }),
    answer: spokenNotice,
  },
} as const satisfies Api;
