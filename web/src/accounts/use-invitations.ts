import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { PeopleApi } from '../contract/accounts.ts';

/** Whom my organization has invited, and how each invitation stands. */
export function useInvitations() {
  return useQuery({
    queryKey: ['invitations'],
    queryFn: ({ signal }) => ask<PeopleApi['invitations']>('GET', '/api/invitations', { signal }),
  });
}
