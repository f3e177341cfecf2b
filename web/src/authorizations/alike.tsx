import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Told } from '../client.ts';
import type { RequestApi } from '../contract/authorizations.ts';
import { Alarm } from '../parts/alarm.tsx';
import { useSay } from '../words/use-say.ts';

export type AlikeFound = Told<RequestApi['alike']>['alike'];

/** The same request stands already: sent again it opens nothing new, and what comes with it is kept there. */
export function Alike({ found }: { readonly found: AlikeFound }) {
  const say = useSay();
  return (
    <Alarm title={say('new.alike')}>
      {found.map(({ handle, number, state, received }) => (
        <Text key={handle} size="sm">
          <Link to="/requests/$handle" params={{ handle }}>
            {number}
          </Link>{' '}
          {say.data('request_state', state)}, {say.time(new Date(received).toISOString())}
        </Text>
      ))}
      <Text size="sm">{say('new.alike_next')}</Text>
    </Alarm>
  );
}
