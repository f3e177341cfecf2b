import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSay } from '../words/use-say.ts';
import { Loaded } from './states.tsx';

interface DuePileProps<T> {
  readonly title: string;
  readonly query: {
    readonly data: T | undefined;
    readonly error: unknown;
    readonly isLoading: boolean;
    readonly refetch: () => unknown;
  };
  /** The first of them, and the way to all. */
  readonly children: (answer: T) => ReactNode;
}

/** Cases that wait for somebody for one reason, counted. */
export function DuePile<T extends { readonly total: number }>({ title, query, children }: DuePileProps<T>) {
  const say = useSay();
  return (
    <section aria-label={title} style={{ marginBlockEnd: 16 }}>
      <Loaded query={query}>
        {(answer) => (
          <>
            <Text fw={600}>
              {title}: {say.number(answer.total)}
            </Text>
            {answer.total === 0 ? (
              <Text size="sm" c="dimmed">
                {say('due.nothing')}
              </Text>
            ) : (
              children(answer)
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
