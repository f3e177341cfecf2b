import { addDays, type IsoDate, order } from '../../kernel/index.ts';
import type { ListedPage } from './library-store.ts';

/**
 * Which communications are recent and which only archived follows from their dates and the reader's day, unless one
 * was taken off the recent list by hand. @cites HN-COM-01, HN-COM-03
 */
export function archived<P extends ListedPage>(pages: readonly P[], today: IsoDate): readonly P[] {
  return pages
    .filter((p) => p.kind === 'communication' && isGivenOut(p, today))
    .sort((a, b) => order(b.dates?.published ?? '', a.dates?.published ?? '') || order(a.page, b.page));
}

/** The day a communication must be younger than to be recent. */
export function recentSince(today: IsoDate, rule: { readonly days: number }): IsoDate {
  return addDays(today, -rule.days);
}

export function isRecent(page: ListedPage, since: IsoDate): boolean {
  return page.dates?.published !== undefined && page.dates.published > since;
}

/** A page dated later than today is not shown yet. */
export function isGivenOut(page: ListedPage, today: IsoDate): boolean {
  return page.dates?.published === undefined || page.dates.published <= today;
}
