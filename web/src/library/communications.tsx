import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { LibraryApi } from '../contract/library.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { HitList } from './hit-list.tsx';

function useCommunications() {
  const { plan } = usePlan();
  const { language } = useTongue();
  return useInfiniteQuery({
    queryKey: ['communications', plan, language],
    initialPageParam: 0,
    enabled: plan !== '',
    queryFn: ({ pageParam, signal }) =>
      ask<LibraryApi['communications']>('GET', '/api/library/:plan/communications', {
        params: { plan },
        query: { language, after: pageParam },
        signal,
      }),
    getNextPageParam: ({ archive }) => (archive.shown < archive.total ? archive.shown : undefined),
  });
}

/** Recently completed communications, newest first. @cites HN-COM-03, CCAH-ECM-NEWS-01 */
export function Recent({ most = 50 }: { readonly most?: number }) {
  const say = useSay();
  const { plan } = usePlan();
  return (
    <Loaded query={useCommunications()}>
      {({ pages: [first] }) => {
        const entries = first?.recent.entries.slice(0, most) ?? [];
        return entries.length === 0 ? (
          <Empty icon="library" title={say('library.no_recent')}>
            {say('library.no_recent_next')}
          </Empty>
        ) : (
          <HitList plan={plan} hits={entries} />
        );
      }}
    </Loaded>
  );
}

/** Every completed communication. */
export function Archive() {
  const say = useSay();
  const { plan } = usePlan();
  const found = useCommunications();
  return (
    <Loaded query={found}>
      {({ pages }) => {
        const entries = pages.flatMap((page) => page.archive.entries);
        return (
          <>
            <Text size="sm" role="status">
              {pages.at(-1)?.archive.counter}
            </Text>
            {entries.length === 0 ? (
              <Empty icon="library" title={say('library.no_archive')}>
                {say('library.no_recent_next')}
              </Empty>
            ) : (
              <HitList plan={plan} hits={entries} />
            )}
            {found.hasNextPage && (
              <Button
                mt="sm"
                variant="default"
                loading={found.isFetchingNextPage}
                onClick={() => void found.fetchNextPage()}
              >
                {say('list.more')}
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
