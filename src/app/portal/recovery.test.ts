import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginRecoveryAsOperator, countGuess, DEMO_PASSWORD } from '../../rooms/accounts/index.ts';
import { Browser, signedIn, type TestPortal, testPortal } from './testing.ts';

let portal: TestPortal;
let relations: Browser;
const REASON = 'called back at the number on file; everything burned';
beforeAll(async () => {
  portal = await testPortal();
  relations = await signedIn(portal, 'provider-relations@ccah.example');
});
afterAll(() => portal.close());

const managers = async (by = relations) => (await by.ask('GET', '/api/organization-managers')).body.managers;
const begin = (person: string, organization = 'clinic', reason = REASON, by = relations) =>
  by.ask('POST', `/api/organization-managers/${person}/recovery`, { organization, reason });
const tokenIn = (text = '') => /#([\w-]+)/.exec(text)?.[1] ?? '';

describe('the only account manager of an organization who lost everything [HN-PORT-04]', () => {
  it('is found by provider relations of a plan the organization works for, and by nobody else’s', async () => {
    expect((await managers()).map((one: { organization: string }) => one.organization)).toEqual(['clinic']);
    const far = await signedIn(portal, 'provider-relations@health-net.example');
    expect((await managers(far)).map((one: { organization: string }) => one.organization)).toEqual([
      'bridge',
      'clinic',
    ]);
    const [bridge] = await managers(far);
    const { body } = await begin(bridge.id, 'bridge');
    expect(body.refused.code).toBe('not_found');
    expect((await begin(bridge.id, 'clinic')).text).toBe((await begin(crypto.randomUUID(), 'clinic')).text);
  });

  it('needs a reason, and then gets a link into the own mailbox; the plan’s account managers hear of it', async () => {
    const [{ id }] = await managers();
    expect((await begin(id, 'clinic', 'please')).body.refused.code).toBe('reason_needed');
    const begun = await begin(id);
    expect(begun.status).toBe(200);
    const [link, notice] = portal.letters.slice(-2);
    expect([link?.to, notice?.to]).toEqual(['account-manager@clinic.example', 'account-manager@ccah.example']);
    expect(notice?.text).not.toContain('#');
    expect(begun.text).not.toContain(tokenIn(link?.text));
    const browser = new Browser(portal);
    const asked = { token: tokenIn(link?.text), password: 'a password after the fire' };
    expect((await browser.ask('POST', '/api/recovery/use', asked)).status).toBe(200);
    expect((await browser.ask('POST', '/api/recovery/use', asked)).body.refused.code).toBe('link_closed');
    expect((await browser.password('account-manager@clinic.example')).body.refused.code).toBe('wrong_credentials');
    const half = await browser.password('account-manager@clinic.example', asked.password);
    expect(half.body).toMatchObject({ step: 'password', second_factor: 'set_up' });
    const compliance = await signedIn(portal, 'compliance@ccah.example');
    const { records } = (await compliance.ask('GET', '/api/audit?action=recovery.begun')).body;
    expect(records).toMatchObject([{ organization: 'clinic', subject: id, detail: { reason: REASON } }]);
  });

  it('who works for another plan too is left to the operator', async () => {
    const { database } = portal.fresh;
    const [{ id }] = await managers();
    await database.query(
      `insert into seat (account_id, organization_id, roles) values ($1, 'health-net', '{compliance}')`,
      [id],
    );
    expect((await begin(id)).body.refused.code).toBe('operator_needed');
    await database.query(`delete from seat where account_id = $1 and organization_id = 'health-net'`, [id]);
  });

  it('is left to a colleague where there is one, and the closed button says so', async () => {
    await portal.fresh.database.query(
      `update seat set roles = '{account_manager,biller}' where organization_id = 'clinic' and account_id =
         (select account_id from account where email = 'biller@clinic.example')`,
    );
    const both = await managers();
    expect(both.map((one: { closed: { code: string } }) => one.closed.code)).toEqual([
      'other_manager',
      'other_manager',
    ]);
    expect((await begin(both[0].id)).body.refused.code).toBe('other_manager');
  });
});

describe('the operator', () => {
  it('lets anybody back in by a link, once; the person is told without it, and the record keeps the reason', async () => {
    const email = 'care-manager@clinic.example';
    const begun = await beginRecoveryAsOperator(portal.door, { email, reason: REASON }, portal.now);
    if (!begun.ok) throw new Error(begun.refusal.because);
    expect(portal.letters.at(-1)?.to).toBe(email);
    expect(portal.letters.at(-1)?.text).not.toContain(begun.value.token);
    const browser = new Browser(portal);
    const asked = { token: begun.value.token, password: 'wholly new and long' };
    expect((await browser.ask('POST', '/api/recovery/use', asked)).status).toBe(200);
    expect((await browser.password(email, asked.password)).body.second_factor).toBe('set_up');
    const { rows } = await portal.fresh.database.query(
      `select detail->>'reason' as reason from audit_event where actor = 'madrone accounts recover'`,
    );
    expect(rows).toEqual([{ reason: REASON }]);
  });

  it('gives no link for nobody, without a reason, nor more than may be open', async () => {
    const codes: unknown[] = [];
    for (const [email, reason] of [
      ['nobody@clinic.example', REASON],
      ['biller@bridge.example', 'because'],
      ['biller@bridge.example', REASON],
      ['biller@bridge.example', REASON],
      ['biller@bridge.example', REASON],
      ['biller@bridge.example', REASON],
    ] as const) {
      const begun = await beginRecoveryAsOperator(portal.door, { email, reason }, portal.now);
      codes.push(begun.ok ? 'link' : begun.refusal.code);
    }
    expect(codes).toEqual(['not_found', 'reason_needed', 'link', 'link', 'link', 'links_open']);
    const browser = new Browser(portal);
    expect((await browser.password('biller@bridge.example', DEMO_PASSWORD)).body.second_factor).toBe('code');
  });
});

it('guesses are counted for all nodes together, by the minute', async () => {
  const db = portal.fresh.database;
  const at = (seconds: number) => new Date(Date.parse('2026-05-01T10:00:00Z') + seconds * 1000);
  const nodes = await Promise.all(Array.from({ length: 8 }, () => countGuess(db, '192.0.2.7', at(20), 5)));
  expect(nodes.filter((wait) => wait === undefined)).toHaveLength(5);
  expect(nodes.filter((wait) => wait === 40)).toHaveLength(3);
  expect(await countGuess(db, '192.0.2.8', at(20), 5)).toBeUndefined();
  expect(await countGuess(db, '192.0.2.7', at(60), 5)).toBeUndefined();
  expect((await db.query('select from guess where minute < $1', [at(60)])).rowCount).toBe(0);
});

describe('an emergency', () => {
  it('is reviewed once, by compliance of the plan, and no longer waits', async () => {
    await portal.fresh.database.query(
      `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, synthetic)
       values ('ccah', 'far', '90000002A', 'u2', 'SYNTHETIC', 'FAR', '1990-01-01', true)`,
    );
    const carer = await signedIn(portal, 'outreach-worker@clinic.example');
    expect(carer.token).not.toBe('');
    await portal.fresh.database.query(
      `insert into member_glimpse (session_id, plan, member_id, opened_at, depth, reason)
       select s.session_id, 'ccah', 'far', now(), 'full', 'found unconscious' from session s join account a using (account_id)
       where a.email = 'outreach-worker@clinic.example' limit 1`,
    );
    const compliance = await signedIn(portal, 'compliance@ccah.example');
    const waiting = async () => (await compliance.ask('GET', '/api/today?plan=ccah')).body.due;
    expect(await waiting()).toMatchObject([{ kind: 'emergencies', n: 1 }]);
    const [{ id }] = (await compliance.ask('GET', '/api/break-glass')).body.rows;
    const review = (by: Browser) => by.ask('POST', `/api/break-glass/${id}/review`, { found: 'justified' });
    const far = await signedIn(portal, 'compliance@health-net.example');
    expect((await review(far)).status).toBe(404);
    expect((await review(compliance)).status).toBe(200);
    expect((await review(compliance)).body.refused.code).toBe('conflict');
    expect(await waiting()).toEqual([]);
    const [row] = (await compliance.ask('GET', '/api/break-glass')).body.rows;
    expect(row.review).toMatchObject({ found: 'justified', by: 'Synthetic compliance' });
    const { text } = await compliance.ask('POST', '/api/break-glass/export', { columns: ['reason', 'review'] });
    expect(text).toBe('\uFEFFReason,Review\r\nfound unconscious,justified\r\n');
  });
});
