import { type Finding, finding } from '../kernel/index.ts';
import { type Pack, type PolicyBook, packsOf } from './compile.ts';
import { libraryCitations, stringsOf } from './library-cites.ts';
import type { LibraryBlock, LibraryDesk, LibraryPage } from './library-schema.ts';
import type { SourcesFile } from './pack-schema.ts';

/** Statements of these kinds are told to people: each has its place on a page of the library. */
const TOLD: ReadonlySet<string> = new Set(['content', 'document', 'ui', 'channel']);

/** What the library says that cannot be right, and statements that no page tells. */
export function lintLibrary(book: PolicyBook, sources: readonly SourcesFile[]): Finding[] {
  const packs = book.packs.filter((p) => p.library);
  if (packs.length === 0) return [];
  const statements = new Map(sources.flatMap((s) => s.statements.map((row) => [row.id, row] as const)));
  const cited = packs.flatMap((pack) =>
    libraryCitations(pack.library ?? { pages: [] }).map((c) => ({ ...c, at: `${pack.plan.plan}/library/${c.at}` })),
  );
  const told = new Set(cited.map((c) => c.id));
  return [
    ...cited
      .filter(({ id }) => !statements.has(id))
      .map(({ at, id }) => finding('policy.citation_does_not_resolve', at, { received: id })),
    ...sources
      .filter((source) => source.document.kind === 'ledger')
      .flatMap((source) => source.statements)
      .filter((row) => TOLD.has(row.kind) && !told.has(row.id))
      .map((row) => finding('policy.row_without_page', row.id, { expected: 'a block of some library page cites it' })),
    ...packs.flatMap((pack) => lintPack(book, pack, sources)),
  ];
}

function lintPack(book: PolicyBook, pack: Pack, sources: readonly SourcesFile[]): Finding[] {
  const chain = packsOf(book, pack.plan.plan) ?? [pack];
  const known: Known = {
    pages: new Set(chain.flatMap((p) => (p.library?.pages ?? []).map((page) => page.page))),
    benefits: new Set(chain.flatMap((p) => p.benefits.map((b) => b.benefit))),
    documents: new Set(sources.map((s) => s.document.id)),
    desks: chain.flatMap((p) => p.library?.desk ?? []),
    brands: new Set([pack.plan.plan, ...(pack.plan.brands ?? []).map((b) => b.key)]),
    statements: new Map(sources.flatMap((s) => s.statements.map((row) => [row.id, JSON.stringify(row)] as const))),
  };
  const pages = pack.library?.pages ?? [];
  const at = (page: LibraryPage) => `${pack.plan.plan}/library/${page.page}`;
  return [
    ...repeated(pages, (p) => p.page).map((p) => finding('policy.id_used_twice', at(p))),
    ...repeated(pages, (p) => p.number?.is.toUpperCase()).map((p) =>
      finding('policy.material_number_twice', at(p), { received: p.number?.is ?? '' }),
    ),
    ...pages.flatMap((page) => lintPage(page, at(page), known)),
  ];
}

interface Known {
  readonly pages: ReadonlySet<string>;
  readonly benefits: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly desks: readonly LibraryDesk[];
  readonly brands: ReadonlySet<string>;
  readonly statements: ReadonlyMap<string, string>;
}

function repeated(pages: readonly LibraryPage[], key: (page: LibraryPage) => string | undefined): LibraryPage[] {
  const seen = new Set<string>();
  return pages.filter((page) => {
    const value = key(page);
    if (value === undefined) return false;
    const isSeen = seen.has(value);
    seen.add(value);
    return isSeen;
  });
}

function lintPage(page: LibraryPage, at: string, known: Known): Finding[] {
  const unknown = (kind: string, values: readonly string[], isKnown: (value: string) => boolean) =>
    values
      .filter((v) => !isKnown(v))
      .map((received) => finding('policy.unknown_value', at, { expected: kind, received }));
  const { published, revised } = page.dates ?? {};
  return [
    ...unknown('a topic of the desk', [page.topic], (t) => known.desks.some((d) => d.topics?.[t])),
    ...unknown('a provider type of the desk', page.provider_types?.are ?? [], (t) =>
      known.desks.some((d) => d.provider_types?.[t]),
    ),
    ...unknown('a brand of the plan', page.brands?.are ?? [], (b) => known.brands.has(b)),
    ...unknown('a document of the registry', page.source ? [page.source] : [], (d) => known.documents.has(d)),
    ...(published !== undefined && revised !== undefined && revised < published
      ? [finding('policy.dates_reversed', at, { received: `published ${published}, revised ${revised}` })]
      : []),
    ...page.blocks.flatMap((block, i) => lintBlock(block, `${at}/block ${i + 1}`, known)),
  ];
}

function lintBlock(block: LibraryBlock, at: string, known: Known): Finding[] {
  if ('link' in block) {
    const { to } = block.link;
    const isThere = to === undefined || known.pages.has(to);
    return isThere ? [] : [finding('policy.unknown_value', at, { expected: 'a page of the library', received: to })];
  }
  if ('benefits' in block) {
    return block.benefits
      .filter((b) => !known.benefits.has(b))
      .map((received) => finding('policy.unknown_value', at, { expected: 'a benefit of the plan', received }));
  }
  return 'contact' in block ? lintNumbers(block, at, known) : [];
}

/** A telephone number stands in one of the statements its contact cites: a digit typed wrong reaches a stranger. */
function lintNumbers(block: Extract<LibraryBlock, { contact: unknown }>, at: string, known: Known): Finding[] {
  const cites = [...block.cite, ...stringsOf(block).flatMap((s) => (typeof s === 'string' ? [] : (s.cite ?? [])))];
  const stated = cites.map((id) => known.statements.get(id) ?? '').join(' ');
  const received = (block.contact.phones ?? []).flatMap((p) => [p.number, ...(p.extension ? [p.extension] : [])]);
  return received
    .filter((number) => !stated.includes(number))
    .map((number) => finding('policy.contradicts_row', at, { expected: cites.join(', '), received: number }));
}
