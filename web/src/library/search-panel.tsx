import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../client.ts';
import type { LibraryApi } from '../contract/library.ts';
import { Icon } from '../parts/icon.tsx';
import { Trouble, Waiting } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { HitList } from './hit-list.tsx';

const [LEAST, MOST] = [4, 60];
const PAGE = 20;

/**
 * Search in the manual: four to sixty characters, a message while waiting, what was looked for, how many are shown of how many.
 * @cites HN-LAC-02, HN-LAC-03, HN-LAC-04, HN-LAC-07, HN-LAC-08, HN-LAC-09
 */
export function SearchPanel() {
  const say = useSay();
  const { language } = useTongue();
  const [text, setText] = useState('');
  const [short, setShort] = useState(false);
  const found = useInfiniteQuery({
    queryKey: ['library-search', text, 'manual', language],
    enabled: text !== '',
    initialPageParam: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      ask<LibraryApi['search']>('POST', '/api/library/search', { body: { text, scope: 'manual', offset: pageParam, limit: PAGE }, signal }),
    getNextPageParam: (last, pages) => (pages.length * PAGE < last.total ? pages.length * PAGE : undefined),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('text')).trim();
    const isShort = typed.length < LEAST || typed.length > MOST;
    setShort(isShort);
    if (!isShort) setText(typed);
  };
  const hits = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="sheet" aria-labelledby="library-search">
      <Title order={2} size="h4" id="library-search">{say('library.search_heading')}</Title>
      <form onSubmit={submit} noValidate>
        <Group align="flex-end" gap="sm" wrap="wrap" mt="xs">
          <TextInput
            name="text"
            type="search"
            label={say('library.search_label')}
            description={say('library.length', { least: LEAST, most: MOST })}
            error={short ? say('library.length_wrong', { least: LEAST, most: MOST }) : undefined}
            maxLength={MOST + 20}
            style={{ flex: '1 1 260px', maxWidth: 520 }}
            leftSection={<Icon name="search" size={18} />}
          />
          <Button type="submit">{say('library.search')}</Button>
        </Group>
      </form>
      <div aria-live="polite">
        {found.isFetching && !found.isFetchingNextPage && <Waiting label={say('library.wait')} />}
        {found.error && <Trouble error={found.error} retry={() => void found.refetch()} />}
        {found.data && !found.isFetching && (
          <>
            <Title order={3} size="h5" mt="md">{say('library.results_for')} {text}</Title>
            <Text size="sm">{say('library.displaying', { shown: hits.length, total: found.data.pages[0]?.total ?? 0 })}</Text>
          </>
        )}
      </div>
      {found.data && !found.isPlaceholderData && <HitList hits={hits} />}
      {found.hasNextPage && <Button mt="sm" variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{say('list.more')}</Button>}
    </section>
  );
}
