import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** Something went wrong, said at once to whoever listens: what happened, then what was kept and what to do. */
export function Alarm({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      icon={<Icon name="warning" />}
      title={title}
      styles={{ title: { color: 'var(--unmet)' }, message: { color: 'var(--mantine-color-text)' } }}
    >
      {children}
    </Alert>
  );
}
