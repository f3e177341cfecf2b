import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useSay } from '../words/use-say.ts';
import { Icon } from './icon.tsx';
import { saveFile } from './save-text.ts';
import { Trouble } from './states.tsx';

interface ExportButtonProps {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly file: () => Promise<Blob>;
}

/** A list taken away as a file: an act that is recorded, and said to be. */
export function ExportButton({ name, file }: ExportButtonProps) {
  const say = useSay();
  const taking = useMutation({ mutationFn: file, onSuccess: (blob) => saveFile(`${name}.csv`, blob) });
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<Icon name="download" size={16} />}
        loading={taking.isPending}
        title={say('list.export_recorded')}
        onClick={() => taking.mutate()}
      >
        {say('list.export')}
      </Button>
      <span role="status" className="unseen">
        {taking.isPending && say('list.exporting')}
        {taking.isSuccess && say('list.exported')}
      </span>
      {taking.error && <Trouble error={taking.error} />}
    </>
  );
}
