import '../parts/case.css';
import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { Overturns } from '../appeals/overturns.tsx';
import { Screen } from '../parts/screen.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { Following } from './following.tsx';
import { NearMiss } from './near-miss.tsx';
import { Turnaround } from './turnaround.tsx';
import { Universe } from './universe.tsx';
import { Yearly } from './yearly.tsx';

const route = getRouteApi('/app/oversight');
/** Each with the permission it asks for. */
const TABS = {
  times: 'authorization.oversee',
  near: 'authorization.oversee',
  year: 'authorization.oversee',
  universe: 'authorization.oversee',
  overturns: 'appeal.work',
  following: 'authorization.review',
} as const;

/** How the department keeps its times, what will be late, and what an auditor or a regulator asks for. */
export function Oversight() {
  const say = useSay();
  const go = route.useNavigate();
  const { may } = useSitting();
  const { tab } = route.useSearch();
  const tabs = Object.entries(TABS).flatMap(([key, permission]) =>
    may(permission) || (key === 'overturns' && may('authorization.oversee')) ? [key] : [],
  );
  const chosen = tabs.find((one) => one === tab) ?? tabs[0] ?? '';
  return (
    <Screen title={say('nav.oversight')} lead={say('oversight.lead')}>
      <Tabs
        value={chosen}
        onChange={(value) => void go({ search: value && value !== tabs[0] ? { tab: value } : {}, replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map((key) => (
            <Tabs.Tab key={key} value={key}>
              {say.data('oversight_tab', key)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="times">
          <Turnaround />
        </Tabs.Panel>
        <Tabs.Panel value="near">
          <NearMiss />
        </Tabs.Panel>
        <Tabs.Panel value="year">
          <Yearly />
        </Tabs.Panel>
        <Tabs.Panel value="universe">
          <Universe />
        </Tabs.Panel>
        <Tabs.Panel value="overturns">
          <Overturns />
        </Tabs.Panel>
        <Tabs.Panel value="following">
          <Following />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
