import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Screen } from '../parts/screen.tsx';
import { Waiting } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { Emergency } from './emergency.tsx';
import { FindForm } from './find-form.tsx';
import { ManyAtOnce } from './many-at-once.tsx';
import { OwnStart } from './own-start.tsx';

const route = getRouteApi('/app/members');
/** Most come to find one person. */
const MemberList = lazy(() => import('./member-list.tsx').then((part) => ({ default: part.MemberList })));

/** To a member's page: by exact identity, from the plan's list; or eligibility of many at once. @cites HN-PORT-01 */
export function Members() {
  const say = useSay();
  const { may } = useSitting();
  const { by = 'find' } = route.useSearch();
  const go = route.useNavigate();
  if (may('member.own')) return <OwnStart />;
  const tabs = ['find', ...(may('member.search') ? ['list'] : []), ...(may('eligibility.check') ? ['many'] : [])];
  return (
    <Screen
      title={say('members.title')}
      lead={say('members.lead')}
      actions={may('member.break_glass') && <Emergency />}
    >
      <Tabs
        value={tabs.includes(by) ? by : 'find'}
        onChange={(value) => void go({ search: value && value !== 'find' ? { by: value } : {}, replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map((key) => (
            <Tabs.Tab key={key} value={key}>
              {say.data('members_by', key)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="find">
          <FindForm />
        </Tabs.Panel>
        <Tabs.Panel value="list">
          <Suspense fallback={<Waiting />}>
            <MemberList />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="many">
          <ManyAtOnce />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
