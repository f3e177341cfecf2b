import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from './testing.ts';

let folder: string;
let fresh: FreshDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'madrone-migrations-'));
  const sql = `create table cell (place integer, text text);
    create table mixed (day date, at timestamptz, bytes bytea, words text[], document jsonb, cents bigint, yes boolean, nothing text);`;
  await writeFile(join(folder, '0001-cell.sql'), sql);
  fresh = await freshDatabase(folder);
});

beforeEach(async () => {
  await fresh.database.query('truncate cell, mixed');
});

afterAll(async () => {
  await fresh?.drop();
  await rm(folder, { recursive: true });
});

async function stored(): Promise<readonly unknown[]> {
  const { rows } = await fresh.database.query<{ text: string }>('select text from cell order by place');
  return rows.map((row) => row.text);
}

const NAUGHTY = [
  '\t',
  '\n',
  '\r\n',
  '\\',
  '\\N',
  '\\.',
  '.',
  '',
  ' ',
  '\\t',
  'a\\\tb\\\n',
  "O'Brien",
  '"',
  'Xiong Ntxhais',
  '𝒳🙂',
  'ខ្មែរ',
  '\u0001\u007f\u2028',
];

describe('copyIn', () => {
  it('brings every text back as it was', async () => {
    expect(
      await fresh.database.copyIn(
        'cell',
        ['place', 'text'],
        NAUGHTY.map((text, place) => [place, text]),
      ),
    ).toEqual({ ok: true, rows: NAUGHTY.length });
    expect(await stored()).toEqual(NAUGHTY);
  });

  it('brings any storable text back as it was', async () => {
    const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0') && value.isWellFormed());
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 40 }), async (texts) => {
        await fresh.database.query('truncate cell');
        await fresh.database.copyIn(
          'public.cell',
          ['place', 'text'],
          texts.map((value, place) => [place, value]),
        );
        expect(await stored()).toEqual(texts);
      }),
      { numRuns: 25 },
    );
  });

  it('writes dates, bytes, lists, documents and nothing the way a parameter would', async () => {
    const row = [
      '2025-02-28',
      new Date('2025-03-09T10:00:00Z'),
      Buffer.from([0, 92, 255]),
      ['a"b\\', null, ''],
      { a: '\t' },
      5n,
      true,
      undefined,
    ];
    await fresh.database.copyIn('mixed', ['day', 'at', 'bytes', 'words', 'document', 'cents', 'yes', 'nothing'], [row]);
    const { rows } = await fresh.database.query('select * from mixed');
    expect(rows.map((each) => Object.values(each))).toEqual([[...row.slice(0, 5), 5, true, null]]);
  });

  it('finds cells that cannot be stored, names their place but not their text, and stores nothing', async () => {
    const outcome = await fresh.database.copyIn(
      'cell',
      ['place', 'text'],
      [
        [0, 'fine'],
        [1, 'NUL \0'],
        [2, 'half \ud800 of a character'],
      ],
    );
    const place = (at: string) => ({
      code: 'text.not-storable',
      severity: 'error',
      at,
      expected: 'text without NUL characters or halves of a character',
    });
    expect(outcome).toEqual({ ok: false, findings: [place('row 2, text'), place('row 3, text')] });
    expect(await stored()).toEqual([]);
  });

  it('gives the connection back in order after the rows, the cells or the server failed', async () => {
    async function* failing() {
      yield [0, 'a'];
      throw new RangeError('the file ended early');
    }
    const many = Array.from({ length: 60_000 }, (_, i) => [i === 30_000 ? 'x' : i, 'some text to fill the chunks']);
    const one = fresh.database.transaction(async (tx) => {
      await expect(tx.copyIn('cell', ['place', 'text'], failing())).rejects.toThrow('the file ended early');
      throw new Error('over');
    });
    await expect(one).rejects.toThrow('over');
    await expect(fresh.database.copyIn('cell', ['place', 'text'], many)).rejects.toMatchObject({
      code: '22P02',
      copyLine: 30_001,
    });
    await expect(fresh.database.copyIn('cell', ['place', 'text'], [[1]])).rejects.toThrow(
      'row 1 has 1 cells for 2 columns',
    );
    expect(await fresh.database.copyIn('cell', ['place', 'text'], [[1, 'after']])).toEqual({ ok: true, rows: 1 });
    expect(await stored()).toEqual(['after']);
  });

  it('fails when the server ends the connection in the middle, and heals', async () => {
    async function* killed() {
      for (let i = 0; i < 200_000; i++) {
        yield [i, 'some text to fill the chunks'];
        if (i === 20_000)
          await fresh.database.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy "cell"%' and datname = current_database()`,
          );
      }
    }
    await expect(fresh.database.copyIn('cell', ['place', 'text'], killed())).rejects.toMatchObject({ retryable: true });
    expect(await stored()).toEqual([]);
  });

  it('loads rows as they come, without keeping them', async () => {
    let alive = 0;
    let most = 0;
    async function* rows() {
      for (let i = 0; i < 50_000; i++) {
        alive = i;
        yield [i, 'x'.repeat(100)];
      }
    }
    for await (const _ of rows()) most = Math.max(most, alive);
    expect(await fresh.database.copyIn('cell', ['place', 'text'], rows())).toEqual({ ok: true, rows: most + 1 });
  });
});
