import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ask, askFile, type Sent } from '../client.ts';
import type { RequestApi } from '../contract/authorizations.ts';
import { CASE_ORDERS, CaseWorklist } from '../parts/case-worklist.tsx';
import { Screen } from '../parts/screen.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useListedPlan } from '../shell/use-listed-plan.ts';
import { useSay } from '../words/use-say.ts';
import { askedBy, type Filters } from './asked-filter.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { requestColumns } from './request-columns.tsx';
import { RequestFilters } from './request-filters.tsx';

const route = getRouteApi('/app/requests');
type Columns = Sent<RequestApi['export']>['body']['columns'];
const ORDERS = { ...CASE_ORDERS, discharge: 'discharge' } as const;
/** Ready-made questions before the filters: whose turn it is. */
const QUICK: Readonly<Record<string, Filters>> = {
  all: {},
  mine: { who: 'me' },
  unassigned: { who: 'nobody', awaits: 'review' },
  director: { awaits: 'medical_director' },
  waiting: { awaits: 'information' },
};

/** The department's worklist: requests by time left, narrowed, assigned, taken away, opened. @cites AAH-UM-PRE-09 */
export function Requests() {
  const say = useSay();
  const { may, session } = useSitting();
  const isPlan = session.reach === 'plan';
  return (
    <Screen
      title={say('nav.requests')}
      lead={say(isPlan ? 'requests.lead' : session.reach === 'person' ? 'requests.lead_own' : 'requests.lead_office')}
      actions={
        (may('authorization.submit') || may('authorization.intake')) && (
          <Button renderRoot={(props) => <Link {...props} to="/requests/new" />}>
            {say(may('authorization.submit') ? 'requests.new' : 'requests.key')}
          </Button>
        )
      }
    >
      <RequestWorklist />
    </Screen>
  );
}

function RequestWorklist() {
  const say = useSay();
  const go = route.useNavigate();
  const { may, session } = useSitting();
  const filters = route.useSearch();
  const isPlan = session.reach === 'plan';
  const asked = askedBy(filters, useListedPlan(filters.plan));
  return (
    <CaseWorklist
      list="requests"
      columns={requestColumns(say, isPlan, filters.discharge !== undefined)}
      orders={ORDERS}
      quick={QUICK}
      tabs={isPlan ? Object.keys(QUICK) : ['all', 'waiting']}
      filters={filters}
      search={(search) => void go({ search, replace: true })}
      filterBar={(put) => <RequestFilters filters={filters} change={put} />}
      asked={asked}
      find={async (slice, signal) => {
        const body = { ...asked, ...slice };
        const { total, requests } = await ask<RequestApi['search']>('POST', '/api/requests/search', { body, signal });
        return { total, rows: requests };
      }}
      open={({ handle }) => void go({ to: '/requests/$handle', params: { handle } })}
      exportFile={(shown, sort) =>
        askFile<RequestApi['export']>('POST', '/api/requests/export', {
          body: { ...asked, sort, columns: shown as Columns },
        })
      }
      assign={
        may('authorization.review')
          ? {
              said: (n) => say('requests.assign_n', { n }),
              dialog: (chosen) => <AssignDialog {...chosen} />,
            }
          : undefined
      }
      none={say('requests.none')}
      noneNext={say(isPlan ? 'requests.none_next' : 'requests.none_next_office')}
    />
  );
}
