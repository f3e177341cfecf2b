import { Button, Group } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ask, askFile, type Sent } from '../client.ts';
import type { ContinuityApi, ContinuityLine } from '../contract/continuity.ts';
import { CASE_ORDERS, CaseWorklist } from '../parts/case-worklist.tsx';
import { Screen } from '../parts/screen.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useListedPlan } from '../shell/use-listed-plan.ts';
import { useSay } from '../words/use-say.ts';
import { type ContinuityFilters, continuityAsked } from './asked-filter.ts';
import { continuityColumns } from './columns.tsx';
import { Filters } from './filters.tsx';

type Columns = Sent<ContinuityApi['export']>['body']['columns'];

const route = getRouteApi('/app/continuity');
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
  const lead = {
    plan: 'continuity.lead',
    organization: 'continuity.lead_office',
    person: 'continuity.lead_own',
  } as const;
  const open = session.reach === 'person' ? 'own_continuity.ask' : 'continuity.new';
  return (
    <Screen
      title={say('nav.continuity')}
      lead={say(lead[session.reach ?? 'organization'])}
      actions={
        <Group gap="xs">
          {may('continuity.work') && (
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/continuity/outreach" />}>
              {say('outreach.title')}
            </Button>
          )}
          {may('continuity.file') && (
            <Button renderRoot={(props) => <Link {...props} to="/continuity/new" />}>{say(open)}</Button>
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
  const filters = route.useSearch();
  const asked = continuityAsked(filters, useListedPlan(filters.plan));
  return (
    <CaseWorklist<ContinuityLine, ContinuityFilters>
      list="continuity"
      columns={continuityColumns(say, isPlan)}
      orders={CASE_ORDERS}
      quick={QUICK}
      tabs={isPlan ? Object.keys(QUICK) : ['all', 'running']}
      filters={filters}
      search={(search) => void go({ search, replace: true })}
      filterBar={(put) => <Filters filters={filters} change={put} />}
      asked={asked}
      find={async (slice, signal) => {
        const body = { ...asked, ...slice };
        const { total, cases } = await ask<ContinuityApi['search']>('POST', '/api/continuity/search', { body, signal });
        return { total, rows: cases };
      }}
      open={({ handle }) => void go({ to: '/continuity/$handle', params: { handle } })}
      exportFile={(shown, sort) =>
        askFile<ContinuityApi['export']>('POST', '/api/continuity/export', {
          body: { ...asked, sort, columns: shown as Columns },
        })
      }
      none={say('continuity.none')}
      noneNext={say('continuity.none_next')}
    />
  );
}
