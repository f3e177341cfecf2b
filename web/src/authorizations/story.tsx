import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RequestPage } from '../contract/authorizations.ts';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { Sheet } from './sheet.tsx';

interface StoryProps {
  readonly page: Pick<RequestPage, 'handle' | 'story'>;
  /** Whether the page can be looked at as it stood then. */
  readonly replay?: boolean;
}

/** Everything that happened, in order. Who oversees the department looks at the page as it stood after each step. */
export function Story({ page, replay = true }: StoryProps) {
  const say = useSay();
  const { may } = useSitting();
  const placed = page.story.map((one, place) => ({ ...one, place }));
  return (
    <div style={{ marginBlockStart: 16 }}>
      <Sheet title={say('request.story')}>
        <ol className="case-list">
          {placed.map((one) => (
            <li key={one.place} style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 16px' }}>
              <Text size="sm" c="dimmed" style={{ flex: '0 0 170px' }}>
                {say.time(new Date(one.at).toISOString())}
              </Text>
              <div style={{ flex: '1 1 260px' }}>
                {one.sentence}
                {one.note && (
                  <Text
                    size="sm"
                    component="blockquote"
                    m={0}
                    ps="sm"
                    style={{ borderInlineStart: '3px solid var(--line)' }}
                  >
                    {one.note}
                  </Text>
                )}
              </div>
              <Text size="sm" c="dimmed">
                {one.by ? [one.by.name, one.by.organization].filter(Boolean).join(', ') : say('request.policy_alone')}
              </Text>
              {replay && may('authorization.oversee') && (
                <Link
                  to="/requests/$handle"
                  params={{ handle: page.handle }}
                  search={{ at: String(one.at) }}
                  style={{ fontSize: 14 }}
                  aria-label={say('request.as_then_of', {
                    when: say.time(new Date(one.at).toISOString()),
                    n: one.place + 1,
                  })}
                >
                  {say('request.as_then')}
                </Link>
              )}
            </li>
          ))}
        </ol>
      </Sheet>
    </div>
  );
}
