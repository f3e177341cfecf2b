import { type IsoDate, order } from '../../kernel/index.ts';
import { recentSince } from './communications.ts';
import { PAGE_SIZE } from './describe-desk.ts';
import { type Desk, deskSays } from './desk.ts';
import type { LibraryStore, Narrowing } from './library-store.ts';
import { entryOf, type PageEntry } from './page-entry.ts';

export interface Communications {
  readonly recent: { readonly label: string; readonly entries: readonly PageEntry[] };
  readonly archive: {
    readonly label: string;
    readonly counter: string;
    /** On the screen so far, out of all. */
    readonly shown: number;
    readonly total: number;
    readonly entries: readonly PageEntry[];
  };
}

/** The communications of a plan: those of late, and all of them. Opened by number and title. @cites HN-COM-02 */
export async function listCommunications(
  desk: Desk,
  store: LibraryStore,
  asked: { readonly language: string; readonly offset: number; readonly limit?: number | undefined },
  today: IsoDate,
): Promise<Communications> {
  const { language, offset } = asked;
  const reader = { plan: desk.plan, brand: desk.brand, today, language };
  const rule = desk.policy.recent;
  const late = rule
    ? await store.communications(reader, { offset: 0, limit: rule.at_most }, recentSince(today, rule))
    : { pages: [] };
  const limit = asked.limit ?? desk.policy.search?.page_size ?? PAGE_SIZE;
  const { total, pages } = await store.communications(reader, { offset, limit });
  const shown = Math.min(total, offset + pages.length);
  const say = (label: string, values = {}) => deskSays(desk, 'labels', label, language, values).text;
  const entries = (some: typeof pages) => some.map((p) => entryOf(desk, p, language));
  return {
    recent: { label: say('recent'), entries: entries(late.pages) },
    archive: {
      label: say('archive'),
      counter: say('counter', { shown, total }),
      shown,
      total,
      entries: entries(pages),
    },
  };
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
