import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { PeopleApi } from '../contract/accounts.ts';
import { Phone } from '../parts/phone.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';

/**
 * A section this person has no access to, and who can give it: the account managers, or the desk of the plan.
 * @cites HN-PORT-03, HN-PORT-04
 */
export function NotYours() {
  const say = useSay();
  const found = useQuery({
    queryKey: ['account-managers'],
    queryFn: ({ signal }) => ask<PeopleApi['managers']>('GET', '/api/account-managers', { signal }),
  });
  return (
    <Screen title={say('not_yours.title')}>
      <section className="sheet">
        <Empty icon="lock" title={say('not_yours.what')}>
          <Loaded query={found}>
            {({ managers, desks }) => (
              <>
                {managers.length > 0 && <Text>{say('not_yours.managers', { names: say.list(managers) })}</Text>}
                {desks.map((desk) => (
                  <Text key={desk.plan}>
                    {say('not_yours.desk', { plan: desk.name })} <Phone number={desk.phone} />
                  </Text>
                ))}
              </>
            )}
          </Loaded>
        </Empty>
      </section>
    </Screen>
  );
}
