import type { Actor } from '../../kernel/index.ts';
import { assignedAs, type Narrowed } from '../cases/index.ts';
import type { AppealFilter } from './filed-api.ts';

/** What a worklist is narrowed by, as the store filters. */
export function narrowed(asked: AppealFilter, { account }: Actor): Narrowed {
  const { expedited } = asked;
  return {
    kinds: asked.kinds ?? ['appeal', 'grievance'],
    states: asked.states,
    categories: asked.categories,
    awaits: asked.awaits,
    outcomes: asked.outcomes,
    urgency: expedited === undefined ? undefined : expedited ? 'urgent' : 'non_urgent',
    assigned: assignedAs(asked.assigned, account),
  };
}
