import { Button, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ask, type Sent } from '../client.ts';
import type { SessionApi } from '../contract/session.ts';
import { Trouble } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { NewPassword } from './new-password.tsx';
import { PasswordField } from './password-field.tsx';

export function ChangePassword() {
  const say = useSay();
  const change = useMutation({
    mutationFn: (body: Sent<SessionApi['changePassword']>['body']) =>
      ask<SessionApi['changePassword']>('POST', '/api/session/password', { body }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    change.mutate(
      { current: String(typed.get('current')), next: String(typed.get('password')) },
      { onSuccess: () => form.reset() },
    );
  };
  return (
    <section className="sheet">
      <Title order={2} size="h4" mb="xs">
        {say('password.change')}
      </Title>
      <form onSubmit={submit}>
        <Stack maw={420} gap="sm">
          <PasswordField name="current" label={say('password.current')} autoComplete="current-password" />
          <NewPassword />
          {change.error && <Trouble error={change.error} />}
          <Text size="sm" role="status">
            {change.data && say('password.changed', { n: change.data.ended })}
          </Text>
          <Button type="submit" variant="default" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
            {say('password.change')}
          </Button>
        </Stack>
      </form>
    </section>
  );
}
