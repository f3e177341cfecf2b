import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ask } from '../client.ts';
import type { MemberApi, Ward } from '../contract/members.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';

interface OwnWardsProps {
  readonly children: (wards: readonly [Ward, ...Ward[]]) => ReactNode;
}

/** Whom somebody may speak for, himself or his family; that there is nobody is said. */
export function OwnWards({ children }: OwnWardsProps) {
  const say = useSay();
  const found = useQuery({
    queryKey: ['members-mine'],
    queryFn: ({ signal }) => ask<MemberApi['mine']>('GET', '/api/members/mine', { signal }),
  });
  return (
    <Loaded query={found}>
      {({ wards: [first, ...others] }) =>
        first ? (
          children([first, ...others])
        ) : (
          <section className="sheet">
            <Empty icon="person" title={say('own.nobody')}>
              {say('own.nobody_next')}
            </Empty>
          </section>
        )
      }
    </Loaded>
  );
}
