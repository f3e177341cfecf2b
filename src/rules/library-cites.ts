import type { LibraryBlock, LibraryDesk, LibraryPage, PlanLibrary, Said } from './library-schema.ts';

export interface LibraryCitation {
  readonly id: string;
  /** `page/block 3`, or `desk/labels/counter`. */
  readonly at: string;
  readonly where: 'page' | 'desk';
}

/** Every citation of a plan's library with the block or entry that makes it. */
export function libraryCitations({ desk, pages }: PlanLibrary): LibraryCitation[] {
  return [...pages.flatMap(citationsOfPage), ...(desk ? citationsOfDesk(desk) : [])];
}

function citationsOfPage(page: LibraryPage): LibraryCitation[] {
  const at = page.page;
  const head = [
    page.cite,
    page.dates?.cite,
    page.brands?.cite,
    page.provider_types?.cite,
    page.number?.cite,
    page.sections?.cite,
    ...[page.title, ...(page.aliases ?? [])].map(citeOf),
  ].flatMap((cite) => cite ?? []);
  return [
    ...head.map((id) => ({ id, at, where: 'page' as const })),
    ...page.blocks.flatMap((block, i) =>
      [...block.cite, ...stringsOf(block).flatMap((s) => citeOf(s) ?? [])].map((id) => ({
        id,
        at: `${at}/block ${i + 1}`,
        where: 'page' as const,
      })),
    ),
  ];
}

function citationsOfDesk(desk: LibraryDesk): LibraryCitation[] {
  const named = (group: string, entries: Readonly<Record<string, { cite?: readonly string[] | undefined }>>) =>
    Object.entries(entries).flatMap(([name, { cite }]) =>
      (cite ?? []).map((id) => ({ id, at: `desk/${group}/${name}`, where: 'desk' as const })),
    );
  const { at_least, at_most } = desk.search ?? {};
  return [
    ...named('search', { ...(at_least ? { at_least } : {}), ...(at_most ? { at_most } : {}) }),
    ...named('recent', desk.recent ? { recent: desk.recent } : {}),
    ...named('labels', desk.labels ?? {}),
    ...named('kinds', desk.kinds ?? {}),
    ...named('topics', desk.topics ?? {}),
    ...named('provider_types', desk.provider_types ?? {}),
    ...named('dates', desk.dates ?? {}),
  ];
}

export function citeOf(said: Said): readonly string[] | undefined {
  return typeof said === 'string' ? undefined : said.cite;
}

/** Every string of a block, in reading order. */
export function stringsOf(block: LibraryBlock): readonly Said[] {
  if ('heading' in block) return [block.heading];
  if ('text' in block) return [block.text];
  if ('list' in block) return block.list;
  if ('table' in block) return [...block.table.columns, ...block.table.rows.flat()];
  if ('link' in block) return [block.link.label];
  if ('form' in block) return [...block.form.fields, ...(block.form.versions ?? [])];
  if ('unknown' in block) return [block.unknown];
  if ('benefits' in block) return [];
  const { name, hours, phones = [], for: purposes = [] } = block.contact;
  return [name, ...phones.flatMap((p) => p.for ?? []), ...(hours === undefined ? [] : [hours]), ...purposes];
}
