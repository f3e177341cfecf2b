import { Alert, Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { LibraryApi, LibraryPage } from '../contract/library.ts';
import { Citations } from '../parts/citations.tsx';
import { Icon } from '../parts/icon.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Screen } from '../parts/screen.tsx';
import { Loaded } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { Block } from './block.tsx';
import { Said } from './said.tsx';

const route = getRouteApi('/app/library/$plan/$page');

/** One page, form or communication, whole. @cites HN-COM-02 */
export function Reader() {
  const say = useSay();
  const { language } = useTongue();
  const params = route.useParams();
  const found = useQuery({
    queryKey: ['library-page', params, language],
    queryFn: ({ signal }) =>
      ask<LibraryApi['read']>('GET', '/api/library/:plan/pages/:page', { params, query: { language }, signal }),
  });
  const title = found.data?.title;
  return (
    <Screen
      title={title?.text ?? say('nav.library')}
      heading={title && <Said text={{ text: title.text, language: title.language }} />}
      actions={
        <Button variant="default" leftSection={<Icon name="print" size={18} />} onClick={() => window.print()}>
          {say('act.print')}
        </Button>
      }
    >
      <Loaded query={found}>{(page) => <Body plan={params.plan} page={page} />}</Loaded>
    </Screen>
  );
}

function Body({ plan, page }: { readonly plan: string; readonly page: LibraryPage }) {
  const say = useSay();
  const { source } = page;
  return (
    <Stack maw={860}>
      {page.drafted && (
        <Alert color="teal" variant="outline" icon={<Icon name="info" />}>
          {page.drafted}
        </Alert>
      )}
      <section className="sheet">
        <Pairs
          pairs={[
            [say('library.kind'), page.kind.label],
            [say('library.topic'), page.topic.label],
            page.number && [say('library.material'), page.number],
            (page.published || page.kind.id === 'communication') && [
              say('library.published'),
              page.published?.said ?? say('value.unknown'),
            ],
            page.effective && [say('library.effective'), page.effective.said],
            page.revised && [say('library.revised'), page.revised.said],
            page.provider_types.length > 0 && [say('library.audience'), say.list(page.provider_types)],
            page.brands.length > 0 && [say('library.plans'), say.list(page.brands.map((one) => say.data('plan', one)))],
            source && [
              say('source.document'),
              <span key="source" lang="en">
                {source.title} ({source.publisher})
              </span>,
            ],
          ]}
        />
        <Citations ids={page.cites.slice(0, 6)} />
      </section>
      <section className="sheet prose">
        {page.blocks.map((block, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page have no name and never change places
          <Block key={i} plan={plan} block={block} />
        ))}
        {page.blocks.length === 0 && <p>{say('library.coming')}</p>}
      </section>
    </Stack>
  );
}
