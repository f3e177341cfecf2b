import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { Facets, NetworkApi } from '../contract/network.ts';
import { usePlan } from '../shell/use-plan.ts';
import { type Say, useSay } from '../words/use-say.ts';

/** What a directory can be searched for, with the policy's own words for services and populations. */
export function useFacets() {
  const { plan } = usePlan();
  return useQuery({
    queryKey: ['facets', plan],
    enabled: plan !== '',
    queryFn: ({ signal }) => ask<NetworkApi['facets']>('GET', '/api/directory/facets', { query: { plan }, signal }),
  });
}

/** A service or population in the reader's language. */
export function useNeedName(): (key: string) => string {
  const say = useSay();
  const facets = useFacets();
  return (key) => needName(facets.data, say, key);
}

export function needName(facets: Facets | undefined, say: Say, key: string): string {
  const found = [...(facets?.services ?? []), ...(facets?.populations ?? [])].find((one) => one.key === key);
  return found ? say.local(found.say) : key.replaceAll('_', ' ');
}
