import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask, type Sent, type Told } from '../client.ts';
import type { MemberApi } from '../contract/members.ts';
import { Trouble, Waiting } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { FoundMembers } from './found-members.tsx';

const KEPT = ['members-found'];

/** By number, or by name and day of birth; both must fit exactly. What is typed goes in the body, never in the address. */
export function FindForm() {
  const say = useSay();
  const client = useQueryClient();
  const [by, setBy] = useState<'cin' | 'name'>('cin');
  const find = useMutation({
    mutationFn: (body: Sent<MemberApi['find']>['body']) =>
      ask<MemberApi['find']>('POST', '/api/members/find', { body }),
    onSuccess: (found) => client.setQueryData(KEPT, found),
  });
  // Coming back from a member's page shows what was found before.
  const found = find.data ?? (find.isIdle ? client.getQueryData<Told<MemberApi['find']>>(KEPT) : undefined);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    if (by === 'cin') find.mutate({ cin: text('cin').replaceAll(/[\s-]/g, '').toUpperCase() });
    else find.mutate({ last: text('last'), first: text('first'), born: text('born') });
  };
  return (
    <Stack gap="lg">
      <form onSubmit={submit} className="sheet" autoComplete="off">
        <Stack gap="sm">
          <SegmentedControl
            value={by}
            onChange={(value) => setBy(value as 'cin' | 'name')}
            data={[
              { value: 'cin', label: say('members.by_cin') },
              { value: 'name', label: say('members.by_name') },
            ]}
            aria-label={say('members.by')}
            style={{ alignSelf: 'flex-start' }}
          />
          {by === 'cin' ? (
            <TextInput
              name="cin"
              label={say('members.cin')}
              description={say('members.cin_hint')}
              required
              withAsterisk={false}
              maxLength={14}
              maw={280}
              autoComplete="off"
            />
          ) : (
            <Group align="flex-end" wrap="wrap">
              <TextInput
                name="last"
                label={say('members.last')}
                required
                withAsterisk={false}
                maxLength={60}
                autoComplete="off"
              />
              <TextInput
                name="first"
                label={say('members.first')}
                required
                withAsterisk={false}
                maxLength={60}
                autoComplete="off"
              />
              <TextInput
                name="born"
                type="date"
                label={say('members.born')}
                required
                withAsterisk={false}
                autoComplete="off"
              />
            </Group>
          )}
          <Button type="submit" loading={find.isPending} style={{ alignSelf: 'flex-start' }}>
            {say('members.find')}
          </Button>
          <Text size="sm" c="dimmed">
            {say('members.recorded')}
          </Text>
        </Stack>
      </form>
      <div aria-live="polite">
        {find.isPending && <Waiting />}
        {find.error && <Trouble error={find.error} />}
        {found && !find.isPending && (
          <section className="sheet">
            <FoundMembers members={found.members} />
          </section>
        )}
      </div>
    </Stack>
  );
}
