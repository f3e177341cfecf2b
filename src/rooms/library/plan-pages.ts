import { type LibraryPage, type PolicyBook, packsOf } from '../../rules/index.ts';

/** The pages of a plan as its readers see them: its own, and the wider ones it does not replace. */
export function pagesOf(book: PolicyBook, plan: string): readonly LibraryPage[] {
  const pages = (packsOf(book, plan) ?? []).flatMap((pack) => pack.library?.pages ?? []);
  return [...new Map(pages.map((page) => [page.page, page] as const)).values()];
}

/** Whether a page is meant for readers of this plan or brand. */
export function isFor(page: LibraryPage, brand: string): boolean {
  return page.brands === undefined || page.brands.are.includes(brand);
}
