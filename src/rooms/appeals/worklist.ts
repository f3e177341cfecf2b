import type { Actor, Instant } from '../../kernel/index.ts';
import { assignedAs, type CaseFilter, dueBefore } from '../cases/index.ts';
import type { AppealFilter } from './filed-api.ts';

/** What somebody asks of a worklist as the store filters. Undefined for a plan he does not work for. */
export function appealFilterOf(
  asked: AppealFilter,
  { plans, account }: Pick<Actor, 'plans' | 'account'>,
  member: string | undefined,
  now: Instant,
): CaseFilter | undefined {
  if (asked.plan !== undefined && !plans.includes(asked.plan)) return undefined;
  const { expedited } = asked;
  return {
    plans: asked.plan === undefined ? plans : [asked.plan],
    kinds: asked.kinds ?? ['appeal', 'grievance'],
    states: asked.states,
    categories: asked.categories,
    awaits: asked.awaits,
    outcomes: asked.outcomes,
    urgency: expedited === undefined ? undefined : expedited ? 'urgent' : 'non_urgent',
    assigned: assignedAs(asked.assigned, account),
    member,
    number: asked.number?.toUpperCase(),
    dueBefore: dueBefore(asked, now),
  };
}
