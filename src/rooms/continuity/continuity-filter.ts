import { z } from 'zod';
import type { Narrowed } from '../cases/index.ts';
import { continuityKind, continuityOutcome } from './continuity.ts';
import { continuityState } from './spoken-continuity.ts';

const word = z.string().trim().min(1).max(100);

/** What a worklist is narrowed by. */
export const continuityFilter = z.strictObject({
  plan: word.optional(),
  kinds: z.array(continuityKind).optional(),
  states: z.array(continuityState).optional(),
  outcomes: z.array(continuityOutcome).optional(),
  member: z.uuid().optional(),
  number: word.optional(),
  awaits: z.array(z.enum(['call', 'review', 'state', 'notice'])).optional(),
  program: word.optional(),
  overdue: z.literal(true).optional(),
  due_within_hours: z.int().positive().max(10_000).optional(),
});
export type ContinuityFilter = z.output<typeof continuityFilter>;

export function narrowed({ kinds, states, outcomes, awaits, program }: ContinuityFilter): Narrowed {
  return { kinds: ['continuity'], categories: kinds, states, outcomes, awaits, program };
}
