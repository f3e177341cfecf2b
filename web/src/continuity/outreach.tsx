import { Button, Progress, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ask } from '../client.ts';
import type { ContinuityApi, OutreachTask } from '../contract/continuity.ts';
import { Private } from '../parts/private.tsx';
import { Screen } from '../parts/screen.tsx';
import { Trouble } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { numbersIn } from './numbers-in.ts';

/** As many at once as make the progress worth looking at. */
const AT_ONCE = 25;

/** A transition list: its numbers pasted or out of a file, one call to make for each member and none twice. @cites AAH-UM-COCR-06 */
export function Outreach() {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [tasks, setTasks] = useState<readonly OutreachTask[]>([]);
  const cins = numbersIn(text);
  const send = useMutation({
    mutationFn: async (all: readonly string[]) => {
      setTasks([]);
      for (let from = 0; from < all.length; from += AT_ONCE) {
        const body = { plan, cins: all.slice(from, from + AT_ONCE), language };
        const answer = await ask<ContinuityApi['outreach']>('POST', '/api/continuity/outreach', { body });
        setTasks((had) => [...had, ...answer.tasks]);
      }
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['continuity'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (cins.length > 0) send.mutate(cins);
  };
  const opened = tasks.filter(({ number }) => number !== undefined);
  const refused = tasks.filter(({ number }) => number === undefined);
  return (
    <Screen title={say('outreach.title')} lead={say('outreach.lead')}>
      <form onSubmit={submit} className="sheet" style={{ maxWidth: 900 }} autoComplete="off">
        <Stack gap="sm">
          <Textarea
            label={say('outreach.list')}
            description={say('outreach.hint')}
            value={text}
            autosize
            minRows={6}
            maxRows={16}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <label style={{ fontSize: 14 }}>
            {say('outreach.file')}{' '}
            <input
              type="file"
              accept=".csv,.txt,text/csv,text/plain"
              onChange={(event) => void event.currentTarget.files?.[0]?.text().then(setText)}
            />
          </label>
          <Text size="sm" role="status">
            {send.isPending
              ? say('outreach.done_of', { done: tasks.length, n: send.variables.length })
              : tasks.length > 0
                ? say('outreach.result', { opened: opened.length, refused: refused.length })
                : say('outreach.found', { n: cins.length })}
          </Text>
          {send.isPending && (
            <Progress
              value={(tasks.length / send.variables.length) * 100}
              aria-label={say('outreach.done_of', { done: tasks.length, n: send.variables.length })}
            />
          )}
          <Button
            type="submit"
            loading={send.isPending}
            style={{ alignSelf: 'flex-start' }}
            {...(cins.length > 0 ? {} : { 'aria-disabled': true })}
          >
            {say('outreach.open')}
          </Button>
        </Stack>
      </form>
      {send.error && <Trouble error={send.error} retry={() => send.mutate(cins)} />}
      {tasks.length > 0 && (
        <section className="sheet" style={{ maxWidth: 900, marginBlockStart: 16 }} aria-label={say('outreach.tasks')}>
          <ul className="case-list" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {[...refused, ...opened].map((task) => (
              <li key={task.member} style={{ display: 'flex', gap: 12, flexWrap: 'wrap', padding: '6px 0' }}>
                <Private>{task.member}</Private>
                {task.handle ? (
                  <Link to="/continuity/$handle" params={{ handle: task.handle }}>
                    {task.number}
                  </Link>
                ) : (
                  <span style={{ color: 'var(--unmet)' }}>{task.because}</span>
                )}
              </li>
            ))}
          </ul>
          <Button
            mt="sm"
            size="sm"
            variant="default"
            renderRoot={(props) => <Link {...props} to="/continuity" search={{ awaits: 'call' }} />}
          >
            {say('outreach.to_list')}
          </Button>
        </section>
      )}
    </Screen>
  );
}
