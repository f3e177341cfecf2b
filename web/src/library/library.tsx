import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { Screen } from '../parts/screen.tsx';
import { Loaded } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { Archive, Recent } from './communications.tsx';
import { Contents } from './contents.tsx';
import { Publishing } from './publishing.tsx';
import { SearchPanel } from './search-panel.tsx';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/library');

/** The provider library: a search of its own, contents, what is recent, and the archive. @cites HN-LAC-02 */
export function Library() {
  const say = useSay();
  const desk = useDesk();
  const { plan } = usePlan();
  const { tab = 'contents' } = route.useSearch();
  const go = route.useNavigate();
  const { may } = useSitting();
  const tabs = ['contents', 'recent', 'archive', ...(may('library.edit') ? (['publish'] as const) : [])] as const;
  return (
    <Screen title={say('nav.library')} lead={say('library.lead')}>
      <Loaded query={desk}>{(given) => <SearchPanel key={plan} desk={given} />}</Loaded>
      <Tabs
        mt="lg"
        value={tab}
        onChange={(value) => void go({ search: value ? { tab: value } : {}, replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map((key) => (
            <Tabs.Tab key={key} value={key}>
              {say(`library.${key}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="contents">
          <Contents />
        </Tabs.Panel>
        <Tabs.Panel value="recent">
          <section className="sheet">
            <Recent />
          </section>
        </Tabs.Panel>
        <Tabs.Panel value="archive">
          <section className="sheet">
            <Archive />
          </section>
        </Tabs.Panel>
        <Tabs.Panel value="publish">
          <Publishing />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
