import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { MembersApi } from '../contract/members.ts';
import { Screen } from '../parts/screen.tsx';
import { Loaded } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { Emergency } from './emergency.tsx';
import { FindForm } from './find-form.tsx';
import { FoundMembers } from './found-members.tsx';
import { MemberList } from './member-list.tsx';

const route = getRouteApi('/app/members');

/** To a member's page: by exact identity, from the plan's list, or straight to one's own. @cites HN-PORT-01 */
export function Members() {
  const say = useSay();
  const { may } = useSitting();
  const { by } = route.useSearch();
  const go = route.useNavigate();
  if (!may('member.find')) return <Screen title={say('members.own')}><Own /></Screen>;
  const tab = may('member.search') && by === 'list' ? 'list' : 'find';
  return (
    <Screen title={say('members.title')} lead={say('members.lead')} actions={may('member.break_glass') && <Emergency />}>
      <Tabs value={tab} onChange={(value) => void go({ search: value === 'list' ? { by: 'list' } : {}, replace: true })} keepMounted={false}>
        {may('member.search') && (
          <Tabs.List mb="md">
            <Tabs.Tab value="find">{say('members.by_identity')}</Tabs.Tab>
            <Tabs.Tab value="list">{say('members.by_list')}</Tabs.Tab>
          </Tabs.List>
        )}
        <Tabs.Panel value="find"><FindForm /></Tabs.Panel>
        <Tabs.Panel value="list"><MemberList /></Tabs.Panel>
      </Tabs>
    </Screen>
  );
}

function Own() {
  const found = useQuery({ queryKey: ['mine'], queryFn: ({ signal }) => ask<MembersApi['mine']>('GET', '/api/members/mine', { signal }) });
  return <Loaded query={found}>{({ members }) => <FoundMembers members={members} />}</Loaded>;
}
