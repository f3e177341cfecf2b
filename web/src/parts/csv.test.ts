import { describe, expect, it } from 'vitest';
import { csvCell, csvText } from './csv.ts';

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
