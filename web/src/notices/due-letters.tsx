import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { NoticeApi } from '../contract/notices.ts';
import { DuePile } from '../parts/due-pile.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { askedLetters } from './desk-filters.ts';

/** Who mends what keeps a letter from going. */
export function mayMendLetters(may: (permission: string) => boolean): boolean {
  return ['authorization.review', 'appeal.work', 'continuity.work'].some(may);
}

/** How many letters somebody has to mend before they can go, and the way to them. */
export function DueLetters() {
  const say = useSay();
  const { plan } = usePlan();
  const found = useQuery({
    queryKey: ['letters', 'due', plan],
    queryFn: ({ signal }) =>
      ask<NoticeApi['waiting']>('POST', '/api/notices/search', {
        body: { ...askedLetters({}, plan), size: 1 },
        signal,
      }),
  });
  return (
    <DuePile title={say('due.letters')} query={found}>
      {({ total, notices: [oldest] }) => (
        <>
          {oldest && (
            <Text size="sm" c="dimmed">
              {say('letters.oldest', { when: say.time(new Date(oldest.created).toISOString()) })}
            </Text>
          )}
          <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/letters" />}>
            {say('due.all', { n: total })}
          </Anchor>
        </>
      )}
    </DuePile>
  );
}
