import { Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { PeopleApi } from '../contract/accounts.ts';
import { Action } from '../parts/closed-action.tsx';
import { Screen } from '../parts/screen.tsx';
import { Loaded } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { Invitations } from './invitations.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { OtherManagers } from './other-managers.tsx';
import { PersonCard } from './person-card.tsx';
import { RoleTable } from './role-table.tsx';

const route = getRouteApi('/app/people');

/**
 * The organization's people: who they are, what each may do, and what an account manager may change.
 * @cites HN-PORT-02, HN-PORT-03
 */
export function People() {
  const say = useSay();
  const { may } = useSitting();
  const { tab = 'people' } = route.useSearch();
  const go = route.useNavigate();
  const [inviting, dialog] = useDisclosure(false);
  const found = useQuery({
    queryKey: ['people'],
    queryFn: ({ signal }) => ask<PeopleApi['people']>('GET', '/api/people', { signal }),
  });
  const roles = useQuery({
    queryKey: ['roles'],
    queryFn: ({ signal }) => ask<PeopleApi['roles']>('GET', '/api/roles', { signal }),
  });
  const canManage = may('account.manage');
  return (
    <Screen
      title={say('nav.people')}
      lead={found.data ? say('people.lead', { organization: found.data.organization }) : undefined}
      actions={
        <Action onClick={dialog.open} because={canManage ? undefined : say('people.needs_manager')}>
          {say('people.invite')}
        </Action>
      }
    >
      <Tabs
        value={tab}
        onChange={(value) => void go({ search: value && value !== 'people' ? { tab: value } : {}, replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="people">{say('people.people')}</Tabs.Tab>
          <Tabs.Tab value="invitations">{say('people.invitations')}</Tabs.Tab>
          <Tabs.Tab value="roles">{say('people.roles_may')}</Tabs.Tab>
          {may('account.recover') && <Tabs.Tab value="elsewhere">{say('people.elsewhere')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="people">
          <Loaded query={found}>
            {({ people }) => (
              <ul className="cards" aria-label={say('people.people')}>
                {people.map((person) => (
                  <li key={person.id}>
                    <PersonCard person={person} canManage={canManage} roles={roles.data?.roles ?? []} />
                  </li>
                ))}
              </ul>
            )}
          </Loaded>
        </Tabs.Panel>
        <Tabs.Panel value="invitations">
          <Invitations canManage={canManage} />
        </Tabs.Panel>
        <Tabs.Panel value="roles">
          <Loaded query={roles}>{({ roles: all }) => <RoleTable roles={all} />}</Loaded>
        </Tabs.Panel>
        {may('account.recover') && (
          <Tabs.Panel value="elsewhere">
            <OtherManagers />
          </Tabs.Panel>
        )}
      </Tabs>
      {inviting && <InviteDialog close={dialog.close} roles={roles.data?.roles ?? []} />}
    </Screen>
  );
}
