import { Button, Group, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { LibraryDesk } from '../contract/library.ts';
import { Icon } from '../parts/icon.tsx';
import { useSay } from '../words/use-say.ts';
import { SearchResults } from './search-results.tsx';

/**
 * Search in the manual: from so many characters to so many, as the plan's own page has it.
 * @cites HN-LAC-02, HN-LAC-03, HN-LAC-04
 */
export function SearchPanel({ desk }: { readonly desk: LibraryDesk }) {
  const say = useSay();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const least = desk.search.at_least?.characters ?? 1;
  const most = desk.search.at_most?.characters ?? 200;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('text')).trim();
    const fits = typed.length >= least && typed.length <= most;
    setWrong(!fits);
    if (fits) setText(typed);
  };
  return (
    <section className="sheet" aria-labelledby="library-search">
      <Title order={2} size="h4" id="library-search">
        {desk.labels.manual_search ?? say('library.search_heading')}
      </Title>
      <form onSubmit={submit} noValidate>
        <Group align="flex-end" gap="sm" wrap="wrap" mt="xs">
          <TextInput
            name="text"
            type="search"
            label={say('library.search_label')}
            description={say('library.length', { least, most })}
            error={wrong ? say('library.length_wrong', { least, most }) : undefined}
            style={{ flex: '1 1 260px', maxWidth: 520 }}
            leftSection={<Icon name="search" size={18} />}
          />
          <Button type="submit">{say('library.search')}</Button>
        </Group>
      </form>
      {text !== '' && (
        <SearchResults text={text} within="manual" wait={desk.labels.please_wait ?? say('library.wait')} />
      )}
    </section>
  );
}
