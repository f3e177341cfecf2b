import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { ask, type Sent, type Told } from '../client.ts';
import type { Session, SessionApi } from '../contract/session.ts';
import { Pairs } from '../parts/pairs.tsx';
import { Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { NewPassword } from './new-password.tsx';
import { PasswordField } from './password-field.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SignOnButtons } from './sign-on-buttons.tsx';
import { TotpSetUp } from './totp-set-up.tsx';

interface AcceptProps {
  readonly token: string;
  readonly invited: Told<SessionApi['readInvitation']>;
}

/** A new person sets everything up; somebody with an account shows the password there is; who is signed in only says yes. */
export function AcceptInvitation({ token, invited }: AcceptProps) {
  const say = useSay();
  const go = useNavigate();
  const { become } = useSitting();
  const { account, factor } = invited;
  const accept = useMutation({
    mutationFn: (body: Sent<SessionApi['acceptInvitation']>['body']) =>
      ask<SessionApi['acceptInvitation']>('POST', '/api/invitations/accept', { body }),
    onSuccess: ({ session, recovery_codes }) => {
      if (recovery_codes.length === 0) enter(session);
    },
  });
  const enter = (session: Session) => {
    become(session);
    void go({ to: session.step === 'full' ? '/' : '/sign-in' });
  };
  const { data } = accept;
  if (data && data.recovery_codes.length > 0)
    return <RecoveryCodes codes={data.recovery_codes} done={() => enter(data.session)} />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = (name: string) => (form.has(name) ? { [name]: String(form.get(name)) } : {});
    accept.mutate({
      token,
      ...typed('name'),
      ...typed('password'),
      ...typed('code'),
      ...(factor ? { pending: factor.pending } : {}),
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
        {account === 'new' && (
          <>
            <TextInput
              name="name"
              label={say('invitation.name')}
              defaultValue={invited.name}
              autoComplete="name"
              required
              withAsterisk={false}
              maxLength={120}
            />
            <NewPassword />
          </>
        )}
        {account === 'existing' && (
          <>
            <Text size="sm">{say('invitation.existing')}</Text>
            <PasswordField name="password" label={say('sign_in.password')} autoComplete="current-password" />
          </>
        )}
        {factor && <TotpSetUp secret={factor.secret} uri={factor.uri} />}
        {accept.error && <Trouble error={accept.error} />}
        <Button type="submit" loading={accept.isPending}>
          {say('invitation.accept')}
        </Button>
        {account === 'new' && <SignOnButtons word="invitation.single" or more={{ invitation: token }} />}
      </Stack>
    </form>
  );
}
