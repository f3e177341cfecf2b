import { Link } from '@tanstack/react-router';
import type { RequestPage } from '../contract/authorizations.ts';
import { CaseStory } from '../parts/case-story.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';

/** Everything that happened to a request. Who oversees the department looks at the page as it stood after each step. */
export function Story({ page }: { readonly page: RequestPage }) {
  const say = useSay();
  const { may } = useSitting();
  return (
    <CaseStory
      story={page.story}
      beside={(one, place) =>
        may('authorization.oversee') && (
          <Link
            to="/requests/$handle"
            params={{ handle: page.handle }}
            search={{ at: String(one.at) }}
            style={{ fontSize: 14 }}
            aria-label={say('request.as_then_of', { when: say.time(new Date(one.at).toISOString()), n: place + 1 })}
          >
            {say('request.as_then')}
          </Link>
        )
      }
    />
  );
}
