import type { LoadPage } from '../parts/worklist-pages.ts';

interface CursorPage<T> {
  readonly rows: readonly T[];
  readonly total: number;
  readonly next: string | null;
}

/**
 * Pages by number from a list that only knows "what comes after this place": the way to a page is walked once and its
 * milestones are kept.
 */
export function cursorPages<T>(
  load: (after: string | undefined, limit: number, signal: AbortSignal) => Promise<CursorPage<T>>,
): LoadPage<T> {
  const milestones = new Map<number, string | undefined>([[0, undefined]]);
  return async ({ offset, limit }, signal) => {
    let at = Math.max(...[...milestones.keys()].filter((known) => known <= offset));
    for (;;) {
      const page = await load(milestones.get(at), limit, signal);
      if (at === offset || page.next === null) return { total: page.total, rows: at === offset ? page.rows : [] };
      at += page.rows.length;
      milestones.set(at, page.next);
    }
  };
}
