import type { Queryable } from '../../platform/db/index.ts';
import type { LibraryPage } from '../../rules/index.ts';
import { pageLanguages, textIn } from './page-text.ts';
import { numberKey, wordsOf } from './words.ts';

/** Pages with the words a search finds them by. One that is there under the same name stays. */
export async function putPages(db: Queryable, plan: string, pages: readonly LibraryPage[]): Promise<void> {
  await db.query(
    `insert into library_page (plan, page, kind, topic, number_key, provider_types, brands, published, head, content,
       en_title, en_headings, en_body, es_title, es_headings, es_body, other_title, other_headings, other_body)
     select $1, page, kind, topic, number_key, provider_types, brands, published, head, content,
       en_title, en_headings, en_body, es_title, es_headings, es_body, other_title, other_headings, other_body
     from jsonb_to_recordset($2::jsonb) as r (page text, kind text, topic text, number_key text, provider_types text[],
       brands text[], published date, head jsonb, content jsonb, en_title text, en_headings text, en_body text,
       es_title text, es_headings text, es_body text, other_title text, other_headings text, other_body text)
     on conflict (plan, page) do nothing`,
    [plan, JSON.stringify(pages.map(rowOf))],
  );
}

function rowOf(page: LibraryPage): object {
  const { blocks: _, ...head } = page;
  const others = pageLanguages(page).filter((l) => l !== 'en' && l !== 'es');
  return {
    page: page.page,
    kind: page.kind,
    topic: page.topic,
    number_key: page.number ? numberKey(page.number.is) : null,
    provider_types: page.provider_types?.are ?? [],
    brands: page.brands?.are ?? null,
    published: page.dates?.published ?? null,
    head,
    content: page,
    ...columns('en', page, ['en']),
    ...columns('es', page, ['es']),
    ...columns('other', page, others),
  };
}

function columns(prefix: string, page: LibraryPage, languages: readonly string[]): Record<string, string> {
  const texts = languages.map((l) => textIn(page, l));
  const words = (part: 'title' | 'headings' | 'body') => wordsOf(texts.flatMap((t) => t[part]).join(' ')).join(' ');
  return {
    [`${prefix}_title`]: words('title'),
    [`${prefix}_headings`]: words('headings'),
    [`${prefix}_body`]: words('body'),
  };
}
