import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSay } from '../words/use-say.ts';
import { Icon } from './icon.tsx';
import { noteTaken } from './taken.ts';

interface CopyButtonProps {
  readonly text: string;
  /** What it is, where it may tell of a member: then the copy goes into the audit record before it is made. */
  readonly of?: string;
}

export function CopyButton({ text, of }: CopyButtonProps) {
  const say = useSay();
  const [state, setState] = useState<'ready' | 'done' | 'failed'>('ready');
  const copy = async () => {
    try {
      if (of !== undefined) await noteTaken({ act: 'copied', of });
      await navigator.clipboard.writeText(text);
      setState('done');
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <Button variant="default" leftSection={<Icon name="copy" size={18} />} onClick={() => void copy()}>
        {say('act.copy')}
      </Button>
      <span role="status" style={{ alignSelf: 'center', fontSize: 14 }}>
        {state === 'done' && say('act.copied')}
        {state === 'failed' && say('act.not_copied')}
      </span>
    </>
  );
}
