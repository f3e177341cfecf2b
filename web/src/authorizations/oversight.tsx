import './request.css';
import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { Screen } from '../parts/screen.tsx';
import { useSay } from '../words/use-say.ts';
import { NearMiss } from './near-miss.tsx';
import { Turnaround } from './turnaround.tsx';
import { Universe } from './universe.tsx';
import { Yearly } from './yearly.tsx';

const route = getRouteApi('/app/oversight');
const TABS = ['times', 'near', 'year', 'universe'] as const;

/** How the department keeps its times, what will be late, and what an auditor or a regulator asks for. */
export function Oversight() {
  const say = useSay();
  const go = route.useNavigate();
  const { tab = 'times' } = route.useSearch();
  return (
    <Screen title={say('nav.oversight')} lead={say('oversight.lead')}>
      <Tabs
        value={TABS.find((one) => one === tab) ?? 'times'}
        onChange={(value) => void go({ search: value && value !== 'times' ? { tab: value } : {}, replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {TABS.map((key) => (
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
      </Tabs>
    </Screen>
  );
}
