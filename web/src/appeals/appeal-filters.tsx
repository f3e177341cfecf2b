import { FilterBar, FilterChoice } from '../parts/filter-bar.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { APPEAL_FILTERS, type AppealFilters } from './asked-appeals.ts';
import { ABOUT, APPEAL_KINDS, OUTCOMES } from './kinds.ts';
import { useAppealColleagues } from './use-colleagues.ts';

interface AppealFilterBarProps {
  readonly filters: AppealFilters;
  readonly change: (next: AppealFilters) => void;
}

/** What the list of appeals is narrowed by; every choice stands in the address and can be sent to a colleague. */
export function AppealFilterBar({ filters, change }: AppealFilterBarProps) {
  const say = useSay();
  const { may, session } = useSitting();
  const { plans } = usePlan();
  const found = useAppealColleagues();
  const colleagues = (found.data?.colleagues ?? []).filter(({ account }) => account !== session.account?.id);
  const isPlan = session.reach === 'plan';
  const choice = (
    name: keyof AppealFilters,
    label: string,
    options: readonly (readonly [string, string])[],
    none?: string,
  ) => (
    <FilterChoice
      key={name}
      label={label}
      value={filters[name]}
      options={options}
      none={none}
      change={(value) => change({ [name]: value })}
    />
  );
  const words = (family: string, values: readonly string[]) =>
    values.map((value) => [value, say.data(family, value)] as const);
  return (
    <FilterBar used={APPEAL_FILTERS.filter((name) => name !== 'sort' && filters[name]).length}>
      {choice(
        'state',
        say('requests.state'),
        [...words('appeal_state', ['resolved', 'withdrawn']), ['any', say('filter.any')]],
        say.data('appeal_state', 'open'),
      )}
      {choice('kind', say('appeals.kind'), words('appeal_kind', APPEAL_KINDS))}
      {choice('category', say('appeals.category'), words('appeal_category', ['member', 'provider', ...ABOUT]))}
      {isPlan &&
        choice('awaits', say('appeals.awaits'), words('appeal_awaits', ['appeals', 'medical_director', 'notice']))}
      {may('appeal.work') &&
        choice(
          'who',
          say('appeals.assigned'),
          [...words('assigned', ['me', 'nobody']), ...colleagues.map(({ account, name }) => [account, name] as const)],
          say('requests.anybody'),
        )}
      {choice('within', say('requests.due'), words('within', ['late', '24', '48', '72', '168']))}
      {choice('speed', say('appeals.speed'), words('appeal_speed', ['expedited', 'standard']))}
      {choice('outcome', say('requests.outcome'), words('appeal_outcome', OUTCOMES))}
      {plans.length > 1 &&
        choice('plan', say('shell.plan'), [['all', say('requests.all_plans')]], say('requests.this_plan'))}
    </FilterBar>
  );
}
