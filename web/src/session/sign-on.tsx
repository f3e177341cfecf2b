import { Anchor } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ask } from '../client.ts';
import type { SessionApi } from '../contract/session.ts';
import { Screen } from '../parts/screen.tsx';
import { Trouble, Waiting } from '../parts/states.tsx';
import { EntryFrame } from '../shell/entry-frame.tsx';
import { GoOn, GoToSignIn } from '../shell/go.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';

/** The way back from an identity provider: its answer stands in the address and is used once. */
export function SignOn() {
  const say = useSay();
  const { session, become } = useSitting();
  const query = useRef(location.search);
  const { mutate, error } = useMutation({
    mutationFn: (sent: string) =>
      ask<SessionApi['signOnCallback']>('POST', '/api/sign-on/callback', { body: { query: sent } }),
    onSuccess: become,
  });
  useEffect(() => {
    if (query.current === '') return;
    mutate(query.current);
    query.current = '';
  }, [mutate]);
  if (session.step === 'full') return <GoOn />;
  if (session.step === 'password') return <GoToSignIn />;
  return (
    <EntryFrame>
      <Screen title={say('sign_in.title')}>
        {error ? <Trouble error={error} /> : <Waiting />}
        <Anchor mt="md" display="inline-block" renderRoot={(props) => <Link {...props} to="/sign-in" />}>
          {say('recovery.back')}
        </Anchor>
      </Screen>
    </EntryFrame>
  );
}
