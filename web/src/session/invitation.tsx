import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ask } from '../client.ts';
import type { SessionApi } from '../contract/session.ts';
import { Pairs } from '../parts/pairs.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty, Loaded, Trouble } from '../parts/states.tsx';
import { EntryFrame } from '../shell/entry-frame.tsx';
import { useSay } from '../words/use-say.ts';
import { NewPassword } from './new-password.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { tokenInFragment } from './token.ts';
import { TotpSetUp } from './totp-set-up.tsx';

/** An invited person takes the seat: name, password, second factor, recovery codes. */
export function Invitation() {
  const say = useSay();
  const [token] = useState(tokenInFragment);
  const found = useQuery({
    queryKey: ['invitation', token?.slice(0, 6)],
    enabled: token !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => ask<SessionApi['invitation']>('POST', '/api/invitation/read', { body: { token: token ?? '' } }),
  });
  return (
    <EntryFrame>
      <Screen title={say('invitation.title')}>
        {token === undefined ? (
          <Empty icon="info" title={say('invitation.no_token')}>{say('invitation.no_token_next')}</Empty>
        ) : (
          <Loaded query={found}>{(invited) => <Accepting token={token} invited={invited} />}</Loaded>
        )}
      </Screen>
    </EntryFrame>
  );
}

function Accepting({ token, invited }: { readonly token: string; readonly invited: SessionApi['invitation']['answer'] }) {
  const say = useSay();
  const go = useNavigate();
  const accept = useMutation({
    mutationFn: (body: SessionApi['accept']['body']) => ask<SessionApi['accept']>('POST', '/api/invitation/accept', { body }),
  });
  if (accept.data) return <RecoveryCodes codes={accept.data.recovery_codes} done={() => void go({ to: '/sign-in' })} />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    accept.mutate({
      token,
      name: String(form.get('name')),
      password: String(form.get('password')),
      secret: invited.factor.secret,
      code: String(form.get('code')).replaceAll(/\s/g, ''),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{say('invitation.lead', { organization: invited.organization })}</Text>
        <Pairs
          pairs={[
            [say('sign_in.email'), invited.email],
            [say('people.roles'), say.list(invited.roles.map((role) => say.data('role', role)))],
            [say('invitation.expires'), say.deadline(invited.expires)],
          ]}
        />
        <TextInput name="name" label={say('invitation.name')} defaultValue={invited.name} autoComplete="name" required withAsterisk={false} maxLength={120} />
        <NewPassword least={invited.least_characters} />
        <TotpSetUp secret={invited.factor.secret} uri={invited.factor.uri} />
        {accept.error && <Trouble error={accept.error} />}
        <Button type="submit" loading={accept.isPending}>{say('invitation.accept')}</Button>
      </Stack>
    </form>
  );
}
