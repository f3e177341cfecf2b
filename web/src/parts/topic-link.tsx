import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** To what the policy says of something: a rule, a code, a row. */
export function TopicLink({
  what,
  chosen,
  children,
}: {
  readonly what: string;
  readonly chosen?: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Anchor
      inherit
      renderRoot={(props) => (
        <Link {...props} to="/policy/topic" search={{ what }} {...(chosen ? { onClick: chosen } : {})} />
      )}
    >
      {children}
    </Anchor>
  );
}
