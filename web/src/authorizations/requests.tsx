import { Button, Tabs } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, askFile, type Sent } from '../client.ts';
import type { RequestApi, RequestLine } from '../contract/authorizations.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/states.tsx';
import { Worklist } from '../parts/worklist.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { askedBy, type Filters } from './asked-filter.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { requestColumns } from './request-columns.tsx';
import { RequestFilters } from './request-filters.tsx';

const route = getRouteApi('/app/requests');
type Columns = Sent<RequestApi['export']>['body']['columns'];
const ORDERS = { due: 'due', received: 'received', '-received': 'newest' } as const;
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
  const client = useQueryClient();
  const { plan } = usePlan();
  const { may, session } = useSitting();
  const filters = route.useSearch();
  const isPlan = session.reach === 'plan';
  const [assigning, assign] = useState<readonly RequestLine[]>();
  const sort = filters.sort ?? 'due';
  const asked = askedBy(filters, plan);
  const order = ORDERS[sort as keyof typeof ORDERS] ?? 'due';
  const put = (next: Filters) =>
    void go({
      search: (had) => Object.fromEntries(Object.entries({ ...had, ...next }).filter(([, value]) => value)),
      replace: true,
    });
  const { sort: _, ...narrow } = filters;
  const quick = Object.keys(QUICK).find((key) => JSON.stringify(QUICK[key]) === JSON.stringify(narrow)) ?? 'own';
  const tabs = isPlan ? Object.keys(QUICK) : ['all', 'waiting'];
  return (
    <>
      <Tabs
        value={quick}
        onChange={(key) => void go({ search: { ...QUICK[key ?? 'all'] }, replace: true })}
        mb="sm"
        variant="pills"
      >
        <Tabs.List aria-label={say('requests.quick')}>
          {tabs.map((key) => (
            <Tabs.Tab key={key} value={key}>
              {say.data('requests_tab', key)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <RequestFilters filters={filters} change={put} />
      <Worklist
        caption={say('nav.requests')}
        columns={requestColumns(say, isPlan)}
        rowKey={(r) => r.handle}
        queryKey={['requests', plan, JSON.stringify(asked)]}
        sort={sort}
        onSort={(next) => put({ sort: next === '-due' || next === 'due' ? '' : next })}
        load={async ({ offset, limit }, signal) => {
          const body = { ...asked, sort: order, page: Math.floor(offset / limit) + 1, size: limit };
          const { total, requests } = await ask<RequestApi['search']>('POST', '/api/requests/search', { body, signal });
          return { total, rows: requests };
        }}
        open={(r) => void go({ to: '/requests/$handle', params: { handle: r.handle } })}
        exportName="madrone-requests"
        exportFile={(shown) =>
          askFile<RequestApi['export']>('POST', '/api/requests/export', {
            body: { ...asked, sort: order, columns: shown as Columns },
          })
        }
        views={{
          list: 'requests',
          filters: narrow,
          apply: (kept, by) =>
            void go({ search: { ...kept, ...(by && by !== 'due' ? { sort: by } : {}) }, replace: true }),
        }}
        {...(may('authorization.review')
          ? {
              bulk: (selected: readonly RequestLine[]) => (
                <Button size="xs" onClick={() => assign(selected)}>
                  {say('requests.assign_n', { n: selected.length })}
                </Button>
              ),
            }
          : {})}
        empty={
          <section className="sheet">
            <Empty icon="check" title={say('requests.none')}>
              {say(isPlan ? 'requests.none_next' : 'requests.none_next_office')}
            </Empty>
          </section>
        }
      />
      {assigning && (
        <AssignDialog
          lines={assigning}
          close={() => assign(undefined)}
          done={() => void client.invalidateQueries({ queryKey: ['requests'] })}
        />
      )}
    </>
  );
}
