import { Badge, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { OtherManager, RecoveryApi } from '../contract/accounts.ts';
import { Action } from '../parts/closed-action.tsx';
import { sayClosed } from '../parts/say-refusal.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { RecoverDialog } from './recover-dialog.tsx';

/**
 * The account managers of organizations that work for the plan: the recovery of one who lost everything begins here.
 * @cites HN-PORT-04
 */
export function OtherManagers() {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [name] = useDebouncedValue(typed.trim(), 250);
  const found = useQuery({
    queryKey: ['other-managers', name],
    queryFn: ({ signal }) =>
      ask<RecoveryApi['managers']>('GET', '/api/organization-managers', {
        query: name === '' ? {} : { name },
        signal,
      }),
  });
  return (
    <Stack>
      <Text size="sm">{say('people.elsewhere_lead')}</Text>
      <TextInput
        type="search"
        label={say('people.elsewhere_find')}
        value={typed}
        maxLength={100}
        maw={420}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Loaded query={found}>
        {({ managers }) =>
          managers.length === 0 ? (
            <section className="sheet">
              <Empty icon="people" title={say('people.elsewhere_none')}>
                {say('people.elsewhere_none_next')}
              </Empty>
            </section>
          ) : (
            <ul className="cards" aria-label={say('people.elsewhere')}>
              {managers.map((one) => (
                <li key={`${one.organization}/${one.id}`}>
                  <ManagerCard one={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Stack>
  );
}

function ManagerCard({ one }: { readonly one: OtherManager }) {
  const say = useSay();
  const [opened, dialog] = useDisclosure(false);
  return (
    <article className="sheet" style={{ height: '100%' }}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} size="h5">
          {one.name}
        </Title>
        <Badge style={{ flex: 'none' }}>{say(one.second_factor ? 'people.factor_on' : 'people.factor_off')}</Badge>
      </Group>
      <Text size="sm">{one.organization_name}</Text>
      {one.seen && (
        <Text size="sm" c="dimmed">
          {say('people.seen', { when: say.time(one.seen) })}
        </Text>
      )}
      <Group mt="sm">
        <Action size="xs" variant="default" because={one.closed && sayClosed(say, one.closed)} onClick={dialog.open}>
          {say('people.recover')}
        </Action>
      </Group>
      {opened && <RecoverDialog one={one} close={dialog.close} />}
    </article>
  );
}
