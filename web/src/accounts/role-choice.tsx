import { Checkbox, Stack } from '@mantine/core';
import type { Role } from '../contract/accounts.ts';
import { useSay } from '../words/use-say.ts';

interface RoleChoiceProps {
  readonly roles: readonly Role[];
  readonly chosen: readonly string[];
  readonly choose: (roles: string[]) => void;
}

/** Roles to give, each with what it lets a person do. */
export function RoleChoice({ roles, chosen, choose }: RoleChoiceProps) {
  const say = useSay();
  return (
    <Checkbox.Group label={say('people.roles')} value={[...chosen]} onChange={choose}>
      <Stack gap="xs" mt="xs">
        {roles.map((role) => (
          <Checkbox
            key={role.key}
            value={role.key}
            label={say.data('role', role.key)}
            description={say.list(role.may.map((permission) => say.data('permission', permission)))}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
