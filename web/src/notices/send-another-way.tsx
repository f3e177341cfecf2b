import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { ask } from '../client.ts';
import type { Letter, NoticeApi } from '../contract/notices.ts';
import { Citations } from '../parts/citations.tsx';
import { Icon } from '../parts/icon.tsx';
import { Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { mayMendLetters } from './due-letters.tsx';

/** A member is written to at home. */
const WAYS = { member: ['mail'], requesting_provider: ['fax', 'mail'], servicing_provider: ['fax', 'mail'] } as const;

/**
 * Another way for a letter that has not gone out. E-mail stands there closed, with its reason.
 * @cites AAH-UM-CHAN-01
 */
export function SendAnotherWay({ letter }: { readonly letter: Letter }) {
  const say = useSay();
  const client = useQueryClient();
  const why = useId();
  const { language } = useTongue();
  const { may } = useSitting();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const sending = useMutation({
    mutationFn: (way: 'fax' | 'mail') =>
      ask<NoticeApi['send']>('POST', '/api/notices/:id/send', {
        params: { id: letter.id },
        body: { by_way_of: way, language },
      }),
    onSuccess: () => {
      close();
      return client.invalidateQueries({ queryKey: ['letters'] });
    },
  });
  if (!mayMendLetters(may)) return null;
  return (
    <div>
      <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={toggle}>
        {say('letters.another_way')}
      </Button>
      {isOpen && (
        <div style={{ display: 'grid', gap: 6, marginBlockStart: 8 }}>
          <Group gap="xs">
            {WAYS[letter.to]
              .filter((way) => way !== letter.by)
              .map((way) => (
                <Button key={way} size="compact-sm" loading={sending.isPending} onClick={() => sending.mutate(way)}>
                  {say(`letters.send_by_${way}`)}
                </Button>
              ))}
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<Icon name="lock" size={14} />}
              aria-disabled="true"
              aria-describedby={why}
              onClick={(event) => event.preventDefault()}
              styles={{ root: { background: 'var(--ground)', color: 'var(--quiet)' } }}
            >
              {say('letters.send_by_email')}
            </Button>
          </Group>
          <Text size="xs" c="dimmed" id={why}>
            {say('act.closed', { because: say('letters.no_email') })} <Citations ids={['AAH-UM-CHAN-01']} />
          </Text>
          <Text size="xs" c="dimmed">
            {say('letters.goes_when')}
          </Text>
        </div>
      )}
      <Text role="status" size="sm" style={{ color: 'var(--met)' }}>
        {sending.isSuccess && say('letters.goes_now', { by: say.data('letter_by', sending.data.by) })}
      </Text>
      {sending.error && <Trouble error={sending.error} />}
    </div>
  );
}
