import { Button, Tabs } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, askFile, type Sent } from '../client.ts';
import type { AppealApi, AppealLine } from '../contract/appeals.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/states.tsx';
import { Worklist } from '../parts/worklist.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { appealColumns } from './appeal-columns.tsx';
import { AppealFilterBar } from './appeal-filters.tsx';
import { type AppealFilters, askedAppeals } from './asked-appeals.ts';
import { AssignAppeals } from './assign-appeals.tsx';

const route = getRouteApi('/app/appeals');
type Columns = Sent<AppealApi['export']>['body']['columns'];
const ORDERS = { due: 'due', received: 'received', '-received': 'newest' } as const;
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
  const client = useQueryClient();
  const { plan } = usePlan();
  const { may, session } = useSitting();
  const filters = route.useSearch();
  const isPlan = session.reach === 'plan';
  const [assigning, assign] = useState<readonly AppealLine[]>();
  const sort = filters.sort ?? 'due';
  const asked = askedAppeals(filters, plan);
  const order = ORDERS[sort as keyof typeof ORDERS] ?? 'due';
  const put = (next: AppealFilters) =>
    void go({
      search: (had) => Object.fromEntries(Object.entries({ ...had, ...next }).filter(([, value]) => value)),
      replace: true,
    });
  const { sort: _, ...narrow } = filters;
  const quick = Object.keys(QUICK).find((key) => JSON.stringify(QUICK[key]) === JSON.stringify(narrow)) ?? 'own';
  return (
    <>
      {isPlan && (
        <Tabs
          value={quick}
          onChange={(key) => void go({ search: { ...QUICK[key ?? 'all'] }, replace: true })}
          mb="sm"
          variant="pills"
        >
          <Tabs.List aria-label={say('requests.quick')}>
            {Object.keys(QUICK).map((key) => (
              <Tabs.Tab key={key} value={key}>
                {say.data('appeals_tab', key)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      )}
      <AppealFilterBar filters={filters} change={put} />
      <Worklist
        caption={say('nav.appeals')}
        columns={appealColumns(say, isPlan)}
        rowKey={(a) => a.handle}
        queryKey={['appeals', plan, JSON.stringify(asked)]}
        sort={sort}
        onSort={(next) => put({ sort: next === '-due' || next === 'due' ? '' : next })}
        load={async ({ offset, limit }, signal) => {
          const body = { ...asked, sort: order, page: Math.floor(offset / limit) + 1, size: limit };
          const { total, appeals } = await ask<AppealApi['search']>('POST', '/api/appeals/search', { body, signal });
          return { total, rows: appeals };
        }}
        open={(a) => void go({ to: '/appeals/$handle', params: { handle: a.handle } })}
        exportName="madrone-appeals"
        exportFile={(shown) =>
          askFile<AppealApi['export']>('POST', '/api/appeals/export', {
            body: { ...asked, sort: order, columns: shown as Columns },
          })
        }
        views={{
          list: 'appeals',
          filters: narrow,
          apply: (kept, by) =>
            void go({ search: { ...kept, ...(by && by !== 'due' ? { sort: by } : {}) }, replace: true }),
        }}
        {...(may('appeal.work')
          ? {
              bulk: (selected: readonly AppealLine[]) => (
                <Button size="xs" onClick={() => assign(selected)}>
                  {say('appeals.assign_n', { n: selected.length })}
                </Button>
              ),
            }
          : {})}
        empty={
          <section className="sheet">
            <Empty icon="check" title={say('appeals.none')}>
              {say(isPlan ? 'appeals.none_next' : 'appeals.none_next_filer')}
            </Empty>
          </section>
        }
      />
      {assigning && (
        <AssignAppeals
          lines={assigning}
          close={() => assign(undefined)}
          done={() => void client.invalidateQueries({ queryKey: ['appeals'] })}
        />
      )}
    </>
  );
}
