import { Table } from '@mantine/core';
import type { Role } from '../contract/accounts.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { useSay } from '../words/use-say.ts';

/** What each role gives. */
export function RoleTable({ roles }: { readonly roles: readonly Role[] }) {
  const say = useSay();
  return (
    <ScrollBox label={say('people.roles_may')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('people.role')}</Table.Th>
            <Table.Th scope="col">{say('people.may')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {roles.map((role) => (
            <Table.Tr key={role.key}>
              <Table.Th scope="row" style={{ verticalAlign: 'top' }}>
                {say.data('role', role.key)}
              </Table.Th>
              <Table.Td>{say.list(role.may.map((permission) => say.data('permission', permission)))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}
