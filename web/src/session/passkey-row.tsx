import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { OwnPasskey, PasskeyApi } from '../contract/session.ts';
import { Trouble } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';

export function PasskeyRow({ passkey }: { readonly passkey: OwnPasskey }) {
  const say = useSay();
  const client = useQueryClient();
  const [asked, setAsked] = useState<'removing' | 'kept'>();
  const { id, name, added, used } = passkey;
  const remove = useMutation({
    mutationFn: () => ask<PasskeyApi['remove']>('DELETE', '/api/passkeys/:passkey', { params: { passkey: id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['own-passkeys'] }),
  });
  return (
    <Group component="li" justify="space-between" py="sm" style={{ borderBlockEnd: '1px solid var(--line)' }}>
      <div style={{ minWidth: 0 }}>
        <Text fw={600} component="div" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {used
            ? say('passkey.times', { added: say.time(added), used: say.time(used) })
            : say('passkey.unused', { added: say.time(added) })}
        </Text>
      </div>
      {asked === 'removing' ? (
        <Group gap="xs">
          <Button color="red" size="xs" loading={remove.isPending} onClick={() => remove.mutate()} autoFocus>
            {say('passkey.remove_sure', { name })}
          </Button>
          <Button variant="default" size="xs" onClick={() => setAsked('kept')}>
            {say('act.back')}
          </Button>
        </Group>
      ) : (
        <Button
          variant="default"
          size="xs"
          aria-label={say('passkey.remove_named', { name })}
          onClick={() => setAsked('removing')}
          autoFocus={asked === 'kept'}
        >
          {say('passkey.remove')}
        </Button>
      )}
      {remove.error && <Trouble error={remove.error} />}
    </Group>
  );
}
