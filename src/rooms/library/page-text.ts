import { type LibraryPage, type Said, stringsOf } from '../../rules/index.ts';
import { languagesOf, wordsIn } from './say.ts';

/** A page's words in one language, by how much they say about it. */
export interface PageText {
  readonly title: readonly string[];
  readonly headings: readonly string[];
  readonly body: readonly string[];
}

/** What somebody has written in that language; nothing is filled in from English here. */
export function textIn(page: LibraryPage, language: string): PageText {
  const own = (strings: readonly Said[]) => strings.flatMap((s) => wordsIn(s, language) ?? []);
  const number = language === 'en' && page.number ? [page.number.is] : [];
  return {
    title: [...own([page.title, ...(page.aliases ?? [])]), ...number],
    headings: own(page.blocks.flatMap((b) => ('heading' in b ? [b.heading] : []))),
    body: [
      ...own(page.blocks.flatMap((b) => ('heading' in b ? [] : stringsOf(b)))),
      ...(language === 'en' ? page.blocks.flatMap(numbersOf) : []),
    ],
  };
}

/** Telephone numbers and addresses are the same in every language. */
function numbersOf(block: LibraryPage['blocks'][number]): string[] {
  if (!('contact' in block)) return [];
  const { phones = [], email } = block.contact;
  return [...phones.flatMap((p) => [p.number, ...(p.vanity ?? [])]), ...(email === undefined ? [] : [email])];
}

/** Every language in which a page says something. */
export function pageLanguages(page: LibraryPage): readonly string[] {
  const strings = [page.title, ...(page.aliases ?? []), ...page.blocks.flatMap((b) => stringsOf(b))];
  return [...new Set(strings.flatMap((s) => [...languagesOf(s)]))];
}
