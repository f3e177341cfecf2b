import { isIsoDate } from '../kernel/index.ts';
import type { Speech } from './explain-speech.ts';
import { sayFact, sayNumber, sayWord } from './explain-values.ts';
import type { Predicate, Test } from './schema.ts';
import type { FactDefinition } from './vocabulary.ts';

/** A condition as a phrase that can follow "where" or stand as a sentence. */
export function sayPredicate(speech: Speech, predicate: Predicate): string {
  if ('all' in predicate) return group(speech, predicate.all, 'and');
  if ('any' in predicate) return group(speech, predicate.any, 'or');
  if ('not' in predicate) return speech.say('predicate.not', { inner: nested(speech, predicate.not) });
  return sayTest(speech, predicate);
}

function group(speech: Speech, parts: readonly Predicate[], join: 'and' | 'or'): string {
  return speech.list(
    parts.map((part) => nested(speech, part)),
    join,
  );
}

function nested(speech: Speech, part: Predicate): string {
  const many = ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1);
  const said = sayPredicate(speech, part);
  return many ? `(${said})` : said;
}

function sayTest(speech: Speech, test: Test): string {
  const fact = sayFact(speech, test.fact);
  if (test.known !== undefined)
    return speech.say(test.known ? 'test.known' : 'test.unknown', { fact: bare(speech, fact) });
  if (typeof test.is === 'boolean') return speech.say(`test.${test.is}`, { claim: bare(speech, fact) });
  const comparisons = speech.list([...sayComparisons(speech, test)], 'and');
  const type = speech.policy.vocabulary[test.fact]?.type;
  return speech.say(type === 'date' ? 'test.compare_date' : 'test.compare', { fact, comparisons });
}

/** "whether the note shows a telephone number" → "the note shows a telephone number". */
function bare(speech: Speech, phrase: string): string {
  const whether = speech.say('phrase.whether');
  for (const word of [whether, 'whether']) if (phrase.startsWith(`${word} `)) return phrase.slice(word.length + 1);
  return phrase;
}

const LISTS = ['in', 'not_in', 'has_any', 'has_none', 'has_all'] as const;
const BOUNDS = [
  'at_least',
  'at_most',
  'more_than',
  'less_than',
  'on_or_after',
  'on_or_before',
  'after',
  'before',
] as const;

function* sayComparisons(speech: Speech, test: Test): Generator<string> {
  const definition = speech.policy.vocabulary[test.fact];
  const word = (value: string) => sayWord(speech, value, test.fact);
  if (typeof test.is === 'number') yield sayNumber(speech, test.is, definition);
  if (typeof test.is === 'string') yield speech.say('compare.is', { value: word(test.is) });
  for (const op of LISTS) {
    const values = test[op];
    if (values)
      yield speech.say(`compare.${op}`, {
        value: speech.list(values.map(word), op === 'has_all' ? 'and' : 'or'),
        n: values.length,
      });
  }
  for (const op of BOUNDS) {
    const bound = test[op];
    if (bound !== undefined) yield speech.say(`compare.${op}`, { value: sayBound(speech, bound, definition) });
  }
}

type Bound = Exclude<Test['on_or_after'], undefined>;

function sayBound(speech: Speech, bound: Bound, definition: FactDefinition | undefined): string {
  if (typeof bound === 'number') return sayNumber(speech, bound, definition);
  if (typeof bound === 'string') return isIsoDate(bound) ? speech.date(bound) : bound;
  let said = sayFact(speech, bound.fact);
  for (const side of ['plus', 'minus'] as const) {
    const span = bound[side];
    if (span) said = speech.say(`bound.${side}`, { span: saySpan(speech, span), fact: said });
  }
  return said;
}

interface Span {
  readonly days?: number | undefined;
  readonly months?: number | undefined;
  readonly years?: number | undefined;
}

export function saySpan(speech: Speech, span: Span): string {
  const parts = (['years', 'months', 'days'] as const).flatMap((unit) => {
    const n = span[unit];
    return n === undefined || n === 0 ? [] : [speech.say(`unit.${unit}`, { n })];
  });
  return speech.list(parts, 'and');
}
