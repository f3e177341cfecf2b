import { Button, Text, Title } from '@mantine/core';
import { Trouble, Waiting } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { HitList } from './hit-list.tsx';
import { useLibrarySearch } from './use-library-search.ts';

interface SearchResultsProps {
  readonly text: string;
  readonly within: 'manual' | 'site';
  readonly wait: string;
}

/**
 * What was looked for, how many are shown of how many, a message while waiting.
 * @cites HN-LAC-07, HN-LAC-08, HN-LAC-09
 */
export function SearchResults({ text, within, wait }: SearchResultsProps) {
  const say = useSay();
  const { plan } = usePlan();
  const found = useLibrarySearch(text, within, true);
  const last = found.data?.pages.at(-1);
  return (
    <>
      <div aria-live="polite">
        {found.isLoading && <Waiting label={wait} />}
        {found.error && <Trouble error={found.error} retry={() => void found.refetch()} />}
        {last && (
          <>
            <Title order={3} size="h5" mt="md">
              {last.heading}
            </Title>
            <Text size="sm">{last.counter}</Text>
            {last.total === 0 && last.elsewhere && <Text size="sm">{last.elsewhere}</Text>}
          </>
        )}
      </div>
      {found.data && <HitList plan={plan} hits={found.data.pages.flatMap((page) => page.results)} />}
      {found.hasNextPage && (
        <Button mt="sm" variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {say('list.more')}
        </Button>
      )}
    </>
  );
}
