import type { Speech } from '../../rules/index.ts';
import type { Shelf } from './shelf.ts';
import type { Topic } from './topic.ts';
import type { RuleView } from './views.ts';

const WIDTH = 110;

/** A topic as text for a terminal. */
export function* sayTopic(shelf: Shelf, topic: Topic, speech: Speech): Generator<string> {
  if (topic.kind === 'row') yield* sources(shelf, topic, speech);
  for (const rule of topic.rules) yield* sayRule(rule, speech);
  if (topic.rules.length === 0) yield `${speech.say('label.cited_by')}: ${speech.say('label.none')}`;
  if (topic.general.length > 0) {
    yield `${speech.say('label.general')}:`;
    for (const { id, place, title } of topic.general) yield `  ${id} (${place}): ${title}`;
    yield '';
  }
  if (topic.kind !== 'row') yield* sources(shelf, topic, speech);
  yield* proofs(shelf, topic, speech);
}

function* sayRule(rule: RuleView, speech: Speech): Generator<string> {
  yield `${rule.title}`;
  yield `  ${rule.id} (${rule.place})`;
  if (rule.say !== undefined) yield* wrapped(rule.say, '  ');
  yield `  ${speech.say('label.in_force')}: ${rule.dates}`;
  for (const { label, value } of rule.applies) yield* wrapped(`${label}: ${value}`, '  ');
  if (rule.cites.length > 0) yield* wrapped(`[${rule.cites.join(', ')}]`, '  ');
  for (const clause of rule.clauses) {
    yield* wrapped(`- ${clause.sentence}${clause.dates === undefined ? '' : ` (${clause.dates})`}`, '  ');
    const consequence = [clause.effect, clause.reason].filter((s) => s !== undefined).join(' ');
    if (consequence !== '') yield* wrapped(consequence, '      ');
    yield* wrapped(`${clause.id} [${clause.cites.join(', ')}]`, '      ');
  }
  if (rule.price !== undefined) {
    yield* wrapped(`${speech.say('label.price')}: ${rule.price}`, '  ');
    if (rule.priceCites.length > 0) yield* wrapped(`[${rule.priceCites.join(', ')}]`, '      ');
  }
  yield '';
}

function* sources(shelf: Shelf, topic: Topic, speech: Speech): Generator<string> {
  yield `${speech.say('label.sources')}:`;
  const found = topic.cites.flatMap((id) => shelf.statements.get(id) ?? []);
  for (const [{ title, publisher, dated }, rows] of Map.groupBy(found, (s) => s.document)) {
    yield* wrapped(`${title}. ${publisher}${dated === undefined ? '' : `, ${dated}`}`, '  ');
    for (const { row } of rows) {
      const sure = row.sure === undefined ? '' : ` (${speech.say(`sure.${row.sure}`)})`;
      yield* wrapped(`${row.id}: ${row.statement}${sure}`, '    ');
      if (topic.kind === 'row' && row.reading) yield* wrapped(`${speech.say('label.reading')}: ${row.reading}`, '    ');
    }
  }
  yield '';
}

function* proofs(shelf: Shelf, topic: Topic, speech: Speech): Generator<string> {
  const { cases, tests, features } = proofsOf(shelf, topic);
  const none = ` ${speech.say('label.none')}`;
  yield `${speech.say('label.cases')}:${cases.length === 0 ? none : ''}`;
  for (const { file, name } of cases) yield `  ${file}: ${name}`;
  yield `${speech.say('label.tests')}:${tests.length === 0 ? none : ''}`;
  for (const { file, test } of tests) yield `  ${file}: ${test}`;
  if (features.length > 0) yield `${speech.say('label.code_places')}:`;
  for (const { file } of features) yield `  ${file}`;
}

/** The cases, tests and features that cite the rows of a topic. */
export function proofsOf(shelf: Shelf, topic: Topic) {
  const found = shelf.evidence.filter((e) => topic.cites.includes(e.id));
  return {
    cases: shelf.cases.filter((c) => c.cites.some((id) => topic.cites.includes(id))),
    tests: found.filter((e) => e.test !== undefined),
    features: found.filter((e) => e.test === undefined),
  };
}

/** Lines of at most `WIDTH` characters; what follows the first is indented under it. */
function* wrapped(text: string, indent: string): Generator<string> {
  let line = indent;
  const hanging = `${indent}  `;
  for (const word of text.split(/\s+/)) {
    if (line.length + word.length > WIDTH && line.trim() !== '') {
      yield line.trimEnd();
      line = hanging;
    }
    line += `${word} `;
  }
  if (line.trim() !== '') yield line.trimEnd();
}
