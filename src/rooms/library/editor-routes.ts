import { type Actor, californiaDate, done, type Handlers, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { libraryApi } from './api.ts';
import type { Desk } from './desk.ts';
import { type Entry, holdLibrary, newestEntries, numberIsTaken, putEntry } from './entry-store.ts';
import { sayIn } from './say.ts';
import { SqlLibraryStore } from './sql-store.ts';
import { numberKey } from './words.ts';
import { archivable, communicationPage, typesSaid } from './write-communication.ts';

type Editing = Pick<Handlers<typeof libraryApi, Queryable>, 'entered' | 'publish' | 'archive'>;

/** What provider relations writes by hand, for the plans and brands of the seat. */
export function editorRoutes(deskOf: (planOrBrand: string) => Desk | undefined): Editing {
  const own = (actor: Actor, plan: string) => (actor.plans.includes(plan) ? deskOf(plan) : undefined);
  return {
    async entered({ actor, params, tx, now, language }) {
      const desk = own(actor, params.plan);
      if (!desk) return NO_PLAN;
      const today = californiaDate(now);
      const store = new SqlLibraryStore(tx);
      const reader = { plan: desk.plan, brand: desk.brand, today, language };
      const shown = await Promise.all(
        (await newestEntries(tx, desk.plan)).map(async (entry) => {
          const page = entry.content ?? (await store.page(reader, entry.page));
          return page ? [said(desk, { ...entry, content: page }, today, language)] : [];
        }),
      );
      return done({ entered: shown.flat().sort((a, b) => b.at.localeCompare(a.at)) });
    },
    async publish({ actor, params, body, tx, now, audit }) {
      const desk = own(actor, params.plan);
      if (!desk) return NO_PLAN;
      await holdLibrary(tx, desk.plan);
      const isTaken = await numberIsTaken(tx, desk.plan, numberKey(body.number));
      // A brand's own people publish for their brand; the plan's for whom they name.
      const brands = desk.brand === desk.plan ? body.brands : [desk.brand];
      const page = communicationPage(desk, { ...body, brands }, () => isTaken);
      if (!page.ok) return page;
      const { account, name } = actor;
      await putEntry(
        tx,
        desk.plan,
        { page: page.value.page, content: page.value },
        { account, name, brands: page.value.brands?.are },
        now,
      );
      audit('library.published', page.value.page, { plan: desk.plan, number: body.number });
      return done({ page: page.value.page });
    },
    async archive({ actor, params, tx, now, language, audit }) {
      const desk = own(actor, params.plan);
      if (!desk) return NO_PLAN;
      await holdLibrary(tx, desk.plan);
      const today = californiaDate(now);
      const store = new SqlLibraryStore(tx);
      const entry = (await newestEntries(tx, desk.plan)).find((e) => e.page === params.page);
      const reader = { plan: desk.plan, brand: desk.brand, today, language };
      const page = entry?.content ?? (await store.page(reader, params.page));
      const checked = archivable(page, await store.archivedOn(reader, params.page));
      if (!checked.ok) return checked;
      const { account, name } = actor;
      const change = { page: params.page, archived: today, ...(entry?.content ? { content: entry.content } : {}) };
      await putEntry(tx, desk.plan, change, { account, name, brands: page?.brands?.are }, now);
      audit('library.archived', params.page, { plan: desk.plan });
      return done({ page: params.page, archived: today });
    },
  };
}

const NO_PLAN = refused('not_found', 'no plan or brand has that key');

function said(desk: Desk, entry: Entry & Required<Pick<Entry, 'content'>>, today: string, language: string) {
  const { content, page, archived, by, at } = entry;
  const { published, effective } = content.dates ?? {};
  return {
    page,
    by,
    at,
    number: content.number?.is ?? '',
    title: sayIn(content.title, language).text,
    published: published ?? '',
    coming: published !== undefined && published > today,
    brands: content.brands?.are ?? [],
    provider_types: typesSaid(desk, content.provider_types?.are ?? [], language),
    ...(effective === undefined ? {} : { effective }),
    ...(archived === undefined ? {} : { archived }),
  };
}
