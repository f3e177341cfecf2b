import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { AppealApi } from '../contract/appeals.ts';
import { useSitting } from '../shell/session-context.tsx';

/** Colleagues who work on appeals. */
export function useAppealColleagues() {
  const { may } = useSitting();
  return useQuery({
    queryKey: ['appeal-colleagues'],
    enabled: may('appeal.work'),
    queryFn: ({ signal }) => ask<AppealApi['colleagues']>('GET', '/api/appeals/colleagues', { signal }),
    staleTime: 300_000,
  });
}
