import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';

const word = z.string().trim().min(1).max(60);
const sent = {
  plan: word,
  name: z.string().trim().min(1).max(120),
  text: z.string().min(1).max(24_000_000),
};

/** Enrolment files: what one would do, one loaded, and what came of the earlier ones. */
export const enrollmentApi = {
  rehearse: {
    method: 'POST',
    path: '/api/enrollment/rehearsals',
    summary: 'Says what an enrolment file would do; nothing of it is taken',
    may: 'member.load',
    body: z.strictObject({ ...sent, language: z.string().max(10).optional() }),
    bodyLimit: 25_000_000,
    answer: z.object({
      outcome: z.enum(['done', 'again', 'refused']),
      added: z.number(),
      changed: z.number(),
      same: z.number(),
      /** Of the changed: members whose last covered day would come earlier. */
      ended: z.number(),
      /** Members who would become one with another. */
      merged: z.number(),
      /** Pairs of members that would wait for a person. */
      pairs: z.number(),
      /** The whole list would wait for a confirmation. */
      held: z.boolean(),
      left_out: z.number(),
      covered: z.number(),
      taken: z.number(),
      warned: z.number(),
      rejected: z.number(),
      /** What is wrong or odd, record by record, as a flat file. */
      answer: z.string(),
    }),
  },
  load: {
    method: 'POST',
    path: '/api/enrollment/files',
    summary: 'Loads an enrolment file, 834 or flat; records that cannot be taken are answered one by one',
    may: 'member.load',
    body: z.strictObject({
      ...sent,
      /** Yes to the members a held list would end. */
      confirm: z.boolean().default(false),
    }),
    bodyLimit: 25_000_000,
    answer: z.object({
      file: z.string(),
      outcome: z.enum(['done', 'again', 'refused', 'held']),
      /** Members a whole list leaves out: their coverage ended or, held, would end. */
      left_out: z.number(),
      /** How many covered members that is a share of. */
      covered: z.number(),
      taken: z.number(),
      warned: z.number(),
      rejected: z.number(),
    }),
  },
  files: {
    method: 'GET',
    path: '/api/enrollment/files',
    summary: 'The enrolment files received, newest first',
    may: 'member.load',
    query: z.strictObject({ plan: word }),
    answer: z.object({
      files: z.array(
        z.object({
          file: z.string(),
          name: z.string(),
          format: z.enum(['834', 'flat']),
          received: z.string(),
          state: z.enum(['loading', 'done', 'refused', 'held']),
          left_out: z.number(),
          covered: z.number(),
          taken: z.number(),
          warned: z.number(),
          rejected: z.number(),
        }),
      ),
    }),
  },
  fileAnswer: {
    method: 'GET',
    path: '/api/enrollment/files/:file/answer',
    summary: 'What was wrong or odd, record by record, as a flat file',
    may: 'member.load',
    params: z.strictObject({ file: z.string().regex(/^[0-9a-f]{64}$/) }),
    query: z.strictObject({ plan: word, language: z.string().max(10).optional() }),
    media: 'text/csv',
    answer: z.string(),
  },
} as const satisfies Api;
