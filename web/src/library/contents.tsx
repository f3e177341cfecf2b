import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { LibraryApi } from '../contract/library.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';

/** The manual by section; one without pages yet says it is coming. @cites HN-PLAN-16 */
export function Contents() {
  const say = useSay();
  const { language } = useTongue();
  const found = useQuery({
    queryKey: ['library-contents', language],
    queryFn: ({ signal }) => ask<LibraryApi['contents']>('GET', '/api/library/contents', { signal }),
  });
  return (
    <Loaded query={found}>
      {({ sections }) =>
        sections.length === 0 ? <Empty icon="library" title={say('library.coming')}>{say('library.coming_next')}</Empty> : (
          <div className="cards">
            {sections.map((section) => (
              <section key={section.title} className="sheet">
                <Title order={2} size="h5">{section.title}</Title>
                {section.pages.length === 0 && <p>{say('library.coming')}</p>}
                <ul style={{ paddingInlineStart: 20, margin: '8px 0' }}>
                  {section.pages.map((page) => (
                    <li key={page.id}><Link to="/library/$kind/$id" params={{ kind: 'page', id: page.id }}>{page.title}</Link></li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        )
      }
    </Loaded>
  );
}
