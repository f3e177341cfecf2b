import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { ask, askFile, type Sent } from '../client.ts';
import type { NetworkApi } from '../contract/network.ts';
import { ExportButton } from '../parts/export-button.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty, Loaded, Trouble, Waiting } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { DirectoryCard } from './directory-card.tsx';
import { DirectoryFilters, type Filters } from './directory-filters.tsx';

const route = getRouteApi('/app/directory');
/** A map wants more of them at once. */
const SIZE = { list: 25, map: 100 } as const;
const CountyMap = lazy(() => import('./county-map.tsx').then((m) => ({ default: m.CountyMap })));

/** Who offers what, where: from the plans' published directories, with the day each was last checked. */
export function Directory() {
  const say = useSay();
  const { plan } = usePlan();
  const filters = route.useSearch();
  const go = route.useNavigate();
  const view = filters.view === 'map' ? 'map' : 'list';
  const facets = useQuery({
    queryKey: ['facets', plan],
    queryFn: ({ signal }) => ask<NetworkApi['facets']>('GET', '/api/directory/facets', { query: { plan }, signal }),
  });
  const { view: _, miles, ...wanted } = filters;
  const asked = { plan, ...wanted, ...(miles && filters.zip ? { within: Number(miles) } : {}) };
  const query = { ...asked, size: SIZE[view] };
  const file = () =>
    askFile<NetworkApi['export']>('POST', '/api/directory/export', {
      body: asked as Sent<NetworkApi['export']>['body'],
    });
  const found = useInfiniteQuery({
    queryKey: ['directory', query],
    initialPageParam: 1,
    queryFn: ({ pageParam, signal }) =>
      ask<NetworkApi['search']>('GET', '/api/directory', { query: { ...query, page: pageParam }, signal }),
    getNextPageParam: (last) => (last.page * last.size < last.total ? last.page + 1 : undefined),
  });
  const set = (next: Filters) => void go({ search: (had) => onlyFilled({ ...had, ...next }), replace: true });
  const [page] = found.data?.pages ?? [];
  const rows = found.data?.pages.flatMap((p) => p.results) ?? [];
  return (
    <Screen title={say('directory.title')} lead={say('directory.lead')}>
      <Stack>
        <Loaded query={facets}>
          {(choices) => <DirectoryFilters key={plan} choices={choices} filters={filters} set={set} />}
        </Loaded>
        <SegmentedControl
          style={{ alignSelf: 'flex-start' }}
          aria-label={say('directory.view')}
          value={view}
          onChange={(next) => set({ view: next === 'map' ? 'map' : undefined })}
          data={[
            { value: 'list', label: say('directory.list') },
            { value: 'map', label: say('directory.map') },
          ]}
        />
        {found.error && <Trouble error={found.error} retry={() => void found.refetch()} />}
        {found.isLoading && <Waiting />}
        {page && (
          <Group justify="space-between">
            <Text role="status" size="sm">
              {say('directory.count', { n: page.total })}
              {filters.language &&
                page.languageUnknown > 0 &&
                ` ${say('directory.language_unknown', { n: page.languageUnknown })}`}
              {filters.zip &&
                page.distanceUnknown > 0 &&
                ` ${say('directory.distance_unknown', { n: page.distanceUnknown })}`}
            </Text>
            {page.total > 0 && <ExportButton name="madrone-directory" file={file} />}
          </Group>
        )}
        {page && view === 'map' && (
          <Suspense fallback={<Waiting />}>
            <CountyMap
              found={rows}
              chosen={filters.county}
              choose={(county) => set({ county: county === filters.county ? undefined : county })}
            />
          </Suspense>
        )}
        {page && rows.length === 0 && (
          <section className="sheet">
            <Empty icon="place" title={say('directory.none')}>
              {say('directory.none_next')}
            </Empty>
          </section>
        )}
        {rows.length > 0 && (
          <ul className="cards" aria-label={say('directory.title')}>
            {rows.map((one) => (
              <li key={one.listing.id}>
                <DirectoryCard found={one} />
              </li>
            ))}
          </ul>
        )}
        {found.hasNextPage && (
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {say('list.more')}
          </Button>
        )}
      </Stack>
    </Screen>
  );
}

function onlyFilled(filters: Filters): { readonly [key in keyof Filters]?: string } {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
}
