import { Button, Group, Tabs } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { ContinuityApi } from '../contract/continuity.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/states.tsx';
import { Worklist } from '../parts/worklist.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { type ContinuityFilters, continuityAsked } from './asked-filter.ts';
import { continuityColumns } from './columns.tsx';
import { Filters } from './filters.tsx';

const route = getRouteApi('/app/continuity');
const ORDERS = { due: 'due', received: 'received', '-received': 'newest' } as const;
/** Ready-made questions before the filters. */
const QUICK: Readonly<Record<string, ContinuityFilters>> = {
  all: {},
  calls: { awaits: 'call' },
  state: { awaits: 'state' },
  to_tell: { state: 'decided', awaits: 'notice' },
  running: { state: 'decided', outcome: 'granted' },
};

/** Requests to stay with a provider, exemptions and calls to make, by time left. @cites AAH-UM-COCR-10 */
export function ContinuityList() {
  const say = useSay();
  const { may, session } = useSitting();
  const isPlan = session.reach === 'plan';
  return (
    <Screen
      title={say('nav.continuity')}
      lead={say(isPlan ? 'continuity.lead' : 'continuity.lead_office')}
      actions={
        <Group gap="xs">
          {may('continuity.work') && (
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/continuity/outreach" />}>
              {say('outreach.title')}
            </Button>
          )}
          {may('continuity.file') && (
            <Button renderRoot={(props) => <Link {...props} to="/continuity/new" />}>{say('continuity.new')}</Button>
          )}
        </Group>
      }
    >
      <ContinuityWorklist isPlan={isPlan} />
    </Screen>
  );
}

function ContinuityWorklist({ isPlan }: { readonly isPlan: boolean }) {
  const say = useSay();
  const go = route.useNavigate();
  const { plan } = usePlan();
  const filters = route.useSearch();
  const { sort = 'due', ...narrow } = filters;
  const asked = continuityAsked(filters, plan);
  const order = ORDERS[sort as keyof typeof ORDERS] ?? 'due';
  const put = (next: ContinuityFilters) =>
    void go({
      search: (had) => Object.fromEntries(Object.entries({ ...had, ...next }).filter(([, value]) => value)),
      replace: true,
    });
  const quick = Object.keys(QUICK).find((key) => JSON.stringify(QUICK[key]) === JSON.stringify(narrow)) ?? 'own';
  const tabs = isPlan ? Object.keys(QUICK) : ['all', 'running'];
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
              {say.data('continuity_tab', key)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Filters filters={filters} change={put} />
      <Worklist
        caption={say('nav.continuity')}
        columns={continuityColumns(say, isPlan)}
        rowKey={(r) => r.handle}
        queryKey={['continuity', plan, JSON.stringify(asked)]}
        sort={sort}
        onSort={(next) => put({ sort: next === '-due' || next === 'due' ? '' : next })}
        load={async ({ offset, limit }, signal) => {
          const body = { ...asked, sort: order, page: Math.floor(offset / limit) + 1, size: limit };
          const { total, cases } = await ask<ContinuityApi['search']>('POST', '/api/continuity/search', {
            body,
            signal,
          });
          return { total, rows: cases };
        }}
        open={(r) => void go({ to: '/continuity/$handle', params: { handle: r.handle } })}
        exportName="madrone-continuity"
        views={{
          list: 'continuity',
          filters: narrow,
          apply: (kept, by) =>
            void go({ search: { ...kept, ...(by && by !== 'due' ? { sort: by } : {}) }, replace: true }),
        }}
        empty={
          <section className="sheet">
            <Empty icon="check" title={say('continuity.none')}>
              {say('continuity.none_next')}
            </Empty>
          </section>
        }
      />
    </>
  );
}
