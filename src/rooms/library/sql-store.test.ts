import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Result } from '../../kernel/index.ts';
import type { Session } from '../../platform/db/index.ts';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import { scopeOf } from '../../platform/http/index.ts';
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
  const routes = libraryRoutes({
    deskOf: (key) => deskOf(book, key),
    sourcedDeskOf: async (key) => deskOf(book, key),
  });
  const call = { actor: undefined, body: undefined, query: undefined, now: NOW, language: 'en', audit: () => {} };
  const asked = (plan: string, body: object) =>
    fresh.database.transaction((tx) => {
      const whole = { in: 'site' as const, after: 0, text: '', ...body };
      return routes.search({ ...call, tx, params: { plan }, body: whole });
    }, ROLE);

  it('a brand reads the pages of its plan, and no plan of that name is not found', async () => {
    expect(await asked('calviva', { text: 'lactation' })).toMatchObject({ ok: true, value: { total: 2 } });
    expect(await asked('nobody', { text: 'lactation' })).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
  });

  it.each(['\0', '../..', '', 'a b', 'x'.repeat(81), "'"])('a key such as %j never reaches the database', (key) => {
    expect(libraryApi.search.body.safeParse({ text: 'milk', topic: key }).success).toBe(false);
    expect(libraryApi.read.params.safeParse({ plan: 'ccah', page: key }).success).toBe(false);
  });

  it('a text too short is refused before the database is asked [HN-LAC-03]', async () => {
    const tx = new Proxy(fresh.database, { get: () => () => expect.unreachable() });
    const answer = await routes.search({
      ...call,
      tx,
      params: { plan: 'ccah' },
      body: { text: 'abc', in: 'site', after: 0 },
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

describe('a communication written by provider relations', () => {
  const routes = libraryRoutes({
    deskOf: (key) => deskOf(book, key),
    sourcedDeskOf: async (key) => deskOf(book, key),
  });
  const by = (...plans: string[]): Actor => ({
    account: '00000000-0000-4000-8000-000000000001',
    session: '00000000-0000-4000-8000-000000000002',
    name: 'SYNTHETIC Relations',
    language: 'en',
    organization: plans[0] ?? '',
    organizationName: plans[0] ?? '',
    plans,
    roles: ['provider_relations'],
    permissions: new Set(['library.edit']),
    reach: 'plan',
  });
  const audited: string[] = [];
  const call = { query: {}, now: NOW, language: 'en', audit: (action: string) => audited.push(action) };
  const asWho = <T>(actor: Actor | undefined, work: (tx: Session) => Promise<T>) =>
    fresh.database.transaction(work, scopeOf(actor, NOW));
  const written = {
    number: '26-001',
    title: { en: 'Mobile imaging arrives', es: 'Llega la imagenología móvil' },
    text: { en: 'First paragraph.\n\nSecond one.', es: 'Primer párrafo.\n\nEl segundo.' },
    topic: 'communications',
    published: '2026-01-15',
    provider_types: [],
    brands: [],
  };
  const publish = (actor: Actor, more: object = {}, plan = actor.plans[0] ?? '') =>
    asWho(actor, (tx) =>
      routes.publish({ ...call, query: undefined, actor, tx, params: { plan }, body: { ...written, ...more } }),
    );
  const find = (plan: string, text: string, now = NOW, language = 'en') =>
    asWho(undefined, async (tx) => {
      const body = { in: 'site' as const, after: 0, text, language };
      const found = await routes.search({
        ...call,
        query: undefined,
        now,
        actor: undefined,
        tx,
        params: { plan },
        body,
      });
      return found.ok ? found.value.results.map((r) => r.page) : [];
    });
  const lists = (plan: string, now = NOW) =>
    asWho(undefined, async (tx) => {
      const query = { after: 0 };
      const told = await routes.communications({
        ...call,
        now,
        actor: undefined,
        body: undefined,
        tx,
        params: { plan },
        query,
      });
      if (!told.ok) throw new Error(told.refusal.because);
      const { recent, archive } = told.value;
      return { recent: recent.entries.map((e) => e.page), archive: archive.entries.map((e) => e.page) };
    });
  const codeOf = (told: Result<unknown>) => (told.ok ? 'ok' : told.refusal.code);

  it('is found by number and by words of both languages, at once, and outlives the next edition of the policy [HN-COM-02]', async () => {
    expect(await publish(by('health-net'))).toMatchObject({ ok: true, value: { page: 'communication-26001' } });
    expect(audited).toContain('library.published');
    for (const text of ['26-001', '26001', 'mobile imaging'])
      expect(await find('health-net', text)).toContain('communication-26001');
    expect(await find('health-net', 'imagenologia movil', NOW, 'es')).toContain('communication-26001');
    expect(await lists('health-net')).toEqual({ recent: ['communication-26001'], archive: ['communication-26001'] });
    await fresh.database.transaction((tx) => shelveLibrary(tx, withPages('health-net', [letter('edition')]), NOW));
    expect(await find('health-net', '26-001')).toEqual(['communication-26001']);
    await fresh.database.transaction((tx) => shelveLibrary(tx, book, NOW));
    expect(await find('health-net', '26-001')).toEqual(['communication-26001']);
  });

  it('is not shown before its day, and its number is nobody else’s', async () => {
    expect(codeOf(await publish(by('health-net'), { number: '26 001' }))).toBe('number_taken');
    expect(codeOf(await publish(by('health-net'), { number: '26-002', published: '2026-01-16' }))).toBe('ok');
    expect(await find('health-net', '26-002')).toEqual([]);
    const later = new Date('2026-01-16T17:00:00Z');
    expect(await find('health-net', '26-002', later)).toEqual(['communication-26002']);
    expect(codeOf(await publish(by('health-net'), { number: '26-002' }))).toBe('number_taken');
    const mine = await asWho(by('health-net'), (tx) =>
      routes.entered({ ...call, actor: by('health-net'), body: undefined, tx, params: { plan: 'health-net' } }),
    );
    expect(mine.ok && mine.value.entered.map((e) => [e.number, e.coming])).toEqual([
      ['26-001', false],
      ['26-002', true],
    ]);
  });

  it('of a brand is read by that brand alone, and written by its own people', async () => {
    expect(codeOf(await publish(by('calviva'), { number: '26-003' }))).toBe('ok');
    expect(await find('calviva', '26-003')).toEqual(['communication-26003']);
    expect(await find('health-net', '26-003')).toEqual([]);
    expect(codeOf(await publish(by('calviva'), { number: '26-004' }, 'ccah'))).toBe('not_found');
    expect(codeOf(await publish(by('health-net'), { number: '26-004', brands: ['ccah'] }))).toBe('invalid');
  });

  it('is refused with a topic nobody knows, or paragraphs that do not match', async () => {
    expect(codeOf(await publish(by('health-net'), { number: '26-005', topic: 'gossip' }))).toBe('invalid');
    const text = { en: 'One.\n\nTwo.', es: 'Uno.' };
    expect(codeOf(await publish(by('health-net'), { number: '26-005', text }))).toBe('paragraphs_differ');
  });

  it('leaves the recent list when it is archived, stays in the archive and is found still [HN-COM-01, HN-COM-03]', async () => {
    const archive = (actor: Actor, page: string) =>
      asWho(actor, (tx) =>
        routes.archive({
          ...call,
          query: undefined,
          actor,
          body: {},
          tx,
          params: { plan: actor.plans[0] ?? '', page },
        }),
      );
    expect(codeOf(await archive(by('ccah'), 'communication-26001'))).toBe('not_found');
    expect(codeOf(await archive(by('health-net'), 'doula-services'))).toBe('not_found');
    expect(await archive(by('health-net'), 'communication-26001')).toMatchObject({
      ok: true,
      value: { archived: '2026-01-15' },
    });
    expect(codeOf(await archive(by('health-net'), 'communication-26001'))).toBe('already_archived');
    expect(await lists('health-net')).toEqual({ recent: [], archive: ['communication-26001'] });
    expect(await find('health-net', '26-001')).toEqual(['communication-26001']);
    await fresh.database.transaction((tx) => shelveLibrary(tx, withPages('health-net', [letter('edition')]), NOW));
    expect((await lists('health-net')).recent).not.toContain('communication-26001');
    await fresh.database.transaction((tx) => shelveLibrary(tx, book, NOW));
  });
});
