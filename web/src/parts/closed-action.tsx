import { Button, type ButtonProps, Text } from '@mantine/core';
import { useId } from 'react';
import { useSay } from '../words/use-say.ts';
import { Icon } from './icon.tsx';

interface ActionProps extends ButtonProps {
  readonly children: string;
  readonly onClick: () => void;
  /** Why it cannot be done now; absent when it can. */
  readonly because?: string | undefined;
}

/**
 * Something a person may do, or sees why not: closed, it stays in its place, can be reached by keyboard, and says its reason to everyone.
 * @cites HN-PORT-03
 */
export function Action({ children, onClick, because, ...rest }: ActionProps) {
  const id = useId();
  const say = useSay();
  if (because === undefined)
    return (
      <Button {...rest} onClick={onClick}>
        {children}
      </Button>
    );
  return (
    <span style={{ display: 'inline-flex', flexDirection: 'column', gap: 2, maxWidth: 320, textAlign: 'start' }}>
      <Button
        {...rest}
        variant="default"
        leftSection={<Icon name="lock" size={16} />}
        aria-disabled="true"
        aria-describedby={id}
        onClick={(event) => event.preventDefault()}
        styles={{ root: { background: 'var(--ground)', color: 'var(--quiet)', alignSelf: 'flex-start' } }}
      >
        {children}
      </Button>
      <Text id={id} size="xs" c="dimmed">
        {say('act.closed', { because })}
      </Text>
    </span>
  );
}
