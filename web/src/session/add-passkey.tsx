import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask, type Sent } from '../client.ts';
import type { PasskeyApi } from '../contract/session.ts';
import { Trouble } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { makePasskey } from './passkey-device.ts';
import { PasswordField } from './password-field.tsx';

interface Asked {
  readonly name: string;
  readonly proof: Sent<PasskeyApi['begin']>['body'];
}

/** A new one, by who shows once more that it is they: with the password, or, coming by single sign-on, with a code. */
export function AddPasskey({ close }: { readonly close: () => void }) {
  const say = useSay();
  const client = useQueryClient();
  const [by, setBy] = useState('password');
  const add = useMutation({
    mutationFn: async ({ name, proof }: Asked) => {
      const made = await makePasskey(await ask<PasskeyApi['begin']>('POST', '/api/passkeys/begin', { body: proof }));
      return ask<PasskeyApi['add']>('POST', '/api/passkeys', { body: { name, made } });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['own-passkeys'] });
      close();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const given = String(typed.get(by));
    add.mutate({ name: String(typed.get('name')), proof: by === 'password' ? { password: given } : { code: given } });
  };
  return (
    <form onSubmit={submit}>
      <Stack maw={420} gap="sm">
        <TextInput
          name="name"
          label={say('passkey.name')}
          description={say('passkey.name_hint')}
          required
          withAsterisk={false}
          maxLength={60}
          autoComplete="off"
          autoFocus
        />
        <Radio.Group label={say('passkey.prove')} value={by} onChange={setBy}>
          <Group mt={4}>
            <Radio value="password" label={say('passkey.by_password')} />
            <Radio value="code" label={say('passkey.by_code')} />
          </Group>
        </Radio.Group>
        {by === 'password' ? (
          <PasswordField name="password" label={say('sign_in.password')} autoComplete="current-password" />
        ) : (
          <TextInput
            name="code"
            label={say('sign_in.code')}
            autoComplete="one-time-code"
            maxLength={24}
            required
            withAsterisk={false}
          />
        )}
        {add.error && <Trouble error={add.error} />}
        <Group>
          <Button type="submit" loading={add.isPending}>
            {say('passkey.make')}
          </Button>
          <Button variant="default" onClick={close}>
            {say('act.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
