import { type LibraryPage, type PolicyBook, packsOf, Speech } from '../../rules/index.ts';
import { code, codes, generatedBy, page, table } from './markdown.ts';
import { REFERENCE_COMMAND } from './reason-page.ts';

/** `policy-library.md`: every page of the provider library by plan, with its kind, number, dates and what it rests on. */
export function libraryIndex(book: PolicyBook): string {
  const speech = new Speech(book, 'en');
  const packs = book.packs.filter((p) => (p.library?.pages.length ?? 0) > 0);
  return page(
    '# The provider library',
    generatedBy(REFERENCE_COMMAND),
    `The pages a case opens with \`library.read\`. A plan's readers also see the statewide pages it does not replace. \`says\` in a case names
the statements of the last column. Unknown is what the source leaves open: a reader is told to ask the plan.`,
    ...packs.flatMap((pack) => [
      `## ${speech.local(pack.plan.name)}`,
      table(
        ['page', 'title', 'kind', 'topic', 'number', 'dated', 'languages', 'unknown', 'rests on'],
        (pack.library?.pages ?? []).map((p) => row(p)),
      ),
    ]),
    '## How a library behaves',
    table(
      ['plan', 'search at least', 'search at most', 'recent'],
      packs.map((pack) => behaviour(book, pack.plan.plan)),
    ),
  );
}

function row(p: LibraryPage): string[] {
  const title = typeof p.title === 'string' ? { en: p.title } : p.title;
  const { published, effective, revised } = p.dates ?? {};
  const rests = new Set(p.blocks.flatMap((b) => b.cite));
  return [
    code(p.page),
    title.en,
    p.kind,
    p.topic,
    p.number?.is ?? '',
    revised ?? published ?? effective ?? '',
    ['en', 'es' in title && title.es ? 'es' : '', 'hmn' in title && title.hmn ? 'hmn' : ''].filter(Boolean).join(', '),
    String(p.blocks.filter((b) => 'unknown' in b || ('contact' in b && b.contact.unknown)).length || ''),
    codes([...new Set([...p.cite, ...rests])]),
  ];
}

/** What stands for a plan: its own desk before the wider one. */
function behaviour(book: PolicyBook, plan: string): string[] {
  const desks = (packsOf(book, plan) ?? []).flatMap((pack) => pack.library?.desk ?? []).reverse();
  const found = <T>(pick: (desk: (typeof desks)[number]) => T | undefined) =>
    desks.map(pick).find((v) => v !== undefined);
  const least = found((d) => d.search?.at_least);
  const most = found((d) => d.search?.at_most);
  const recent = found((d) => d.recent);
  return [
    plan,
    least ? `${least.characters} characters (${codes(least.cite)})` : 'any',
    most ? `${most.characters} characters (${codes(most.cite)})` : 'any',
    recent ? `${recent.days} days, at most ${recent.at_most} (${codes(recent.cite)})` : '',
  ];
}
