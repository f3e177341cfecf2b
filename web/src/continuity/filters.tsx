import { FilterBar, FilterChoice } from '../parts/filter-bar.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { CONTINUITY_FILTERS, type ContinuityFilters } from './asked-filter.ts';
import { KINDS, OUTCOMES, PROGRAMS } from './kinds.ts';

interface FiltersProps {
  readonly filters: ContinuityFilters;
  readonly change: (next: ContinuityFilters) => void;
}

export function Filters({ filters, change }: FiltersProps) {
  const say = useSay();
  const { session } = useSitting();
  const { plans } = usePlan();
  const words = (family: string, values: readonly string[]) =>
    values.map((value) => [value, say.data(family, value)] as const);
  const choice = (
    name: keyof ContinuityFilters,
    label: string,
    options: readonly (readonly [string, string])[],
    none?: string,
  ) => (
    <FilterChoice
      label={label}
      value={filters[name]}
      options={options}
      none={none}
      change={(value) => change({ [name]: value })}
    />
  );
  return (
    <FilterBar used={CONTINUITY_FILTERS.filter((name) => name !== 'sort' && filters[name]).length}>
      {choice('kind', say('requests.kind'), words('continuity_kind', KINDS))}
      {choice(
        'state',
        say('requests.state'),
        [...words('continuity_state', ['decided', 'ended', 'withdrawn']), ['any', say('filter.any')]],
        say.data('continuity_state', 'open'),
      )}
      {session.reach === 'plan' &&
        choice('awaits', say('requests.awaits'), words('continuity_awaits', ['call', 'review', 'state', 'notice']))}
      {choice('within', say('requests.due'), words('within', ['late', '24', '48', '72', '168']))}
      {choice('outcome', say('requests.outcome'), words('continuity_outcome', OUTCOMES))}
      {choice('program', say('requests.program'), words('continuity_program', PROGRAMS))}
      {plans.length > 1 &&
        choice('plan', say('shell.plan'), [['all', say('requests.all_plans')]], say('requests.this_plan'))}
    </FilterBar>
  );
}
