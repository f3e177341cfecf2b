import type { Database } from '../../src/platform/db/index.ts';
import type { Told } from './changes.ts';

// What the database holds afterwards, beside what was told.

/** Everything answered is there once; what nobody knows the end of is there once or not at all. `sql` counts marks as `n`. */
export async function once(db: Database, sql: string, { answered, unknown }: Told): Promise<readonly string[]> {
  const { rows } = await db.query<{ mark: string; n: number }>(sql, [[...answered, ...unknown]]);
  const found = new Map(rows.map(({ mark, n }) => [mark, n]));
  return [
    ...answered.filter((mark) => found.get(mark) !== 1).map((mark) => `${mark} is there ${found.get(mark) ?? 0} times`),
    ...unknown.filter((mark) => (found.get(mark) ?? 0) > 1).map((mark) => `${mark} is there more than once`),
  ];
}

/** What stands there is what was answered last, or something asked after it. */
export function newest({ answered, unknown }: Told, stored: string): readonly string[] {
  const fits = answered.length === 0 || answered.at(-1) === stored || unknown.includes(stored);
  return fits ? [] : [`${stored} stands there`];
}

/** The sentences a query finds about marks. */
export async function sentences(db: Database, sql: string, marks: readonly string[]): Promise<readonly string[]> {
  const { rows } = await db.query<{ sentence: string }>(sql, [marks]);
  return rows.map(({ sentence }) => sentence);
}
