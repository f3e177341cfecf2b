import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { SessionApi } from '../contract/session.ts';
import { Pairs } from '../parts/pairs.tsx';
import { Screen } from '../parts/screen.tsx';
import { Loaded, Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { ChangePassword } from './change-password.tsx';
import { Passkeys } from './passkeys.tsx';
import { SignOnButtons } from './sign-on-buttons.tsx';

/** Me: what I may do here, and where I am signed in. */
export function Me() {
  const say = useSay();
  const client = useQueryClient();
  const { session } = useSitting();
  const found = useQuery({
    queryKey: ['own-sessions'],
    queryFn: ({ signal }) => ask<SessionApi['own']>('GET', '/api/sessions', { signal }),
  });
  const end = useMutation({
    mutationFn: (id: string) =>
      ask<SessionApi['endOne']>('DELETE', '/api/sessions/:session', { params: { session: id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['own-sessions'] }),
  });
  return (
    <Screen title={say('me.title')}>
      <Stack>
        <section className="sheet">
          <Pairs
            pairs={[
              [say('me.name'), session.account?.name ?? ''],
              [say('sign_in.email'), session.account?.email ?? ''],
              [say('me.organization'), session.seat?.organization.name ?? ''],
              [say('people.roles'), say.list((session.seat?.roles ?? []).map((role) => say.data('role', role)))],
              [say('me.may'), say.list(session.permissions.map((permission) => say.data('permission', permission)))],
            ]}
          />
        </section>
        <ChangePassword />
        <Passkeys />
        {session.single_sign_on.length > 0 && (
          <section className="sheet">
            <Title order={2} size="h4" mb="xs">
              {say('me.single')}
            </Title>
            <Text size="sm" mb="sm">
              {say('me.single_lead')}
            </Text>
            <SignOnButtons word="me.tie" more={{ link: true }} />
          </section>
        )}
        <section className="sheet">
          <Title order={2} size="h4">
            {say('me.sessions')}
          </Title>
          {end.error && <Trouble error={end.error} />}
          <Loaded query={found}>
            {({ sessions }) => (
              <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
                {sessions.map((one) => (
                  <Group
                    key={one.id}
                    component="li"
                    justify="space-between"
                    py="sm"
                    style={{ borderBlockEnd: '1px solid var(--line)' }}
                  >
                    <div>
                      <Text fw={600} component="div">
                        {one.device || say('me.device_unknown')}
                        {one.current && <Badge ms={8}>{say('me.this_one')}</Badge>}
                      </Text>
                      <Text size="sm" c="dimmed">
                        {say('me.session_times', { began: say.time(one.began), seen: say.time(one.seen) })}
                      </Text>
                    </div>
                    {!one.current && (
                      <Button variant="default" size="xs" onClick={() => end.mutate(one.id)}>
                        {say('me.end')}
                      </Button>
                    )}
                  </Group>
                ))}
              </ul>
            )}
          </Loaded>
        </section>
      </Stack>
    </Screen>
  );
}
