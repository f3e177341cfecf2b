import { californiaDate } from '../../kernel/index.ts';
import {
  type Desk,
  deskOf,
  type LibraryStore,
  MemoryLibraryStore,
  pagesOf,
  readPage,
  type SearchAnswer,
  type ShownBlock,
  type ShownPage,
  searchLibrary,
} from '../../rooms/library/index.ts';
import { Speech } from '../../rules/index.ts';
import { loadPolicyFolder } from '../policy-folder.ts';
import { EXIT, sayAll, unknownPlan } from './speak.ts';

export interface LibraryOptions {
  readonly plan: string;
  readonly lang: string;
  readonly json?: boolean;
}

/** `madrone library search TEXT --plan P`: the pages of a plan's library that answer the words, best first. */
export async function librarySearch(text: string, options: LibraryOptions): Promise<number> {
  return inLibrary(options, async (desk, store, now) => {
    const asked = { text, language: options.lang, within: 'site' as const, offset: 0 };
    const answer = await searchLibrary(desk, store, asked, californiaDate(now));
    if (!answer.ok) return said(answer.refusal);
    if (options.json) console.log(JSON.stringify(answer.value, null, 2));
    else for (const line of searchLines(answer.value)) console.log(line);
    return answer.value.total > 0 ? EXIT.yes : EXIT.no;
  });
}

/** `madrone library show ID --plan P`: one page, with the statements each part rests on. */
export async function libraryShow(page: string, options: LibraryOptions): Promise<number> {
  return inLibrary(options, async (desk, store, now) => {
    const answer = await readPage(desk, store, { page, language: options.lang }, californiaDate(now));
    if (!answer.ok) return said(answer.refusal);
    if (options.json) console.log(JSON.stringify(answer.value, null, 2));
    else for (const line of pageLines(answer.value)) console.log(line);
    return EXIT.yes;
  });
}

type InLibrary = (desk: Desk, store: LibraryStore, now: Date) => Promise<number>;

/** The pages as the policy has them: no database is needed to read what is published. */
async function inLibrary({ plan, lang }: LibraryOptions, wish: InLibrary): Promise<number> {
  const { book, sources } = await loadPolicyFolder();
  const desk = deskOf(book, plan, sources);
  if (!desk) return sayAll([unknownPlan(plan)], new Speech(book, lang), EXIT.usage);
  return wish(desk, new MemoryLibraryStore(pagesOf(book, plan)), new Date());
}

function said({ because, cite = [] }: { readonly because: string; readonly cite?: readonly string[] }): number {
  console.error(`${because}${cite.length > 0 ? ` [${cite.join(', ')}]` : ''}`);
  return EXIT.no;
}

function searchLines({ heading, counter, results }: SearchAnswer): string[] {
  return [
    heading,
    counter,
    ...results.flatMap(({ page, title, kind, number, snippet }) => [
      '',
      `${page}: ${title.text} (${kind.label}${number === undefined ? '' : `, ${number}`})`,
      `  ${snippet.text}`,
    ]),
  ];
}

function pageLines(page: ShownPage): string[] {
  const { title, kind, topic, number, published, effective, revised, source, drafted } = page;
  const dates = [published, effective, revised].flatMap((d) => (d ? [d.said] : []));
  const head = [kind.label, topic.label, ...(number === undefined ? [] : [number]), ...dates, ...page.provider_types];
  return [
    title.text,
    head.join(' · '),
    ...(source ? [`${source.title}, ${source.publisher}${source.dated === undefined ? '' : `, ${source.dated}`}`] : []),
    ...(drafted === undefined ? [] : [drafted]),
    ...page.blocks.flatMap((block) => blockLines(block)),
  ];
}

function blockLines(block: ShownBlock): string[] {
  const [first = '', ...rest] = linesOf(block);
  const cited = `${first}  [${block.cite.join(', ')}]`;
  return block.as === 'heading' ? ['', cited] : [cited, ...rest];
}

function linesOf(block: ShownBlock): string[] {
  switch (block.as) {
    case 'heading':
    case 'text':
      return [block.text.text];
    case 'list':
      return block.items.map((item, i) => `  ${block.ordered ? `${i + 1}.` : '-'} ${item.text}`);
    case 'table':
      return [block.columns, ...block.rows].map((row) => `  ${row.map((cell) => cell.text).join(' | ')}`);
    case 'link':
      return [`  → ${block.label.text}: ${block.to ?? block.url ?? block.ask ?? ''}`];
    case 'form':
      return [...block.fields, ...block.versions].map((field) => `  ☐ ${field.text}`);
    case 'benefits':
      return block.benefits.map(({ benefit, title }) => `  → ${title.text} (${benefit})`);
    case 'unknown':
      return [`  ? ${block.what.text}: ${block.ask}`];
    case 'contact': {
      const { name, phones, email, hours, unknown, ask } = block;
      const ways = [
        ...phones.map((p) => {
          const kind = p.kind === 'phone' ? '' : `${p.kind} `;
          return `${kind}${p.number}${p.extension ? ` ext. ${p.extension}` : ''}${p.for ? ` (${p.for.text})` : ''}`;
        }),
        ...[email, hours?.text].flatMap((s) => (s === undefined ? [] : [s])),
        ...unknown.map((part) => `${part}: ${ask ?? ''}`),
      ];
      return [`  ${name.text}: ${ways.join(', ')}`, ...block.for.map((purpose) => `    ${purpose.text}`)];
    }
  }
}
