import { Button, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ask } from '../client.ts';
import type { NewFactor, SessionApi } from '../contract/session.ts';
import { Loaded, Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { TotpSetUp } from './totp-set-up.tsx';

/** The password was right and there is no second factor yet, or it was taken back: set one up now. */
export function SetUpFactor() {
  const found = useQuery({
    queryKey: ['new-factor'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => ask<SessionApi['beginFactor']>('POST', '/api/second-factor/begin', {}),
  });
  return <Loaded query={found}>{(factor) => <Proving factor={factor} />}</Loaded>;
}

function Proving({ factor }: { readonly factor: NewFactor }) {
  const say = useSay();
  const { become } = useSitting();
  const prove = useMutation({
    mutationFn: (code: string) =>
      ask<SessionApi['setUpFactor']>('POST', '/api/second-factor/set-up', { body: { pending: factor.pending, code } }),
  });
  const { data } = prove;
  if (data) return <RecoveryCodes codes={data.recovery_codes} done={() => become(data.session)} />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    prove.mutate(String(new FormData(event.currentTarget).get('code')).replaceAll(/\s/g, ''));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TotpSetUp secret={factor.secret} uri={factor.uri} />
        {prove.error && <Trouble error={prove.error} />}
        <Button type="submit" loading={prove.isPending}>
          {say('factor.prove')}
        </Button>
      </Stack>
    </form>
  );
}
