import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { AppealApi } from '../contract/appeals.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { AppealList } from './appeal-list.tsx';

/** The appeal or grievance of a number, if the asker may see it. */
export function FoundAppeals({ number }: { readonly number: string }) {
  const say = useSay();
  const found = useQuery({
    queryKey: ['appeals', 'number', number],
    queryFn: ({ signal }) => ask<AppealApi['search']>('POST', '/api/appeals/search', { body: { number }, signal }),
  });
  return (
    <Loaded query={found}>
      {({ appeals }) =>
        appeals.length === 0 ? (
          <Empty icon="clock" title={say('appeals.none')}>
            {say('appeals.none_numbered')}
          </Empty>
        ) : (
          <AppealList lines={appeals} />
        )
      }
    </Loaded>
  );
}
