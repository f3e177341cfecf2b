import { Alert, Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { ask, type Sent } from '../client.ts';
import type { SessionApi } from '../contract/session.ts';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { Trouble } from '../parts/states.tsx';
import { EntryFrame } from '../shell/entry-frame.tsx';
import { GoOn } from '../shell/go.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { PasswordField } from './password-field.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SetUpFactor } from './set-up-factor.tsx';
import { SignOnButtons } from './sign-on-buttons.tsx';

/** E-mail and password, then the code of the second factor. */
export function SignIn() {
  const say = useSay();
  const { session, left } = useSitting();
  if (session.step === 'full') return <GoOn />;
  return (
    <EntryFrame>
      <Screen title={say(session.step === 'password' ? 'sign_in.code_title' : 'sign_in.title')}>
        {left && session.step === 'none' && (
          <Alert mb="md" color="teal" variant="outline" icon={<Icon name="info" />} role="status">
            {say(left === 'idle' ? 'sign_in.left_idle' : 'sign_in.left_ended')}
          </Alert>
        )}
        {session.step === 'none' && <Password />}
        {session.step === 'password' && (session.second_factor === 'set_up' ? <SetUpFactor /> : <SecondFactor />)}
      </Screen>
    </EntryFrame>
  );
}

function Password() {
  const say = useSay();
  const { become } = useSitting();
  const enter = useMutation({
    mutationFn: (body: Sent<SessionApi['signIn']>['body']) =>
      ask<SessionApi['signIn']>('POST', '/api/sign-in', { body }),
    onSuccess: become,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    enter.mutate({ email: String(form.get('email')), password: String(form.get('password')) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {enter.error && <Trouble error={enter.error} />}
        <TextInput
          name="email"
          type="email"
          label={say('sign_in.email')}
          autoComplete="username"
          required
          withAsterisk={false}
        />
        <PasswordField name="password" label={say('sign_in.password')} autoComplete="current-password" />
        <Button type="submit" loading={enter.isPending}>
          {say('sign_in.next')}
        </Button>
        <SignOnButtons word="sign_in.single" or />
        <Anchor renderRoot={(props) => <Link {...props} to="/recovery" />}>{say('sign_in.forgot')}</Anchor>
      </Stack>
    </form>
  );
}
