import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snippetOf } from './snippet.ts';
import { numberKey, stem, tellingWords, wordsOf } from './words.ts';

describe('words of a search', () => {
  it('have no case, no accents and no marks', () => {
    expect(wordsOf("Educación: ECM/CS (members' FAQ) — Cov Lus")).toEqual([
      'educacion',
      'ecm',
      'cs',
      'members',
      'faq',
      'cov',
      'lus',
    ]);
  });

  it('that say nothing are left out, and each counts once', () => {
    expect(tellingWords('the Pump and the pump for a baby')).toEqual(['pump', 'baby']);
  });

  it.each([
    ['pumps', 'pump'],
    ['billing', 'bill'],
    ['referred', 'refer'],
    ['copies', 'copy'],
    ['services', 'service'],
    ['doulas', 'doula'],
  ])('%s meets %s', (a, b) => expect(stem(a)).toBe(stem(b)));

  it.each([
    ['class', 'clas'],
    ['405', '40'],
  ])('%s is not %s', (a, b) => expect(stem(a)).not.toBe(stem(b)));

  it('a material number is the same with hyphens, spaces and small letters [HN-LAC-06]', () => {
    expect(numberKey('24-315m')).toBe(numberKey('24 315M'));
  });
});

describe('the piece shown of a page', () => {
  it('is the string that holds most of the words, with the words marked', () => {
    const { text, marks } = snippetOf(['A pump.', 'Renting a breast pump by the day.'], ['breast', 'pumps', 'rent']);
    expect(text).toBe('Renting a breast pump by the day.');
    expect(marks.map(([a, b]) => text.slice(a, b))).toEqual(['Renting', 'breast', 'pump']);
  });

  it('is cut around the first of them, at spaces', () => {
    const long = `${'lorem ipsum '.repeat(40)}needle ${'dolor sit '.repeat(40)}`;
    const { text, marks } = snippetOf([long], ['needle']);
    expect(text.length).toBeLessThan(260);
    expect(text.startsWith('… ') && text.endsWith(' …')).toBe(true);
    expect(marks.map(([a, b]) => text.slice(a, b))).toEqual(['needle']);
  });

  it('marks only whole words within the text, whatever the strings are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 400 }), { maxLength: 5 }),
        fc.string(),
        (strings, query) => {
          const { text, marks } = snippetOf(strings, wordsOf(query));
          for (const [from, to] of marks) expect(0 <= from && from < to && to <= text.length).toBe(true);
        },
      ),
    );
  });
});
