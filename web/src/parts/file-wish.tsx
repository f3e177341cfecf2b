import { Button, FileInput } from '@mantine/core';
import { useState } from 'react';
import { useSay } from '../words/use-say.ts';
import { Trouble, Waiting } from './states.tsx';

interface FileWishProps {
  readonly label: string;
  readonly description: string;
  readonly accept?: string;
  /** What is done with the chosen file, and what is said meanwhile. */
  readonly act: string;
  readonly wait: string;
  readonly wish: { readonly isPending: boolean; readonly error: unknown; readonly mutate: (file: File) => void };
}

/** One file chosen and handed over. */
export function FileWish({ label, description, accept, act, wait, wish }: FileWishProps) {
  const say = useSay();
  const [file, setFile] = useState<File | null>(null);
  return (
    <>
      <FileInput
        label={label}
        description={description}
        {...(accept ? { accept } : {})}
        value={file}
        onChange={setFile}
        maw={420}
        clearable
        clearButtonProps={{ 'aria-label': say('act.clear') }}
      />
      <Button
        style={{ alignSelf: 'flex-start' }}
        loading={wish.isPending}
        onClick={() => file && wish.mutate(file)}
        {...(file ? {} : { 'aria-disabled': true })}
      >
        {act}
      </Button>
      {wish.isPending && <Waiting label={wait} />}
      {wish.error !== null && <Trouble error={wish.error} />}
    </>
  );
}
