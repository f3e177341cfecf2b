import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';

const params = z.strictObject({ handle: z.uuid() });
const cin = z.string().trim().min(1).max(20).describe('a number of the member who goes; the one in the path stays');
const one = z.object({
  handle: z.string(),
  name: z.object({ last: z.string(), first: z.string(), middle: z.string().optional() }),
  born: z.string().optional(),
  cin: z.string(),
});
const count = z.number();

const look = z.object({
  gone: one,
  stays: one,
  /** What speaks against the two being one person. */
  differs: z.array(z.enum(['name', 'born'])),
  /** How much of what moves from the one to the other. */
  moves: z.object({
    cases: count,
    claims: count,
    paid_lines: count,
    approvals: count,
    documents: count,
    coverage: count,
    consents: count,
    choices: count,
    programs: count,
    contacts: count,
    organizations: count,
    speakers: count,
  }),
  /** Lines paid under both numbers for what looks like one service. */
  paid_twice: count,
});

/** Two members who are one person. */
export const mergeApi = {
  mergeLook: {
    method: 'POST',
    path: '/api/members/:handle/merge/look',
    summary: 'Says what would move if the member under another number became this one; nothing is changed',
    may: 'member.merge',
    params,
    body: z.strictObject({ cin }),
    answer: look,
  },
  merge: {
    method: 'POST',
    path: '/api/members/:handle/merge',
    summary:
      'Makes one member of two who are one person: everything of the other moves here, and its handle leads here',
    may: 'member.merge',
    params,
    body: z.strictObject({
      cin,
      why: z.string().trim().min(3).max(500),
      same_person: z.boolean().default(false).describe('name or birth date differ, and it is one person all the same'),
    }),
    answer: look,
  },
} as const satisfies Api;
