import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { EnrollmentFile, MemberApi } from '../contract/members.ts';
import { Alarm } from '../parts/alarm.tsx';
import { FileWish } from '../parts/file-wish.tsx';
import { saveText } from '../parts/save-text.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty, Loaded, Trouble } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { type Say, useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { FileAnswer } from './file-answer.tsx';
import { WouldDo } from './rehearsed.tsx';

/** Enrolment files: one in, every record answered; and what came of the earlier ones. */
export function Enrollment() {
  const say = useSay();
  const client = useQueryClient();
  const { language } = useTongue();
  const { plan } = usePlan();
  /** A whole list that waits for a yes to the members it would end. */
  const [held, setHeld] = useState<File>();
  const load = useMutation({
    mutationFn: async (chosen: File) => {
      const text = await chosen.text();
      setHeld(undefined);
      const told = await ask<MemberApi['load']>('POST', '/api/enrollment/files', {
        body: { plan, name: chosen.name, text, confirm: held === chosen },
      });
      if (told.outcome === 'held') setHeld(chosen);
      return told;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['enrollment'] }),
  });
  const rehearse = useMutation({
    mutationFn: async (chosen: File) => {
      setHeld(undefined);
      load.reset();
      const text = await chosen.text();
      const body = { plan, name: chosen.name, text, language };
      return { chosen, told: await ask<MemberApi['rehearse']>('POST', '/api/enrollment/rehearsals', { body }) };
    },
  });
  const found = useQuery({
    queryKey: ['enrollment', plan],
    // While a file is being read its counts grow.
    refetchInterval: load.isPending ? 1000 : false,
    queryFn: ({ signal }) => ask<MemberApi['files']>('GET', '/api/enrollment/files', { query: { plan }, signal }),
  });
  return (
    <Screen title={say('nav.enrollment')} lead={say('enrollment.lead')}>
      <Stack>
        <Stack className="sheet" gap="sm">
          <FileWish
            label={say('enrollment.file')}
            description={say('enrollment.kinds')}
            act={say('enrollment.rehearse')}
            wait={say('enrollment.wait')}
            wish={rehearse}
          />
          {rehearse.data && !load.data && (
            <WouldDo
              told={rehearse.data.told}
              name={rehearse.data.chosen.name}
              load={() => load.mutate(rehearse.data.chosen)}
              isPending={load.isPending}
            />
          )}
          {load.error && <Trouble error={load.error} />}
          <Text role="status">
            {load.data &&
              `${say.data('enrollment_outcome', load.data.outcome)} ${say('enrollment.counts', { taken: load.data.taken, warned: load.data.warned, rejected: load.data.rejected })}`}
            {load.data && load.data.covered > 0 && ` ${leftOut(say, load.data)}`}
          </Text>
          {held && (
            <Alarm title={say('enrollment.held')}>
              <Text size="sm">{say('enrollment.held_next')}</Text>
              <Button mt="xs" variant="default" loading={load.isPending} onClick={() => load.mutate(held)}>
                {say('enrollment.confirm')}
              </Button>
            </Alarm>
          )}
        </Stack>
        <section className="sheet">
          <Title order={2} size="h4" mb="sm">
            {say('enrollment.earlier')}
          </Title>
          <Loaded query={found}>
            {({ files }) =>
              files.length === 0 ? (
                <Empty icon="download" title={say('enrollment.none')}>
                  {say('enrollment.none_next')}
                </Empty>
              ) : (
                <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
                  {files.map((one) => (
                    <FileLine key={one.file} one={one} plan={plan} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </section>
      </Stack>
    </Screen>
  );
}

function leftOut(say: Say, { left_out, covered }: Pick<EnrollmentFile, 'left_out' | 'covered'>): string {
  return say('enrollment.left_out', { n: left_out, covered });
}

function FileLine({ one, plan }: { readonly one: EnrollmentFile; readonly plan: string }) {
  const say = useSay();
  const answer = useMutation({
    mutationFn: () =>
      ask<MemberApi['fileAnswer']>('GET', '/api/enrollment/files/:file/answer', {
        params: { file: one.file },
        query: { plan },
      }),
  });
  return (
    <li style={{ padding: '10px 0', borderBlockEnd: '1px solid var(--line)' }}>
      <strong>{one.name}</strong>{' '}
      <Text span size="sm" c="dimmed">
        {say.data('enrollment_format', one.format)} · {say.time(one.received)} ·{' '}
        {say.data('enrollment_state', one.state)}
      </Text>
      <Text size="sm">
        {say('enrollment.counts', { taken: one.taken, warned: one.warned, rejected: one.rejected })}
        {one.covered > 0 && ` ${leftOut(say, one)}`}
      </Text>
      {one.warned + one.rejected > 0 && (
        <Group mt={4} gap="xs">
          <Button size="xs" variant="default" loading={answer.isPending} onClick={() => answer.mutate()}>
            {say('enrollment.show')}
          </Button>
          {answer.data !== undefined && (
            <Button size="xs" variant="default" onClick={() => saveText(`answer-${one.name}.csv`, answer.data)}>
              {say('enrollment.answer')}
            </Button>
          )}
        </Group>
      )}
      {answer.data !== undefined && <FileAnswer text={answer.data} />}
      {answer.error && <Trouble error={answer.error} />}
    </li>
  );
}
