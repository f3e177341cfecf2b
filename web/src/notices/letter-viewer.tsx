import { Button, NativeSelect, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Letter } from '../contract/notices.ts';
import { Icon } from '../parts/icon.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { useLetterWords } from './use-letter-words.ts';

interface LetterViewerProps {
  readonly letter: Letter;
  readonly close: () => void;
}

/** The letter as PDF: as it went out or would; who works for the plan sees drafts in other languages too. */
export function LetterViewer({ letter, close }: LetterViewerProps) {
  const say = useSay();
  const words = useLetterWords();
  const { session } = useSitting();
  const top = useRef<HTMLElement>(null);
  const [draft, setDraft] = useState('');
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const address = `/api/notices/${letter.id}/letter${draft === '' ? '' : `?language=${draft}`}`;
  const shown = say('letters.shown', { title: letter.title });
  const drafts = letter.to === 'member' && session.reach === 'plan' ? letter.drafts : [];
  return (
    <section className="letter-viewer" aria-label={shown} ref={top}>
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap', alignItems: 'flex-end', marginBlockEnd: 8 }}>
        <strong style={{ flex: '1 1 160px' }}>{letter.title}</strong>
        {drafts.length > 0 && (
          <NativeSelect
            label={say('letters.draft_in')}
            size="xs"
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
            data={[
              { value: '', label: say('letters.as_it_goes') },
              ...drafts.map((tag) => ({ value: tag, label: words.tongue(tag) })),
            ]}
          />
        )}
        <Button
          component="a"
          href={address}
          download={`${letter.number}-${letter.kind}${draft === '' ? '' : `-draft-${draft}`}.pdf`}
          size="xs"
          variant="default"
          leftSection={<Icon name="download" size={16} />}
        >
          {say('request.file_save')}
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          {say('act.close')}
        </Button>
      </div>
      {draft !== '' && (
        <Text role="status" size="sm" fw={600} mb="xs" style={{ display: 'flex', gap: 6, color: 'var(--unknown)' }}>
          <Icon name="warning" size={18} />
          {say('letters.draft', { language: words.tongue(draft) })}
        </Text>
      )}
      <iframe src={`${address}#navpanes=0&view=FitH`} title={shown} />
    </section>
  );
}
