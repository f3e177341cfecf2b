import { FilterBar, useFilterChoices } from '../parts/filter-bar.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import type { Filters } from './asked-filter.ts';
import { KINDS, PROGRAMS } from './kinds.ts';

interface RequestFiltersProps {
  readonly filters: Filters;
  readonly change: (next: Filters) => void;
}

/** What the list of requests is narrowed by; every choice stands in the address and can be sent to a colleague. */
export function RequestFilters({ filters, change }: RequestFiltersProps) {
  const say = useSay();
  const { session } = useSitting();
  const isPlan = session.reach === 'plan';
  const { choice, words, within, plan, used } = useFilterChoices(filters, change);
  return (
    <FilterBar used={used}>
      {choice(
        'state',
        say('requests.state'),
        [...words('request_state', ['decided', 'redirected', 'withdrawn', 'cancelled']), ['any', say('filter.any')]],
        say.data('request_state', 'open'),
      )}
      {choice(
        'awaits',
        say('requests.awaits'),
        words('awaits', isPlan ? ['review', 'information', 'medical_director', 'notice'] : ['information']),
      )}
      {isPlan && choice('who', say('requests.assigned'), words('assigned', ['me', 'nobody']), say('requests.anybody'))}
      {within}
      {choice('lapsed', say('requests.lapsed'), [['yes', say('requests.lapsed_yes')]])}
      {isPlan && choice('discharge', say('discharge.title'), [['planned', say('discharge.filter')]])}
      {choice('urgency', say('requests.urgency'), words('urgency', ['urgent', 'non_urgent']))}
      {choice('kind', say('requests.kind'), words('request_kind', KINDS))}
      {choice('program', say('requests.program'), words('program', PROGRAMS))}
      {isPlan && choice('by', say('requests.handler'), [['plan', say('requests.by_plan')]])}
      {choice('outcome', say('requests.outcome'), words('outcome', ['approved', 'modified', 'denied']))}
      {plan}
    </FilterBar>
  );
}
