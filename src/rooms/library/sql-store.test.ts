import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import { readPolicy } from '../../platform/policy/index.ts';
import type { LibraryPage, PolicyBook } from '../../rules/index.ts';
import { libraryApi } from './api.ts';
import { deskOf } from './desk.ts';
import type { Reader } from './library-store.ts';
import { MemoryLibraryStore } from './memory-store.ts';
import { pagesOf } from './plan-pages.ts';
import { libraryRoutes } from './routes.ts';
import { SqlLibraryStore, shelveLibrary } from './sql-store.ts';

const folder = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
const NOW = new Date('2026-01-15T17:00:00Z');
const ROLE = { role: 'madrone_portal', settings: { 'app.plans': '', 'app.reach': '' } };

let fresh: FreshDatabase;
let book: PolicyBook;
beforeAll(async () => {
  ({ book } = await readPolicy(folder('policy')));
  fresh = await freshDatabase(folder('migrations'));
  await fresh.database.transaction((tx) => shelveLibrary(tx, book, NOW));
});
afterAll(() => fresh.drop());

const reader = (plan: string, language = 'en'): Reader => ({ plan, brand: plan, today: '2026-01-15', language });
const ALL = { offset: 0, limit: 1_000 };

/** The search as an anonymous visitor of the portal runs it. */
function searched(who: Reader, query: string, narrowing = {}, slice = ALL) {
  return fresh.database.transaction((tx) => new SqlLibraryStore(tx).search(who, query, narrowing, slice), ROLE);
}

const letter = (page: string, more: Partial<LibraryPage> = {}): LibraryPage => ({
  page,
  kind: 'communication',
  topic: 'communications',
  title: page,
  cite: ['HN-COM-01'],
  blocks: [{ text: `The text of ${page}.`, cite: ['HN-COM-01'] }],
  ...more,
});

/** The book with more pages in one plan's library. */
function withPages(plan: string, pages: readonly LibraryPage[]): PolicyBook {
  const packs = book.packs.map((pack) =>
    pack.plan.plan === plan
      ? { ...pack, library: { ...pack.library, pages: [...(pack.library?.pages ?? []), ...pages] } }
      : pack,
  );
  return { ...book, packs };
}

describe('the library in the database', () => {
  it.each([
    ['ccah', 'en', 'breast pump'],
    ['ccah', 'en', 'hospital-grade rental'],
    ['ccah', 'en', 'Community Supports'],
    ['ccah', 'en', '800-700-3874'],
    ['ccah', 'en', '405-2214'],
    ['ccah', 'es', 'extractor de leche'],
    ['ccah', 'es', 'Línea de Educación de Salud'],
    ['ccah', 'hmn', 'Zej Zog Kev Pab Txhawb'],
    ['aah', 'en', 'photographs'],
    ['health-net', 'en', 'sFTP'],
    ['health-net', 'en', 'doula'],
    ['health-net', 'en', 'What is the plan?'],
    ['health-net', 'es', 'consejería'],
    ['medi-cal', 'en', 'screening assessment'],
    ['health-net', 'en', 'zeppelin'],
  ])('finds for %s in %s what the memory twin finds for %s', async (plan, language, query) => {
    const who = reader(plan, language);
    const twin = await new MemoryLibraryStore(pagesOf(book, plan)).search(who, query, {}, ALL);
    const found = await searched(who, query);
    expect(found.pages.map((p) => p.page).sort()).toEqual(twin.pages.map((p) => p.page).sort());
    expect(found.total).toBe(twin.total);
  });

  it('puts the page whose number was typed first, then titles before bodies [HN-LAC-06]', async () => {
    const more = withPages('health-net', [
      letter('mention', { title: '24-315 24-315 24-315' }),
      letter('the-letter', { number: { is: '24-315' } }),
      letter('in-title', { title: 'Wobbly' }),
      letter('in-body', { blocks: [{ text: 'A wobbly word.', cite: ['HN-COM-01'] }] }),
    ]);
    await fresh.database.transaction(async (tx) => {
      await shelveLibrary(tx, more, NOW);
      const store = new SqlLibraryStore(tx);
      const order = async (query: string) =>
        (await store.search(reader('health-net'), query, {}, ALL)).pages.map((p) => p.page);
      expect(await order('24-315')).toEqual(['the-letter', 'mention']);
      expect(await order('24315')).toEqual(['the-letter']);
      expect(await order('wobbly')).toEqual(['in-title', 'in-body']);
      await shelveLibrary(tx, book, NOW);
    });
  });

  it('counts every match, also past the slice [HN-LAC-09]', async () => {
    const whole = await searched(reader('health-net'), 'provider');
    const first = await searched(reader('health-net'), 'provider', {}, { offset: 0, limit: 3 });
    const beyond = await searched(reader('health-net'), 'provider', {}, { offset: 900, limit: 3 });
    expect(first.pages).toEqual(whole.pages.slice(0, 3));
    expect([first.total, beyond.total, beyond.pages]).toEqual([whole.total, whole.total, []]);
  });

  it('narrows by kind, topic and provider type', async () => {
    const kinds = await searched(reader('health-net'), 'doula', { kind: 'form' });
    expect(kinds.pages.map((p) => p.kind)).toEqual(['form', 'form']);
    const types = await searched(reader('health-net'), 'lactation', { providerType: 'hospitals' });
    expect(types.pages.map((p) => p.page)).toEqual(['lactation-education']);
  });

  it.each([
    "'; drop table library_page; --",
    '& | ! ( ) <-> :*',
    '\\',
    '%%%%',
    '﷽﷽﷽﷽',
    'naïve \u{1F931} test',
    '"quoted',
  ])('takes %j for words, whatever it looks like', async (query) => {
    expect((await searched(reader('ccah'), query)).total).toBeGreaterThanOrEqual(0);
  });

  it('hides what is dated later, and what is for another brand', async () => {
    const more = withPages('health-net', [
      letter('tomorrow', { dates: { published: '2026-01-16' } }),
      letter('calviva-only', { brands: { are: ['calviva'], cite: ['HN-PLAN-01'] } }),
    ]);
    await fresh.database.transaction(async (tx) => {
      await shelveLibrary(tx, more, NOW);
      const store = new SqlLibraryStore(tx);
      const at = (today: string, brand: string) => ({ ...reader('health-net'), today, brand });
      expect(await store.page(at('2026-01-15', 'health-net'), 'tomorrow')).toBeUndefined();
      expect(await store.page(at('2026-01-16', 'health-net'), 'tomorrow')).toMatchObject({ page: 'tomorrow' });
      expect(await store.page(at('2026-01-16', 'health-net'), 'calviva-only')).toBeUndefined();
      expect(await store.page(at('2026-01-16', 'calviva'), 'calviva-only')).toMatchObject({ page: 'calviva-only' });
      await shelveLibrary(tx, book, NOW);
    });
  });

  it('is loaded once for each text of the policy; two starters agree', async () => {
    const load = (text: PolicyBook) => fresh.database.transaction((tx) => shelveLibrary(tx, text, NOW));
    expect(await load(book)).toEqual([]);
    const more = withPages('aah', [letter('new-letter')]);
    expect((await Promise.all([load(more), load(more)])).flat()).toEqual(['aah']);
    expect(await load(book)).toEqual(['aah']);
  });

  it('may be read by everyone and written by nobody of the portal', async () => {
    const written = fresh.database.transaction((tx) => tx.query('delete from library_page'), ROLE);
    await expect(written).rejects.toThrow();
  });
});

describe('the library over HTTP', () => {
  const routes = libraryRoutes({ deskOf: async (key) => deskOf(book, key) });
  const call = { actor: undefined, body: undefined, now: NOW, language: 'en', audit: () => {} };
  const asked = (plan: string, query: object) =>
    fresh.database.transaction((tx) => {
      const whole = { in: 'site' as const, after: 0, text: '', ...query };
      return routes.search({ ...call, tx, params: { plan }, query: whole });
    }, ROLE);

  it('a brand reads the pages of its plan, and no plan of that name is not found', async () => {
    expect(await asked('calviva', { text: 'lactation' })).toMatchObject({ ok: true, value: { total: 2 } });
    expect(await asked('nobody', { text: 'lactation' })).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
  });

  it.each(['\0', '../..', '', 'a b', 'x'.repeat(81), "'"])('a key such as %j never reaches the database', (key) => {
    expect(libraryApi.search.query.safeParse({ text: 'milk', topic: key }).success).toBe(false);
    expect(libraryApi.read.params.safeParse({ plan: 'ccah', page: key }).success).toBe(false);
  });

  it('a text too short is refused before the database is asked [HN-LAC-03]', async () => {
    const tx = new Proxy(fresh.database, { get: () => () => expect.unreachable() });
    const answer = await routes.search({
      ...call,
      tx,
      params: { plan: 'ccah' },
      query: { text: 'abc', in: 'site', after: 0 },
    });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'too_short', cite: ['HN-LAC-03'] } });
  });

  it('the desk gives a screen its labels and limits before anybody searches', async () => {
    const answer = await routes.desk({ ...call, params: { plan: 'health-net' }, query: { language: 'es' } });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        search: { at_least: { characters: 4 }, at_most: { characters: 60 } },
        labels: {
          skip_link: 'Saltar al contenido principal',
          please_wait: 'Espere mientras buscamos los resultados...',
        },
      },
    });
  });

  it('a page says in which language each string really is', async () => {
    const answer = await fresh.database.transaction(
      (tx) =>
        routes.read({ ...call, tx, params: { plan: 'ccah', page: 'community-supports' }, query: { language: 'hmn' } }),
      ROLE,
    );
    expect(answer).toMatchObject({ ok: true, value: { title: { text: 'Zej Zog Kev Pab Txhawb', language: 'hmn' } } });
    const text = answer.ok ? answer.value.blocks.find((b) => b.as === 'text') : undefined;
    expect(text).toMatchObject({ text: { language: 'en' } });
  });
});
