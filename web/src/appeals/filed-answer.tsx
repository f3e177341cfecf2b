import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { AppealPage } from '../contract/appeals.ts';
import { Clock } from '../parts/clock.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { AidAnswer } from './aid-answer.tsx';

/** One sentence first: its number; then by when it is answered, and whether care goes on meanwhile. */
export function FiledAnswer({ page }: { readonly page: AppealPage }) {
  const say = useSay();
  const { may } = useSitting();
  const { times, aid, warnings } = page;
  const isOwn = may('member.own');
  return (
    <section className="sheet narrow" aria-live="polite">
      <Stack>
        <Title order={2} size="h3" tabIndex={-1}>
          {say(page.kind === 'grievance' ? 'file.done_grievance' : 'file.done', { number: page.number })}
        </Title>
        {times.flatMap(({ clock, title, due, because }) =>
          due === undefined
            ? []
            : [
                <Group key={clock} gap="sm">
                  <Text span>{title}:</Text>
                  <Clock due={new Date(due).toISOString()} because={because} />
                  <Text span size="sm">
                    {say('clock.due', { when: say.deadline(new Date(due).toISOString()) })}
                  </Text>
                </Group>,
              ],
        )}
        {warnings.map(({ code, sentence }) => (
          <Text key={code}>{sentence}</Text>
        ))}
        {aid && <AidAnswer aid={aid} />}
        <Group>
          <Button renderRoot={(props) => <Link {...props} to="/appeals/$handle" params={{ handle: page.handle }} />}>
            {say('file.open')}
          </Button>
          <Button variant="default" renderRoot={(props) => <Link {...props} to={isOwn ? '/' : '/appeals'} />}>
            {say(isOwn ? 'members.own' : 'file.to_list')}
          </Button>
        </Group>
      </Stack>
    </section>
  );
}
