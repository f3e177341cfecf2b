import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { judgedClause } from '../../rules/index.ts';
import { credential } from './credential.ts';
import { names, plan } from './directory-api.ts';

/** What may be asked of practitioners and their papers: provider relations of everybody, an account manager of his own. */
const state = z.enum(['yes', 'no', 'review', 'unknown', 'not_asked']);

const line = z.object({
  id: z.string(),
  organization: z.string(),
  organizationName: z.string(),
  npi: z.string().optional(),
  name: z.string(),
  role: z.string(),
  synthetic: z.boolean(),
  answer: state,
  expired: z.number(),
  expiring: z.number(),
  nextEnd: z.string().optional(),
});

const choice = z.array(z.object({ value: z.string(), label: z.string() })).readonly();

const whole = line.extend({
  /** The day all of it is judged on. */
  on: z.string(),
  papers: z.array(credential).readonly(),
  questions: z
    .array(
      z.object({ question: z.string(), title: z.string(), answer: state, clauses: z.array(judgedClause).readonly() }),
    )
    .readonly(),
  /** What a training may cover, a letter attest, and who may write one, as the policy has it. */
  choices: z.object({ areas: choice, skills: choice, writers: choice, kinds: choice }),
  /** How many changes there have been. */
  seen: z.number(),
  versions: z
    .array(z.object({ version: z.number(), fields: names, by: z.string(), organization: z.string(), at: z.string() }))
    .readonly(),
});

export const papersApi = {
  practitioners: {
    method: 'POST',
    path: '/api/network/practitioners',
    summary: 'People of an organization, whether their papers qualify them, and which run out',
    may: 'signed_in',
    body: z.strictObject({
      plan,
      organization: z.string().max(200).optional(),
      name: z.string().trim().max(100).optional(),
      role: z.string().max(60).optional(),
      state: state.optional(),
      /** Only those with a paper that has run out or soon will. */
      ending: z.boolean().optional(),
      page: z.number().int().min(1).max(10_000).default(1),
      size: z.number().int().min(1).max(500).default(50),
    }),
    answer: z.object({
      total: z.number(),
      roles: names,
      warningDays: z.number(),
      practitioners: z.array(line).readonly(),
    }),
  },
  practitioner: {
    method: 'GET',
    path: '/api/network/practitioners/:practitioner',
    summary: 'Somebody’s papers, what the plan asks of the role, and every change of the papers',
    may: 'signed_in',
    params: z.strictObject({ practitioner: z.string().max(200) }),
    query: z.strictObject({ plan }),
    answer: whole,
  },
  keepPaper: {
    method: 'PUT',
    path: '/api/network/practitioners/:practitioner/papers',
    summary: 'Add a paper of a practitioner, put one right, or take away one that should not be there',
    may: 'signed_in',
    params: z.strictObject({ practitioner: z.string().max(200) }),
    body: z.strictObject({
      plan,
      seen: z.number().int().min(0),
      position: z.number().int().min(0).max(10_000).optional(),
      paper: credential.nullable(),
    }),
    answer: whole,
  },
} as const satisfies Api;
