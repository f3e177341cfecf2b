import { describe, expect, test } from 'vitest';
import { EntryText } from './entry-text.ts';
import type { FactValue } from './vocabulary.ts';

const values: FactValue[] = [undefined, true, false, 0, 7, 1.5, -3, 123_456, '11', 'a"b\\c', 'ñ', '\n'];
const lists: FactValue[] = [[], ['U6'], ['a"b'], ['U6', '95'], ['']];

describe('a key written with its value', () => {
  test.each([...values, ...lists])('%j is written as JSON, the first time and the second', (value) => {
    const entry = new EntryText(',"k":');
    const expected = `,"k":${JSON.stringify(value ?? null)}`;
    expect([entry.with(value), entry.with(value)]).toEqual([expected, expected]);
  });

  test('a text and a number, or a text and a list of it, are not taken for each other', () => {
    const entry = new EntryText('');
    expect([1, '1', ['1']].map((value) => entry.with(value))).toEqual(['1', '"1"', '["1"]']);
  });

  test('any number of different values is written', () => {
    const entry = new EntryText('');
    const codes = Array.from({ length: 2_000 }, (_, n) => `C${n}`);
    expect(codes.map((code) => entry.with(code))).toEqual(codes.map((code) => `"${code}"`));
  });
});
