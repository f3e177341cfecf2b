import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { RequestApi } from '../contract/authorizations.ts';

/** Colleagues who may review. */
export function useReviewers() {
  return useQuery({
    queryKey: ['reviewers'],
    queryFn: ({ signal }) => ask<RequestApi['reviewers']>('GET', '/api/requests/reviewers', { signal }),
    staleTime: 300_000,
  });
}
