import { Badge, Group, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Person, Role } from '../contract/accounts.ts';
import { Action } from '../parts/closed-action.tsx';
import { sayClosed } from '../parts/say-refusal.ts';
import { Trouble } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { RolesDialog } from './roles-dialog.tsx';
import { useAccountWishes } from './use-account-wishes.ts';

interface PersonCardProps {
  readonly person: Person;
  readonly canManage: boolean;
  readonly roles: readonly Role[];
}

/** One person, with what may be done and, for what may not, why. @cites HN-PORT-02 */
export function PersonCard({ person, canManage, roles }: PersonCardProps) {
  const say = useSay();
  const wishes = useAccountWishes(person);
  const [changing, dialog] = useDisclosure(false);
  const needsManager = canManage ? undefined : say('people.needs_manager');
  const closed = (wish: 'deactivate' | 'roles' | 'reset') => {
    const why = person.closed[wish];
    return needsManager ?? (why && sayClosed(say, why));
  };
  return (
    <article className="sheet" style={{ height: '100%' }}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} size="h5">
          {person.name}
          {person.self && ` (${say('people.you')})`}
        </Title>
        <Badge style={{ flex: 'none' }}>{say(`people.state_${person.state}`)}</Badge>
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {person.email}
      </Text>
      <Text size="sm" c="dimmed">
        {say.list(person.roles.map((role) => say.data('role', role)))}
      </Text>
      <Text size="sm" c="dimmed">
        {say(person.second_factor ? 'people.factor_on' : 'people.factor_off')}
        {person.seen && ` · ${say('people.seen', { when: say.time(person.seen) })}`}
      </Text>
      {wishes.error && <Trouble error={wishes.error} />}
      <Group gap="xs" mt="sm" align="flex-start">
        <Action size="xs" variant="default" because={closed('roles')} onClick={dialog.open}>
          {say('people.change_roles')}
        </Action>
        <Action size="xs" variant="default" because={closed('reset')} onClick={wishes.reset}>
          {say('people.reset')}
        </Action>
        <Action size="xs" variant="default" because={needsManager} onClick={wishes.end}>
          {say('people.end_sessions')}
        </Action>
        {person.state === 'inactive' ? (
          <Action size="xs" because={needsManager} onClick={wishes.activate}>
            {say('people.activate')}
          </Action>
        ) : (
          <Action size="xs" variant="default" because={closed('deactivate')} onClick={wishes.deactivate}>
            {say('people.deactivate')}
          </Action>
        )}
      </Group>
      {changing && <RolesDialog person={person} roles={roles} close={dialog.close} />}
    </article>
  );
}
