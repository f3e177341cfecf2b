import { done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { LibraryPage } from '../../rules/index.ts';
import { stringsOf } from '../../rules/index.ts';
import { type Desk, deskSays } from './desk.ts';
import type { LibraryStore } from './library-store.ts';
import { entryOf, type PageEntry } from './page-entry.ts';
import { pageLanguages } from './page-text.ts';
import { SOURCE_LANGUAGE, type Spoken, sayIn, wordsIn } from './say.ts';
import { type ShownBlock, showBlock } from './show-block.ts';

export interface ShownPage extends PageEntry {
  readonly language: string;
  /** Languages in which at least a part of the page is written. */
  readonly languages: readonly string[];
  readonly aliases: readonly Spoken[];
  readonly brands: readonly string[];
  readonly source?: {
    readonly document: string;
    readonly title: string;
    readonly publisher: string;
    readonly dated?: string;
  };
  /** Said when the words of this language were drafted by a machine. */
  readonly drafted?: string;
  /** The headings in order. */
  readonly sections: readonly string[];
  readonly blocks: readonly ShownBlock[];
  /** Strings that exist in English only, for a reader of another language. */
  readonly untranslated: readonly string[];
  /** What the parts of the head rest on. */
  readonly head: {
    readonly [part in 'page' | 'number' | 'dates' | 'brands' | 'provider_types' | 'sections']?: readonly string[];
  };
  readonly cites: readonly string[];
}

/** One page in the reader's language, string by string. */
export async function readPage(
  desk: Desk,
  store: LibraryStore,
  asked: { readonly page: string; readonly language: string },
  today: IsoDate,
): Promise<Result<ShownPage>> {
  const { language } = asked;
  const page = await store.page({ plan: desk.plan, brand: desk.brand, today, language }, asked.page);
  if (!page) return refused('not_found', 'There is no such page in this library.');
  return done(shown(desk, page, language));
}

/**
 * A page in the order its file gives it; the headings are its sections.
 *
 * @cites AAH-UM-PRG-08
 */
function shown(desk: Desk, page: LibraryPage, language: string): ShownPage {
  const blocks = page.blocks.map((block) => showBlock(desk, block, language));
  const document = page.source === undefined ? undefined : desk.documents.get(page.source);
  const head = {
    page: page.cite,
    ...(page.number?.cite ? { number: page.number.cite } : {}),
    ...(page.dates?.cite ? { dates: page.dates.cite } : {}),
    ...(page.brands ? { brands: page.brands.cite } : {}),
    ...(page.provider_types ? { provider_types: page.provider_types.cite } : {}),
    ...(page.sections ? { sections: page.sections.cite } : {}),
  };
  const strings = [page.title, ...(page.aliases ?? []), ...page.blocks.flatMap((b) => stringsOf(b))];
  return {
    ...entryOf(desk, page, language),
    language,
    languages: pageLanguages(page),
    aliases: (page.aliases ?? []).map((a) => sayIn(a, language)),
    brands: page.brands?.are ?? [],
    ...(document
      ? {
          source: {
            document: document.id,
            title: document.title,
            publisher: document.publisher,
            ...(document.dated === undefined ? {} : { dated: document.dated }),
          },
        }
      : {}),
    ...(page.drafted?.includes(language) ? { drafted: deskSays(desk, 'labels', 'drafted', language).text } : {}),
    sections: blocks.flatMap((b) => (b.as === 'heading' ? [b.text.text] : [])),
    blocks,
    untranslated:
      language === SOURCE_LANGUAGE
        ? []
        : strings.filter((s) => wordsIn(s, language) === undefined).map((s) => sayIn(s, SOURCE_LANGUAGE).text),
    head,
    cites: [
      ...new Set([
        ...Object.values(head).flat(),
        ...strings.flatMap((s) => sayIn(s, 'en').cite ?? []),
        ...blocks.flatMap((b) => b.cite),
      ]),
    ],
  };
}
