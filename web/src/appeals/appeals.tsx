import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ask, askFile, type Sent } from '../client.ts';
import type { AppealApi, AppealLine } from '../contract/appeals.ts';
import { CASE_ORDERS, CaseWorklist } from '../parts/case-worklist.tsx';
import { Screen } from '../parts/screen.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useListedPlan } from '../shell/use-listed-plan.ts';
import { useSay } from '../words/use-say.ts';
import { appealColumns } from './appeal-columns.tsx';
import { AppealFilterBar } from './appeal-filters.tsx';
import { type AppealFilters, askedAppeals } from './asked-appeals.ts';
import { AssignAppeals } from './assign-appeals.tsx';

const route = getRouteApi('/app/appeals');
type Columns = Sent<AppealApi['export']>['body']['columns'];
/** Ready-made questions before the filters: whose turn it is. */
const QUICK: Readonly<Record<string, AppealFilters>> = {
  all: {},
  mine: { who: 'me' },
  unassigned: { who: 'nobody' },
  director: { awaits: 'medical_director' },
  owed: { state: 'resolved', awaits: 'notice' },
};

/** The worklist of appeals and grievances by time left, narrowed, assigned, taken away, opened. */
export function Appeals() {
  const say = useSay();
  const { may, session } = useSitting();
  const lead = { plan: 'appeals.lead', organization: 'appeals.lead_office', person: 'appeals.lead_own' } as const;
  return (
    <Screen
      title={say('nav.appeals')}
      lead={say(lead[session.reach ?? 'plan'])}
      actions={
        may('appeal.file') && (
          <Button renderRoot={(props) => <Link {...props} to="/appeals/new" />}>{say('appeals.new')}</Button>
        )
      }
    >
      <AppealWorklist />
    </Screen>
  );
}

function AppealWorklist() {
  const say = useSay();
  const go = route.useNavigate();
  const { may, session } = useSitting();
  const filters = route.useSearch();
  const isPlan = session.reach === 'plan';
  const asked = askedAppeals(filters, useListedPlan(filters.plan));
  return (
    <CaseWorklist<AppealLine, AppealFilters>
      list="appeals"
      columns={appealColumns(say, isPlan)}
      orders={CASE_ORDERS}
      quick={QUICK}
      tabs={isPlan ? Object.keys(QUICK) : []}
      filters={filters}
      search={(search) => void go({ search, replace: true })}
      filterBar={(put) => <AppealFilterBar filters={filters} change={put} />}
      asked={asked}
      find={async (slice, signal) => {
        const body = { ...asked, ...slice };
        const { total, appeals } = await ask<AppealApi['search']>('POST', '/api/appeals/search', { body, signal });
        return { total, rows: appeals };
      }}
      open={({ handle }) => void go({ to: '/appeals/$handle', params: { handle } })}
      exportFile={(shown, sort) =>
        askFile<AppealApi['export']>('POST', '/api/appeals/export', {
          body: { ...asked, sort, columns: shown as Columns },
        })
      }
      assign={
        may('appeal.work')
          ? {
              said: (n) => say('appeals.assign_n', { n }),
              dialog: (chosen) => <AssignAppeals {...chosen} />,
            }
          : undefined
      }
      none={say('appeals.none')}
      noneNext={say(isPlan ? 'appeals.none_next' : 'appeals.none_next_filer')}
    />
  );
}
