import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { AppealPage } from '../contract/appeals.ts';
import type { RequestApi } from '../contract/authorizations.ts';
import { useTongue } from '../words/words-provider.tsx';

/** The request whose decision is appealed, as it stood at that decision and before anything an appeal changed. */
export function useAppealed({ request_handle: handle, original }: AppealPage) {
  const { language } = useTongue();
  const at = original?.at;
  return useQuery({
    queryKey: ['request', handle, language, at],
    enabled: handle !== undefined && at !== undefined,
    queryFn: ({ signal }) =>
      ask<RequestApi['read']>('GET', '/api/requests/:handle', {
        params: { handle: handle ?? '' },
        query: { language, ...(at === undefined ? {} : { at }) },
        signal,
      }),
  });
}
