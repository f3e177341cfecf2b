import { Button, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { isAnswered } from '../client.ts';
import type { RequestFile } from '../contract/authorizations.ts';
import { useSay } from '../words/use-say.ts';
import { Icon } from './icon.tsx';
import { ScrollBox } from './scroll-box.tsx';
import { Sheet } from './sheet.tsx';
import { Loaded } from './states.tsx';

interface FilesProps {
  readonly files: readonly RequestFile[];
  readonly shown: string | undefined;
  readonly show: (id: string | undefined) => void;
}

export function Files({ files, shown, show }: FilesProps) {
  const say = useSay();
  return (
    <Sheet title={say('request.files', { n: files.length })}>
      {files.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say('request.no_files')}
        </Text>
      ) : (
        <ul className="case-list">
          {files.map((file) => (
            <li key={file.id}>
              <UnstyledButton
                onClick={() => show(shown === file.id ? undefined : file.id)}
                aria-expanded={shown === file.id}
                style={{ color: 'var(--mantine-color-anchor)', textDecoration: 'underline', minHeight: 28 }}
              >
                {file.name}
              </UnstyledButton>
              <Text size="xs" c="dimmed">
                {say('request.file_said', {
                  size: Math.max(1, Math.round(file.size / 1024)),
                  when: say.time(new Date(file.sent).toISOString()),
                })}
                {file.internal && ` · ${say('request.file_internal')}`}
                {file.scanned === 'not_scanned' && ` · ${say('request.file_not_scanned')}`}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

const addressOf = (id: string) => `/api/attachments/${id}`;

/** A document in the page, beside what is written about it. What the browser cannot show is offered to be saved. */
export function FileViewer({
  file,
  close,
}: {
  readonly file: Pick<RequestFile, 'id' | 'name' | 'type'>;
  readonly close?: () => void;
}) {
  const say = useSay();
  const top = useRef<HTMLElement>(null);
  const { id } = file;
  useEffect(() => {
    if (id) top.current?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  return (
    <section className="sheet case-viewer" aria-label={say('request.file_shown', { name: file.name })} ref={top}>
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap', alignItems: 'center', marginBlockEnd: 8 }}>
        <strong style={{ flex: 1, overflowWrap: 'anywhere' }}>{file.name}</strong>
        <Button
          component="a"
          href={addressOf(file.id)}
          download={file.name}
          size="xs"
          variant="default"
          leftSection={<Icon name="download" size={16} />}
        >
          {say('request.file_save')}
        </Button>
        {close && (
          <Button size="xs" variant="default" onClick={close}>
            {say('act.close')}
          </Button>
        )}
      </div>
      <Shown file={file} />
    </section>
  );
}

function Shown({ file }: { readonly file: Pick<RequestFile, 'id' | 'name' | 'type'> }) {
  const say = useSay();
  if (file.type === 'application/pdf')
    return <iframe src={addressOf(file.id)} title={say('request.file_shown', { name: file.name })} />;
  if (file.type === 'image/png' || file.type === 'image/jpeg')
    return (
      <div className="case-picture">
        <ScrollBox label={file.name}>
          <img src={addressOf(file.id)} alt={say('request.file_shown', { name: file.name })} />
        </ScrollBox>
      </div>
    );
  return <Scan file={file} />;
}

/** A TIFF comes as a PDF. What a PDF cannot hold is said, and offered to be saved. */
function Scan({ file: { id, name } }: { readonly file: Pick<RequestFile, 'id' | 'name'> }) {
  const say = useSay();
  const address = `${addressOf(id)}?as=pdf`;
  const shown = useQuery({
    queryKey: ['scan', id],
    queryFn: () => isAnswered(address),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (shown.data === false) return <Text role="status">{say('request.file_tiff')}</Text>;
  return <Loaded query={shown}>{() => <iframe src={address} title={say('request.file_shown', { name })} />}</Loaded>;
}
