import { FilterBar, useFilterChoices } from '../parts/filter-bar.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { OPEN_STATES, type ReferralFilters } from './asked-filter.ts';
import { useReferralOptions } from './use-options.ts';

interface FiltersProps {
  readonly filters: ReferralFilters;
  readonly change: (next: ReferralFilters) => void;
}

export function Filters({ filters, change }: FiltersProps) {
  const say = useSay();
  const { plan: chosen } = usePlan();
  const options = useReferralOptions(chosen);
  const { choice, words, plan, used } = useFilterChoices(filters, change);
  const services = (options.data?.services ?? []).map(({ code, label }) => [code, label] as const);
  return (
    <FilterBar used={used}>
      {choice(
        'state',
        say('requests.state'),
        [...words('referral_state', [...OPEN_STATES, 'closed', 'withdrawn']), ['any', say('filter.any')]],
        say('referral.not_over'),
      )}
      {choice('service', say('referral.service'), services)}
      {choice('awaits', say('requests.awaits'), words('referral_awaits', ['plan', 'receiver']))}
      {choice('late', say('requests.due'), [['yes', say.data('within', 'late')]])}
      {plan}
    </FilterBar>
  );
}
