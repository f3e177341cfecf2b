import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts } from './facts.ts';
import { compilePredicate } from './predicate.ts';
import type { Predicate } from './schema.ts';
import { verdictWord } from './verdict.ts';
import type { FactValue } from './vocabulary.ts';

type Values = Readonly<Record<string, FactValue>>;

function facts(values: Values): Facts {
  const nothing = { history: [], authorizations: [], documents: [], pregnancies: [] };
  return { on: '2025-03-20', open: false, member: 'ana', provider: 'p', values, ...nothing };
}

function judged(predicate: Predicate, values: Values): string {
  return verdictWord(compilePredicate(predicate).judge(facts(values)));
}

/** Three facts with one truth each: `yes.x` is met, `no.x` unmet, `dunno.x` not known. */
const KNOWN: Values = { 'yes.x': true, 'no.x': false };
const MET: Predicate = { fact: 'yes.x', is: true };
const UNMET: Predicate = { fact: 'no.x', is: true };
const UNKNOWN: Predicate = { fact: 'dunno.x', is: true };
const NAMED = { met: MET, unmet: UNMET, unknown: UNKNOWN } as const;
type Named = keyof typeof NAMED;

describe('three values', () => {
  test.each<[Named, Named, string, string]>([
    ['met', 'met', 'met', 'met'],
    ['met', 'unmet', 'unmet', 'met'],
    ['met', 'unknown', 'unknown', 'met'],
    ['unmet', 'met', 'unmet', 'met'],
    ['unmet', 'unmet', 'unmet', 'unmet'],
    ['unmet', 'unknown', 'unmet', 'unknown'],
    ['unknown', 'met', 'unknown', 'met'],
    ['unknown', 'unmet', 'unmet', 'unknown'],
    ['unknown', 'unknown', 'unknown', 'unknown'],
  ])('%s and %s: all is %s, any is %s', (a, b, all, any) => {
    expect(judged({ all: [NAMED[a], NAMED[b]] }, KNOWN)).toBe(all);
    expect(judged({ any: [NAMED[a], NAMED[b]] }, KNOWN)).toBe(any);
  });

  test.each<[Named, string]>([
    ['met', 'unmet'],
    ['unmet', 'met'],
    ['unknown', 'unknown'],
  ])('not %s is %s', (inner, expected) => {
    expect(judged({ not: NAMED[inner] }, KNOWN)).toBe(expected);
    expect(judged({ not: { not: NAMED[inner] } }, KNOWN)).toBe(inner);
  });
});

const leaf = fc.constantFrom<Predicate>(
  MET,
  UNMET,
  UNKNOWN,
  { fact: 'n.x', at_least: 3 },
  { fact: 'dunno.y', in: ['a'] },
);
const { tree } = fc.letrec<{ tree: Predicate }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
}));
const trees = fc.array(tree, { minLength: 1, maxLength: 4 });
const VALUES: Values = { ...KNOWN, 'n.x': 4 };

describe('properties of predicates', () => {
  test('De Morgan holds with three values', () => {
    fc.assert(
      fc.property(trees, (parts) => {
        const negated = parts.map((not): Predicate => ({ not }));
        expect(judged({ not: { all: parts } }, VALUES)).toBe(judged({ any: negated }, VALUES));
        expect(judged({ not: { any: parts } }, VALUES)).toBe(judged({ all: negated }, VALUES));
      }),
    );
  });

  test('the order of parts changes nothing', () => {
    fc.assert(
      fc.property(trees, (parts) => {
        const turned = [...parts].reverse();
        expect(judged({ all: turned }, VALUES)).toBe(judged({ all: parts }, VALUES));
        expect(judged({ any: turned }, VALUES)).toBe(judged({ any: parts }, VALUES));
      }),
    );
  });

  test('what is decided while facts are missing stays decided whatever they turn out to be', () => {
    fc.assert(
      fc.property(tree, fc.boolean(), fc.constantFrom('a', 'b'), (predicate, x, y) => {
        const before = judged(predicate, VALUES);
        const after = judged(predicate, { ...VALUES, 'dunno.x': x, 'dunno.y': y });
        if (before !== 'unknown') expect(after).toBe(before);
      }),
    );
  });

  test('with every fact known nothing is unknown', () => {
    fc.assert(
      fc.property(tree, (predicate) => {
        expect(judged(predicate, { ...VALUES, 'dunno.x': true, 'dunno.y': 'b' })).not.toBe('unknown');
      }),
    );
  });

  test('every comparison of a fact that is not known is unknown, never met or unmet', () => {
    const comparisons: Predicate[] = [
      { fact: 'f.x', is: true },
      { fact: 'f.x', is: false },
      { fact: 'f.x', in: ['a'] },
      { fact: 'f.x', not_in: ['a'] },
      { fact: 'f.x', has_any: ['a'] },
      { fact: 'f.x', has_all: ['a'] },
      { fact: 'f.x', has_none: ['a'] },
      { fact: 'f.x', at_least: 1 },
      { fact: 'f.x', at_most: 1 },
      { fact: 'f.x', more_than: 1 },
      { fact: 'f.x', less_than: 1 },
      { fact: 'f.x', on_or_after: '2025-01-01' },
      { fact: 'f.x', on_or_before: '2025-01-01' },
      { fact: 'f.x', after: '2025-01-01' },
      { fact: 'f.x', before: '2025-01-01' },
      { fact: 'f.x', at_least: 1, at_most: 5 },
    ];
    expect(comparisons.map((c) => judged(c, {}))).toEqual(comparisons.map(() => 'unknown'));
  });
});

describe('comparisons', () => {
  test.each<[string, Predicate, FactValue, string]>([
    ['is true of true', { fact: 'f.x', is: true }, true, 'met'],
    ['is true of false', { fact: 'f.x', is: true }, false, 'unmet'],
    ['is false of false', { fact: 'f.x', is: false }, false, 'met'],
    ['is a number', { fact: 'f.x', is: 0 }, 0, 'met'],
    ['is a text', { fact: 'f.x', is: 'street' }, 'home', 'unmet'],
    ['in', { fact: 'f.x', in: ['a', 'b'] }, 'b', 'met'],
    ['in, of another', { fact: 'f.x', in: ['a', 'b'] }, 'c', 'unmet'],
    ['in, of a number', { fact: 'f.x', in: ['12'] }, 12, 'met'],
    ['not_in', { fact: 'f.x', not_in: ['a', 'b'] }, 'c', 'met'],
    ['not_in, of one of them', { fact: 'f.x', not_in: ['a', 'b'] }, 'a', 'unmet'],
    ['has_any', { fact: 'f.x', has_any: ['a', 'b'] }, ['b', 'c'], 'met'],
    ['has_any, of none', { fact: 'f.x', has_any: ['a', 'b'] }, ['c'], 'unmet'],
    ['has_any, of an empty set', { fact: 'f.x', has_any: ['a'] }, [], 'unmet'],
    ['has_all', { fact: 'f.x', has_all: ['a', 'b'] }, ['b', 'c', 'a'], 'met'],
    ['has_all, of some', { fact: 'f.x', has_all: ['a', 'b'] }, ['a'], 'unmet'],
    ['has_none', { fact: 'f.x', has_none: ['a', 'b'] }, ['c'], 'met'],
    ['has_none, of an empty set', { fact: 'f.x', has_none: ['a'] }, [], 'met'],
    ['has_none, of one', { fact: 'f.x', has_none: ['a', 'b'] }, ['b'], 'unmet'],
    ['has_any of a single text', { fact: 'f.x', has_any: ['a'] }, 'a', 'met'],
    ['at_least at the bound', { fact: 'f.x', at_least: 30 }, 30, 'met'],
    ['at_least below it', { fact: 'f.x', at_least: 30 }, 29.99, 'unmet'],
    ['at_most at the bound', { fact: 'f.x', at_most: 30 }, 30, 'met'],
    ['at_most above it', { fact: 'f.x', at_most: 30 }, 31, 'unmet'],
    ['more_than at the bound', { fact: 'f.x', more_than: 30 }, 30, 'unmet'],
    ['more_than above it', { fact: 'f.x', more_than: 30 }, 30.5, 'met'],
    ['less_than at the bound', { fact: 'f.x', less_than: 30 }, 30, 'unmet'],
    ['less_than below it', { fact: 'f.x', less_than: 30 }, 29, 'met'],
    ['zero is a bound', { fact: 'f.x', at_least: 0 }, -1, 'unmet'],
    ['a range, inside', { fact: 'f.x', at_least: 3, less_than: 5 }, 4, 'met'],
    ['a range, at its open end', { fact: 'f.x', at_least: 3, less_than: 5 }, 5, 'unmet'],
    ['a range, below', { fact: 'f.x', at_least: 3, less_than: 5 }, 2, 'unmet'],
    ['on_or_after the day', { fact: 'f.x', on_or_after: '2025-03-20' }, '2025-03-20', 'met'],
    ['on_or_after the day before', { fact: 'f.x', on_or_after: '2025-03-20' }, '2025-03-19', 'unmet'],
    ['on_or_before the day', { fact: 'f.x', on_or_before: '2025-03-20' }, '2025-03-20', 'met'],
    ['on_or_before the day after', { fact: 'f.x', on_or_before: '2025-03-20' }, '2025-03-21', 'unmet'],
    ['after the day', { fact: 'f.x', after: '2025-03-20' }, '2025-03-20', 'unmet'],
    ['before the day', { fact: 'f.x', before: '2025-03-20' }, '2025-03-20', 'unmet'],
    ['before, the day before', { fact: 'f.x', before: '2025-03-20' }, '2025-03-19', 'met'],
    ['known', { fact: 'f.x', known: true }, false, 'met'],
    ['not known', { fact: 'f.x', known: false }, 'a', 'unmet'],
  ])('%s', (_name, predicate, value, expected) => {
    expect(judged(predicate, { 'f.x': value })).toBe(expected);
  });

  test('known asks only whether there is a value, so it is never unknown itself', () => {
    expect(judged({ fact: 'f.x', known: true }, {})).toBe('unmet');
    expect(judged({ fact: 'f.x', known: false }, {})).toBe('met');
  });

  test('known beside a comparison leaves the comparison standing, and decides it where there is no value', () => {
    const enough: Predicate = { fact: 'f.x', known: true, at_least: 5 };
    expect(judged(enough, { 'f.x': 5 })).toBe('met');
    expect(judged(enough, { 'f.x': 3 })).toBe('unmet');
    expect(judged(enough, {})).toBe('unmet');
  });

  test.each<[string, Predicate, string, string]>([
    ['days', { fact: 'a.on', on_or_before: { fact: 'b.on', plus: { days: 84 } } }, '2025-03-27', '2025-03-28'],
    ['days back', { fact: 'a.on', before: { fact: 'b.on', minus: { days: 1 } } }, '2024-12-31', '2025-01-01'],
    ['months', { fact: 'a.on', before: { fact: 'b.on', plus: { months: 12 } } }, '2026-01-01', '2026-01-02'],
    ['years', { fact: 'a.on', on_or_before: { fact: 'b.on', plus: { years: 1 } } }, '2026-01-02', '2026-01-03'],
    [
      'both',
      { fact: 'a.on', on_or_before: { fact: 'b.on', plus: { months: 1, days: 2 } } },
      '2025-02-04',
      '2025-02-05',
    ],
    ['nothing', { fact: 'a.on', on_or_before: { fact: 'b.on' } }, '2025-01-02', '2025-01-03'],
  ])('a date is compared with another moved by %s', (_name, predicate, last, past) => {
    expect(judged(predicate, { 'a.on': last, 'b.on': '2025-01-02' })).toBe('met');
    expect(judged(predicate, { 'a.on': past, 'b.on': '2025-01-02' })).toBe('unmet');
  });

  test('a month past 31 January ends on the last of February, before its days are added', () => {
    const within: Predicate = { fact: 'a.on', on_or_before: { fact: 'b.on', plus: { months: 1, days: 1 } } };
    expect(judged(within, { 'a.on': '2025-03-01', 'b.on': '2025-01-31' })).toBe('met');
    expect(judged(within, { 'a.on': '2025-03-02', 'b.on': '2025-01-31' })).toBe('unmet');
  });

  test('a number is compared with another fact, and either one missing makes it unknown', () => {
    const enough: Predicate = { fact: 'a.n', at_least: { fact: 'b.n' } };
    expect(judged(enough, { 'a.n': 3, 'b.n': 3 })).toBe('met');
    expect(judged(enough, { 'a.n': 2, 'b.n': 3 })).toBe('unmet');
    expect(judged(enough, { 'a.n': 3 })).toBe('unknown');
    expect(judged(enough, { 'b.n': 3 })).toBe('unknown');
  });

  test('one comparison that fails decides, though another cannot be made', () => {
    const range: Predicate = { fact: 'a.n', at_least: 3, at_most: { fact: 'b.n' } };
    expect(judged(range, { 'a.n': 2 })).toBe('unmet');
    expect(judged(range, { 'a.n': 3 })).toBe('unknown');
    expect(judged(range, { 'a.n': 3, 'b.n': 2 })).toBe('unmet');
    expect(judged(range, { 'a.n': 3, 'b.n': 3 })).toBe('met');
  });

  test('a predicate names every fact it reads once, those it is compared with too', () => {
    const { facts: names } = compilePredicate({
      all: [
        { fact: 'a.on', before: { fact: 'b.on', plus: { days: 1 } } },
        { any: [{ fact: 'a.on', known: true }, { not: { fact: 'c.x', is: true } }] },
      ],
    });
    expect(names).toEqual(['a.on', 'b.on', 'c.x']);
  });
});
