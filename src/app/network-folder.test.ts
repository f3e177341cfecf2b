import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, isNpi, PERMISSIONS, type Permission, type Reach, type Result } from '../kernel/index.ts';
import type { Session } from '../platform/db/index.ts';
import { type FreshDatabase, freshDatabase } from '../platform/db/testing.ts';
import { scopeOf } from '../platform/http/index.ts';
import {
  DirectoryDesk,
  directoryVersion,
  type Listing,
  networkRoutes,
  putDirectory,
  storedListings,
} from '../rooms/network/index.ts';
import { type CompiledPolicy, compilePolicy, type PolicyBook } from '../rules/index.ts';
import { loadNetwork } from './network-folder.ts';
import { loadPolicyFolder } from './policy-folder.ts';
import { MIGRATIONS_FOLDER } from './settings.ts';

const NOW = new Date('2025-06-02T09:00:00-07:00');
const CLINIC = 'ccah.synthetic-clinic-merced-1';
const OTHER = 'ccah.synthetic-clinic-merced-2';

let book: PolicyBook;
let fresh: FreshDatabase;
let routes: ReturnType<typeof networkRoutes>;
let audited: string[] = [];

beforeAll(async () => {
  ({ book } = await loadPolicyFolder({ sources: false }));
  fresh = await freshDatabase(MIGRATIONS_FOLDER);
  await load();
  const compiled = new Map<string, CompiledPolicy | undefined>();
  const policyOf = (plan: string) => {
    if (!compiled.has(plan)) compiled.set(plan, compilePolicy(book, plan));
    return compiled.get(plan);
  };
  routes = networkRoutes(new DirectoryDesk(book, policyOf, new Map()));
});
afterAll(() => fresh?.drop());

const load = () => fresh.database.transaction((tx) => loadNetwork(tx, book, { now: NOW, synthetic: true }));

function actor(organization: string, reach: Reach, permissions: readonly Permission[] = PERMISSIONS): Actor {
  return {
    account: '00000000-0000-4000-8000-000000000001',
    session: '00000000-0000-4000-8000-000000000002',
    name: 'SYNTHETIC',
    language: 'en',
    organization,
    organizationName: organization,
    plans: ['ccah'],
    roles: [],
    permissions: new Set(permissions),
    reach,
  };
}
const relations = actor('ccah', 'plan', ['directory.edit', 'capacity.read', 'capacity.report']);
const manager = actor(CLINIC, 'organization', ['directory.edit_own', 'capacity.report']);

/** A wish as the server grants it: in a transaction of the ordinary role that reaches no farther than the actor. */
function wish<T>(who: Actor | undefined, work: (call: never) => Promise<Result<T>>, more: object): Promise<Result<T>> {
  audited = [];
  const audit = (action: string, subject: string) => audited.push(`${action} ${subject}`);
  return fresh.database.transaction(
    (tx: Session) => work({ actor: who, tx, now: NOW, language: 'en', audit, ...more } as never),
    scopeOf(who, NOW),
  );
}
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const search = (query: object, who?: Actor) =>
  wish(who, routes.search, { body: { plan: 'ccah', page: 1, size: 100, ...query } });
/** As somebody who has seen every change so far, unless it is said how many. */
async function change(who: Actor, site: string, said: object, plan = 'ccah', had?: number) {
  const { rows } = await fresh.database.query<{ seen: number }>(
    `select coalesce(max(version), 0)::int as seen from network_version where plan = $1 and subject = 'site' and subject_id = $2`,
    [plan, site],
  );
  return wish(who, routes.updateSite, { params: { site }, body: { plan, seen: had ?? rows[0]?.seen, change: said } });
}

describe('the network in the database', () => {
  it('holds every published entry and hundreds of places that are plainly synthetic, with sound identifiers', async () => {
    const listings = (
      await Promise.all(['ccah', 'health-net', 'aah'].map((p) => storedListings(fresh.database, p)))
    ).flat();
    const synthetic = listings.filter((one) => one.source === 'synthetic');
    expect(listings.length - synthetic.length).toBe(
      book.packs.flatMap((p) => p.directory ?? []).flatMap((f) => f.entries).length,
    );
    expect(synthetic.length).toBeGreaterThan(200);
    expect(synthetic.every((one) => one.name.startsWith('SYNTHETIC ') && isNpi(one.npi ?? ''))).toBe(true);
    expect(new Set(synthetic.map((one) => one.npi)).size).toBe(synthetic.length);
  });

  it('is the same after it is loaded again, and keeps what somebody changed since', async () => {
    await change(manager, CLINIC, { accepting: false });
    const before = await storedListings(fresh.database, 'ccah');
    expect(await load()).toMatchObject({ synthetic: 0 });
    expect(await storedListings(fresh.database, 'ccah')).toEqual(before);
  });

  it('no longer has a published entry that its document no longer has', async () => {
    const without = book.packs.map((p) => ({
      ...p,
      directory: (p.directory ?? []).filter((f) => f.directory !== 'breastfeeding'),
    }));
    await fresh.database.transaction((tx) =>
      loadNetwork(tx, { ...book, packs: without }, { now: NOW, synthetic: false }),
    );
    expect((await storedListings(fresh.database, 'ccah')).map((one) => one.id)).not.toContain(
      'ccah.horsnyder-pharmacy',
    );
    await load();
    expect((await storedListings(fresh.database, 'ccah')).map((one) => one.id)).toContain('ccah.horsnyder-pharmacy');
  });
});

describe('an imported directory', () => {
  const listing = (id: string): Listing => ({
    id,
    plan: 'ccah',
    organization: 'ccah.foreign',
    name: 'SYNTHETIC Foreign Kitchen',
    kind: 'clinic',
    services: ['community_supports'],
    audience: 'anyone',
    counties: ['Merced'],
    places: [],
    brands: [],
    contacts: [],
    notes: [],
    unknown: [],
    source: 'imported',
    cites: [],
  });
  const organizations = [{ id: 'ccah.foreign', name: 'SYNTHETIC Foreign', kind: 'provider' as const, synthetic: true }];

  it('is found, and cannot take the place of a published entry', async () => {
    const listings = [listing('ccah.foreign'), listing('ccah.horsnyder-pharmacy')];
    await fresh.database.transaction((tx) => putDirectory(tx, 'ccah', { organizations, listings }, undefined));
    expect(await search({ name: 'foreign kitchen' })).toMatchObject({ ok: true, value: { total: 1 } });
    expect(await search({ name: 'horsnyder' })).toMatchObject({ ok: true, value: { total: 1 } });
  });
});

describe('the directory over HTTP', () => {
  it('is searched by anybody, signed in or not, with true counts', async () => {
    const found = await search({ need: 'breast pump', county: 'Merced', size: 2 });
    expect(found).toMatchObject({ ok: true, value: { total: 7, size: 2, place: { county: 'Merced', known: true } } });
    expect(found.ok && found.value.results.length).toBe(2);
    expect(codeOf(await search({ plan: 'nowhere' }))).toBe('not_found');
  });

  it('shows a change at once, whoever searched before', async () => {
    await search({});
    const version = await directoryVersion(fresh.database, 'ccah');
    const phone = [{ channel: 'phone', value: '209-555-0199' }];
    expect(codeOf(await change(manager, CLINIC, { contacts: phone, languages: ['hmn'] }))).toBe('ok');
    expect(await directoryVersion(fresh.database, 'ccah')).toBe(version + 1);
    const found = await search({ need: 'clinic', language: 'hmn', name: 'merced clinic 1' });
    expect(found).toMatchObject({
      ok: true,
      value: { results: [{ contacts: phone, listing: { checkedOn: '2025-06-02' } }] },
    });
  });

  it('is changed by provider relations or by the organization itself, and by nobody else [HN-PORT-07]', async () => {
    expect(codeOf(await change(manager, CLINIC, { accepting: true }))).toBe('ok');
    expect(audited).toEqual([`directory.changed ${CLINIC}`]);
    expect(codeOf(await change(relations, OTHER, { accepting: true }))).toBe('ok');
    expect(codeOf(await change(manager, OTHER, { accepting: true }))).toBe('not_allowed');
    expect(codeOf(await change(actor(CLINIC, 'organization', []), CLINIC, {}))).toBe('not_allowed');
    expect(codeOf(await change(relations, 'ccah.nobody', {}))).toBe('not_found');
    expect(codeOf(await change(relations, 'aah.synthetic-clinic-oakland-1', {}, 'aah'))).toBe('not_found');
  });

  it('keeps a published entry as its document has it', async () => {
    expect(codeOf(await change(relations, 'ccah.horsnyder-pharmacy', { name: 'Other' }))).toBe('published_entry');
  });

  it('refuses a telephone that is none, a service nobody knows and half a point', async () => {
    for (const said of [{ services: ['bump'] }, { populations: ['everybody'] }, { latitude: 36 }])
      expect(codeOf(await change(manager, CLINIC, said))).toBe('invalid');
    expect(codeOf(await change(manager, CLINIC, { contacts: [{ channel: 'fax', value: '12' }] }))).toBe('phone_shape');
    const hours = { days: ['MO'], opens: '17:00', closes: '08:00' };
    expect(codeOf(await change(manager, CLINIC, { hours }))).toBe('hours_reversed');
    expect(codeOf(await change(manager, CLINIC, { from: '2025-06-02', to: '2025-06-01' }))).toBe('dates_reversed');
    expect(codeOf(await change(manager, CLINIC, { from: '2025-06-02', to: '2025-06-02' }))).toBe('ok');
    expect(codeOf(await change(manager, CLINIC, { from: null, to: null }))).toBe('ok');
  });

  it('keeps what every change left, who made it and when, and overwrites none unseen', async () => {
    await change(manager, CLINIC, { accepting: false });
    const held = await wish(manager, routes.site, { params: { site: CLINIC }, query: { plan: 'ccah' } });
    const { seen, listing, versions } = held.ok ? held.value : { seen: -1, listing: undefined, versions: [] };
    expect(listing).toMatchObject({ accepting: false, checkedOn: '2025-06-02', checkedBy: 'organization' });
    expect(versions[0]).toMatchObject({ version: seen, fields: ['accepting'], by: 'SYNTHETIC', organization: CLINIC });
    expect(versions.at(-1)).toMatchObject({ version: 1, by: 'madrone' });
    expect(codeOf(await change(relations, CLINIC, { accepting: true }, 'ccah', seen - 1))).toBe('conflict');
    expect(codeOf(await change(relations, CLINIC, { accepting: true }, 'ccah', seen))).toBe('ok');
    const rewritten = fresh.database.query(`update network_version set changed_by = 'nobody'`);
    await expect(rewritten).rejects.toThrow(/append-only/);
    expect(codeOf(await wish(manager, routes.site, { params: { site: OTHER }, query: { plan: 'ccah' } }))).toBe(
      'not_allowed',
    );
  });

  it('takes what was said away where `null` is said', async () => {
    await change(manager, CLINIC, { accepting: true, populations: ['birth_equity'] });
    const gone = await change(manager, CLINIC, { accepting: null, populations: null });
    expect(gone.ok && ['accepting', 'populations'].filter((field) => field in gone.value.listing)).toEqual([]);
  });

  it('gets a new place of an organization under contract, and of no other', async () => {
    const said = { name: 'SYNTHETIC Second Door', services: ['primary_care'], counties: ['Merced'] };
    const open = (who: Actor, change: object, organization?: string) =>
      wish(who, routes.openSite, { body: { plan: 'ccah', organization, change } });
    expect(await open(manager, said)).toMatchObject({
      ok: true,
      value: { seen: 1, listing: { organization: CLINIC } },
    });
    expect(audited[0]).toMatch(/^directory\.opened/);
    expect(codeOf(await open(relations, said, OTHER))).toBe('ok');
    expect(codeOf(await open(manager, said, OTHER))).toBe('not_found');
    expect(codeOf(await open(relations, said, 'nobody'))).toBe('not_found');
    expect(codeOf(await open(relations, said, 'ccah.horsnyder-pharmacy'))).toBe('not_found');
    expect(codeOf(await open(manager, { name: 'No service' }))).toBe('site_needs_name');
    expect(await search({ name: 'second door' })).toMatchObject({ ok: true, value: { total: 2 } });
  });

  it('tells entries under contract from those a document only prints, and counts by county', async () => {
    const found = await search({ need: 'breast pump', county: 'Merced' });
    const standings = found.ok ? found.value.results.map((r) => [r.listing.source, r.standing]) : [];
    expect(standings).toContainEqual(['published', 'published']);
    expect(standings).toContainEqual(['synthetic', 'contracted']);
    const contracted = await search({ need: 'breast pump', standing: 'contracted' });
    expect(contracted.ok && contracted.value.results.every((r) => r.standing === 'contracted')).toBe(true);
    await fresh.database.query(`update organization_plan set to_date = '2025-06-01' where plan = 'ccah'`);
    const ended = await search({ need: 'breast pump', standing: 'contracted' });
    expect(ended.ok && ended.value.total).toBe(0);
    await fresh.database.query(`update organization_plan set to_date = null where plan = 'ccah'`);
    expect(await search({ need: 'breast pump', standing: 'contracted' })).toEqual(contracted);
    const counties = found.ok ? found.value.counties.map((c) => c.county) : [];
    expect(counties).toEqual(expect.arrayContaining(['Merced', 'Monterey', 'Santa Cruz']));
    const focus = await search({ population: 'birth_equity' });
    expect(focus.ok && focus.value.total > 0).toBe(true);
    expect(focus.ok && focus.value.results.every((r) => r.listing.populations?.includes('birth_equity'))).toBe(true);
  });

  it('is guarded below the verbs too: another organization’s row cannot be written', async () => {
    const sql = `update site set name = 'taken' where site_id = $1`;
    const write = (who: Actor) => fresh.database.transaction((tx) => tx.query(sql, [OTHER]), scopeOf(who, NOW));
    expect((await write(manager)).rowCount).toBe(0);
    await expect(
      fresh.database.transaction((tx) => tx.query(sql, [OTHER]), scopeOf(undefined, NOW)),
    ).resolves.toMatchObject({ rowCount: 0 });
  });

  it('reads an organization with its places, and answers one that is not there', async () => {
    const read = (organization: string) =>
      wish(undefined, routes.organization, { params: { organization }, query: { plan: 'ccah' } });
    expect(await read('ccah.merced-medical-supply')).toMatchObject({
      ok: true,
      value: { name: 'Merced Medical Supply', listings: [{ id: 'ccah.merced-medical-supply' }], plans: [] },
    });
    expect(codeOf(await read('nobody'))).toBe('not_found');
  });

  it('says what can be searched for', async () => {
    const facets = await wish(undefined, routes.facets, { query: { plan: 'ccah' } });
    expect(facets).toMatchObject({ ok: true, value: { counties: ['Merced', 'Monterey', 'Santa Cruz'] } });
  });
});

describe('papers and capacity over HTTP', () => {
  const people = (who: Actor, query: object = {}) =>
    wish(who, routes.practitioners, { body: { plan: 'ccah', page: 1, size: 500, ...query } });

  it('show an account manager the people of his own organization only', async () => {
    const own = await people(manager);
    expect(own.ok && own.value.practitioners.every((p) => p.organization === CLINIC)).toBe(true);
    const tried = await people(manager, { organization: OTHER });
    expect(tried.ok && tried.value.practitioners.every((p) => p.organization === CLINIC)).toBe(true);
    expect(codeOf(await people(actor(CLINIC, 'organization', [])))).toBe('not_allowed');
    const all = await people(relations);
    expect(all.ok && new Set(all.value.practitioners.map((p) => p.organization)).size).toBeGreaterThan(10);
  });

  it('say what is met, not met and not known yet of somebody, and are kept with every change', async () => {
    const doulas = await people(relations, { role: 'doula' });
    const [doula] = doulas.ok ? doulas.value.practitioners : [];
    const params = { practitioner: doula?.id ?? '' };
    const read = (who: Actor) => wish(who, routes.practitioner, { params, query: { plan: 'ccah' } });
    const before = await read(relations);
    expect(before).toMatchObject({ ok: true, value: { seen: 0, versions: [] } });
    const papers = before.ok ? before.value.papers : [];
    const keep = (who: Actor, body: object) => wish(who, routes.keepPaper, { params, body: { plan: 'ccah', ...body } });
    const paper = { kind: 'cpr', on: '2025-06-02', expires: '2025-08-31' };
    expect(await keep(relations, { seen: 0, paper })).toMatchObject({
      ok: true,
      value: { seen: 2, papers: [...papers, paper] },
    });
    expect(audited).toEqual([`paper.kept ${doula?.id}`]);
    expect(codeOf(await keep(relations, { seen: 0, paper }))).toBe('conflict');
    expect(codeOf(await keep(relations, { seen: 2, paper: { ...paper, on: '2025-06-03' } }))).toBe('paper_not_yet');
    expect(codeOf(await keep(relations, { seen: 2, paper: { ...paper, expires: '2025-06-01' } }))).toBe(
      'dates_reversed',
    );
    expect(codeOf(await keep(relations, { seen: 2, position: papers.length + 1, paper }))).toBe('not_found');
    expect(codeOf(await keep(manager, { seen: 2, paper }))).toBe('not_found');
    expect(codeOf(await read(manager))).toBe('not_found');
    const right = { ...paper, expires: '2026-08-31' };
    expect(await keep(relations, { seen: 2, position: papers.length, paper: right })).toMatchObject({
      ok: true,
      value: { seen: 3, papers: [...papers, right] },
    });
    expect(await keep(relations, { seen: 3, position: papers.length, paper: null })).toMatchObject({
      ok: true,
      value: { seen: 4, papers },
    });
  });

  it('a report is for the plan or brand that is named, and its staff see it', async () => {
    const [fresno] = (await storedListings(fresh.database, 'health-net')).filter(
      (one) => one.brands.includes('calviva') && one.services.includes('enhanced_care_management'),
    );
    const organization = fresno?.organization ?? '';
    const at = (who: Actor, ...plans: string[]): Actor => ({ ...who, plans });
    const reporter = at(actor(organization, 'organization', ['capacity.report']), 'health-net', 'calviva');
    const said = { service: 'enhanced_care_management', leadCareManagers: 1, pendingOutreach: 0 };
    const report = (plan: string, enrolled: number) =>
      wish(reporter, routes.reportCapacity, { body: { ...said, plan, enrolled } });
    expect(await report('calviva', 50)).toMatchObject({ ok: true, value: { limit: 50, over: false } });
    expect(await report('calviva', 51)).toMatchObject({ ok: true, value: { over: true } });
    expect(codeOf(await report('health-net', 7))).toBe('ok');
    const seen = async (plan: string) => {
      const all = await wish(at(relations, plan), routes.capacity, { query: { plan } });
      const theirs = all.ok ? all.value.reports.filter((r) => r.organization === organization) : [];
      return theirs.map((r) => [r.brand, r.enrolled]);
    };
    expect(await seen('calviva')).toEqual([['calviva', 51]]);
    expect(await seen('chpiv')).toEqual([]);
    expect(await seen('health-net')).toEqual([
      ['calviva', 51],
      ['health-net', 7],
    ]);
  });

  it('takes a report of one’s own organization, answers it by the plan’s rules, and keeps the newest', async () => {
    const said = {
      plan: 'ccah',
      service: 'enhanced_care_management',
      leadCareManagers: 1,
      enrolled: 60,
      pendingOutreach: 0,
    };
    expect(await wish(manager, routes.reportCapacity, { body: said })).toMatchObject({
      ok: true,
      value: { held: 60, over: false },
    });
    expect(audited).toEqual([`capacity.reported ${CLINIC}`]);
    await wish(manager, routes.reportCapacity, { body: { ...said, enrolled: 61 } });
    const own = await wish(manager, routes.ownCapacity, { query: { plan: 'ccah' } });
    expect(own).toMatchObject({
      ok: true,
      value: { reports: [{ organization: CLINIC, enrolled: 61, reportedOn: '2025-06-02' }] },
    });
    const other = { ...said, organization: OTHER };
    expect(codeOf(await wish(manager, routes.reportCapacity, { body: other }))).toBe('not_found');
    expect(codeOf(await wish(relations, routes.reportCapacity, { body: { ...said, organization: 'nobody' } }))).toBe(
      'not_found',
    );
    const all = await wish(relations, routes.capacity, { query: { plan: 'ccah' } });
    expect(all.ok && all.value.reports.length).toBeGreaterThan(3);
  });
});
