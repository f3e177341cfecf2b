import { expect, it } from 'vitest';
import { cursorPages } from './cursor-pages.ts';

it('reaches any page of a list that is walked backwards, and walks no stretch twice', async () => {
  const asked: string[] = [];
  const pages = cursorPages(async (after = '8', limit) => {
    asked.push(after);
    const rows = [7, 6, 5, 4, 3, 2, 1].filter((n) => n < Number(after)).slice(0, limit);
    const last = rows.at(-1) ?? 0;
    return { rows, total: 7, next: rows.length === limit && last > 1 ? String(last) : null };
  });
  const page = async (offset: number) =>
    (await pages({ offset, limit: 2, sort: '' }, new AbortController().signal)).rows;
  expect([await page(4), await page(6), await page(2), await page(0)]).toEqual([[3, 2], [1], [5, 4], [7, 6]]);
  expect(asked).toEqual(['8', '6', '4', '4', '2', '6', '8']);
});
