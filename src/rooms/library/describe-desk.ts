import { type Desk, deskSays } from './desk.ts';

interface Limit {
  characters: number;
  cite: string[];
}

interface Labelled {
  id: string;
  label: string;
}

export interface DescribedDesk {
  plan: string;
  brand: string;
  brands: string[];
  search: { at_least: Limit | null; at_most: Limit | null; page_size: number };
  labels: Record<string, string>;
  kinds: Labelled[];
  topics: Labelled[];
  provider_types: Labelled[];
}

/** Results on one screen where no desk says how many. */
export const PAGE_SIZE = 20;

/** What a screen needs to know before anybody searches: its words, and the lengths it may take. @cites HN-LAC-03, HN-LAC-04 */
export function describeDesk(desk: Desk, language: string): DescribedDesk {
  const { at_least, at_most, page_size } = desk.policy.search ?? {};
  const limit = (given: typeof at_least) => (given ? { characters: given.characters, cite: [...given.cite] } : null);
  const labelled = (group: 'kinds' | 'topics' | 'provider_types') =>
    Object.keys(desk.policy[group] ?? {}).map((id) => ({ id, label: deskSays(desk, group, id, language).text }));
  return {
    plan: desk.plan,
    brand: desk.brand,
    brands: [...desk.brands],
    search: { at_least: limit(at_least), at_most: limit(at_most), page_size: page_size ?? PAGE_SIZE },
    labels: Object.fromEntries(
      Object.keys(desk.policy.labels ?? {}).map((name) => [name, deskSays(desk, 'labels', name, language).text]),
    ),
    kinds: labelled('kinds'),
    topics: labelled('topics'),
    provider_types: labelled('provider_types'),
  };
}
