import { z } from 'zod';
import { isoDate } from '../../rules/index.ts';
import { clockReading, said } from '../cases/index.ts';
import { appealBody, appealDoor, appealKind, grievanceAbout, onBehalf, resolution } from './appeal.ts';
import { appealState, spokenAid } from './spoken-appeal.ts';

/** What is sent to file, to ask beforehand how it would be taken, and to narrow a list. */
const word = z.string().trim().min(1).max(100);
const instant = z.number().int().nonnegative();
const language = z.string().max(10).optional();

const known = z.strictObject({
  ...appealBody.omit({ member: true, request: true, continuity: true, provider: true, reason: true, attachments: true })
    .shape,
  plan: word,
  member: z.uuid().describe('handle of a member the asker has found, or of his own ward'),
  request: z.uuid().optional().describe('handle of the request whose decision is appealed'),
  continuity: z
    .uuid()
    .optional()
    .describe('handle of the case of continuity of care whose refusal is appealed, or that a grievance is about'),
  provider: word.optional().describe('NPI or plan id; an office that has one need not name itself'),
  door: appealDoor.optional().describe('what the plan keys; the portal for anybody else'),
  received: instant.optional().describe('for the plan, where it came before it was keyed'),
  language,
});
export type KnownOfAppeal = z.output<typeof known>;

export const filing = z.strictObject({
  ...known.shape,
  reason: appealBody.shape.reason,
  attachments: z.array(z.uuid()).max(100).default([]),
});
export type AskedAppeal = z.output<typeof filing>;

/** How the plan's policy would take an appeal, before anybody files it. */
export const weighing = known;
export const weighed = z.object({
  /** Why it could not be filed as it is. */
  closed: z.object({ ...said.shape, cites: z.array(z.string()) }).optional(),
  warnings: z.array(said),
  aid: spokenAid.optional(),
  times: z.array(clockReading),
  original: z
    .object({
      outcome: z.enum(['modified', 'denied']),
      basis: z.enum(['appropriateness', 'coverage']).optional(),
      at: z.number(),
      notice_on: isoDate.optional(),
    })
    .optional(),
});
export type Weighed = z.output<typeof weighed>;

export const appealFilter = z.strictObject({
  plan: word.optional(),
  kinds: z.array(appealKind).optional(),
  states: z.array(appealState).optional(),
  categories: z.array(z.union([onBehalf, grievanceAbout])).optional(),
  awaits: z.array(z.enum(['appeals', 'medical_director', 'notice'])).optional(),
  outcomes: z.array(resolution).optional(),
  expedited: z.boolean().optional(),
  assigned: z.union([z.enum(['me', 'nobody']), z.strictObject({ account: z.uuid() })]).optional(),
  member: z.uuid().optional(),
  number: word.optional(),
  overdue: z.literal(true).optional(),
  due_within_hours: z.number().min(0).max(10_000).optional(),
});
export type AppealFilter = z.output<typeof appealFilter>;

export const APPEAL_ORDERS = ['due', 'received', 'newest', 'changed'] as const;
