import type { Actor, Instant } from '../../kernel/index.ts';
import { assignedAs, type Narrowed } from '../cases/index.ts';
import type { RequestFilter } from './request-filter.ts';

/** What a worklist is narrowed by, as the store filters. */
export function narrowed(asked: RequestFilter, { account }: Actor, now: Instant): Narrowed {
  const { handled_by: handledBy } = asked;
  return {
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
    lapsesBefore: asked.lapsed && now,
    dischargePlanned: asked.discharge && true,
    dueFrom: asked.due_from,
    receivedFrom: asked.received_from,
    receivedBefore: asked.received_before,
  };
}
