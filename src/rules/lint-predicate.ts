import { type Finding, finding } from '../kernel/index.ts';
import type { PolicyBook } from './compile.ts';
import type { Predicate, Test } from './schema.ts';
import type { FactDefinition } from './vocabulary.ts';

/** Facts nobody defined, comparisons that can never hold, values outside a closed list: `at` is the address of who asks. */
export function lintPredicate(book: PolicyBook, at: string, predicate: Predicate): Finding[] {
  if ('all' in predicate) return predicate.all.flatMap((p) => lintPredicate(book, at, p));
  if ('any' in predicate) return predicate.any.flatMap((p) => lintPredicate(book, at, p));
  if ('not' in predicate) return lintPredicate(book, at, predicate.not);
  return lintTest(book, at, predicate);
}

const ORDER = ['at_least', 'at_most', 'more_than', 'less_than'] as const;
const DATES = ['on_or_after', 'on_or_before', 'after', 'before'] as const;
const SETS = ['has_any', 'has_all', 'has_none'] as const;
const LISTS = ['in', 'not_in'] as const;

/** A comparison the fact's type cannot answer would silently never match; it is an error instead. */
function lintTest(book: PolicyBook, at: string, test: Test): Finding[] {
  const definition = book.vocabulary[test.fact];
  if (!definition) return [finding('policy.unknown_fact', at, { received: test.fact })];
  const found: Finding[] = [];
  const used = [...ORDER, ...DATES, ...SETS, ...LISTS].filter((op) => test[op] !== undefined);
  if (used.length === 0 && test.is === undefined && test.known === undefined) {
    found.push(finding('policy.test_of_nothing', at, { received: test.fact }));
  }
  const fitting = fittingOperators(definition);
  for (const op of used) {
    if (!fitting.includes(op))
      found.push(finding('policy.comparison_does_not_fit', at, { received: `${op} on ${definition.type}` }));
    found.push(...lintBound(book, at, definition, test[op]));
  }
  if (test.is !== undefined && !isFits(definition, test.is)) {
    found.push(finding('policy.comparison_does_not_fit', at, { received: `is ${test.is} on ${definition.type}` }));
  }
  const values = [...SETS, ...LISTS].flatMap((op) => test[op] ?? []);
  const unknown = [...values, ...(typeof test.is === 'string' ? [test.is] : [])].filter(
    (v) => (definition.values ?? definition.examples)?.includes(v) === false,
  );
  return [
    ...found,
    ...unknown.map((received) => finding('policy.unknown_value', at, { received: `${test.fact} ${received}` })),
  ];
}

/** What a fact is compared with is of its kind: a date with a date, a number or amount with a number or amount. */
function lintBound(book: PolicyBook, at: string, definition: FactDefinition, bound: unknown): Finding[] {
  const misfit = (received: string) => [finding('policy.comparison_does_not_fit', at, { received })];
  if (typeof bound === 'number') return definition.type === 'date' ? misfit(`${bound} beside a date`) : [];
  if (typeof bound === 'string')
    return definition.type === 'date' ? [] : misfit(`${bound} beside a ${definition.type}`);
  if (bound === null || typeof bound !== 'object' || !('fact' in bound)) return [];
  const other = book.vocabulary[String(bound.fact)];
  if (!other) return [finding('policy.unknown_fact', at, { received: String(bound.fact) })];
  const kind = (type: string) => (type === 'money' ? 'number' : type);
  if (kind(other.type) !== kind(definition.type)) return misfit(`a ${other.type} beside a ${definition.type}`);
  const isMoved = ('plus' in bound && bound.plus !== undefined) || ('minus' in bound && bound.minus !== undefined);
  return isMoved && other.type !== 'date' ? misfit(`a span of time added to a ${other.type}`) : [];
}

function fittingOperators(definition: FactDefinition): readonly string[] {
  if (definition.type === 'set') return SETS;
  if (definition.type === 'text') return LISTS;
  if (definition.type === 'date') return DATES;
  return definition.type === 'boolean' ? [] : ORDER;
}

function isFits(definition: FactDefinition, value: unknown): boolean {
  if (definition.type === 'boolean') return typeof value === 'boolean';
  if (definition.type === 'text') return typeof value === 'string';
  return (definition.type === 'number' || definition.type === 'money') && typeof value === 'number';
}
