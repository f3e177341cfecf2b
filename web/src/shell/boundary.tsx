import { Button, Text } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { Alarm } from '../parts/alarm.tsx';
import { useSay } from '../words/use-say.ts';

interface BoundaryState {
  readonly failed: boolean;
}

/** A screen that broke says so in its place; the rest of the portal goes on. Nothing is reported anywhere: it might name a member. */
export class Boundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { failed: false };

  static getDerivedStateFromError(): BoundaryState {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Broken again={() => this.setState({ failed: false })} /> : this.props.children;
  }
}

export function Broken({ again }: { readonly again: () => void }) {
  const say = useSay();
  return (
    <Alarm title={say('broken.what')}>
      <Text size="sm">{say('broken.kept')}</Text>
      <Text size="sm">{say('broken.next')}</Text>
      <Button mt="sm" size="xs" variant="default" onClick={again}>
        {say('act.again')}
      </Button>
    </Alarm>
  );
}
