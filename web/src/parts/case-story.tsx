import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSay } from '../words/use-say.ts';
import { Sheet } from './sheet.tsx';

interface Told {
  readonly at: number;
  readonly sentence: string;
  readonly by?: { readonly name: string; readonly organization: string } | undefined;
  readonly note?: string | undefined;
  readonly note_language?: string | undefined;
}

interface CaseStoryProps {
  readonly story: readonly Told[];
  /** What stands beside a step, by its place. */
  readonly beside?: (one: Told, place: number) => ReactNode;
}

/** Everything that happened, in order. */
export function CaseStory({ story, beside }: CaseStoryProps) {
  const say = useSay();
  const placed = story.map((one, place) => ({ one, place }));
  return (
    <div style={{ marginBlockStart: 16 }}>
      <Sheet title={say('request.story')}>
        <ol className="case-list">
          {placed.map(({ one, place }) => (
            <li key={place} style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 16px' }}>
              <Text size="sm" c="dimmed" style={{ flex: '0 0 170px' }}>
                {say.time(new Date(one.at).toISOString())}
              </Text>
              <div style={{ flex: '1 1 260px' }}>
                {one.sentence}
                {one.note && (
                  <Text
                    size="sm"
                    component="blockquote"
                    lang={one.note_language}
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
              {beside?.(one, place)}
            </li>
          ))}
        </ol>
      </Sheet>
    </div>
  );
}
