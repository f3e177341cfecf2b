import { Box, Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSay } from '../words/use-say.ts';
import { LanguageMenu } from './language-menu.tsx';

/** The frame of the screens before somebody is signed in. */
export function EntryFrame({ children }: { readonly children: ReactNode }) {
  const say = useSay();
  return (
    <Box maw={480} mx="auto" px="md" py="lg">
      <Group component="header" justify="space-between" mb="lg">
        <Group gap={8}>
          <img src="/madrone.svg" width={32} height={32} alt="" />
          <Text fw={700} size="lg">
            {say('shell.name')}
          </Text>
        </Group>
        <LanguageMenu />
      </Group>
      <Paper component="main" id="main" tabIndex={-1} withBorder p="lg" radius="md">
        {children}
      </Paper>
    </Box>
  );
}
