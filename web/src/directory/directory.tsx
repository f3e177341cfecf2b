import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { ask } from '../client.ts';
import type { NetworkApi } from '../contract/network.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty, Loaded, Trouble, Waiting } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { DirectoryCard } from './directory-card.tsx';
import { DirectoryFilters, type Filters } from './directory-filters.tsx';

const route = getRouteApi('/app/directory');
const PAGE = 25;
const CountyMap = lazy(() => import('./county-map.tsx').then((m) => ({ default: m.CountyMap })));

/** Who offers what, where: from the plans' published directories, with the day each was last checked. */
export function Directory() {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const filters = route.useSearch();
  const go = route.useNavigate();
  const isMap = filters.view === 'map';
  const needs = useQuery({
    queryKey: ['needs', plan, language],
    queryFn: ({ signal }) => ask<NetworkApi['needs']>('GET', '/api/plans/:plan/directory/needs', { params: { plan }, signal }),
  });
  const { view: _, miles, ...places } = filters;
  const found = useInfiniteQuery({
    queryKey: ['directory', plan, places, miles, language],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      ask<NetworkApi['search']>('POST', '/api/plans/:plan/directory/search', {
        params: { plan },
        body: { ...places, ...(miles && filters.zip ? { miles: Number(miles) } : {}), offset: pageParam, limit: PAGE },
        signal,
      }),
    getNextPageParam: (last, pages) => (pages.length * PAGE < last.total ? pages.length * PAGE : undefined),
  });
  const set = (next: Filters) => void go({ search: (had) => onlyFilled({ ...had, ...next }), replace: true });
  const [page] = found.data?.pages ?? [];
  const rows = found.data?.pages.flatMap((p) => p.rows) ?? [];
  return (
    <Screen title={say('directory.title')} lead={say('directory.lead')}>
      <Stack>
        <Loaded query={needs}>{(choices) => <DirectoryFilters key={plan} choices={choices} filters={filters} set={set} />}</Loaded>
        <SegmentedControl
          style={{ alignSelf: 'flex-start' }}
          aria-label={say('directory.view')}
          value={isMap ? 'map' : 'list'}
          onChange={(view) => set({ view: view === 'map' ? 'map' : undefined })}
          data={[
            { value: 'list', label: say('directory.list') },
            { value: 'map', label: say('directory.map') },
          ]}
        />
        {found.error && <Trouble error={found.error} retry={() => void found.refetch()} />}
        {found.isLoading && <Waiting />}
        {page && <Text role="status" size="sm">{say('directory.count', { n: page.total })}</Text>}
        {page && isMap && (
          <Suspense fallback={<Waiting />}>
            <CountyMap counts={page.by_county} points={rows} chosen={filters.county} choose={(county) => set({ county: county === filters.county ? undefined : county })} />
          </Suspense>
        )}
        {page && rows.length === 0 && (
          <section className="sheet"><Empty icon="place" title={say('directory.none')}>{say('directory.none_next')}</Empty></section>
        )}
        {page && (
          <ul className="cards" aria-label={say('directory.title')}>
            {rows.map((row) => (
              <li key={row.id}><DirectoryCard row={row} whom={page.ask} /></li>
            ))}
          </ul>
        )}
        {found.hasNextPage && <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{say('list.more')}</Button>}
      </Stack>
    </Screen>
  );
}

function onlyFilled(filters: Filters): { readonly [key in keyof Filters]?: string } {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
}
