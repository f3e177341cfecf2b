import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSay } from '../words/use-say.ts';
import { Icon } from './icon.tsx';

export function CopyButton({ text }: { readonly text: string }) {
  const say = useSay();
  const [state, setState] = useState<'ready' | 'done' | 'failed'>('ready');
  const copy = () =>
    navigator.clipboard
      .writeText(text)
      .then(() => setState('done'))
      .catch(() => setState('failed'));
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
