import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, signedIn, type TestPortal, testPortal } from './testing.ts';

let portal: TestPortal;
let compliance: Browser;
beforeAll(async () => {
  portal = await testPortal();
  compliance = await signedIn(portal, 'compliance@ccah.example');
  await portal.fresh.database.query(
    `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, county, synthetic)
     select 'ccah', 'm' || n, '9' || lpad(n::text, 7, '0') || 'A', 'u' || n, 'SYNTHETIC', 'N' || lpad(n::text, 4, '0'), '1990-01-01', '=1+1', true
     from generate_series(1, 2300) n`,
  );
});
afterAll(() => portal.close());

const newest = async (action: string) =>
  (await compliance.ask('GET', `/api/audit?action=${action}&limit=1`)).body.records[0];

describe('a list taken away as a file', () => {
  it('has every row once, in order, over several pages, and is recorded with its count', async () => {
    const { status, text } = await compliance.ask('POST', '/api/members/export', { plan: 'ccah', name: 'synth' });
    expect(status).toBe(200);
    const names = text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => /"([^"]*)"/.exec(line)?.[1]);
    expect(names).toHaveLength(2300);
    expect(names).toEqual([...new Set(names)].sort());
    expect(await newest('list')).toMatchObject({
      subject: 'members.export',
      detail: { rows: 2300, plan: 'ccah', columns: ['name', 'born', 'county', 'plan', 'handle'] },
    });
  });

  it('begins no cell with a formula, and names its columns in the reader’s language', async () => {
    const asked = { plan: 'ccah', name: 'synth', columns: ['county', 'name'] };
    const { text } = await compliance.ask('POST', '/api/members/export', asked, { 'accept-language': 'es' });
    expect(text.split('\r\n').slice(0, 2)).toEqual(['\uFEFFCondado,Nombre', `'=1+1,"SYNTHETIC, N0001"`]);
  });

  it('is refused without the permission and for another plan, and then nothing is recorded as taken', async () => {
    const biller = await signedIn(portal, 'biller@clinic.example');
    const asked = { plan: 'ccah', name: 'synth' };
    expect((await biller.ask('POST', '/api/members/export', asked)).status).toBe(403);
    const other = await compliance.ask('POST', '/api/members/export', { plan: 'health-net', name: 'synth' });
    expect([other.status, other.body.refused.code]).toEqual([404, 'not_found']);
    const before = (await compliance.ask('GET', '/api/audit?action=list')).body.total;
    await compliance.ask('POST', '/api/members/export', { ...asked, columns: ['cin'] });
    expect((await compliance.ask('GET', '/api/audit?action=list')).body.total).toBe(before);
  });

  it('of the record holds what the asker may see of it', async () => {
    const manager = await signedIn(portal, 'account-manager@clinic.example');
    const { text } = await manager.ask('POST', '/api/audit/export', { columns: ['organization'] });
    expect(new Set(text.split('\r\n').slice(1, -1))).toEqual(new Set(['clinic']));
  });

  it('of the directory is for who is signed in', async () => {
    expect((await compliance.ask('POST', '/api/directory/export', { plan: 'ccah' })).text).toContain('Name,Kind');
  });

  it('copied from a page is written down, by the page and never by a name', async () => {
    const note = { act: 'copied', of: 'members', member: '3f0b7c1e-0000-4000-8000-000000000001' };
    expect((await compliance.ask('POST', '/api/audit/notes', note)).status).toBe(200);
    expect(await newest('page.copied')).toMatchObject({ subject: note.member, detail: { of: 'members' } });
    expect((await compliance.ask('POST', '/api/audit/notes', { ...note, of: 'Ana Example' })).status).toBe(422);
  });
});

describe('a saved view', () => {
  const view = { list: 'audit', name: 'Refused', filters: { action: 'access' }, columns: ['at', 'who'], sort: '' };

  it('is one’s own until it is shared, and then the organization’s; nobody else’s', async () => {
    const nurse = await signedIn(portal, 'reviewer-nurse@ccah.example');
    const clinic = await signedIn(portal, 'biller@clinic.example');
    const seen = async (by: Browser) => (await by.ask('GET', '/api/views?list=audit')).body.views;
    await compliance.ask('POST', '/api/views', { ...view, shared: false });
    expect([(await seen(compliance)).length, (await seen(nurse)).length]).toEqual([1, 0]);
    const saved = await compliance.ask('POST', '/api/views', { ...view, shared: true });
    expect(await seen(nurse)).toMatchObject([{ name: 'Refused', mine: false, filters: { action: 'access' } }]);
    expect(await seen(clinic)).toEqual([]);
    expect((await nurse.ask('DELETE', `/api/views/${saved.body.id}`)).status).toBe(404);
    expect((await compliance.ask('DELETE', `/api/views/${saved.body.id}`)).status).toBe(200);
    expect(await seen(compliance)).toEqual([]);
  });
});

describe('the day’s page', () => {
  it('tells each what waits for that role and no other, and nothing of another plan', async () => {
    const { database } = portal.fresh;
    await database.query(
      `insert into claim (plan, claim_id, position, outcome, paid, received, stated, answer) values
         ('ccah', 'c1', 0, 'pended', 0, '2026-02-01', '{}', '{"lines":[{"outcome":"pended","reasons":[{"code":"consultant_not_approved"}]}]}'),
         ('ccah', 'c2', 1, 'pended', 0, '2026-02-09', '{}', '{"lines":[{"outcome":"denied","reasons":[]},{"outcome":"pended","reasons":[{"code":"consultant_not_approved"}]}]}'),
         ('ccah', 'c3', 2, 'paid', 0, '2026-01-01', '{}', '{"lines":[]}'),
         ('health-net', 'c4', 0, 'pended', 0, '2026-02-01', '{}', '{"lines":[]}')`,
    );
    await database.query(
      `insert into enrollment_file (plan, file_id, name, format, received_at, bytes, state)
       values ('ccah', repeat('a', 64), 'held.834', '834', now(), 1, 'refused'), ('ccah', repeat('b', 64), 'good.834', '834', now(), 1, 'done')`,
    );
    const due = async (role: string, language = 'en') =>
      (
        await (
          await signedIn(portal, `${role}@ccah.example`)
        ).ask('GET', '/api/today?plan=ccah', undefined, { 'accept-language': language })
      ).body.due;
    expect(await due('claims-analyst')).toEqual([
      {
        kind: 'claims',
        n: 2,
        what: 'The plan has not approved this lactation consultant for the day of service.',
        since: '2026-02-01',
      },
    ]);
    expect((await due('claims-analyst', 'es'))[0].what).toContain('consultora de lactancia');
    expect(await due('enrollment')).toMatchObject([{ kind: 'files', n: 1, what: 'held.834', of: 'refused' }]);
    expect(await due('reviewer-nurse')).toEqual([]);
    const biller = await signedIn(portal, 'biller@clinic.example');
    expect((await biller.ask('GET', '/api/today?plan=ccah')).body.due).toEqual([]);
  });

  it('tells an organization when its capacity report and its people’s papers are due', async () => {
    const { database } = portal.fresh;
    await database.query(
      `insert into capacity (plan, brand, organization_id, service, reported_on, lead_care_managers, enrolled, pending_outreach, reported_by, reported_at)
       values ('health-net', 'health-net', 'clinic', 'enhanced_care_management', '2025-11-03', 2, 40, 3, 'x', now())`,
    );
    await database.query(
      `insert into practitioner (plan, practitioner_id, organization_id, name, role) values
         ('health-net', 'p1', 'clinic', 'SYNTHETIC Ada', 'doula'), ('health-net', 'p2', 'bridge', 'SYNTHETIC Eve', 'doula')`,
    );
    await database.query(
      `insert into credential (plan, practitioner_id, position, kind, issued_on, expires, paper) values
         ('health-net', 'p1', 0, 'cpr', '2024-04-01', '2026-04-01', '{}'), ('health-net', 'p1', 1, 'license', '2024-04-01', '2028-04-01', '{}'),
         ('health-net', 'p2', 0, 'cpr', '2024-04-01', '2026-03-01', '{}')`,
    );
    const manager = await signedIn(portal, 'account-manager@clinic.example');
    const { due } = (await manager.ask('GET', '/api/today?plan=health-net')).body;
    expect(due).toEqual([
      { kind: 'papers', n: 1, what: 'SYNTHETIC Ada', of: 'cpr', due: '2026-04-01' },
      {
        kind: 'capacity',
        n: 1,
        what: 'The Clinic',
        of: 'enhanced_care_management',
        due: '2026-03-31',
        cite: 'HN-CAP-01',
      },
    ]);
  });
});
