import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { SessionApi } from '../contract/session.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { EntryFrame } from '../shell/entry-frame.tsx';
import { useSay } from '../words/use-say.ts';
import { AcceptInvitation } from './accept-invitation.tsx';
import { useLetterToken } from './token.ts';

/** An invited person takes the seat: name, password, second factor, recovery codes. */
export function Invitation() {
  const say = useSay();
  const token = useLetterToken();
  const found = useQuery({
    queryKey: ['invitation', token?.slice(0, 6)],
    enabled: token !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => ask<SessionApi['readInvitation']>('POST', '/api/invitations/read', { body: { token: token ?? '' } }),
  });
  return (
    <EntryFrame>
      <Screen title={say('invitation.title')}>
        {token === undefined ? (
          <Empty icon="info" title={say('invitation.no_token')}>
            {say('invitation.no_token_next')}
          </Empty>
        ) : (
          <Stack>
            <Loaded query={found}>
              {(invited) => <AcceptInvitation key={token} token={token} invited={invited} />}
            </Loaded>
          </Stack>
        )}
      </Screen>
    </EntryFrame>
  );
}
