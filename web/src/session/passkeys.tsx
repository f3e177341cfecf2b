import { Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { PasskeyApi } from '../contract/session.ts';
import { Loaded } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { AddPasskey } from './add-passkey.tsx';
import { hasPasskeys } from './passkey-device.ts';
import { PasskeyRow } from './passkey-row.tsx';

/** One's own passkeys: which there are, when each was used, one more, one less. */
export function Passkeys() {
  const say = useSay();
  const [isAdding, setAdding] = useState<boolean>();
  const found = useQuery({
    queryKey: ['own-passkeys'],
    queryFn: ({ signal }) => ask<PasskeyApi['own']>('GET', '/api/passkeys', { signal }),
  });
  return (
    <section className="sheet">
      <Title order={2} size="h4" mb="xs">
        {say('passkey.title')}
      </Title>
      <Text size="sm" mb="sm">
        {say('passkey.lead')}
      </Text>
      <Loaded query={found}>
        {({ passkeys }) =>
          passkeys.length > 0 && (
            <ul style={{ listStyle: 'none', padding: 0, margin: '0 0 16px' }}>
              {passkeys.map((one) => (
                <PasskeyRow key={one.id} passkey={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {isAdding && <AddPasskey close={() => setAdding(false)} />}
      {!isAdding && hasPasskeys() && (
        <Button variant="default" onClick={() => setAdding(true)} autoFocus={isAdding === false}>
          {say('passkey.add')}
        </Button>
      )}
      {!hasPasskeys() && <Text size="sm">{say('passkey.no_browser')}</Text>}
    </section>
  );
}
