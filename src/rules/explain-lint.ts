import { IntlMessageFormat } from 'intl-messageformat';
import { type Finding, finding } from '../kernel/index.ts';
import type { PolicyBook } from './compile.ts';
import { documentsOf } from './explain-documents.ts';
import { SOURCE_LANGUAGE } from './explain-words.ts';

/** Languages that cannot be spoken as they stand: a missing key, a template that asks for other values than English. */
export function lintWords(book: PolicyBook): Finding[] {
  const english = book.words[SOURCE_LANGUAGE];
  if (!english) return Object.keys(book.words).length === 0 ? [] : [finding('words.no_english', 'words/en.yaml')];
  const unnamed = documentsOf(book)
    .map((d) => d.id)
    .filter((id) => english[`document.${id}`] === undefined)
    .map((id) => finding('words.document_unnamed', 'words/en.yaml', { expected: `document.${id}` }));
  return [
    ...unnamed,
    ...Object.entries(book.words).flatMap(([language, words]) => lintLanguage(language, words, english)),
  ];
}

type Catalogue = PolicyBook['words'][string];

function lintLanguage(language: string, words: Catalogue, english: Catalogue): Finding[] {
  const found: Finding[] = [];
  for (const [key, source] of Object.entries(english)) {
    const at = `words/${language}.yaml: ${key}`;
    const template = words[key];
    if (template === undefined) {
      if (words['language.status'] === 'final') found.push(finding('words.missing', at, { expected: source }));
      continue;
    }
    const [expected, received] = [placeholders(source, SOURCE_LANGUAGE), placeholders(template, language)];
    if (received === undefined) found.push(finding('words.malformed', at, { received: template }));
    else if (expected !== undefined && expected !== received)
      found.push(finding('words.placeholders_differ', at, { expected, received }));
  }
  const extra = Object.keys(words).filter((key) => english[key] === undefined);
  return [...found, ...extra.map((key) => finding('words.unknown_key', `words/${language}.yaml: ${key}`))];
}

/** The names a template asks for, sorted; undefined when it cannot be read. */
export function placeholders(template: string, language: string): string | undefined {
  try {
    const ast = new IntlMessageFormat(template, language, undefined, { ignoreTag: true }).getAst();
    return [...new Set(namesIn(ast))].sort().join(', ');
  } catch {
    return undefined;
  }
}

const LITERAL = 0;
const POUND = 7;

interface Element {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}

function namesIn(elements: readonly Element[]): string[] {
  return elements.flatMap((e) => [
    ...(e.type !== LITERAL && e.type !== POUND ? [String(e.value)] : []),
    ...Object.values(e.options ?? {}).flatMap((option) => namesIn(option.value)),
  ]);
}
