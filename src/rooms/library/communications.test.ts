import { describe, expect, it } from 'vitest';
import type { LibraryPage } from '../../rules/index.ts';
import { archived, isRecent, recentSince } from './communications.ts';

const letter = (page: string, published?: string): LibraryPage => ({
  page,
  kind: 'communication',
  topic: 'news',
  title: page,
  cite: ['HN-COM-01'],
  blocks: [{ text: page, cite: ['HN-COM-01'] }],
  ...(published === undefined ? {} : { dates: { published } }),
});
const ids = (pages: readonly LibraryPage[]) => pages.map((p) => p.page);

describe('archive and recent list', () => {
  it('everything given out is archived, newest first, undated ones last [HN-COM-01]', () => {
    const pages = [letter('b'), letter('old', '2020-01-01'), letter('new', '2026-01-01')];
    expect(ids(archived(pages, '2026-01-01'))).toEqual(['new', 'old', 'b']);
  });

  it('recent is what is younger than the rule says; an undated one never is [HN-COM-03]', () => {
    const since = recentSince('2026-01-01', { days: 90 });
    const recent = ['2025-10-03', '2025-10-04', '2026-01-01'].filter((d) => isRecent(letter(d, d), since));
    expect(recent).toEqual(['2025-10-04', '2026-01-01']);
    expect(isRecent(letter('undated'), since)).toBe(false);
  });

  it('one dated tomorrow is nowhere until tomorrow', () => {
    const pages = [letter('tomorrow', '2026-01-02')];
    expect(archived(pages, '2026-01-01')).toEqual([]);
    expect(ids(archived(pages, '2026-01-02'))).toEqual(['tomorrow']);
  });

  it('a page that is no communication is in neither', () => {
    expect(archived([{ ...letter('form', '2026-01-01'), kind: 'form' }], '2026-01-01')).toEqual([]);
  });
});
