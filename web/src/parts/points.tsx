import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface PointsProps {
  readonly title?: string;
  readonly points: readonly (readonly [key: string, said: ReactNode])[];
}

/** A few short sentences below their heading; nothing where there are none. */
export function Points({ title, points }: PointsProps) {
  if (points.length === 0) return null;
  return (
    <>
      {title && (
        <Text fw={600} size="sm" mt="sm">
          {title}
        </Text>
      )}
      <ul style={{ margin: 0, paddingInlineStart: 18, fontSize: 14 }}>
        {points.map(([key, said]) => (
          <li key={key}>{said}</li>
        ))}
      </ul>
    </>
  );
}
