import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MIGRATIONS_FOLDER } from '../../app/settings.ts';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import { nameKey } from './name-key.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase(MIGRATIONS_FOLDER);
}, 60_000);
afterAll(() => fresh?.drop());

it('compares neither case, accents, apostrophes, hyphens, dots nor spaces', () => {
  for (const [written, key] of [
    ['NÚÑEZ', 'nunez'],
    ['Nu\u0301n\u0303ez', 'nunez'],
    ["O'Brien", 'obrien'],
    ['O\u2019BRIEN', 'obrien'],
    ['García-López', 'garcialopez'],
    ['GARCIA LOPEZ', 'garcialopez'],
    ['St. John Jr.', 'stjohnjr'],
    ['ĐẶNG', 'dang'],
    ['Łukasz', 'lukasz'],
    ['李', '李'],
    ['-', ''],
  ] as const)
    expect([written, nameKey(written)]).toEqual([written, key]);
});

/** Letters of the names people here have, in any mix with what is not compared. */
const letters = "AbcÑñÁáéÍóÜüĐđẶặơƯØøŁłıİßÆœ Ｏ'’‘ʻʼ`´.,-‐–—_()/\u00a0\u0301\u0303\t1";
const name = fc.array(fc.constantFrom(...letters), { maxLength: 20 }).map((all) => all.join(''));

it('is the key the database keeps', async () => {
  const names = fc.sample(name, { numRuns: 500, seed: 1 });
  const { rows } = await fresh.database.query<{ key: string }>(
    'select name_key(n) as key from unnest($1::text[]) with ordinality as t (n, i) order by i',
    [names],
  );
  expect(rows.map(({ key }) => key)).toEqual(names.map(nameKey));
});

it('finds a member by index, also under row-level security', async () => {
  await fresh.database.transaction(async (tx) => {
    await tx.query(`insert into member (plan, member_id, cin, unit_id, last_name, first_name, born)
      select 'ccah', n, n, n, 'NÚÑEZ ' || n, 'ANA', '1990-01-01' from generate_series(1, 3000) as n`);
    await tx.query('analyze member');
    await tx.query('set local role madrone_portal');
    await tx.query(`select set_config('app.plans', '{ccah}', true), set_config('app.reach', 'plan', true)`);
    const { rows } = await tx.query<Record<string, string>>(
      `explain select from member where plan = 'ccah' and last_key >= 'nunez12' and last_key < 'nunez12\u{10FFFF}'`,
    );
    const plan = rows.flatMap((row) => Object.values(row)).join('\n');
    expect(plan).toContain('member_by_name');
    expect(plan).toMatch(/Index Cond: .*last_key >=/);
  });
});
