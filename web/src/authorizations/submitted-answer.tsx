import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RequestAnswer } from '../contract/authorizations.ts';
import { Citations } from '../parts/citations.tsx';
import { Clock } from '../parts/clock.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { useSay } from '../words/use-say.ts';
import { ContactValue } from './contact-value.tsx';
import { StateMark } from './marks.tsx';

interface SubmittedAnswerProps {
  readonly answer: RequestAnswer;
  readonly again: () => void;
}

/** One sentence first: its number and where it stands; then the way it goes, when it is due, what is still missing. */
export function SubmittedAnswer({ answer, again }: SubmittedAnswerProps) {
  const say = useSay();
  const { request, duplicate_of: duplicate } = answer;
  const { handled_by: handler, missing, due, times } = request;
  const governs = times.find((one) => one.governs);
  const list = missing.map(({ label }) => `- ${label}`).join('\n');
  return (
    <section className="sheet" aria-live="polite">
      <Stack>
        <Title order={2} size="h3" tabIndex={-1}>
          {say(duplicate ? 'new.was_there' : request.decision ? 'new.answered' : 'new.sent', {
            number: request.number,
          })}
        </Title>
        <Group gap="sm">
          <StateMark line={request} />
          {due !== undefined && <Clock due={new Date(due).toISOString()} because={governs?.because ?? []} />}
        </Group>
        {due !== undefined && <Text>{say('clock.due', { when: say.deadline(new Date(due).toISOString()) })}</Text>}
        <div>
          <Title order={3} size="h5">
            {say('new.route')}
          </Title>
          <Text>
            {say(handler.kind === 'group' ? 'new.route_group' : 'new.route_plan', { name: handler.name })}{' '}
            <Citations ids={handler.cites} />
          </Text>
          {handler.contacts.map((contact) => (
            <ContactValue key={`${contact.channel} ${contact.value}`} contact={contact} />
          ))}
        </div>
        {request.warnings.length > 0 && (
          <div>
            <Title order={3} size="h5">
              {say('request.warnings')}
            </Title>
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {request.warnings.map(({ code, sentence }) => (
                <li key={code}>{sentence}</li>
              ))}
            </ul>
          </div>
        )}
        {request.state === 'open' && (
          <div>
            <Title order={3} size="h5">
              {say('new.missing')}
            </Title>
            {missing.length === 0 ? (
              <Text>{say('new.nothing_missing')}</Text>
            ) : (
              <>
                <ul style={{ margin: '0 0 8px', paddingInlineStart: 20 }}>
                  {missing.map(({ item, label, cites }) => (
                    <li key={item}>
                      {label} <Citations ids={cites} />
                    </li>
                  ))}
                </ul>
                <CopyButton text={list} />
              </>
            )}
          </div>
        )}
        <Group>
          <Button
            renderRoot={(props) => <Link {...props} to="/requests/$handle" params={{ handle: request.handle }} />}
          >
            {say('new.open')}
          </Button>
          <Button variant="default" onClick={again}>
            {say('new.another')}
          </Button>
        </Group>
      </Stack>
    </section>
  );
}
