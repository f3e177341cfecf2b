import type { LibraryPage } from '../../rules/index.ts';
import { textIn } from './page-text.ts';
import { numberKey, stem, tellingWords, wordsOf } from './words.ts';

const WEIGHT = { title: 8, headings: 3, body: 1 } as const;

/** How well a page answers a query: 0 when a word of it is missing. Its own material number beats everything. */
export function rankOf(page: LibraryPage, query: string, language: string): number {
  if (isNumberOf(page, query)) return Number.POSITIVE_INFINITY;
  const stems = tellingWords(query).map(stem);
  if (stems.length === 0) return 0;
  const languages = language === 'en' ? ['en'] : ['en', language];
  return Math.max(...languages.map((l) => rankIn(page, stems, l)));
}

export function isNumberOf(page: LibraryPage, query: string): boolean {
  return page.number !== undefined && numberKey(page.number.is) === numberKey(query);
}

function rankIn(page: LibraryPage, stems: readonly string[], language: string): number {
  const text = textIn(page, language);
  const found = new Map<string, number>();
  for (const part of ['title', 'headings', 'body'] as const) {
    for (const word of wordsOf(text[part].join(' ')).map(stem)) found.set(word, (found.get(word) ?? 0) + WEIGHT[part]);
  }
  return stems.every((s) => found.has(s)) ? stems.reduce((sum, s) => sum + (found.get(s) ?? 0), 0) : 0;
}
