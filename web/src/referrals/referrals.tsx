import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ask, askFile, type Sent } from '../client.ts';
import type { ReferralApi, ReferralLine } from '../contract/referrals.ts';
import { CASE_ORDERS, CaseWorklist } from '../parts/case-worklist.tsx';
import { Screen } from '../parts/screen.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useListedPlan } from '../shell/use-listed-plan.ts';
import { useSay } from '../words/use-say.ts';
import { type ReferralFilters, referralAsked } from './asked-filter.ts';
import { referralColumns } from './columns.tsx';
import { Filters } from './filters.tsx';

type Columns = Sent<ReferralApi['export']>['body']['columns'];
const route = getRouteApi('/app/referrals');
/** Ready-made questions before the filters. */
const QUICK: Readonly<Record<string, ReferralFilters>> = {
  all: {},
  received: { mine: 'received' },
  sent: { mine: 'sent' },
  for_plan: { awaits: 'plan' },
  declined: { state: 'declined' },
  over: { state: 'closed' },
};

/** Who was introduced to which service, and where that stands: the organization's own, or all of the plan. @cites HN-FH-15 */
export function Referrals() {
  const say = useSay();
  const { may, session } = useSitting();
  const isPlan = session.reach === 'plan';
  const lead = { plan: 'referral.lead', organization: 'referral.lead_office', person: 'referral.lead_own' } as const;
  const make = session.reach === 'person' ? 'referral.new_own' : 'referral.new';
  const go = route.useNavigate();
  const filters = route.useSearch();
  const asked = referralAsked(filters, useListedPlan(filters.plan));
  return (
    <Screen
      title={say('nav.referrals')}
      lead={say(lead[session.reach ?? 'organization'])}
      actions={
        may('referral.make') && (
          <Button renderRoot={(props) => <Link {...props} to="/referrals/new" />}>{say(make)}</Button>
        )
      }
    >
      <CaseWorklist<ReferralLine, ReferralFilters>
        list="referrals"
        columns={referralColumns(say)}
        orders={CASE_ORDERS}
        quick={QUICK}
        tabs={isPlan ? ['all', 'for_plan', 'declined', 'over'] : ['all', 'received', 'sent', 'over']}
        filters={filters}
        search={(search) => void go({ search, replace: true })}
        filterBar={(put) => <Filters filters={filters} change={put} />}
        asked={asked}
        find={async (slice, signal) => {
          const body = { ...asked, ...slice };
          const { total, cases } = await ask<ReferralApi['search']>('POST', '/api/referrals/search', { body, signal });
          return { total, rows: cases };
        }}
        open={({ handle }) => void go({ to: '/referrals/$handle', params: { handle } })}
        exportFile={(shown, sort) =>
          askFile<ReferralApi['export']>('POST', '/api/referrals/export', {
            body: { ...asked, sort, columns: shown as Columns },
          })
        }
        none={say('referral.none')}
        noneNext={say('referral.none_next')}
      />
    </Screen>
  );
}
