import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { GiveCode } from './give-code.tsx';
import { GivePasskey } from './give-passkey.tsx';
import { hasPasskeys } from './passkey-device.ts';

/** The passkey of who has one; a code all the same. */
export function SecondFactor() {
  const say = useSay();
  const { session, leave } = useSitting();
  const canChoose = session.second_factor === 'passkey' && hasPasskeys();
  const [by, setBy] = useState(canChoose ? 'passkey' : 'code');
  const other = by === 'passkey' ? 'code' : 'passkey';
  return (
    <Stack>
      {by === 'passkey' ? <GivePasskey /> : <GiveCode />}
      {canChoose && (
        <Button variant="default" onClick={() => setBy(other)}>
          {say(other === 'code' ? 'sign_in.by_code' : 'sign_in.by_passkey')}
        </Button>
      )}
      <Button variant="subtle" onClick={() => void leave()}>
        {say('sign_in.start_over')}
      </Button>
    </Stack>
  );
}
