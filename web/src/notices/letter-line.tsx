import { Text, UnstyledButton } from '@mantine/core';
import type { Letter } from '../contract/notices.ts';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { LetterCase } from './letter-case.tsx';
import { LetterMark } from './letter-mark.tsx';
import { LetterWhy } from './letter-why.tsx';
import { SendAnotherWay } from './send-another-way.tsx';
import { TranslatedReason } from './translated-reason.tsx';
import { useLetterWords } from './use-letter-words.ts';

interface LetterLineProps {
  /** With the handle of its case where it stands apart from the case. */
  readonly letter: Letter & { readonly handle?: string };
  readonly isShown: boolean;
  readonly show: () => void;
}

/** One letter: what it says by its title, to whom it goes and how, where it stands, and what whoever mends it can do. */
export function LetterLine({ letter, isShown, show }: LetterLineProps) {
  const say = useSay();
  const { session } = useSitting();
  const words = useLetterWords();
  const isOwn = session.reach === 'person';
  const isOut = letter.state === 'sent';
  return (
    <li className={isShown ? 'shown' : undefined}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 12px', justifyContent: 'space-between' }}>
        <UnstyledButton
          onClick={show}
          aria-expanded={isShown}
          style={{ color: 'var(--mantine-color-anchor)', textDecoration: 'underline', minHeight: isOwn ? 44 : 28 }}
        >
          {letter.title}
        </UnstyledButton>
        {!isOwn && <LetterMark letter={letter} />}
      </div>
      <Text size="sm">{isOwn ? words.toYou(letter) : words.toWhom(letter)}</Text>
      {letter.handle !== undefined && (
        <Text size="sm">
          <LetterCase letter={letter} handle={letter.handle} />
        </Text>
      )}
      {!isOwn && (
        <Text size="sm" c="dimmed">
          {words.inWhat(letter)}
        </Text>
      )}
      {session.reach === 'plan' && <LetterWhy letter={letter} />}
      {!isOwn && (
        <Text size="sm" c="dimmed">
          {words.when(letter)}
        </Text>
      )}
      {!isOut && <TranslatedReason letter={letter} />}
      {!isOut && <SendAnotherWay letter={letter} />}
      {letter.copy && !isOwn && (
        <Text size="sm" c="dimmed">
          {say('letters.copy')}
        </Text>
      )}
    </li>
  );
}
