import { FilterBar, useFilterChoices } from '../parts/filter-bar.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import type { AppealFilters } from './asked-appeals.ts';
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
  const found = useAppealColleagues();
  const colleagues = (found.data?.colleagues ?? []).filter(({ account }) => account !== session.account?.id);
  const isPlan = session.reach === 'plan';
  const { choice, words, within, plan, used } = useFilterChoices(filters, change);
  return (
    <FilterBar used={used}>
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
      {within}
      {choice('speed', say('appeals.speed'), words('appeal_speed', ['expedited', 'standard']))}
      {choice('outcome', say('requests.outcome'), words('appeal_outcome', OUTCOMES))}
      {plan}
    </FilterBar>
  );
}
