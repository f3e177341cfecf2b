import { Button, Group, NativeSelect, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { MemberApi, MemberDepths } from '../contract/members.ts';
import { Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { spanWords } from './span-words.ts';
import { useMemberWishes } from './use-member-wishes.ts';

interface ProgramsProps {
  readonly full: MemberDepths;
  readonly handle: string;
  readonly plan: string;
}

/** Programs of the plan the member is in, and for staff who may: to join one or leave it. */
export function Programs({ full, handle, plan }: ProgramsProps) {
  const say = useSay();
  const { may } = useSitting();
  const { program } = useMemberWishes(handle);
  return (
    <section className="sheet" aria-labelledby="programs">
      <Title order={2} size="h4" id="programs">
        {say('person.programs')}
      </Title>
      {full.programs.length === 0 && <Text size="sm">{say('value.none')}</Text>}
      {full.programs.map((one) => (
        <Group key={`${one.program} ${one.from}`} justify="space-between" py={4}>
          <span>
            {one.name}{' '}
            <Text span c="dimmed" size="sm">
              ({spanWords(say, one)})
            </Text>
          </span>
          {may('member.program') && one.to === undefined && (
            <Button
              size="xs"
              variant="default"
              aria-label={say('programs.leave_named', { program: one.name })}
              onClick={() => program.mutate({ program: one.program, action: 'leave' })}
            >
              {say('programs.leave')}
            </Button>
          )}
        </Group>
      ))}
      {may('member.program') && may('member.search') && (
        <Join plan={plan} join={(key) => program.mutate({ program: key, action: 'join' })} />
      )}
      {program.error && <Trouble error={program.error} />}
    </section>
  );
}

function Join({ plan, join }: { readonly plan: string; readonly join: (program: string) => void }) {
  const say = useSay();
  const { language } = useTongue();
  const [chosen, choose] = useState('');
  const facets = useQuery({
    queryKey: ['member-facets', plan, language],
    queryFn: ({ signal }) =>
      ask<MemberApi['facets']>('GET', '/api/members/facets', { query: { plan, language }, signal }),
  });
  const programs = facets.data?.programs ?? [];
  if (programs.length === 0) return null;
  return (
    <Group align="flex-end" mt="sm">
      <NativeSelect
        label={say('programs.join_which')}
        value={chosen}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: '', label: say('wishes.choose') },
          ...programs.map(({ key, name }) => ({ value: key, label: name })),
        ]}
      />
      <Button variant="default" disabled={chosen === ''} onClick={() => join(chosen)}>
        {say('programs.join')}
      </Button>
    </Group>
  );
}
