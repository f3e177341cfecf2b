import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { LibraryApi } from '../contract/library.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { Said } from './said.tsx';

/** Every page by topic; without any, it is said that they are coming. @cites HN-PLAN-16 */
export function Contents() {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const found = useQuery({
    queryKey: ['library-contents', plan, language],
    queryFn: ({ signal }) =>
      ask<LibraryApi['list']>('GET', '/api/library/:plan/pages', { params: { plan }, query: { language }, signal }),
  });
  return (
    <Loaded query={found}>
      {({ topics }) =>
        topics.length === 0 ? (
          <section className="sheet">
            <Empty icon="library" title={say('library.coming')}>
              {say('library.coming_next')}
            </Empty>
          </section>
        ) : (
          <div className="cards">
            {topics.map((topic) => (
              <section key={topic.topic} className="sheet">
                <Title order={2} size="h5">
                  {topic.label}
                </Title>
                <ul style={{ paddingInlineStart: 20, margin: '8px 0' }}>
                  {topic.entries.map((entry) => (
                    <li key={entry.page}>
                      <Link to="/library/$plan/$page" params={{ plan, page: entry.page }}>
                        <Said text={entry.title} />
                      </Link>
                    </li>
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
