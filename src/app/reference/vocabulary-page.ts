import type { PolicyBook } from '../../rules/index.ts';
import { code, codes, generatedBy, page, table } from './markdown.ts';
import { REFERENCE_COMMAND } from './reason-page.ts';

/** `policy-vocabulary.md`: every fact a clause may speak of. */
export function vocabularyPage(book: PolicyBook): string {
  const families = Map.groupBy(Object.entries(book.vocabulary), ([name]) => name.slice(0, name.indexOf('.')));
  const sections = [...families]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([family, facts]) => [
      `## ${family}`,
      table(
        ['fact', 'type', 'values', 'English', 'Spanish'],
        facts
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, { type, unit, values, examples, say }]) => [
            code(name),
            unit === undefined ? type : `${type} (${unit})`,
            values ? codes(values) : examples ? `such as ${codes(examples)}` : '',
            say.en,
            say.es,
          ]),
      ),
    ]);
  return page(
    '# The fact vocabulary',
    generatedBy(REFERENCE_COMMAND),
    `The vocabulary is closed: a clause that names another fact does not load. In a case \`facts:\` gives a fact by its name. Money is
dollars in a case; a set is a list; where values are named no other is taken; after "such as" the words
that rules look for, others are taken too.`,
    ...sections,
  );
}
