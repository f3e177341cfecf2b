import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { Screen } from '../parts/screen.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { Capacity } from './capacity.tsx';
import { FormsToSupply } from './forms-to-supply.tsx';
import { OwnCapacity } from './own-capacity.tsx';
import { OwnSites } from './own-sites.tsx';
import { Practitioners } from './practitioners.tsx';
import { Providers } from './providers.tsx';

const route = getRouteApi('/app/network');

/** Who keeps the network: places in the directory, people's papers, what is reported of capacity. @cites HN-PORT-07 */
export function Network() {
  const say = useSay();
  const { may } = useSitting();
  const { tab } = route.useSearch();
  const go = route.useNavigate();
  const keeps = may('directory.edit') || may('directory.edit_own');
  const tabs = [
    ...(keeps ? (['places', 'papers'] as const) : []),
    ...(may('directory.edit') ? (['providers', 'forms'] as const) : []),
    ...(may('capacity.read') ? (['overview'] as const) : []),
    ...(may('capacity.report') ? (['report'] as const) : []),
  ];
  const chosen = tabs.find((key) => key === tab) ?? tabs[0];
  return (
    <Screen title={say('nav.network')} lead={say('network.lead')}>
      <Tabs
        value={chosen ?? null}
        onChange={(value) => void go({ search: value ? { tab: value } : {}, replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map((key) => (
            <Tabs.Tab key={key} value={key}>
              {say(`network.${key}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="places">
          <OwnSites />
        </Tabs.Panel>
        <Tabs.Panel value="papers">
          <Practitioners />
        </Tabs.Panel>
        <Tabs.Panel value="providers">
          <Providers />
        </Tabs.Panel>
        <Tabs.Panel value="forms">
          <FormsToSupply />
        </Tabs.Panel>
        <Tabs.Panel value="overview">
          <Capacity />
        </Tabs.Panel>
        <Tabs.Panel value="report">
          <OwnCapacity />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
