import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { PeopleApi, Person } from '../contract/accounts.ts';
import type { WordKey } from '../words/catalogues.ts';
import { useSay } from '../words/use-say.ts';

/** What an account manager can wish for one person; the list is read anew after each. */
export function useAccountWishes({ id, name }: Person) {
  const say = useSay();
  const client = useQueryClient();
  const wish = useMutation({
    mutationFn: async ({ act }: { act: () => Promise<unknown>; done: WordKey }) => act(),
    onSuccess: (_, { done }) => {
      notifications.show({ message: say(done, { name }), closeButtonProps: { 'aria-label': say('act.close') } });
      return client.invalidateQueries({ queryKey: ['people'] });
    },
  });
  const params = { person: id };
  const active = (on: boolean) => () =>
    ask<PeopleApi['setActive']>('PUT', '/api/people/:person/active', { params, body: { active: on } });
  return {
    error: wish.error,
    reset: () =>
      wish.mutate({
        act: () => ask<PeopleApi['resetFactor']>('POST', '/api/people/:person/second-factor/reset', { params }),
        done: 'people.done_reset',
      }),
    end: () =>
      wish.mutate({
        act: () => ask<PeopleApi['endSessions']>('DELETE', '/api/people/:person/sessions', { params }),
        done: 'people.done_end',
      }),
    activate: () => wish.mutate({ act: active(true), done: 'people.done_activate' }),
    deactivate: () => wish.mutate({ act: active(false), done: 'people.done_deactivate' }),
  };
}
