import { Text } from '@mantine/core';
import type { WaitingLetter } from '../contract/notices.ts';
import type { Column } from '../parts/worklist.tsx';
import type { Say } from '../words/use-say.ts';
import { LetterCase } from './letter-case.tsx';
import { LetterMark } from './letter-mark.tsx';
import { LetterWhy, mendOf } from './letter-why.tsx';
import type { useLetterWords } from './use-letter-words.ts';

export function deskColumns(say: Say, words: ReturnType<typeof useLetterWords>): readonly Column<WaitingLetter>[] {
  const since = ({ created }: WaitingLetter) => new Date(created).toISOString();
  return [
    {
      id: 'since',
      header: say('letters.since'),
      cell: (letter) => say.time(since(letter)),
      text: since,
      width: '124px',
    },
    {
      id: 'number',
      header: say('letters.case'),
      cell: (letter) => <LetterCase letter={letter} handle={letter.handle} />,
      text: ({ number }) => number,
      width: '150px',
    },
    {
      id: 'letter',
      header: say('letters.letter'),
      cell: (letter) => (
        <div>
          {letter.title}
          <Text size="xs" c="dimmed">
            {words.toWhom(letter)}
          </Text>
        </div>
      ),
      text: (letter) => `${letter.title}. ${words.toWhom(letter)}`,
    },
    {
      id: 'state',
      header: say('letters.state'),
      cell: (letter) => <LetterMark letter={letter} />,
      text: ({ state_says }) => state_says,
      width: '170px',
    },
    {
      id: 'why',
      header: say('letters.why'),
      cell: (letter) =>
        letter.state === 'queued' ? (
          <Text size="sm" c="dimmed">
            {say('letters.goes_when')}
          </Text>
        ) : (
          <LetterWhy letter={{ ...letter, remarks: [] }} />
        ),
      text: ({ why }) => why.map(({ code, sentence }) => `${sentence} ${mendOf(say, code)}`).join(' '),
      width: '36%',
    },
    {
      id: 'language',
      aside: true,
      header: say('letters.language'),
      cell: (letter) => words.inWhat(letter),
      text: words.inWhat,
    },
    {
      id: 'plan',
      aside: true,
      header: say('shell.plan'),
      cell: ({ plan }) => say.data('plan', plan),
      text: ({ plan }) => plan,
    },
  ];
}
