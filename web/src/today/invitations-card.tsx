import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useInvitations } from '../accounts/use-invitations.ts';
import { Clock } from '../parts/clock.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';

/** Invitations nobody has taken yet, with the time they still hold. */
export function InvitationsCard() {
  const say = useSay();
  const found = useInvitations();
  return (
    <Loaded query={found}>
      {({ invitations }) => {
        const open = invitations.filter((one) => one.state === 'open');
        if (open.length === 0)
          return (
            <Empty icon="people" title={say('today.no_invitations')}>
              {say('today.no_invitations_next')}
            </Empty>
          );
        return (
          <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
            {open.map((person) => (
              <Group key={person.id} component="li" justify="space-between" py="xs">
                <div>
                  <Link to="/people" search={{ tab: 'invitations' }}>
                    {say('today.invitation', { name: person.name })}
                  </Link>
                  <Text size="sm" c="dimmed">
                    {person.email}
                  </Text>
                </div>
                <Clock
                  due={person.expires}
                  because={[say('today.invitation_because', { when: say.time(person.created) })]}
                />
              </Group>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}
