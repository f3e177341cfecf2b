import { useQuery } from '@tanstack/react-query';
import { namedCodes } from '../benefits/named-codes.ts';
import { ask } from '../client.ts';
import type { PolicyApi } from '../contract/benefits.ts';
import { useTongue } from '../words/words-provider.tsx';

/** Codes the plan's benefits name, each with its benefit; any other code can be asked for too. */
export function useBenefitCodes(plan: string): string[] {
  const { language } = useTongue();
  const found = useQuery({
    queryKey: ['guide', plan, '', language],
    staleTime: 600_000,
    queryFn: ({ signal }) => ask<PolicyApi['guide']>('GET', '/api/benefits', { query: { plan }, signal }),
  });
  return [...namedCodes(found.data?.benefits ?? [])].map(([code, title]) => `${code} · ${title}`);
}
