import { useInfiniteQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { LibraryApi } from '../contract/library.ts';
import { usePlan } from '../shell/use-plan.ts';
import { useTongue } from '../words/words-provider.tsx';

/** A search that can be continued; the server says how many stand on the screen of how many. */
export function useLibrarySearch(text: string, within: 'manual' | 'site', enabled: boolean) {
  const { plan } = usePlan();
  const { language } = useTongue();
  return useInfiniteQuery({
    queryKey: ['library-search', plan, text, within, language],
    enabled: enabled && plan !== '',
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      ask<LibraryApi['search']>('POST', '/api/library/:plan/search', {
        params: { plan },
        body: { text, in: within, after: pageParam, language },
        signal,
      }),
    getNextPageParam: (last) => (last.shown < last.total ? last.shown : undefined),
  });
}
