import type { PolicyBook } from '../../rules/index.ts';
import { code, generatedBy, page, table } from './markdown.ts';
import { REFERENCE_COMMAND } from './reason-page.ts';

const PREFIX = 'finding.';

/** `findings.md`: every finding by its code, with what is wrong and what to do, as the words of the policy say it. */
export function findingPage(book: PolicyBook): string {
  const { en = {}, es = {} } = book.words;
  const rows = Object.keys(en)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length))
    .sort()
    .map((id) => [code(id), said(en, id), said(es, id)]);
  return page(
    '# Findings',
    generatedBy(REFERENCE_COMMAND),
    `A finding is something true about somebody's data: where it stands, its code, what was found and what was expected. Commands say
it in a sentence with what to do (\`--lang en\`, \`--lang es\`); \`--json\` gives the code. The place, the values and what was expected
are not translated. [x12.md](x12.md) has an example of each \`x12\` code and the answer it travels in.`,
    table(['code', 'English', 'Spanish'], rows),
  );
}

function said(words: Readonly<Record<string, string>>, id: string): string {
  return [words[`${PREFIX}${id}`], words[`mend.${id}`]].filter((s) => s !== undefined).join(' → ');
}
