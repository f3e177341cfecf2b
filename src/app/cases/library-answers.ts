import type { SearchAnswer, ShownBlock, ShownPage, Spoken } from '../../rooms/library/index.ts';
import type { Answer } from './answers.ts';

/** A search as the case format says it. */
export function answerOfSearch(answer: SearchAnswer): Answer {
  return {
    ...answer,
    pages: answer.results.map((r) => r.page),
    results: answer.results.map(({ page, title, kind, number, snippet }) => ({
      page,
      title: title.text,
      kind: kind.id,
      number,
      snippet: snippet.text,
      marked: snippet.marks.map(([from, to]) => snippet.text.slice(from, to)),
    })),
  };
}

/** A page as the case format says it; `says` gives, for each statement, the strings that rest on it. */
export function answerOfPage(page: ShownPage): Answer {
  const dated = page.revised ?? page.published ?? page.effective;
  return {
    page: page.page,
    title: page.title.text,
    kind: page.kind.id,
    topic: page.topic.id,
    number: page.number,
    published: page.published?.date,
    effective: page.effective?.date,
    revised: page.revised?.date,
    dated: dated?.said,
    provider_types: page.provider_types,
    brands: page.brands,
    languages: page.languages,
    drafted: page.drafted !== undefined,
    sections: page.sections,
    unknown: page.blocks.flatMap((b) => (b.as === 'unknown' ? [b.what.text] : [])),
    untranslated: page.untranslated,
    says: sayings(page),
    cites: page.cites,
  };
}

type Saying = readonly [cite: readonly string[], text: string];

function sayings(page: ShownPage): Readonly<Record<string, readonly string[]>> {
  const { head } = page;
  const said: Saying[] = [
    ...own([page.title, ...page.aliases], head.page ?? []),
    ...(page.number === undefined ? [] : [[head.number ?? [], page.number] as const]),
    ...[page.published, page.effective, page.revised].flatMap((d) => (d ? [[head.dates ?? [], d.date] as const] : [])),
    ...page.brands.map((brand) => [head.brands ?? [], brand] as const),
    ...page.provider_types.map((type) => [head.provider_types ?? [], type] as const),
    ...page.sections.map((section) => [head.sections ?? [], section] as const),
    ...page.blocks.flatMap(sayingsOf),
  ];
  const rows: Record<string, string[]> = Object.create(null);
  for (const [cite, text] of said) for (const id of cite) rows[id] = [...(rows[id] ?? []), text];
  return rows;
}

/** A string with citations of its own rests on those; another on its block's. */
function own(strings: readonly Spoken[], block: readonly string[]): Saying[] {
  return strings.map((s) => [s.cite ?? block, s.text] as const);
}

function sayingsOf(block: ShownBlock): Saying[] {
  const { cite } = block;
  switch (block.as) {
    case 'heading':
    case 'text':
      return own([block.text], cite);
    case 'list':
      return own(block.items, cite);
    case 'table':
      return own([...block.columns, ...block.rows.flat()], cite);
    case 'form':
      return own([...block.fields, ...block.versions], cite);
    case 'benefits':
      return own(
        block.benefits.map((b) => b.title),
        cite,
      );
    case 'unknown':
      return [...own([block.what], cite), [cite, block.ask]];
    case 'link':
      return [
        ...own([block.label], cite),
        ...[block.to, block.url, block.ask].flatMap((s) => (s ? [[cite, s] as const] : [])),
      ];
    case 'contact':
      return [
        ...own([block.name, ...block.phones.flatMap((p) => p.for ?? []), ...(block.hours ? [block.hours] : [])], cite),
        ...own(block.for, cite),
        ...block.phones
          .flatMap((p) => [p.extension ? `${p.number} ext. ${p.extension}` : p.number, ...(p.vanity ?? [])])
          .map((s) => [cite, s] as const),
        ...(block.email ? [[cite, block.email] as const] : []),
        ...block.unknown.map((part) => [cite, `${part}: ${block.ask}`] as const),
      ];
  }
}
