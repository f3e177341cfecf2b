import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { NoticeApi } from '../contract/notices.ts';
import { Sheet } from '../parts/sheet.tsx';
import { Trouble, Waiting } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { LetterList } from './letter-list.tsx';

const SIZE = 25;

/** A member's letters, newest first: to the member what came, to the plan what waits too. */
export function MemberLetters({ handle }: { readonly handle: string }) {
  const say = useSay();
  const { language } = useTongue();
  const { session } = useSitting();
  const isOwn = session.reach === 'person';
  const found = useInfiniteQuery({
    queryKey: ['letters', 'member', handle, language],
    initialPageParam: 1,
    queryFn: ({ pageParam: page, signal }) =>
      ask<NoticeApi['ofMember']>('GET', '/api/members/:handle/notices', {
        params: { handle },
        query: { page, size: SIZE, language },
        signal,
      }),
    getNextPageParam: ({ page, pages }) => (page < pages ? page + 1 : undefined),
  });
  const letters = found.data?.pages.flatMap(({ notices }) => notices) ?? [];
  return (
    <Sheet title={say(isOwn ? 'letters.own' : 'letters.of_member')}>
      {found.isLoading && <Waiting />}
      {found.error && <Trouble error={found.error} retry={() => void found.refetch()} />}
      {found.data && <LetterList letters={letters} none={say(isOwn ? 'letters.none_own' : 'letters.none_of_member')} />}
      {found.hasNextPage && (
        <Button variant="default" mt="sm" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {say('letters.more', { shown: letters.length, n: found.data?.pages[0]?.total ?? 0 })}
        </Button>
      )}
    </Sheet>
  );
}
