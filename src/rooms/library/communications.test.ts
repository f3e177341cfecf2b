import { describe, expect, it } from 'vitest';
import type { LibraryPage } from '../../rules/index.ts';
import { shelved } from './communications.ts';

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
const RULE = { days: 90, at_most: 2 };

describe('archive and recent list', () => {
  it('everything given out is archived, newest first, undated ones last [HN-COM-01]', () => {
    const { archive } = shelved(
      [letter('b'), letter('old', '2020-01-01'), letter('new', '2026-01-01')],
      '2026-01-01',
      RULE,
    );
    expect(ids(archive)).toEqual(['new', 'old', 'b']);
  });

  it('recent is what is younger than the rule says, at most so many [HN-COM-03]', () => {
    const pages = ['2025-10-03', '2025-10-04', '2025-12-01', '2025-12-31'].map((d) => letter(d, d));
    expect(ids(shelved(pages, '2026-01-01', { days: 90, at_most: 9 }).recent)).toEqual([
      '2025-12-31',
      '2025-12-01',
      '2025-10-04',
    ]);
    expect(ids(shelved(pages, '2026-01-01', RULE).recent)).toEqual(['2025-12-31', '2025-12-01']);
    expect(shelved(pages, '2026-01-01', undefined).recent).toEqual([]);
  });

  it('one dated tomorrow is nowhere until tomorrow', () => {
    const pages = [letter('tomorrow', '2026-01-02')];
    expect(shelved(pages, '2026-01-01', RULE)).toEqual({ recent: [], archive: [] });
    expect(ids(shelved(pages, '2026-01-02', RULE).recent)).toEqual(['tomorrow']);
  });

  it('a page that is no communication is in neither', () => {
    expect(shelved([{ ...letter('form', '2026-01-01'), kind: 'form' }], '2026-01-01', RULE).archive).toEqual([]);
  });
});
