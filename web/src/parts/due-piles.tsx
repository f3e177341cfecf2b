import { Anchor } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { WordKey } from '../words/catalogues.ts';
import { useSay } from '../words/use-say.ts';
import { DuePile } from './due-pile.tsx';

interface DuePilesProps<P, T> {
  readonly queryKey: readonly unknown[];
  readonly piles: readonly P[];
  readonly find: (pile: P, signal: AbortSignal) => Promise<T>;
  /** Whether a pile of nothing is left out. */
  readonly leaveOutEmpty?: true;
  /** The way to all of a pile. */
  readonly way: (anchor: object, pile: P) => ReactNode;
  /** The first of them. */
  readonly children: (answer: T) => ReactNode;
}

/** What waits for somebody, pile by pile. */
export function DuePiles<P extends { readonly word: WordKey }, T extends { readonly total: number }>({
  queryKey,
  piles,
  find,
  leaveOutEmpty,
  way,
  children,
}: DuePilesProps<P, T>) {
  const say = useSay();
  const found = useQueries({
    queries: piles.map((pile) => ({
      queryKey: [...queryKey, pile.word],
      queryFn: ({ signal }: { signal: AbortSignal }) => find(pile, signal),
    })),
  });
  return piles.map((pile, i) => {
    const query = found[i];
    if (!query || (leaveOutEmpty && query.data?.total === 0)) return null;
    return (
      <DuePile key={pile.word as string} title={say(pile.word)} query={query}>
        {(answer: T) => (
          <>
            {children(answer)}
            <Anchor size="sm" renderRoot={(anchor) => way(anchor, pile)}>
              {say('due.all', { n: answer.total })}
            </Anchor>
          </>
        )}
      </DuePile>
    );
  });
}
