import { done, type IsoDate, type Result } from '../../kernel/index.ts';
import type { LibraryPage, PageKind } from '../../rules/index.ts';
import { PAGE_SIZE } from './describe-desk.ts';
import { type Desk, deskSays } from './desk.ts';
import type { LibraryStore, Reader } from './library-store.ts';
import { entryOf, type PageEntry } from './page-entry.ts';
import { textIn } from './page-text.ts';
import { queryOf } from './query.ts';
import { type Snippet, snippetOf } from './snippet.ts';
import { tellingWords } from './words.ts';

export interface SearchAsked {
  readonly text: string;
  readonly language: string;
  /** The provider manual's own search, or the one over the whole library. */
  readonly within: 'manual' | 'site';
  readonly kind?: PageKind | undefined;
  readonly topic?: string | undefined;
  readonly providerType?: string | undefined;
  readonly offset: number;
  readonly limit?: number | undefined;
}

export interface SearchAnswer {
  /** Heads the search box: which pages it covers. */
  readonly title: string;
  readonly heading: string;
  readonly counter: string;
  /** Where to look for what this search does not cover. */
  readonly elsewhere?: string;
  readonly shown: number;
  readonly total: number;
  readonly results: readonly (PageEntry & { readonly snippet: Snippet })[];
}

/**
 * Searches a plan's library. @cites HN-LAC-02, HN-LAC-05, HN-LAC-06, HN-LAC-08, HN-LAC-09
 * The counter says how many results stand on the screen so far, out of all.
 */
export async function searchLibrary(
  desk: Desk,
  store: LibraryStore,
  asked: SearchAsked,
  today: IsoDate,
): Promise<Result<SearchAnswer>> {
  const { language, within, offset } = asked;
  const query = queryOf(desk, asked.text, language);
  if (!query.ok) return query;
  const reader: Reader = { plan: desk.plan, brand: desk.brand, today, language };
  const kind = within === 'manual' ? ('manual_page' as const) : asked.kind;
  const limit = asked.limit ?? desk.policy.search?.page_size ?? PAGE_SIZE;
  const narrowing = { kind, topic: asked.topic, providerType: asked.providerType };
  const { total, pages } = await store.search(reader, query.value, narrowing, { offset, limit });
  const shown = Math.min(total, offset + pages.length);
  const say = (label: string, values = {}) => deskSays(desk, 'labels', label, language, values).text;
  return done({
    title: say(within === 'manual' ? 'manual_search' : 'site_search'),
    heading: say('results_for', { query: query.value }),
    counter: say('counter', { shown, total }),
    ...(within === 'manual' ? { elsewhere: say('elsewhere') } : {}),
    shown,
    total,
    results: pages.map((page) => ({
      ...entryOf(desk, page, language),
      snippet: snippetOf(stringsFor(page, language), tellingWords(query.value)),
    })),
  });
}

/** The reader's own language first; English after it. */
function stringsFor(page: LibraryPage, language: string): readonly string[] {
  const spoken = language === 'en' ? ['en'] : [language, 'en'];
  return spoken.flatMap((l) => {
    const { title, headings, body } = textIn(page, l);
    return [...body, ...headings, ...title];
  });
}
