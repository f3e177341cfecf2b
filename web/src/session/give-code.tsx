import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ask } from '../client.ts';
import type { SessionApi } from '../contract/session.ts';
import { Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';

/** The six digits, or one of the recovery codes. */
export function GiveCode() {
  const say = useSay();
  const { become } = useSitting();
  const enter = useMutation({
    mutationFn: (code: string) => ask<SessionApi['secondFactor']>('POST', '/api/second-factor', { body: { code } }),
    onSuccess: become,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    enter.mutate(String(new FormData(event.currentTarget).get('code')).replaceAll(/\s/g, ''));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {enter.error && <Trouble error={enter.error} />}
        <Text size="sm">{say('sign_in.code_hint')}</Text>
        <TextInput
          name="code"
          label={say('sign_in.code')}
          autoComplete="one-time-code"
          inputMode="text"
          maxLength={24}
          required
          withAsterisk={false}
          data-autofocus
          styles={{ input: { fontSize: 20, letterSpacing: 3 } }}
        />
        <Button type="submit" loading={enter.isPending}>
          {say('sign_in.enter')}
        </Button>
      </Stack>
    </form>
  );
}
