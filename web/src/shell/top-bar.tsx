import { ActionIcon, Badge, Box, Burger, Group, NativeSelect, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { use } from 'react';
import { Icon } from '../parts/icon.tsx';
import { MaskContext } from '../parts/private.tsx';
import { useSay } from '../words/use-say.ts';
import { LanguageMenu } from './language-menu.tsx';
import { SearchBox } from './search-box.tsx';
import { SeatMenu } from './seat-menu.tsx';
import { useSitting } from './session-context.tsx';
import { usePlan } from './use-plan.ts';

/** Where I am, one search box, language, the mask, and myself. */
export function TopBar({ opened, toggle }: { readonly opened: boolean; readonly toggle: () => void }) {
  const say = useSay();
  const { session } = useSitting();
  const { plan, plans, choose } = usePlan();
  const { masked, toggle: mask } = use(MaskContext);
  return (
    <Box px="md" py={8} h="100%">
      <Group gap="sm" wrap="nowrap" h={44}>
        <Burger
          opened={opened}
          onClick={toggle}
          hiddenFrom="md"
          size="sm"
          aria-label={say('shell.menu')}
          aria-expanded={opened}
        />
        <Link
          to="/"
          style={{ display: 'flex', alignItems: 'center', gap: 8, color: 'inherit', textDecoration: 'none' }}
          aria-label={say('shell.home')}
        >
          <img src="/madrone.svg" width={28} height={28} alt="" />
          <Text fw={700} visibleFrom="xs">
            {say('shell.name')}
          </Text>
        </Link>
        {session.synthetic && (
          <Badge size="sm" visibleFrom="lg">
            {say('shell.synthetic')}
          </Badge>
        )}
        <Box visibleFrom="md" style={{ flex: 1, display: 'flex', justifyContent: 'flex-end' }}>
          <SearchBox />
        </Box>
        <Box hiddenFrom="md" style={{ flex: 1 }} />
        {plans.length > 1 && (
          <NativeSelect
            visibleFrom="sm"
            aria-label={say('shell.plan')}
            value={plan}
            onChange={(event) => choose(event.currentTarget.value)}
            data={plans.map((p) => ({ value: p.key, label: p.name }))}
            maw={220}
          />
        )}
        <ActionIcon
          variant={masked ? 'filled' : 'default'}
          size={36}
          onClick={mask}
          aria-pressed={masked}
          aria-label={say('shell.mask')}
          title={say('shell.mask')}
        >
          <Icon name={masked ? 'hidden' : 'eye'} />
        </ActionIcon>
        <LanguageMenu />
        <SeatMenu />
      </Group>
      <Box hiddenFrom="md" pt={4}>
        <SearchBox />
      </Box>
    </Box>
  );
}
