import type { Actor, Instant } from '../../kernel/index.ts';
import { assignedAs, type CaseFilter, dueBefore } from '../cases/index.ts';
import type { RequestFilter } from './request-filter.ts';

/** What somebody asks of a worklist as the store filters. Undefined for a plan he does not work for. */
export function filterOf(
  asked: RequestFilter,
  { plans, account }: Pick<Actor, 'plans' | 'account'>,
  member: string | undefined,
  now: Instant,
): CaseFilter | undefined {
  if (asked.plan !== undefined && !plans.includes(asked.plan)) return undefined;
  const { handled_by: handledBy } = asked;
  return {
    plans: asked.plan === undefined ? plans : [asked.plan],
    kinds: ['authorization'],
    states: asked.states,
    categories: asked.kinds,
    awaits: asked.awaits,
    outcomes: asked.outcomes,
    urgency: asked.urgency,
    lineOfBusiness: asked.line_of_business,
    assigned: assignedAs(asked.assigned, account),
    group: typeof handledBy === 'object' ? handledBy.group : handledBy && null,
    requester: asked.requester,
    program: asked.program,
    member,
    number: asked.number?.toUpperCase(),
    lapsesBefore: asked.lapsed && now,
    dischargePlanned: asked.discharge && true,
    dueFrom: asked.due_from,
    dueBefore: dueBefore(asked, now),
    receivedFrom: asked.received_from,
    receivedBefore: asked.received_before,
  };
}
