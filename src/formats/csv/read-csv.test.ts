import { describe, expect, it } from 'vitest';
import { columnLetters } from './layout.ts';
import { type CsvEvent, readCsv } from './read-csv.ts';
import { csvLine } from './write-csv.ts';

const layout = {
  columns: [
    { name: 'cin', kind: 'text', isRequired: true, shape: { pattern: /^9\d{7}[A-Z]$/, say: 'a CIN' } },
    { name: 'born', kind: 'date', isRequired: true },
    { name: 'sex', kind: 'code', codes: ['F', 'M'] },
    { name: 'name', kind: 'text', max: 20 },
  ],
} as const;

const bytes = (text: string) => new TextEncoder().encode(text);
async function read(input: string | Uint8Array | readonly Uint8Array[], limits = {}): Promise<CsvEvent[]> {
  const chunks = typeof input === 'string' ? [bytes(input)] : input instanceof Uint8Array ? [input] : input;
  const events: CsvEvent[] = [];
  for await (const event of readCsv(chunks, layout, limits)) events.push(event);
  return events;
}
const codes = (events: readonly CsvEvent[]) => events.flatMap((e) => e.findings.map((f) => f.code));
const row = (text: string) => `cin,born,sex,name\n${text}\n`;

describe('a flat file', () => {
  it('gives its rows by the names of the columns, in whatever order they stand', async () => {
    const events = await read(
      '\uFEFFNAME,CIN,born\r\n"Test, Ana",90000001B,05/01/1996\r\n\r\nTest,90000002B,2020-02-29',
    );
    expect(events).toEqual([
      { kind: 'row', row: 2, cells: { name: 'Test, Ana', cin: '90000001B', born: '1996-05-01' }, findings: [] },
      { kind: 'row', row: 4, cells: { name: 'Test', cin: '90000002B', born: '2020-02-29' }, findings: [] },
    ]);
  });

  it('is the same however it is cut into pieces, also inside a character and a quote', async () => {
    const whole = bytes(row('90000001B,1996-05-01,F,"Ñuñez, ""Ana"""'));
    const pieces = Array.from(whole, (_, i) => whole.slice(i, i + 1));
    expect(await read(pieces)).toEqual(await read(whole));
  });

  it.each([
    ['an empty required cell', '90000001B,,F,Ana', 'csv.empty_cell', 'row 2, column B (born)'],
    ['a day the calendar does not have', '90000001B,2025-02-30,F,Ana', 'csv.date', 'row 2, column B (born)'],
    ['a date in another order', '90000001B,30/01/2020,F,Ana', 'csv.date', 'row 2, column B (born)'],
    ['a value that is not listed', '90000001B,2020-01-01,X,Ana', 'csv.code', 'row 2, column C (sex)'],
    ['a number of another shape', '80000001B,2020-01-01,F,Ana', 'csv.shape', 'row 2, column A (cin)'],
    ['a text too long', `90000001B,2020-01-01,F,${'x'.repeat(21)}`, 'csv.too_long', 'row 2, column D (name)'],
    ['a formula', '90000001B,2020-01-01,F,=1+1', 'csv.formula', 'row 2, column D (name)'],
    ['a hidden formula', '90000001B,2020-01-01,F,+cmd|calc', 'csv.formula', 'row 2, column D (name)'],
    ['a control character', '90000001B,2020-01-01,F,A\u0007', 'csv.control', 'row 2, column D (name)'],
    ['a cell too many', '90000001B,2020-01-01,F,Ana,more', 'csv.cells', 'row 2'],
  ])('names the cell of %s', async (_, text, code, at) => {
    expect((await read(row(text))).flatMap((e) => e.findings)).toMatchObject([{ code, at, severity: 'error' }]);
  });

  it('takes a telephone number for what it is', async () => {
    expect(codes(await read(row('90000001B,2020-01-01,F,+1 555 000 1111')))).toEqual([]);
  });

  it('rejects a bad row alone', async () => {
    const events = await read(row('90000001B,nonsense,F,Ana\n90000002B,2020-01-01,F,Leo'));
    expect(events.map((e) => e.kind === 'row' && e.findings.length)).toEqual([1, 0]);
  });
});

describe('a file that is not what it should be is rejected whole', () => {
  it.each([
    ['nothing', '', ['csv.empty']],
    ['only blank lines', '\n\n', ['csv.empty']],
    ['a column that nobody knows', 'cin,born,shoe\n', ['csv.header_unknown']],
    ['a column twice', 'cin,born,cin\n', ['csv.header_twice']],
    ['a required column missing', 'cin,name\n', ['csv.header_missing']],
    [
      'no header at all',
      '90000001B,2020-01-01\n',
      ['csv.header_unknown', 'csv.header_unknown', 'csv.header_missing', 'csv.header_missing'],
    ],
    ['a quote that never closes', row('90000001B,2020-01-01,F,"Ana'), ['csv.quotes']],
  ])('%s', async (_, text, expected) => {
    const events = await read(text);
    expect(codes(events)).toEqual(expected);
    expect(events.at(-1)?.kind).toBe('rejected');
  });

  it.each([
    ['a workbook', [0x50, 0x4b, 3, 4, 20], 'csv.binary'],
    ['a PDF', [0x25, 0x50, 0x44, 0x46], 'csv.binary'],
    ['bytes', [0x61, 0, 0x62], 'csv.binary'],
    ['UTF-16', [0xff, 0xfe, 0x63, 0], 'csv.encoding'],
    ['Latin-1', [...bytes('cin,born\n'), 0xf1, 0x0a], 'csv.encoding'],
    ['a character cut at the end', [...bytes('cin,born\n'), 0xc3], 'csv.encoding'],
  ])('%s', async (_, input, code) => {
    expect(codes(await read(Uint8Array.from(input)))).toContain(code);
  });

  it('one that is too large, has too many rows or a row without end', async () => {
    const text = row('90000001B,2020-01-01,F,Ana');
    expect(codes(await read(text, { maxBytes: 10 }))).toEqual(['csv.too_large']);
    expect(codes(await read(text, { maxRows: 1 }))).toEqual(['csv.too_many_rows']);
    expect(codes(await read(row(`90000001B,2020-01-01,F,"${'x'.repeat(300)}`), { maxRowBytes: 100 }))).toEqual([
      'csv.row_too_long',
    ]);
  });
});

describe('a line written for a spreadsheet', () => {
  it('shows what looks like a formula as text', () => {
    expect(csvLine(['=1+1', '-x', 'a"b', 'c,d', 5, undefined])).toBe(`'=1+1,'-x,"a""b","c,d",5,\r\n`);
  });

  it('names columns as a spreadsheet does', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
