import './letters.css';
import { Text } from '@mantine/core';
import { useState } from 'react';
import type { Letter } from '../contract/notices.ts';
import { LetterLine } from './letter-line.tsx';
import { LetterViewer } from './letter-viewer.tsx';

interface LetterListProps {
  readonly letters: readonly (Letter & { readonly handle?: string })[];
  readonly none: string;
  /** The one that stands open from the beginning. */
  readonly opened?: string | undefined;
}

/** Letters one under the other; the opened one stands beside them. */
export function LetterList({ letters, none, opened }: LetterListProps) {
  const [shown, show] = useState(opened);
  const beside = letters.find(({ id }) => id === shown);
  if (letters.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    );
  return (
    <div className={beside ? 'letters viewing' : 'letters'}>
      <ul className="letter-list">
        {letters.map((letter) => (
          <LetterLine
            key={letter.id}
            letter={letter}
            isShown={letter.id === shown}
            show={() => show(shown === letter.id ? undefined : letter.id)}
          />
        ))}
      </ul>
      {beside && <LetterViewer key={beside.id} letter={beside} close={() => show(undefined)} />}
    </div>
  );
}
