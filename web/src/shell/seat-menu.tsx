import { Button, Menu, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { SessionApi } from '../contract/session.ts';
import { Icon } from '../parts/icon.tsx';
import { useSay } from '../words/use-say.ts';
import { useDensity } from './density.ts';
import { useSitting } from './session-context.tsx';

/** Who I am and for whom; my other seats; the way out. */
export function SeatMenu() {
  const say = useSay();
  const go = useNavigate();
  const { session, become, leave } = useSitting();
  const { density, toggle } = useDensity();
  const change = useMutation({
    mutationFn: (organization: string) =>
      ask<SessionApi['takeSeat']>('POST', '/api/session/seat', { body: { organization } }),
    onSuccess: (next) => {
      become(next);
      void go({ to: '/' });
    },
  });
  const here = session.seat?.organization;
  const others = session.seats.filter((seat) => seat.organization.id !== here?.id);
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button
          variant="default"
          px="sm"
          h={36}
          aria-label={say('shell.account', { name: session.account?.name ?? '', organization: here?.name ?? '' })}
        >
          <Icon name="person" />
          <Text component="span" size="sm" ms={6} maw={160} truncate visibleFrom="sm">
            {here?.name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label c="var(--quiet)">
          {session.account?.name}
          <br />
          {here?.name}: {say.list((session.seat?.roles ?? []).map((role) => say.data('role', role)))}
        </Menu.Label>
        {others.map((seat) => (
          <Menu.Item key={seat.organization.id} onClick={() => change.mutate(seat.organization.id)}>
            {say('shell.change_seat', { organization: seat.organization.name })}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item renderRoot={(props) => <Link {...props} to="/me" />}>{say('shell.me')}</Menu.Item>
        <Menu.Item onClick={toggle}>{say(density === 'compact' ? 'shell.comfortable' : 'shell.compact')}</Menu.Item>
        <Menu.Item leftSection={<Icon name="out" size={18} />} onClick={() => void leave()}>
          {say('shell.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
