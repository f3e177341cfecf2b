import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { factField, isoDate, judgedClause } from '../../rules/index.ts';

const plan = z.string().min(1).max(40);
const word = z.string().trim().min(1).max(60);
const language = z.string().max(10).optional();
const said = z.object({ code: z.string(), sentence: z.string() });

const checkAnswer = z.object({
  covered: z.enum(['yes', 'no', 'unknown']),
  authorization: z.enum(['not_needed', 'needed', 'on_file', 'unknown']),
  referral: z.enum(['not_needed', 'needed', 'unknown']),
  /** The answer in a sentence or two, in the language asked for. */
  sentence: z.string(),
  /** Dollars; absent where no price is known. */
  price: z.string().nullable(),
  payable_units: z.number(),
  units_left: z.number().nullable(),
  rule: z.object({ id: z.string(), title: z.string() }).nullable(),
  reasons: z.array(said),
  /** What would settle the open clauses: facts to state, papers to get. */
  needed: z.array(said),
  documents: z.array(z.string()),
  clauses: z.array(judgedClause),
  policy_version: z.string(),
});
export type CheckAnswer = z.infer<typeof checkAnswer>;

export const benefitApi = {
  check: {
    method: 'POST',
    path: '/api/benefits/check',
    summary: 'Asks before the visit: covered, authorization, papers, price, what is still needed',
    may: 'benefit.check',
    body: z.strictObject({
      plan,
      on: isoDate,
      code: word,
      modifiers: z.array(word).max(4).optional(),
      units: z.number().positive().max(1_000_000).optional(),
      dx: z.array(word).max(12).optional(),
      pos: word.optional(),
      charge: z.string().max(20).optional(),
      /** Handle of a member the asker has found; the units left are then the member's own. */
      member: z.uuid().optional(),
      /** NPI or plan id. */
      provider: word.optional(),
      rendering: word.optional(),
      ordering: word.optional(),
      referring: word.optional(),
      facts: z.record(z.string().max(60), z.string().max(200)).optional(),
      language,
    }),
    answer: checkAnswer,
  },
  facts: {
    method: 'GET',
    path: '/api/benefits/facts',
    summary: 'The facts a question about a code may state, with their words',
    may: 'anyone',
    published: true,
    query: z.strictObject({ plan, code: word, on: isoDate, language }),
    answer: z.object({ facts: z.array(factField) }),
  },
} as const satisfies Api;
