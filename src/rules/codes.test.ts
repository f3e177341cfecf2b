import { describe, expect, test } from 'vitest';
import { brokenSets, compileCodes, expandCodes, namesCode, plainCode, shareCode } from './codes.ts';
import type { CodeSets } from './pack-schema.ts';

const said = { say: { en: 'set', es: 'lista' }, cite: ['A-1'] };
const SETS: CodeSets = {
  visits: { ...said, codes: ['99501', '99502'] },
  nursing: { ...said, codes: ['O91*', 'Z39.1'] },
  both: { ...said, codes: ['@visits', 'H0043-U6', '@nursing'] },
};

function matches(patterns: readonly string[], code: string, modifiers?: readonly string[]): boolean {
  return compileCodes(patterns, SETS).matches(code, modifiers);
}

describe('a list of codes', () => {
  test.each<[string, string[], string, boolean]>([
    ['the code itself', ['Z39.1'], 'Z39.1', true],
    ['the code without its dot', ['Z39.1'], 'Z391', true],
    ['a dot the list does not write', ['Z391'], 'Z39.1', true],
    ['lower case', ['Z39.1'], 'z39.1', true],
    ['a longer code', ['Z39.1'], 'Z39.10', false],
    ['a shorter code', ['Z39.1'], 'Z39', false],
    ['a member of a family', ['O91*'], 'O91.13', true],
    ['a member of a family in lower case', ['O91*'], 'o9113', true],
    ['the beginning of a family itself', ['O91*'], 'O91', true],
    ['a family written with a dot', ['O91.1*'], 'O91.13', true],
    ['a neighbour of a family', ['O91*'], 'O92.13', false],
    ['a code that only contains the beginning', ['O91*'], 'ZO91', false],
    ['one of several', ['A1', 'B2'], 'B2', true],
    ['none of an empty list', [], 'B2', false],
  ])('%s', (_name, patterns, code, expected) => {
    expect(matches(patterns, code)).toBe(expected);
  });

  test('a code with modifiers counts only on a line that carries all of them, in any slot', () => {
    expect(matches(['H0043-U6'], 'H0043', ['U6'])).toBe(true);
    expect(matches(['H0043-U6'], 'H0043', ['GT', 'U6'])).toBe(true);
    expect(matches(['H0043-U6'], 'H0043', ['U2'])).toBe(false);
    expect(matches(['H0043-U6'], 'H0043', [])).toBe(false);
    expect(matches(['H0043-U6'], 'H0043')).toBe(false);
    expect(matches(['H0043-U6'], 'H0044', ['U6'])).toBe(false);
    expect(matches(['H0043-U6-GT'], 'H0043', ['U6'])).toBe(false);
    expect(matches(['H0043-U6-GT'], 'H0043', ['GT', 'U6'])).toBe(true);
  });

  test('a code named with and without its modifier counts without it', () => {
    expect(matches(['H0043-U6', 'H0043'], 'H0043', [])).toBe(true);
  });

  test('says which codes and families it names and whether modifiers matter', () => {
    const matcher = compileCodes(['A1', 'H0043-U6', 'O91.*'], {});
    expect(matcher.exact).toEqual(['A1', 'H0043']);
    expect(matcher.families).toEqual(['O91']);
    expect(matcher.needsModifiers).toBe(true);
    expect(compileCodes(['A1'], {}).needsModifiers).toBe(false);
  });
});

test.each<[string, string[], string, string[], boolean]>([
  ['the code itself', ['B1', 'A1'], 'A1', [], true],
  ['a dot or small letters', ['Z39.1'], 'z391', [], true],
  ['a family', ['O91*'], 'O91.2', [], true],
  ['a neighbour of a family', ['O91*'], 'O92', [], false],
  ['a code with all its modifiers', ['H0043-U6-GT'], 'H0043', ['GT', 'U6'], true],
  ['a code with one of its modifiers', ['H0043-U6-GT'], 'H0043', ['GT'], false],
  ['another code with the modifier', ['H0043-U6'], 'H0044', ['U6'], false],
  ['a longer code', ['A1'], 'A12', [], false],
  ['a set, which only policy has', ['@visits'], '99501', [], false],
  ['nothing', [], 'A1', [], false],
])(
  'a list that comes with the facts names %s as a compiled one would',
  (_name, patterns, code, modifiers, expected) => {
    expect(namesCode(patterns, code, modifiers)).toBe(expected);
    const isOfPolicy = patterns.some((p) => p.startsWith('@'));
    if (!isOfPolicy) expect(compileCodes(patterns, {}).matches(code, modifiers)).toBe(expected);
  },
);

describe('named sets', () => {
  test('are opened in their order, sets inside sets too', () => {
    expect(expandCodes(['A1', '@both'], SETS)).toEqual(['A1', '99501', '99502', 'H0043-U6', 'O91*', 'Z39.1']);
  });

  test('match what they hold', () => {
    expect(matches(['@both'], '99502')).toBe(true);
    expect(matches(['@both'], 'O91.2')).toBe(true);
    expect(matches(['@both'], 'H0043', ['U6'])).toBe(true);
    expect(matches(['@both'], 'H0043', [])).toBe(false);
    expect(matches(['@visits'], 'Z39.1')).toBe(false);
  });

  test('that nobody defined are a defect, named', () => {
    expect(() => compileCodes(['@gone'], SETS)).toThrow('no code set is called @gone');
  });
});

test('sets that name a missing set, themselves, or one that does, are broken', () => {
  const broken: CodeSets = {
    fine: { ...said, codes: ['@visits', 'A1'] },
    visits: { ...said, codes: ['99501'] },
    lost: { ...said, codes: ['A1', '@gone'] },
    self: { ...said, codes: ['@self'] },
    round: { ...said, codes: ['@trip'] },
    trip: { ...said, codes: ['@round'] },
    above: { ...said, codes: ['@lost'] },
  };
  expect(brokenSets(broken)).toEqual(['lost', 'self', 'round', 'trip', 'above']);
  expect(brokenSets(SETS)).toEqual([]);
});

test.each<[string, string[], string[], boolean]>([
  ['the same code', ['A1'], ['B1', 'A1'], true],
  ['the same code with other modifiers', ['A1-U1'], ['A1-U2'], true],
  ['a code of the family', ['A12'], ['A1*'], true],
  ['a family of the code', ['A1*'], ['A12-U2'], true],
  ['a family inside a family', ['A1*'], ['A*'], true],
  ['a family around a family', ['A*'], ['A1*'], true],
  ['sister families', ['A1*'], ['A2*'], false],
  ['other codes', ['A1'], ['A12'], false],
  ['nothing', [], ['A12'], false],
])('two lists share %s: %j and %j, %s', (_name, a, b, expected) => {
  expect(shareCode(compileCodes(a, {}), compileCodes(b, {}))).toBe(expected);
});

test('a plain code has no dots and capital letters', () => {
  expect(plainCode('z39.1')).toBe('Z391');
  expect(plainCode('99501')).toBe('99501');
});
