import { z } from 'zod';
import { outcome, program, requestKind, urgency } from './request.ts';
import { awaited, requestState } from './spoken-request.ts';

const word = z.string().trim().min(1).max(100);
const instant = z.number().int().nonnegative();

/** By time left, by receipt old or new first, what changed last, or by the day a discharge is planned for. */
export const REQUEST_ORDERS = ['due', 'received', 'newest', 'changed', 'discharge'] as const;

/** What a worklist of requests can be narrowed by. */
export const requestFilter = z.strictObject({
  plan: word.optional(),
  states: z.array(requestState).optional(),
  kinds: z.array(requestKind).optional(),
  awaits: z.array(awaited).optional(),
  outcomes: z.array(outcome).optional(),
  urgency: urgency.optional(),
  line_of_business: word.optional(),
  assigned: z.union([z.enum(['me', 'nobody']), z.strictObject({ account: z.uuid() })]).optional(),
  handled_by: z.union([z.literal('plan'), z.strictObject({ group: word })]).optional(),
  requester: word.optional().describe('plan id'),
  program: program.optional(),
  member: z.uuid().optional(),
  number: word.optional(),
  due_from: instant.optional(),
  due_before: instant.optional(),
  /** Due by so many hours from now, what is over included. */
  due_within_hours: z.number().min(0).max(10_000).optional(),
  overdue: z.literal(true).optional(),
  lapsed: z.literal(true).optional().describe('nobody decided in time, which counts as a denial'),
  discharge: z.literal('planned').optional().describe('a discharge is planned and the member has not left'),
  received_from: instant.optional(),
  received_before: instant.optional(),
});
export type RequestFilter = z.output<typeof requestFilter>;
