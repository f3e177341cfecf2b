import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { PeopleApi, Person, Role } from '../contract/accounts.ts';
import { Trouble } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { RoleChoice } from './role-choice.tsx';

export function RolesDialog({
  person,
  roles,
  close,
}: {
  readonly person: Person;
  readonly roles: readonly Role[];
  readonly close: () => void;
}) {
  const say = useSay();
  const client = useQueryClient();
  const [chosen, setChosen] = useState([...person.roles]);
  const save = useMutation({
    mutationFn: () =>
      ask<PeopleApi['setRoles']>('PUT', '/api/people/:person/roles', {
        params: { person: person.id },
        body: { roles: chosen },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['people'] });
      close();
    },
  });
  return (
    <Modal
      opened
      onClose={close}
      title={say('people.roles_of', { name: person.name })}
      closeButtonProps={{ 'aria-label': say('act.close') }}
    >
      <Stack>
        <RoleChoice roles={roles} chosen={chosen} choose={setChosen} />
        {save.error && <Trouble error={save.error} />}
        <Group>
          <Button onClick={() => save.mutate()} loading={save.isPending}>
            {say('act.save')}
          </Button>
          <Button variant="default" onClick={close}>
            {say('act.cancel')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
