import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { askFile } from '../client.ts';
import type { DirectoryAsked, DirectoryFound, NetworkApi } from '../contract/network.ts';
import { ExportButton } from '../parts/export-button.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty, Loaded, Trouble, Waiting } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { DirectoryCard } from './directory-card.tsx';
import { DirectoryFilters, type Filters, type Near } from './directory-filters.tsx';
import { useDirectory } from './use-directory.ts';
import { useFacets } from './use-facets.ts';

const route = getRouteApi('/app/directory');
const CountyMap = lazy(() => import('./county-map.tsx').then((m) => ({ default: m.CountyMap })));

/** Who offers what, where: published entries and organizations under contract, with the day each was last checked. */
export function Directory() {
  const say = useSay();
  const { plan } = usePlan();
  const filters = route.useSearch();
  const go = route.useNavigate();
  const [near, setNear] = useState<Near>({});
  const view = filters.view === 'map' ? 'map' : 'list';
  const facets = useFacets();
  const asked = askedOf(plan, filters, near);
  const found = useDirectory(asked);
  const file = () => askFile<NetworkApi['export']>('POST', '/api/directory/export', { body: asked });
  const set = (next: Filters) => void go({ search: (had) => onlyFilled({ ...had, ...next }), replace: true });
  const [page] = found.data?.pages ?? [];
  const rows = found.data?.pages.flatMap((p) => p.results) ?? [];
  return (
    <Screen title={say('directory.title')} lead={say('directory.lead')}>
      <Stack>
        <Loaded query={facets}>
          {(choices) => (
            <DirectoryFilters key={plan} choices={choices} filters={filters} near={near} set={set} setNear={setNear} />
          )}
        </Loaded>
        <Group justify="space-between" className="no-print">
          <SegmentedControl
            aria-label={say('directory.view')}
            value={view}
            onChange={(next) => set({ view: next === 'map' ? 'map' : undefined })}
            data={[
              { value: 'list', label: say('directory.list') },
              { value: 'map', label: say('directory.map') },
            ]}
          />
          {page && page.total > 0 && <ExportButton name="madrone-directory" file={file} />}
        </Group>
        {found.error && <Trouble error={found.error} retry={() => void found.refetch()} />}
        {found.isLoading && <Waiting />}
        {page && <Counted page={page} filters={filters} near={near} />}
        {page && view === 'map' && (
          <Suspense fallback={<Waiting />}>
            <CountyMap
              counted={page.counties}
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

/** How many fit, and of how many it is not known whether they do. */
function Counted({ page, filters, near }: { page: DirectoryFound; filters: Filters; near: Near }) {
  const say = useSay();
  return (
    <Text role="status" size="sm">
      {say('directory.count', { n: page.total })}
      {page.everyCounty > 0 && ` ${say('directory.every_county', { n: page.everyCounty })}`}
      {filters.language &&
        page.languageUnknown > 0 &&
        ` ${say('directory.language_unknown', { n: page.languageUnknown })}`}
      {near.zip && page.distanceUnknown > 0 && ` ${say('directory.distance_unknown', { n: page.distanceUnknown })}`}
    </Text>
  );
}

function askedOf(plan: string, filters: Filters, near: Near): DirectoryAsked {
  const { need, county, miles, language, accepting, population, standing } = filters;
  const zip = near.zip && /^\d{5}$/.test(near.zip) ? near.zip : undefined;
  return {
    plan,
    ...onlyFilled({ need, county, language, population, city: near.city, zip }),
    ...(miles && zip ? { within: Number(miles) } : {}),
    ...(accepting ? { accepting: accepting === 'yes' } : {}),
    ...(isStanding(standing) ? { standing } : {}),
  };
}

function isStanding(text: string | undefined): text is NonNullable<DirectoryAsked['standing']> {
  return text === 'plan' || text === 'contracted' || text === 'published' || text === 'listed';
}

function onlyFilled<K extends string>(filters: { readonly [key in K]?: string | undefined }): { [key in K]?: string } {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value)) as { [key in K]?: string };
}
