import { addDays, type IsoDate, order } from '../../kernel/index.ts';
import type { LibraryPage } from '../../rules/index.ts';

export interface Shelved {
  readonly recent: readonly LibraryPage[];
  /** Every communication given out, the recent ones too; newest first, undated ones last. */
  readonly archive: readonly LibraryPage[];
}

/**
 * Which communications are recent and which only archived, as the reader's day stands: derived from their dates, never
 * kept by hand. One with a later day has not been given out yet. @cites HN-COM-01, HN-COM-03
 */
export function shelved(
  pages: readonly LibraryPage[],
  today: IsoDate,
  rule: { readonly days: number; readonly at_most: number } | undefined,
): Shelved {
  const archive = pages
    .filter((p) => p.kind === 'communication' && isGivenOut(p, today))
    .sort((a, b) => order(b.dates?.published ?? '', a.dates?.published ?? '') || order(a.page, b.page));
  if (!rule) return { recent: [], archive };
  const since = addDays(today, -rule.days);
  const recent = archive.filter((p) => p.dates?.published !== undefined && p.dates.published > since);
  return { recent: recent.slice(0, rule.at_most), archive };
}

/** A page dated later than today is not shown yet. */
export function isGivenOut(page: LibraryPage, today: IsoDate): boolean {
  return page.dates?.published === undefined || page.dates.published <= today;
}
