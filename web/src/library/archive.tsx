import { NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { LibraryApi } from '../contract/library.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { HitList } from './hit-list.tsx';

const route = getRouteApi('/app/library');

/** Every completed communication, by year. */
export function Archive() {
  const say = useSay();
  const { language } = useTongue();
  const { year } = route.useSearch();
  const go = route.useNavigate();
  const found = useQuery({
    queryKey: ['library-archive', year, language],
    queryFn: ({ signal }) => ask<LibraryApi['archive']>('GET', '/api/library/archive', { query: year ? { year } : {}, signal }),
  });
  return (
    <Loaded query={found}>
      {({ rows, total, years }) => (
        <>
          <NativeSelect
            maw={200}
            label={say('library.year')}
            value={year ?? ''}
            onChange={(event) => void go({ search: { tab: 'archive', ...(event.currentTarget.value ? { year: event.currentTarget.value } : {}) }, replace: true })}
            data={[{ value: '', label: say('filter.any') }, ...years]}
          />
          <Text size="sm" role="status" mt="sm">{say('library.displaying', { shown: rows.length, total })}</Text>
          {rows.length === 0 ? <Empty icon="library" title={say('library.no_archive')}>{say('library.no_recent_next')}</Empty> : <HitList hits={rows} />}
        </>
      )}
    </Loaded>
  );
}
