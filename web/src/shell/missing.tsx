import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';

export function Missing() {
  const say = useSay();
  return (
    <Screen title={say('missing.title')}>
      <Empty icon="search" title={say('missing.what')}>
        <Anchor renderRoot={(props) => <Link {...props} to="/" />}>{say('missing.next')}</Anchor>
      </Empty>
    </Screen>
  );
}
