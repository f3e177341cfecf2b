import { type IsoDate, order } from '../../kernel/index.ts';
import { shelved } from './communications.ts';
import { type Desk, deskSays } from './desk.ts';
import type { LibraryStore, Narrowing } from './library-store.ts';
import { entryOf, type PageEntry } from './page-entry.ts';

export interface Communications {
  readonly recent: { readonly label: string; readonly entries: readonly PageEntry[] };
  readonly archive: { readonly label: string; readonly entries: readonly PageEntry[] };
}

/** The communications of a plan: those of late, and all of them. Opened by number and title. @cites HN-COM-02 */
export async function listCommunications(
  desk: Desk,
  store: LibraryStore,
  language: string,
  today: IsoDate,
): Promise<Communications> {
  const reader = { plan: desk.plan, brand: desk.brand, today, language };
  const { recent, archive } = shelved(await store.list(reader, { kind: 'communication' }), today, desk.policy.recent);
  const list = (label: string, pages: typeof archive) => ({
    label: deskSays(desk, 'labels', label, language).text,
    entries: pages.map((p) => entryOf(desk, p, language)),
  });
  return { recent: list('recent', recent), archive: list('archive', archive) };
}

export interface TopicEntries {
  readonly topic: string;
  readonly label: string;
  readonly entries: readonly PageEntry[];
}

/** Everything in the library by topic, topics and pages by their titles. */
export async function listTopics(
  desk: Desk,
  store: LibraryStore,
  narrowing: Narrowing,
  language: string,
  today: IsoDate,
): Promise<readonly TopicEntries[]> {
  const reader = { plan: desk.plan, brand: desk.brand, today, language };
  const entries = (await store.list(reader, narrowing)).map((page) => entryOf(desk, page, language));
  return [...Map.groupBy(entries, (e) => e.topic.id)]
    .map(([topic, some]) => ({
      topic,
      label: deskSays(desk, 'topics', topic, language).text,
      entries: [...some].sort((a, b) => order(a.title.text, b.title.text)),
    }))
    .sort((a, b) => order(a.label, b.label));
}
