import { type IsoDate, order } from '../../kernel/index.ts';
import type { LibraryPage } from '../../rules/index.ts';
import { archived, isGivenOut, isRecent } from './communications.ts';
import type { Found, FoundListed, LibraryStore, Narrowing, Reader, Slice } from './library-store.ts';
import { isFor } from './plan-pages.ts';
import { rankOf } from './rank.ts';
import { numberKey } from './words.ts';

/** The library without a database: for cases. Its ranks are ours, not the database's; what it finds is the same. */
export class MemoryLibraryStore implements LibraryStore {
  private pages: readonly LibraryPage[];
  private readonly archivings = new Map<string, IsoDate>();

  constructor(pages: readonly LibraryPage[]) {
    this.pages = [...pages].sort((a, b) => order(a.page, b.page));
  }

  put(page: LibraryPage): void {
    this.pages = [...this.pages, page].sort((a, b) => order(a.page, b.page));
  }

  archive(id: string, on: IsoDate): void {
    this.archivings.set(id, on);
  }

  has(key: string): boolean {
    return this.pages.some((p) => p.number !== undefined && numberKey(p.number.is) === key);
  }

  archivedOn(_: Reader, id: string): Promise<IsoDate | undefined> {
    return Promise.resolve(this.archivings.get(id));
  }

  page(reader: Reader, id: string): Promise<LibraryPage | undefined> {
    return Promise.resolve(this.seen(reader, {}).find((p) => p.page === id));
  }

  search(reader: Reader, query: string, narrowing: Narrowing, { offset, limit }: Slice): Promise<Found> {
    const ranked = this.seen(reader, narrowing)
      .map((page) => ({ page, rank: rankOf(page, query, reader.language) }))
      .filter((r) => r.rank > 0)
      .sort((a, b) => (a.rank === b.rank ? order(a.page.page, b.page.page) : b.rank - a.rank));
    const pages = ranked.slice(offset, offset + limit).map((r) => r.page);
    return Promise.resolve({ total: ranked.length, pages });
  }

  list(reader: Reader, narrowing: Narrowing): Promise<readonly LibraryPage[]> {
    return Promise.resolve(this.seen(reader, narrowing));
  }

  communications(reader: Reader, { offset, limit }: Slice, since?: IsoDate): Promise<FoundListed> {
    const all = archived(this.seen(reader, {}), reader.today).filter(
      (p) => since === undefined || (isRecent(p, since) && !this.archivings.has(p.page)),
    );
    return Promise.resolve({ total: all.length, pages: all.slice(offset, offset + limit) });
  }

  private seen({ brand, today }: Reader, { kind, topic, providerType }: Narrowing): readonly LibraryPage[] {
    return this.pages.filter(
      (p) =>
        isFor(p, brand) &&
        isGivenOut(p, today) &&
        (kind === undefined || p.kind === kind) &&
        (topic === undefined || p.topic === topic) &&
        (providerType === undefined || p.provider_types?.are.includes(providerType) === true),
    );
  }
}
