import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface CaseLineProps {
  /** The way to it, and whose it is. */
  readonly children: ReactNode;
  readonly about: ReactNode;
  /** Where it stands and its clock. */
  readonly aside: ReactNode;
}

/** One case in a short list. */
export function CaseLine({ children, about, aside }: CaseLineProps) {
  return (
    <li
      style={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: '4px 12px',
        alignItems: 'center',
        justifyContent: 'space-between',
        padding: '6px 0',
        borderBlockEnd: '1px solid var(--line)',
      }}
    >
      <span style={{ flex: '1 1 200px' }}>
        {children}
        <Text size="sm" c="dimmed">
          {about}
        </Text>
      </span>
      {aside}
    </li>
  );
}
