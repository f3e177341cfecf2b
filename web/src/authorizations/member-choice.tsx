import { Button, Group, NativeSelect, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, Refusal, type Sent } from '../client.ts';
import type { RequestApi } from '../contract/authorizations.ts';
import type { MemberApi, MemberLine } from '../contract/members.ts';
import { wholeName } from '../members/whole-name.ts';
import { Private } from '../parts/private.tsx';
import { Trouble } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';

export interface ChosenMember {
  readonly handle: string;
  readonly name: string;
}

interface MemberChoiceProps {
  readonly chosen: ChosenMember | undefined;
  readonly choose: (member: ChosenMember | undefined) => void;
}

/** For whom: by number, by name and day of birth, or one of those asked for lately. What is typed goes in bodies, never in the address. */
export function MemberChoice({ chosen, choose }: MemberChoiceProps) {
  const say = useSay();
  const { plan } = usePlan();
  const [by, setBy] = useState('cin');
  const [typed, setTyped] = useState({ cin: '', last: '', first: '', born: '' });
  const find = useMutation({
    mutationFn: (body: Sent<MemberApi['find']>['body']) =>
      ask<MemberApi['find']>('POST', '/api/members/find', { body }),
  });
  if (chosen)
    return (
      <Group gap="sm">
        <Text>
          {say('requests.member')}:{' '}
          <strong>
            <Private>{chosen.name}</Private>
          </strong>
        </Text>
        <Button size="compact-sm" variant="default" onClick={() => choose(undefined)}>
          {say('choose.another')}
        </Button>
      </Group>
    );
  const put = (next: Partial<typeof typed>) => setTyped((had) => ({ ...had, ...next }));
  const search = () =>
    find.mutate(
      by === 'cin'
        ? { cin: typed.cin.replaceAll(/[\s-]/g, '').toUpperCase() }
        : { last: typed.last.trim(), first: typed.first.trim(), born: typed.born },
    );
  const enter = (event: { key: string; preventDefault: () => void }) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    search();
  };
  const isNobody = find.error instanceof Refusal && find.error.status === 404;
  const members = (find.data?.members ?? []).filter((one) => one.plan === plan);
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={say('members.by')}
        value={by}
        onChange={setBy}
        data={[
          { value: 'cin', label: say('members.by_cin') },
          { value: 'name', label: say('members.by_name') },
          { value: 'lately', label: say('choose.lately') },
        ]}
        style={{ alignSelf: 'flex-start' }}
      />
      {by === 'lately' ? (
        <Lately choose={choose} />
      ) : (
        <Group align="flex-end" gap="xs">
          {by === 'cin' ? (
            <TextInput
              label={say('members.cin')}
              value={typed.cin}
              maxLength={14}
              autoComplete="off"
              onKeyDown={enter}
              onChange={(event) => put({ cin: event.currentTarget.value })}
            />
          ) : (
            <>
              <TextInput
                label={say('members.last')}
                value={typed.last}
                maxLength={60}
                autoComplete="off"
                onKeyDown={enter}
                onChange={(event) => put({ last: event.currentTarget.value })}
              />
              <TextInput
                label={say('members.first')}
                value={typed.first}
                maxLength={60}
                autoComplete="off"
                onKeyDown={enter}
                onChange={(event) => put({ first: event.currentTarget.value })}
              />
              <TextInput
                type="date"
                label={say('members.born')}
                value={typed.born}
                autoComplete="off"
                onKeyDown={enter}
                onChange={(event) => put({ born: event.currentTarget.value })}
              />
            </>
          )}
          <Button variant="default" onClick={search} loading={find.isPending}>
            {say('members.find')}
          </Button>
        </Group>
      )}
      <div aria-live="polite">
        {find.error && !isNobody && <Trouble error={find.error} />}
        {by !== 'lately' && (isNobody || (find.data && members.length === 0)) && (
          <Text size="sm">{say('choose.none')}</Text>
        )}
        {by !== 'lately' && members.map((member) => <Found key={member.handle} member={member} choose={choose} />)}
      </div>
    </Stack>
  );
}

function Found({ member, choose }: { readonly member: MemberLine; readonly choose: MemberChoiceProps['choose'] }) {
  const say = useSay();
  const name = wholeName(member.name);
  return (
    <Group gap="sm" py={4}>
      <Text>
        <Private>
          {name}
          {member.born && `, ${say.date(member.born)}`}
        </Private>
      </Text>
      <Button size="compact-sm" onClick={() => choose({ handle: member.handle, name })}>
        {say('choose.this')}
      </Button>
    </Group>
  );
}

/** Members of the requests one sees, newest first. */
function Lately({ choose }: { readonly choose: MemberChoiceProps['choose'] }) {
  const say = useSay();
  const { plan } = usePlan();
  const found = useQuery({
    queryKey: ['requests', 'lately', plan],
    queryFn: ({ signal }) =>
      ask<RequestApi['search']>('POST', '/api/requests/search', { body: { plan, sort: 'newest', size: 50 }, signal }),
  });
  const members = new Map(
    (found.data?.requests ?? []).flatMap(({ member }) => (member ? [[member.handle, member]] : [])),
  );
  return (
    <NativeSelect
      label={say('choose.lately_label')}
      value=""
      onChange={(event) => {
        const member = members.get(event.currentTarget.value);
        if (member) choose({ handle: member.handle, name: wholeName(member.name) });
      }}
      data={[
        { value: '', label: say(members.size > 0 ? 'choose.pick' : 'choose.nobody_lately') },
        ...[...members.values()].map((member) => ({ value: member.handle, label: wholeName(member.name) })),
      ]}
      maw={360}
    />
  );
}
