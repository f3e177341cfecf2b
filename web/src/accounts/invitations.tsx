import { Badge, Group, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { Invited, PeopleApi } from '../contract/accounts.ts';
import { Clock } from '../parts/clock.tsx';
import { Action } from '../parts/closed-action.tsx';
import { Empty, Loaded, Trouble } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { useInvitations } from './use-invitations.ts';

/** Who was invited, by whom, and how long the letter still holds. */
export function Invitations({ canManage }: { readonly canManage: boolean }) {
  const say = useSay();
  const found = useInvitations();
  return (
    <Loaded query={found}>
      {({ invitations }) =>
        invitations.length === 0 ? (
          <section className="sheet">
            <Empty icon="people" title={say('today.no_invitations')}>
              {say('today.no_invitations_next')}
            </Empty>
          </section>
        ) : (
          <ul className="cards" aria-label={say('people.invitations')}>
            {invitations.map((one) => (
              <li key={one.id}>
                <InvitationCard one={one} canManage={canManage} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function InvitationCard({ one, canManage }: { readonly one: Invited; readonly canManage: boolean }) {
  const say = useSay();
  const client = useQueryClient();
  const params = { invitation: one.id };
  const wish = useMutation({
    mutationFn: async (what: 'revoke' | 'resend') => {
      if (what === 'revoke') await ask<PeopleApi['revoke']>('DELETE', '/api/invitations/:invitation', { params });
      else await ask<PeopleApi['resend']>('POST', '/api/invitations/:invitation/resend', { params });
      return what;
    },
    onSuccess: (what) => {
      notifications.show({
        message: say(`people.done_${what}`, { name: one.name }),
        closeButtonProps: { 'aria-label': say('act.close') },
      });
      return client.invalidateQueries({ queryKey: ['invitations'] });
    },
  });
  const needsManager = canManage ? undefined : say('people.needs_manager');
  const isOver = one.state === 'used' || one.state === 'revoked' ? say(`people.invitation_${one.state}`) : undefined;
  return (
    <article className="sheet" style={{ height: '100%' }}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} size="h5">
          {one.name}
        </Title>
        {one.state === 'open' ? (
          <Clock due={one.expires} because={[say('today.invitation_because', { when: say.time(one.created) })]} />
        ) : (
          <Badge style={{ flex: 'none' }}>{say(`people.invitation_${one.state}`)}</Badge>
        )}
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {one.email}
      </Text>
      <Text size="sm" c="dimmed">
        {say.list(one.roles.map((role) => say.data('role', role)))}
      </Text>
      <Text size="sm" c="dimmed">
        {say('people.invited_by', { name: one.invited_by, when: say.time(one.created) })}
      </Text>
      {wish.error && <Trouble error={wish.error} />}
      <Group gap="xs" mt="sm" align="flex-start">
        <Action size="xs" variant="default" because={needsManager ?? isOver} onClick={() => wish.mutate('resend')}>
          {say('people.resend')}
        </Action>
        <Action size="xs" variant="default" because={needsManager ?? isOver} onClick={() => wish.mutate('revoke')}>
          {say('people.revoke')}
        </Action>
      </Group>
    </article>
  );
}
