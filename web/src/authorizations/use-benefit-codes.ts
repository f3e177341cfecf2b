import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { PolicyApi } from '../contract/benefits.ts';
import { useTongue } from '../words/words-provider.tsx';

/** Codes the plan's benefits name, each with its first benefit; any other code can be asked for too. */
export function useBenefitCodes(plan: string): string[] {
  const { language } = useTongue();
  const found = useQuery({
    queryKey: ['guide', plan, '', language],
    staleTime: 600_000,
    queryFn: ({ signal }) => ask<PolicyApi['guide']>('GET', '/api/benefits', { query: { plan }, signal }),
  });
  const codes = new Map<string, string>();
  for (const { codes: named, title } of found.data?.benefits ?? [])
    for (const code of named) if (!codes.has(code)) codes.set(code, title);
  return [...codes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, title]) => `${code} · ${title}`);
}
