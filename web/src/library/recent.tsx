import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { LibraryApi } from '../contract/library.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { HitList } from './hit-list.tsx';

/** Recently completed communications, newest first. @cites HN-COM-03 */
export function Recent() {
  const say = useSay();
  const { language } = useTongue();
  const found = useQuery({
    queryKey: ['library-recent', language],
    queryFn: ({ signal }) => ask<LibraryApi['recent']>('GET', '/api/library/recent', { signal }),
  });
  return (
    <Loaded query={found}>
      {({ rows }) => (rows.length === 0 ? <Empty icon="library" title={say('library.no_recent')}>{say('library.no_recent_next')}</Empty> : <HitList hits={rows} />)}
    </Loaded>
  );
}
