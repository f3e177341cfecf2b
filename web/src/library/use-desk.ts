import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { LibraryApi } from '../contract/library.ts';
import { usePlan } from '../shell/use-plan.ts';
import { useTongue } from '../words/words-provider.tsx';

/** How the plan's library behaves and words its screens. */
export function useDesk() {
  const { plan } = usePlan();
  const { language } = useTongue();
  return useQuery({
    queryKey: ['library-desk', plan, language],
    staleTime: 600_000,
    enabled: plan !== '',
    queryFn: ({ signal }) =>
      ask<LibraryApi['desk']>('GET', '/api/library/:plan', { params: { plan }, query: { language }, signal }),
  });
}
