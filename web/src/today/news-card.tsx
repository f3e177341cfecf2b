import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { LibraryApi } from '../contract/library.ts';
import { HitList } from '../library/hit-list.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';

/** What the plans told their providers last, newest first. @cites HN-COM-03, CCAH-ECM-NEWS-01 */
export function NewsCard() {
  const say = useSay();
  const { language } = useTongue();
  const found = useQuery({
    queryKey: ['library-recent', language],
    queryFn: ({ signal }) => ask<LibraryApi['recent']>('GET', '/api/library/recent', { signal }),
  });
  return (
    <Loaded query={found}>
      {({ rows }) =>
        rows.length === 0 ? <Empty icon="library" title={say('library.no_recent')}>{say('library.no_recent_next')}</Empty> : <HitList hits={rows.slice(0, 4)} />
      }
    </Loaded>
  );
}
