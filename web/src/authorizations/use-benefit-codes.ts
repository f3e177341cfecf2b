import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { namedCodes } from '../benefits/named-codes.ts';
import { ask } from '../client.ts';
import type { PolicyApi } from '../contract/benefits.ts';
import { useTongue } from '../words/words-provider.tsx';

/** Each code the plan's benefits name, with the title of its benefit. */
export function useBenefitCodes(plan: string): ReadonlyMap<string, string> {
  const { language } = useTongue();
  const found = useQuery({
    queryKey: ['guide', plan, '', language],
    staleTime: 600_000,
    queryFn: ({ signal }) => ask<PolicyApi['guide']>('GET', '/api/benefits', { query: { plan }, signal }),
  });
  return useMemo(() => namedCodes(found.data?.benefits ?? []), [found.data]);
}

/** A code as people read it: with the benefit it stands for, where the plan names one. */
export function withTitle(code: string, titles: ReadonlyMap<string, string>): string {
  const title = titles.get(code);
  return title === undefined ? code : `${code} · ${title}`;
}
