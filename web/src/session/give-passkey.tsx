import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { PasskeyApi } from '../contract/session.ts';
import { Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { givePasskey } from './passkey-device.ts';

/** The browser asks for it only after somebody pressed a button: some browsers refuse before. */
export function GivePasskey() {
  const say = useSay();
  const { become } = useSitting();
  const enter = useMutation({
    mutationFn: async () => {
      const given = await givePasskey(await ask<PasskeyApi['ask']>('POST', '/api/second-factor/passkey/begin', {}));
      return ask<PasskeyApi['give']>('POST', '/api/second-factor/passkey', { body: { given } });
    },
    onSuccess: become,
  });
  return (
    <Stack>
      {enter.error && <Trouble error={enter.error} />}
      <Text size="sm">{say('sign_in.passkey_hint')}</Text>
      <Button loading={enter.isPending} onClick={() => enter.mutate()}>
        {say('sign_in.passkey')}
      </Button>
    </Stack>
  );
}
