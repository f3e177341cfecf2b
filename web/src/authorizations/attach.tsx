import { ActionIcon, Button, FileButton, Progress, Text } from '@mantine/core';
import { useState } from 'react';
import { askWithProgress } from '../client.ts';
import type { Attached, CaseApi } from '../contract/authorizations.ts';
import { Icon } from '../parts/icon.tsx';
import { Trouble } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';

interface AttachProps {
  readonly plan: string;
  readonly files: readonly Attached[];
  readonly change: (change: (had: readonly Attached[]) => readonly Attached[]) => void;
  readonly open?: (file: Attached) => void;
}

interface Sending {
  readonly key: number;
  readonly name: string;
  readonly sent: number;
  readonly error?: unknown;
}

const ACCEPTED = 'application/pdf,image/tiff,image/png,image/jpeg';
const counter = { last: 0 };

/** Documents go to the server as soon as they are chosen, each with its progress; the request names them when it is sent. */
export function Attach({ plan, files, change, open }: AttachProps) {
  const say = useSay();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const drop = (key: number) => setSending((had) => had.filter((one) => one.key !== key));
  const send = async (file: File) => {
    const key = ++counter.last;
    const put = (next: Partial<Sending>) =>
      setSending((had) => had.map((one) => (one.key === key ? { ...one, ...next } : one)));
    setSending((had) => [...had, { key, name: file.name, sent: 0 }]);
    try {
      const kept = await askWithProgress<CaseApi['attach']>(
        'POST',
        '/api/attachments',
        { body: { plan, name: file.name, content: await base64Of(file) } },
        (sent) => put({ sent }),
      );
      change((had) => [...had, kept]);
      drop(key);
    } catch (error) {
      put({ error });
    }
  };
  return (
    <div>
      <Text fw={600} size="sm">
        {say('attach.title')}
      </Text>
      <Text size="sm" c="dimmed" mb={4}>
        {say('attach.hint')}
      </Text>
      <ul className="case-list">
        {files.map((file) => (
          <li key={file.id} style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
            <Icon name="met" size={16} />
            <span style={{ flex: 1, overflowWrap: 'anywhere' }}>{file.name}</span>
            {open && (
              <Button size="compact-sm" variant="default" onClick={() => open(file)}>
                {say('attach.look')}
              </Button>
            )}
            <ActionIcon
              variant="default"
              aria-label={say('attach.remove', { name: file.name })}
              onClick={() => change((had) => had.filter(({ id }) => id !== file.id))}
            >
              <Icon name="unmet" size={16} />
            </ActionIcon>
          </li>
        ))}
        {sending.map(({ key, name, sent, error }) => (
          <li key={key}>
            <span style={{ overflowWrap: 'anywhere' }}>{name}</span>
            {error === undefined ? (
              <Progress.Root size="lg" mt={4}>
                <Progress.Section
                  value={sent * 100}
                  aria-label={say('attach.sending', { name, percent: Math.round(sent * 100) })}
                />
              </Progress.Root>
            ) : (
              <>
                <Trouble error={error} />
                <Button size="compact-sm" variant="default" mt={4} onClick={() => drop(key)}>
                  {say('attach.not_taken', { name })}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <FileButton
        accept={ACCEPTED}
        multiple
        onChange={(chosen) => void Promise.all(chosen.map(send))}
        inputProps={{ 'aria-label': say('attach.choose') }}
      >
        {(props) => (
          <Button {...props} variant="default" size="sm" mt={6}>
            {say('attach.choose')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}

/** As the server takes it: a data address without its head. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'));
    reader.readAsDataURL(file);
  });
}
