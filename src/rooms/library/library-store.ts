import type { IsoDate } from '../../kernel/index.ts';
import type { LibraryPage, PageKind } from '../../rules/index.ts';

/** What narrows a search or list, beside its words. */
export interface Narrowing {
  readonly kind?: PageKind | undefined;
  readonly topic?: string | undefined;
  readonly providerType?: string | undefined;
}

/** Whose library is asked, and as of which day. A brand sees the pages of all brands and its own. */
export interface Reader {
  readonly plan: string;
  readonly brand: string;
  readonly today: IsoDate;
  readonly language: string;
}

/** A page as lists know it: everything but what stands on it. */
export type ListedPage = Omit<LibraryPage, 'blocks'>;

export interface Found {
  /** Every match, also those this slice leaves out. */
  readonly total: number;
  readonly pages: readonly LibraryPage[];
}

export interface FoundListed {
  readonly total: number;
  readonly pages: readonly ListedPage[];
}

export interface Slice {
  readonly offset: number;
  readonly limit: number;
}

/** What remembers a plan's pages, its own and those it inherits; a plan's page stands before a wider one of that name. */
export interface LibraryStore {
  page(reader: Reader, id: string): Promise<LibraryPage | undefined>;
  /** The day a page was taken off the recent list. */
  archivedOn(reader: Reader, id: string): Promise<IsoDate | undefined>;
  /** Best first: the page whose material number was typed, then by rank, then by name. */
  search(reader: Reader, query: string, narrowing: Narrowing, slice: Slice): Promise<Found>;
  /** Every page given out by the reader's day, by name. */
  list(reader: Reader, narrowing: Narrowing): Promise<readonly ListedPage[]>;
  /** Communications given out, newest first; only the recent ones, younger than `since`, where that is said. */
  communications(reader: Reader, slice: Slice, since?: IsoDate): Promise<FoundListed>;
}
