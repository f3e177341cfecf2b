import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { isoDate } from '../../rules/index.ts';

const plan = z.string().min(1).max(40);
const language = z.string().max(10).optional();

const clause = z.object({
  id: z.string(),
  kind: z.string(),
  sentence: z.string(),
  effect: z.string().optional(),
  reason: z.string().optional(),
  dates: z.string().optional(),
  cites: z.array(z.string()),
});
const rule = z.object({
  id: z.string(),
  title: z.string(),
  place: z.string(),
  say: z.string().optional(),
  dates: z.string(),
  applies: z.array(z.object({ label: z.string(), value: z.string() })),
  clauses: z.array(clause),
  price: z.string().optional(),
  priceCites: z.array(z.string()),
  cites: z.array(z.string()),
});
export type RuleAnswer = z.infer<typeof rule>;

const statement = z.object({
  id: z.string(),
  kind: z.string(),
  area: z.string(),
  statement: z.string(),
  reading: z.string().optional(),
  sure: z.string().optional(),
  document: z.object({ title: z.string(), publisher: z.string(), dated: z.string().optional() }),
});

const planAnswer = z.object({
  key: z.string(),
  name: z.string(),
  /** The plan whose rules a brand shares. */
  shares: z.string().optional(),
  counties: z.array(z.string()),
});

const benefitLine = z.object({
  plan: z.string(),
  benefit: z.string(),
  group: z.string(),
  title: z.string(),
  description: z.string(),
  codes: z.array(z.string()),
});

export const policyApi = {
  plans: {
    method: 'GET',
    path: '/api/plans',
    summary: 'The plans and brands whose published rules are here',
    may: 'anyone',
    published: true,
    query: z.strictObject({ language }),
    answer: z.object({ plans: z.array(planAnswer), languages: z.array(z.string()), policy_version: z.string() }),
  },
  guide: {
    method: 'GET',
    path: '/api/benefits',
    summary: 'The benefit guide of a plan: every benefit with its billing codes',
    may: 'anyone',
    published: true,
    query: z.strictObject({ plan, search: z.string().max(60).optional(), language }),
    answer: z.object({ benefits: z.array(benefitLine) }),
  },
  benefit: {
    method: 'GET',
    path: '/api/benefits/:plan/:benefit',
    summary: 'One benefit as its clauses say it, with limits, papers, price and sources',
    may: 'anyone',
    published: true,
    params: z.strictObject({ plan, benefit: z.string().min(1).max(100) }),
    query: z.strictObject({ on: isoDate.optional(), language }),
    answer: z.object({
      title: z.string(),
      description: z.string(),
      cites: z.array(z.string()),
      notes: z.array(z.object({ say: z.string(), cites: z.array(z.string()) })),
      rules: z.array(rule),
    }),
  },
  topic: {
    method: 'GET',
    path: '/api/policy/topic',
    summary: 'What a ledger id, code, benefit, question, rule or clause stands for, with sources, cases and tests',
    may: 'anyone',
    published: true,
    query: z.strictObject({
      what: z.string().trim().min(2).max(100),
      plan: plan.optional(),
      on: isoDate.optional(),
      language,
    }),
    answer: z.object({
      kind: z.enum(['row', 'code', 'benefit', 'question', 'rule', 'clause']),
      name: z.string(),
      rules: z.array(rule),
      /** Rules of every line, which bind this code as well. */
      general: z.array(z.object({ id: z.string(), title: z.string() })),
      statements: z.array(statement),
      cases: z.array(z.object({ file: z.string(), name: z.string(), plan: z.string() })),
      tests: z.array(z.object({ file: z.string(), test: z.string() })),
      /** Every dated version of the benefits these rules belong to, oldest first. */
      versions: z.array(
        z.object({ id: z.string(), from: z.string().optional(), to: z.string().optional(), dates: z.string() }),
      ),
    }),
  },
  index: {
    method: 'GET',
    path: '/api/policy',
    summary: 'Every benefit and question of a plan by name, to browse',
    may: 'anyone',
    published: true,
    query: z.strictObject({ plan, language }),
    answer: z.object({
      entries: z.array(
        z.object({ id: z.string(), kind: z.enum(['benefit', 'question']), title: z.string(), pack: z.string() }),
      ),
    }),
  },
} as const satisfies Api;
