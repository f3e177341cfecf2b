import { californiaDate, done, type Handlers, type Result, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { pageLanguage } from '../../rules/index.ts';
import type { libraryApi } from './api.ts';
import { describeDesk } from './describe-desk.ts';
import type { Desk } from './desk.ts';
import { editorRoutes } from './editor-routes.ts';
import { listCommunications, listTopics } from './list-library.ts';
import { readPage } from './read-page.ts';
import { searchLibrary } from './search-library.ts';
import { SqlLibraryStore } from './sql-store.ts';

export interface LibraryRoutesNeed {
  /** Undefined for a plan or brand that is not there. */
  readonly deskOf: (planOrBrand: string) => Desk | undefined;
  /** With the documents the pages were written from, which may still be on their way. */
  readonly sourcedDeskOf: (planOrBrand: string) => Promise<Desk | undefined>;
}

/** The library over HTTP. Published pages are nobody's data: reading is not recorded, and nobody need sign in for it. */
export function libraryRoutes({ deskOf, sourcedDeskOf }: LibraryRoutesNeed): Handlers<typeof libraryApi, Queryable> {
  const at = async <T>(plan: string, answer: (desk: Desk) => Promise<Result<T>>): Promise<Result<T>> => {
    const desk = deskOf(plan);
    return desk ? answer(desk) : NO_PLAN;
  };
  return {
    desk: ({ params, query, language }) =>
      at(params.plan, async (desk) => done(describeDesk(desk, spokenIn(query.language, language)))),
    search: ({ params, body, language, tx, now }) =>
      at(params.plan, async (desk) => {
        const { text, in: within, after: offset, kind, topic, provider_type: providerType } = body;
        const asked = { text, within, offset, kind, topic, providerType, language: spokenIn(body.language, language) };
        return unfrozen(await searchLibrary(desk, new SqlLibraryStore(tx), asked, californiaDate(now)));
      }),
    async read({ params, query, language, tx, now }) {
      const desk = await sourcedDeskOf(params.plan);
      if (!desk) return NO_PLAN;
      const asked = { page: params.page, language: spokenIn(query.language, language) };
      return unfrozen(await readPage(desk, new SqlLibraryStore(tx), asked, californiaDate(now)));
    },
    list: ({ params, query, language, tx, now }) =>
      at(params.plan, async (desk) => {
        const narrowing = { kind: query.kind, topic: query.topic, providerType: query.provider_type };
        const spoken = spokenIn(query.language, language);
        const topics = await listTopics(desk, new SqlLibraryStore(tx), narrowing, spoken, californiaDate(now));
        return unfrozen(done({ topics }));
      }),
    communications: ({ params, query, language, tx, now }) =>
      at(params.plan, async (desk) => {
        const asked = { language: spokenIn(query.language, language), offset: query.after };
        return unfrozen(done(await listCommunications(desk, new SqlLibraryStore(tx), asked, californiaDate(now))));
      }),
    ...editorRoutes(deskOf),
  };
}

const NO_PLAN = refused('not_found', 'no plan or brand has that key');

/** The language asked for, or the reader's own; English where that is no language tag. */
function spokenIn(asked: string | undefined, own: string): string {
  return asked ?? (pageLanguage.safeParse(own).success ? own : 'en');
}

/** What the room hands out is read-only; the contract's types are not. The value is the same. */
type Unfrozen<T> = T extends object ? { -readonly [K in keyof T]: Unfrozen<T[K]> } : T;
function unfrozen<T>(result: Result<T>): Result<Unfrozen<T>> {
  return result as Result<Unfrozen<T>>;
}
