import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { RequestPage } from '../contract/authorizations.ts';
import type { BenefitApi, FactField } from '../contract/benefits.ts';
import { useSitting } from '../shell/session-context.tsx';
import { useTongue } from '../words/words-provider.tsx';

type Missing = RequestPage['missing'][number];

/** How the facts among what is missing are asked for. */
export function useMissingFacts(
  { plan, lines }: Pick<RequestPage, 'plan' | 'lines'>,
  missing: readonly Pick<Missing, 'item' | 'is'>[],
): readonly FactField[] {
  const { may } = useSitting();
  const { language } = useTongue();
  const line = lines.find(({ code }) => code !== undefined);
  const wanted = new Set(missing.filter(({ is }) => is === 'fact').map(({ item }) => item));
  const found = useQuery({
    queryKey: ['facts', plan, line?.code, line?.from, language],
    enabled: line !== undefined && wanted.size > 0 && may('benefit.check'),
    queryFn: ({ signal }) =>
      ask<BenefitApi['facts']>('GET', '/api/benefits/facts', {
        query: { plan, code: line?.code ?? '', on: line?.from ?? '', language },
        signal,
      }),
  });
  return (found.data?.facts ?? []).filter(({ name }) => wanted.has(name));
}
