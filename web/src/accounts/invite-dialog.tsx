import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask, type Sent } from '../client.ts';
import type { PeopleApi, Role } from '../contract/accounts.ts';
import { Trouble } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { RoleChoice } from './role-choice.tsx';

/** A seat for somebody new: the letter with the link goes to the address given. */
export function InviteDialog({ roles, close }: { readonly roles: readonly Role[]; readonly close: () => void }) {
  const say = useSay();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string[]>([]);
  const invite = useMutation({
    mutationFn: (body: Sent<PeopleApi['invite']>['body']) =>
      ask<PeopleApi['invite']>('POST', '/api/invitations', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['invitations'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    invite.mutate({ name: String(form.get('name')).trim(), email: String(form.get('email')).trim(), roles: chosen });
  };
  return (
    <Modal opened onClose={close} title={say('people.invite')} closeButtonProps={{ 'aria-label': say('act.close') }}>
      {invite.data ? (
        <Stack>
          <Alert color="teal" variant="outline" role="status">
            {say('people.invited', { when: say.deadline(invite.data.expires) })}
          </Alert>
          <Button onClick={close}>{say('act.close')}</Button>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              name="name"
              label={say('me.name')}
              required
              withAsterisk={false}
              maxLength={120}
              autoComplete="off"
              data-autofocus
            />
            <TextInput
              name="email"
              type="email"
              label={say('sign_in.email')}
              required
              withAsterisk={false}
              maxLength={200}
              autoComplete="off"
            />
            <RoleChoice roles={roles} chosen={chosen} choose={setChosen} />
            {invite.error && <Trouble error={invite.error} />}
            <Group>
              <Button
                type="submit"
                loading={invite.isPending}
                {...(chosen.length === 0 ? { 'aria-disabled': true, onClick: (event) => event.preventDefault() } : {})}
              >
                {say('people.send')}
              </Button>
              <Button variant="default" onClick={close}>
                {say('act.cancel')}
              </Button>
            </Group>
            {chosen.length === 0 && <Text size="sm">{say('people.choose_role')}</Text>}
          </Stack>
        </form>
      )}
    </Modal>
  );
}
