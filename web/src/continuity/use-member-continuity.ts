import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { ContinuityApi } from '../contract/continuity.ts';
import { useTongue } from '../words/words-provider.tsx';

/** What was asked for a member so far, newest first. */
export function useMemberContinuity(plan: string, handle: string) {
  const { language } = useTongue();
  return useQuery({
    queryKey: ['continuity', 'member', handle, language],
    queryFn: ({ signal }) =>
      ask<ContinuityApi['search']>('POST', '/api/continuity/search', {
        body: { plan, member: handle, sort: 'newest', size: 50, language },
        signal,
      }),
  });
}
