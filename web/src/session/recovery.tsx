import { Alert, Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { ask } from '../client.ts';
import type { SessionApi } from '../contract/session.ts';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { Trouble } from '../parts/states.tsx';
import { EntryFrame } from '../shell/entry-frame.tsx';
import { useSay } from '../words/use-say.ts';
import { NewPassword } from './new-password.tsx';
import { useLetterToken } from './token.ts';

/** A forgotten password: ask for the letter, or come back from it with its token. */
export function Recovery() {
  const say = useSay();
  const token = useLetterToken();
  return (
    <EntryFrame>
      <Screen title={say('recovery.title')}>
        {token === undefined ? <Asking /> : <Setting key={token} token={token} />}
        <Anchor mt="md" display="inline-block" renderRoot={(props) => <Link {...props} to="/sign-in" />}>
          {say('recovery.back')}
        </Anchor>
      </Screen>
    </EntryFrame>
  );
}

function Asking() {
  const say = useSay();
  const send = useMutation({
    mutationFn: (email: string) => ask<SessionApi['askRecovery']>('POST', '/api/recovery', { body: { email } }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send.mutate(String(new FormData(event.currentTarget).get('email')));
  };
  // The same words whether or not the address is known.
  if (send.isSuccess) return <Said>{say('recovery.sent')}</Said>;
  return (
    <form onSubmit={submit}>
      <Stack>
        {send.error && <Trouble error={send.error} />}
        <TextInput
          name="email"
          type="email"
          label={say('sign_in.email')}
          autoComplete="username"
          required
          withAsterisk={false}
        />
        <Button type="submit" loading={send.isPending}>
          {say('recovery.send')}
        </Button>
      </Stack>
    </form>
  );
}

function Setting({ token }: { readonly token: string }) {
  const say = useSay();
  const set = useMutation({
    mutationFn: (password: string) =>
      ask<SessionApi['recover']>('POST', '/api/recovery/use', { body: { token, password } }),
  });
  if (set.isSuccess) return <Said>{say('recovery.done')}</Said>;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    set.mutate(String(new FormData(event.currentTarget).get('password')));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {set.error && <Trouble error={set.error} />}
        <NewPassword />
        <Button type="submit" loading={set.isPending}>
          {say('recovery.set')}
        </Button>
      </Stack>
    </form>
  );
}

function Said({ children }: { readonly children: string }) {
  return (
    <Alert color="teal" variant="outline" icon={<Icon name="met" />} role="status">
      {children}
    </Alert>
  );
}
