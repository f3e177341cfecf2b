import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { ReferralApi } from '../contract/referrals.ts';
import { useTongue } from '../words/words-provider.tsx';

/** To what a plan's documents let one refer, by whom and by which way. */
export function useReferralOptions(plan: string) {
  const { language } = useTongue();
  return useQuery({
    queryKey: ['referral-options', plan, language],
    queryFn: ({ signal }) =>
      ask<ReferralApi['options']>('POST', '/api/referrals/options', { body: { plan, language }, signal }),
  });
}
