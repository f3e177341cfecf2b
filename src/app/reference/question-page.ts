import {
  type CompiledPolicy,
  compilePolicy,
  type Pack,
  type Predicate,
  type QuestionFile,
  Speech,
  type Test,
} from '../../rules/index.ts';
import type { Cast } from '../cases/case-world.ts';
import { exampleCase } from './example-case.ts';
import { code, codes, generatedBy, page, table } from './markdown.ts';
import { REFERENCE_COMMAND } from './reason-page.ts';
import type { Shelf } from './shelf.ts';
import { questionViews, type RuleView } from './views.ts';

/** `policy-questions.md`: every question of every pack, with its facts, what it asks, and a case that runs. */
export async function questionPage(shelf: Shelf, cast: Cast): Promise<string> {
  const sections: string[] = [];
  for (const pack of shelf.book.packs) {
    const policy = compilePolicy(shelf.book, pack.plan.plan);
    if (!policy || pack.questions.length === 0) continue;
    sections.push(`## ${pack.plan.name.en} (${code(pack.plan.plan)})`);
    const sorted = [...pack.questions].sort((a, b) => (a.question < b.question ? -1 : 1));
    for (const question of sorted) sections.push(...(await questionSection(shelf, pack, policy, question, cast)));
  }
  return page(
    '# Questions',
    generatedBy(REFERENCE_COMMAND),
    `Some rules judge something other than a claim line. A case asks them with \`check: { question: …, on: …, facts: { … } }\`; a plan
answers its own questions and the statewide ones. Each example below is a whole case: copy it into a file and run
\`./madrone policy test file.yaml\`.`,
    ...sections,
  );
}

async function questionSection(
  shelf: Shelf,
  pack: Pack,
  policy: CompiledPolicy,
  question: QuestionFile,
  cast: Cast,
): Promise<string[]> {
  const prefix = `${pack.plan.plan}/`;
  const views = questionViews(shelf, policy, question.question, 'en').filter((v) => v.id.startsWith(prefix));
  const example = await exampleCase(shelf.book, policy, question, cast);
  return [
    `### ${code(question.question)}: ${question.title.en}`,
    factTable(shelf, question),
    ...views.flatMap(provisionLines),
    `\`\`\`yaml\n${example}\n\`\`\``,
  ];
}

function factTable(shelf: Shelf, question: QuestionFile): string {
  const speech = new Speech(shelf.book, 'en');
  const tests = question.provisions.flatMap((p) => [...testsOf(p.when), ...p.clauses.flatMap(clauseTests)]);
  const names = [...new Set(tests.flatMap((t) => [t.fact, ...referred(t)]))].sort();
  const rows = names.map((name) => {
    const { type = 'text', unit, values, say } = shelf.book.vocabulary[name] ?? {};
    const named = [...new Set(tests.filter((t) => t.fact === name).flatMap(valuesOf))].sort();
    const open = named.length > 0 ? `any; the rules name ${codes(named)}` : '';
    return [
      code(name),
      unit === undefined ? type : `${type} (${unit})`,
      values ? codes(values) : open,
      say ? speech.local(say) : '',
    ];
  });
  return table(['fact', 'type', 'values', 'is'], rows);
}

function clauseTests(clause: QuestionFile['provisions'][number]['clauses'][number]): Test[] {
  return [...testsOf(clause.when), ...testsOf(clause.require)];
}

function testsOf(predicate: Predicate | undefined): Test[] {
  if (!predicate) return [];
  if ('all' in predicate) return predicate.all.flatMap(testsOf);
  if ('any' in predicate) return predicate.any.flatMap(testsOf);
  return 'not' in predicate ? testsOf(predicate.not) : [predicate];
}

/** Other facts a test compares its own with. */
function referred(test: Test): string[] {
  return Object.values(test).flatMap((bound) =>
    typeof bound === 'object' && !Array.isArray(bound) && 'fact' in bound ? [bound.fact] : [],
  );
}

function valuesOf({ is, in: oneOf, not_in, has_any, has_all, has_none }: Test): string[] {
  const lists = [oneOf, not_in, has_any, has_all, has_none].flatMap((list) => list ?? []);
  return typeof is === 'string' ? [is, ...lists] : lists;
}

function provisionLines(view: RuleView): string[] {
  const where = view.applies.map(({ label, value }) => `${label}: ${value}. `).join('');
  const clauses = view.clauses.map(({ id, sentence, dates, effect = '', cites }) => {
    const when = dates === undefined ? '' : ` (${dates})`;
    return `- \`${id.slice(id.lastIndexOf('/') + 1)}\`: ${sentence}${when} ${effect} [${cites.join(', ')}]`;
  });
  return [`${code(view.id)}: ${view.dates}. ${where}[${view.cites.join(', ')}]`, clauses.join('\n')];
}
