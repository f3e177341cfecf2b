import { describe, expect, it } from 'vitest';
import { csvCell, csvRows, csvText } from './csv.ts';

describe('an export as CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =cmd', '\t=1', '|calc', '%0A'])(
    'never begins a cell with a formula: %j',
    (text) => {
      expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('quotes commas, quotes and line breaks, and leaves plain words alone', () => {
    expect(csvCell('Reyes, Ana')).toBe('"Reyes, Ana"');
    expect(csvCell('say "hi"\nnow')).toBe('"say ""hi""\nnow"');
    expect(csvCell('Merced')).toBe('Merced');
  });

  it('ends every row and marks the text as UTF-8', () => {
    expect(csvText(['Name'], [['Ana'], ['Xóchitl']])).toBe('\uFEFFName\r\nAna\r\nXóchitl\r\n');
  });
});

describe('a flat file of ours', () => {
  it('reads as it was written: quotes, commas, breaks within a cell, empty cells, a mark at its beginning', () => {
    const text = csvText(
      ['place', 'said', 'found'],
      [
        ['row 2', 'a "word", and\nmore', ''],
        ['row 3', '', 'x'],
      ],
    );
    expect(csvRows(text)).toEqual([
      { place: 'row 2', said: 'a "word", and\nmore', found: '' },
      { place: 'row 3', said: '', found: 'x' },
    ]);
  });

  it('without rows has none', () => {
    expect(csvRows('place,said\r\n')).toEqual([]);
  });
});
