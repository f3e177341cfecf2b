import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { AppealApi, AppealLine } from '../contract/appeals.ts';
import { CaseLine } from '../parts/case-line.tsx';
import { DueClock } from '../parts/due-clock.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { AppealMark, sayWhat } from './appeal-marks.tsx';

interface MemberAppealsProps {
  readonly plan: string;
  readonly handle: string;
  readonly name: string;
}

/** A member's appeals and grievances with where they stand, and the way to file one; to the member in plain words. */
export function MemberAppeals({ plan, handle, name }: MemberAppealsProps) {
  const say = useSay();
  const { may, session } = useSitting();
  const { language } = useTongue();
  const isOwn = session.reach === 'person';
  const found = useQuery({
    queryKey: ['appeals', 'member', handle, language],
    queryFn: ({ signal }) =>
      ask<AppealApi['search']>('POST', '/api/appeals/search', {
        body: { plan, member: handle, sort: 'newest', size: 100, language },
        signal,
      }),
  });
  return (
    <Sheet title={say('nav.appeals')}>
      <Stack gap="sm">
        {isOwn && <Text>{say('own_appeals.lead')}</Text>}
        {may('appeal.file') && (
          <Group gap="xs">
            {(['appeal', 'grievance'] as const).map((kind) => (
              <Button
                key={kind}
                variant="default"
                mih={isOwn ? 44 : 36}
                renderRoot={(props) => (
                  <Link {...props} to="/appeals/new" search={{ kind }} state={{ member: { handle, name } }} />
                )}
              >
                {say(`own_appeals.file_${kind}`)}
              </Button>
            ))}
          </Group>
        )}
        <Loaded query={found}>
          {({ appeals }) =>
            appeals.length === 0 ? (
              <Empty icon="check" title={say('own_appeals.none')}>
                {say('own_appeals.none_next')}
              </Empty>
            ) : (
              <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
                {appeals.map((line) => (
                  <OneAppeal key={line.handle} line={line} isOwn={isOwn} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Stack>
    </Sheet>
  );
}

function OneAppeal({ line, isOwn }: { readonly line: AppealLine; readonly isOwn: boolean }) {
  const say = useSay();
  const { handle, number, kind, state, outcome, after } = line;
  return (
    <CaseLine
      about={isOwn ? say.data(`own_${kind}`, after ?? outcome ?? state) : sayWhat(say, line)}
      aside={
        <>
          {!isOwn && <AppealMark line={line} />}
          {line.due !== undefined && <DueClock line={line} />}
        </>
      }
    >
      <Link to="/appeals/$handle" params={{ handle }}>
        {number}
      </Link>{' '}
      {say.time(new Date(line.received).toISOString())}
    </CaseLine>
  );
}
