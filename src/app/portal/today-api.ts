import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';

const KINDS = ['papers', 'emergencies', 'claims', 'capacity', 'files'] as const;
export type DueKind = (typeof KINDS)[number];

/** What waits for somebody of this seat, from every room. Nothing here names a member. */
const due = z.object({
  kind: z.enum(KINDS),
  /** How many of it wait, all counted. */
  n: z.int(),
  /** What it is: whose paper, why claims wait, whose capacity, which file; in the reader's language where policy words it. */
  what: z.string().optional(),
  /** Of what is told by name, its key: a kind of paper, a service, a state of a file. */
  of: z.string().optional(),
  due: z.string().optional(),
  since: z.string().optional(),
  /** The statement that asks for it, in the policy explorer. */
  cite: z.string().optional(),
});
export type Due = z.infer<typeof due>;

export const todayApi = {
  read: {
    method: 'GET',
    path: '/api/today',
    summary: 'What waits for me today: papers, emergencies to review, claims, capacity reports, files',
    may: 'signed_in',
    query: z.strictObject({ plan: z.string().max(40) }),
    answer: z.object({ due: z.array(due) }),
  },
} as const satisfies Api;
