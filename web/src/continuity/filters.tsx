import { FilterBar, useFilterChoices } from '../parts/filter-bar.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import type { ContinuityFilters } from './asked-filter.ts';
import { KINDS, OUTCOMES, PROGRAMS } from './kinds.ts';

interface FiltersProps {
  readonly filters: ContinuityFilters;
  readonly change: (next: ContinuityFilters) => void;
}

export function Filters({ filters, change }: FiltersProps) {
  const say = useSay();
  const { session } = useSitting();
  const { choice, words, within, plan, used } = useFilterChoices(filters, change);
  return (
    <FilterBar used={used}>
      {choice('kind', say('requests.kind'), words('continuity_kind', KINDS))}
      {choice(
        'state',
        say('requests.state'),
        [...words('continuity_state', ['decided', 'ended', 'withdrawn']), ['any', say('filter.any')]],
        say.data('continuity_state', 'open'),
      )}
      {session.reach === 'plan' &&
        choice('awaits', say('requests.awaits'), words('continuity_awaits', ['call', 'review', 'state', 'notice']))}
      {within}
      {choice('outcome', say('requests.outcome'), words('continuity_outcome', OUTCOMES))}
      {choice('program', say('requests.program'), words('continuity_program', PROGRAMS))}
      {plan}
    </FilterBar>
  );
}
