import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, signedIn, type TestPortal, testPortal } from './testing.ts';

let portal: TestPortal;
let manager: Browser;
beforeAll(async () => {
  portal = await testPortal();
  const db = portal.fresh.database;
  await db.query('alter table member add column if not exists handle uuid not null default gen_random_uuid()');
  for (const [plan, id] of [
    ['ccah', 'm1'],
    ['aah', 'm2'],
  ]) {
    await db.query(
      `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, circumstances)
       values ($1, $2, $3, $2, 'Synthetic', 'Ana', '1996-05-01', '{}')`,
      [plan, id, `9000000${id === 'm1' ? 1 : 2}A`],
    );
  }
  manager = await signedIn(portal, 'care-manager@clinic.example');
});
afterAll(() => portal.close());

const REASON = 'unconscious in our yard, need allergies';
const open = (browser: Browser, identity: object, reason = REASON) =>
  browser.ask('POST', '/api/break-glass', { identity, reason });
const visible = async (browser: Browser) => {
  const session = (await browser.ask('GET', '/api/sessions')).body.sessions.find(
    (s: { current: boolean }) => s.current,
  );
  const settings = {
    'app.plans': 'ccah',
    'app.organization': 'clinic',
    'app.reach': 'organization',
    'app.session': session.id,
  };
  return portal.fresh.database.transaction(
    async (tx) => (await tx.query(`select member_depth('ccah', 'm1') as depth`)).rows[0]?.depth ?? null,
    { role: 'madrone_portal', settings },
  );
};

describe('break-glass', () => {
  it('opens one member by exact identity and reason, for this session only', async () => {
    expect(await visible(manager)).toBeNull();
    const opened = await open(manager, { last: 'SYNTHETIC', first: 'ana', born: '1996-05-01' });
    expect(opened.status).toBe(200);
    expect(await visible(manager)).toBe('full');
    expect(await visible(await signedIn(portal, 'care-manager@clinic.example'))).toBeNull();
  });

  it('asks for a reason that says something, and finds nobody by a guess or in a plan that is not theirs', async () => {
    for (const reason of ['', 'urgent', 'xxxxxxxxxxxxxxxxxxxxxxx']) {
      expect((await open(manager, { cin: '90000001A' }, reason)).body.refused.code).toBe('reason_needed');
    }
    const nobody = await open(manager, { cin: '99999999Z' });
    expect(nobody.body.refused.code).toBe('not_found');
    expect((await open(manager, { cin: '90000002A' })).text).toBe(nobody.text);
    expect((await open(manager, { last: 'Synthetic', first: 'Ana', born: '1996-05-02' })).text).toBe(nobody.text);
  });

  it('is for who holds the permission', async () => {
    const biller = await signedIn(portal, 'biller@clinic.example');
    expect((await open(biller, { cin: '90000001A' })).body.refused.code).toBe('not_allowed');
  });

  it('is listed for the compliance people of the plan, with person and reason, and for no other plan', async () => {
    const compliance = await signedIn(portal, 'compliance@ccah.example');
    const { body } = await compliance.ask('GET', '/api/break-glass');
    expect(body.total).toBe(1);
    expect(body.rows[0]).toMatchObject({
      plan: 'ccah',
      person: 'Synthetic care manager',
      organization: 'The Clinic',
      reason: REASON,
    });
    const elsewhere = await signedIn(portal, 'compliance@health-net.example');
    expect((await elsewhere.ask('GET', '/api/break-glass')).body).toEqual({ total: 0, rows: [] });
    expect((await manager.ask('GET', '/api/break-glass')).body.refused.code).toBe('not_allowed');
  });

  it('is in the record under the plan of the member, without a name', async () => {
    const { rows } = await portal.fresh.database.query<{ plan: string; detail: { reason_sha256: string } }>(
      `select plan, detail from audit_event where action = 'member.break_glass'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ plan: 'ccah', detail: { reason_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  });
});
