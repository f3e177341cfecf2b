import { type IsoDate, order } from '../../kernel/index.ts';
import {
  archivable,
  communicationPage,
  type Desk,
  deskOf,
  listCommunications,
  listTopics,
  MemoryLibraryStore,
  pagesOf,
  readPage,
  searchLibrary,
  type WrittenCommunication,
} from '../../rooms/library/index.ts';
import type { LibraryPage, PolicyBook } from '../../rules/index.ts';
import type { Answer } from './answers.ts';
import { CaseMistake } from './given.ts';
import { answerOfPage, answerOfSearch } from './library-answers.ts';
import type { CaseList, CaseRead, CaseSearch, LibraryWish } from './library-case.ts';

const LANGUAGE = 'en';

/** The library a case stands in: the plan's, with the pages the case adds. */
export class LibraryStage {
  private readonly desk: Desk;
  private readonly store: MemoryLibraryStore;

  constructor(book: PolicyBook, plan: string, added: readonly LibraryPage[]) {
    const desk = deskOf(book, plan);
    if (!desk) throw new CaseMistake(`no plan is called ${plan}`);
    this.desk = desk;
    const pages = new Map([...pagesOf(book, plan), ...added].map((page) => [page.page, page] as const));
    this.store = new MemoryLibraryStore([...pages.values()]);
  }

  play(wish: LibraryWish, today: IsoDate): Promise<Answer> {
    if ('library.search' in wish) return this.search(wish['library.search'], today);
    if ('library.read' in wish) return this.read(wish['library.read'], today);
    if ('library.recent' in wish) return this.recent(wish['library.recent'].language, today);
    if ('library.publish' in wish) return this.publish(wish['library.publish']);
    if ('library.archive' in wish) return this.archive(wish['library.archive'].page, today);
    return this.list(wish['library.list'], today);
  }

  private async publish(written: WrittenCommunication): Promise<Answer> {
    const page = communicationPage(this.desk, written, (key) => this.store.has(key));
    if (!page.ok) return refusal(page.refusal);
    this.store.put(page.value);
    return { page: page.value.page };
  }

  private async archive(id: string, today: IsoDate): Promise<Answer> {
    const reader = { plan: this.desk.plan, brand: this.desk.brand, today, language: LANGUAGE };
    const page = await this.store.page(reader, id);
    const checked = archivable(page, await this.store.archivedOn(reader, id));
    if (!checked.ok) return refusal(checked.refusal);
    this.store.archive(id, today);
    return { page: id };
  }

  private async search(asked: CaseSearch, today: IsoDate): Promise<Answer> {
    const { text, language = LANGUAGE, kind, topic } = asked;
    const wish = {
      text,
      language,
      kind,
      topic,
      providerType: asked.provider_type,
      within: asked.in ?? ('site' as const),
    };
    const result = await searchLibrary(
      this.desk,
      this.store,
      { ...wish, offset: asked.after ?? 0, limit: asked.at_most },
      today,
    );
    return result.ok ? answerOfSearch(result.value) : refusal(result.refusal);
  }

  private async read({ page, language = LANGUAGE }: CaseRead, today: IsoDate): Promise<Answer> {
    const result = await readPage(this.desk, this.store, { page, language }, today);
    return result.ok ? answerOfPage(result.value) : refusal(result.refusal);
  }

  private async recent(language: string | undefined, today: IsoDate): Promise<Answer> {
    const { recent, archive } = await listCommunications(
      this.desk,
      this.store,
      { language: language ?? LANGUAGE, offset: 0, limit: Number.MAX_SAFE_INTEGER },
      today,
    );
    const ids = (list: typeof recent) => list.entries.map((e) => e.page);
    return { recent: ids(recent), archive: ids(archive) };
  }

  private async list(
    { language, kind, topic, provider_type: providerType }: CaseList,
    today: IsoDate,
  ): Promise<Answer> {
    const topics = await listTopics(this.desk, this.store, { kind, topic, providerType }, language ?? LANGUAGE, today);
    const entries = topics.flatMap((t) => t.entries);
    return { pages: entries.map((e) => e.page).sort(order), total: entries.length };
  }
}

function refusal({ code, because, cite = [] }: { code: string; because: string; cite?: readonly string[] }): Answer {
  return { refused: code, because, cites: cite };
}
