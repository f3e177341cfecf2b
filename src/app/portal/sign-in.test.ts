import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeAt } from '../../platform/auth/index.ts';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from '../../rooms/accounts/index.ts';
import { storedHeads, storedLinks, verifyAudit } from '../../rooms/audit/index.ts';
import { Browser, signedIn, type TestPortal, testPortal } from './testing.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
});
afterAll(() => portal.close());

const later = (minutes: number) => {
  portal.now = new Date(portal.now.getTime() + minutes * 60_000);
};

describe('signing in', () => {
  it('takes the password and then a code, and says who one is and what one may do', async () => {
    const browser = new Browser(portal);
    const half = await browser.password('biller@clinic.example');
    expect(half.body).toMatchObject({ step: 'password', second_factor: 'code', seats: [], permissions: [] });
    const first = browser.token;
    const whole = await browser.ask('POST', '/api/second-factor', { code: browser.code() });
    expect(whole.body).toMatchObject({
      step: 'full',
      account: { email: 'biller@clinic.example' },
      seat: { organization: { id: 'clinic', kind: 'provider' }, roles: ['biller'] },
      reach: 'organization',
      limits: { idle_minutes: 15, warning_seconds: 120 },
      synthetic: true,
    });
    expect(whole.body.seat.plans).toEqual([
      { key: 'ccah', name: expect.any(String) },
      { key: 'health-net', name: 'Health Net' },
      { key: 'calviva', name: 'CalViva Health' },
      { key: 'chpiv', name: 'Community Health Plan of Imperial Valley' },
    ]);
    expect(whole.body.permissions).toContain('claim.read');
    expect(browser.token).not.toBe(first);
    expect((await browser.ask('GET', '/api/session')).body.step).toBe('full');
  });

  it('reaches as far as the kind of organization: a guardian the plans of wards, a plan its sisters too', async () => {
    const guardian = await signedIn(portal, 'guardian@families.example');
    const { seat, reach } = (await guardian.ask('GET', '/api/session')).body;
    expect([reach, seat.plans.map((p: { key: string }) => p.key)]).toEqual(['person', ['health-net']]);
    const nurse = await signedIn(portal, 'reviewer-nurse@health-net.example');
    const plan = (await nurse.ask('GET', '/api/session')).body;
    expect([plan.reach, plan.seat.plans.map((p: { key: string }) => p.key)]).toEqual([
      'plan',
      ['calviva', 'health-net', 'chpiv'],
    ]);
  });

  it('keeps its cookie from scripts and other sites', async () => {
    const answer = await portal.server.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload: { email: 'biller@clinic.example', password: DEMO_PASSWORD },
    });
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^madrone_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  it('answers an unknown e-mail address, a wrong password and a locked account word for word alike', async () => {
    const tries = async (email: string) => {
      const texts: string[] = [];
      for (let i = 0; i < 7; i++) texts.push((await new Browser(portal).password(email, 'not the password')).text);
      return texts;
    };
    const known = await tries('outreach-worker@bridge.example');
    expect(known).toEqual(await tries('nobody@bridge.example'));
    expect(known.map((text) => JSON.parse(text).refused.code)).toEqual([
      ...Array.from({ length: 5 }, () => 'wrong_credentials'),
      'locked',
      'locked',
    ]);
    expect((await new Browser(portal).password('outreach-worker@bridge.example')).body.refused.code).toBe('locked');
    later(16);
    expect((await new Browser(portal).password('outreach-worker@bridge.example')).body.step).toBe('password');
  });

  it('counts wrong codes to the same lock, and right passwords do not start the count anew', async () => {
    const email = 'biller@bridge.example';
    for (let i = 0; i < 5; i++) {
      const browser = new Browser(portal);
      expect((await browser.password(email)).status).toBe(200);
      expect((await browser.ask('POST', '/api/second-factor', { code: '000000' })).body.refused.code).toBe(
        'wrong_code',
      );
    }
    expect((await new Browser(portal).password(email)).body.refused.code).toBe('locked');
    later(16);
  });

  it('accepts no code twice, not even in another browser', async () => {
    const [one, other] = [new Browser(portal), new Browser(portal)];
    await one.password('care-manager@clinic.example');
    await other.password('care-manager@clinic.example');
    const code = one.code();
    expect((await one.ask('POST', '/api/second-factor', { code })).status).toBe(200);
    expect((await other.ask('POST', '/api/second-factor', { code })).body.refused.code).toBe('wrong_code');
    const earlier = codeAt(DEMO_TOTP_SECRET, new Date(portal.now.getTime() - 30_000));
    expect((await other.ask('POST', '/api/second-factor', { code: earlier })).body.refused.code).toBe('wrong_code');
  });

  it('refuses what a page of another site sends, signed in or not', async () => {
    const body = { email: 'biller@clinic.example', password: DEMO_PASSWORD };
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
    ]) {
      expect((await new Browser(portal).ask('POST', '/api/sign-in', body, headers)).body.refused.code).toBe('forged');
    }
    const plain = await portal.server.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: { 'content-type': 'text/plain' },
      payload: JSON.stringify(body),
    });
    expect(plain.statusCode).toBeGreaterThanOrEqual(400);
  });
});

describe('a session', () => {
  it('that is forged, or guessed by a bit, is nobody', async () => {
    const browser = await signedIn(portal, 'appeals@ccah.example');
    for (const token of [
      '',
      'x'.repeat(43),
      `${browser.token.slice(0, -1)}${browser.token.endsWith('A') ? 'B' : 'A'}`,
      "' or 1=1 --",
    ]) {
      const answer = await portal.server.inject({ url: '/api/account-managers', cookies: { madrone_session: token } });
      expect(answer.statusCode).toBe(401);
    }
  });

  it('stolen between password and code opens nothing', async () => {
    const browser = new Browser(portal);
    await browser.password('compliance@ccah.example');
    for (const url of ['/api/account-managers', '/api/people', '/api/sessions', '/api/break-glass']) {
      expect((await browser.ask('GET', url)).body.refused.code, url).toBe('second_factor_needed');
    }
    expect((await browser.ask('POST', '/api/session/seat', { organization: 'ccah' })).body.refused.code).toBe(
      'second_factor_needed',
    );
    expect((await browser.ask('POST', '/api/second-factor/begin')).body.refused.code).toBe('conflict');
  });

  it('changes nothing without its own word', async () => {
    const browser = await signedIn(portal, 'appeals@ccah.example');
    const { csrf } = browser;
    for (const forged of ['', `${csrf}x`, 'x'.repeat(43)]) {
      browser.csrf = forged;
      expect((await browser.ask('POST', '/api/sessions/end-others')).body.refused.code).toBe('forged');
    }
    browser.csrf = csrf;
    expect((await browser.ask('POST', '/api/sessions/end-others')).status).toBe(200);
  });

  it('ends when it is left alone, and after its longest time however busy', async () => {
    const idle = await signedIn(portal, 'appeals@ccah.example');
    later(14);
    expect((await idle.ask('GET', '/api/sessions')).status).toBe(200);
    later(15);
    expect((await idle.ask('GET', '/api/sessions')).body.refused.code).toBe('session_ended');
    const busy = await signedIn(portal, 'appeals@ccah.example');
    for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
      later(10);
      expect((await busy.ask('GET', '/api/sessions')).status).toBe(200);
    }
    later(10);
    expect((await busy.ask('GET', '/api/sessions')).body.refused.code).toBe('session_ended');
  });

  it('ends by signing out; the cookie opens nothing afterwards', async () => {
    const browser = await signedIn(portal, 'appeals@ccah.example');
    const { token, csrf } = browser;
    await browser.ask('POST', '/api/sign-out');
    expect(browser.token).toBe('');
    browser.cookies.set('madrone_session', token);
    browser.csrf = csrf;
    expect((await browser.ask('GET', '/api/sessions')).body.refused.code).toBe('session_ended');
  });

  it('of mine elsewhere can be ended; of somebody else cannot be found', async () => {
    const [here, there] = [
      await signedIn(portal, 'care-team@ccah.example'),
      await signedIn(portal, 'care-team@ccah.example'),
    ];
    const other = await signedIn(portal, 'appeals@ccah.example');
    const { sessions } = (await here.ask('GET', '/api/sessions')).body;
    const away = sessions.find((s: { current: boolean }) => !s.current);
    const absent = await other.ask('DELETE', '/api/sessions/00000000-0000-4000-8000-000000000000');
    expect((await other.ask('DELETE', `/api/sessions/${away.id}`)).text).toBe(absent.text);
    expect((await here.ask('DELETE', `/api/sessions/${away.id}`)).status).toBe(200);
    expect((await there.ask('GET', '/api/sessions')).body.refused.code).toBe('session_ended');
  });
});

describe('a forgotten password', () => {
  const linkIn = (text: string | undefined) => /#([\w-]+)/.exec(text ?? '')?.[1] ?? '';

  it('is set anew by a link, once; every session ends and the second factor stays', async () => {
    const before = await signedIn(portal, 'enrollment@ccah.example');
    const asked = await new Browser(portal).ask('POST', '/api/recovery', { email: 'ENROLLMENT@ccah.example' });
    const unknown = await new Browser(portal).ask('POST', '/api/recovery', { email: 'nobody@ccah.example' });
    expect(asked.text).toBe(unknown.text);
    const letter = portal.letters.at(-1);
    expect(letter?.to).toBe('enrollment@ccah.example');
    const token = linkIn(letter?.text);
    const use = (password: string) => new Browser(portal).ask('POST', '/api/recovery/use', { token, password });
    expect((await use('short')).body.refused.code).toBe('password_short');
    expect((await use('enrollment@ccah.example')).body.refused.code).toBe('password_is_email');
    expect((await use('another long password')).status).toBe(200);
    expect((await use('yet another password')).body.refused.code).toBe('link_closed');
    expect((await before.ask('GET', '/api/sessions')).body.refused.code).toBe('session_ended');
    const again = new Browser(portal);
    expect((await again.password('enrollment@ccah.example')).body.refused.code).toBe('wrong_credentials');
    expect((await again.password('enrollment@ccah.example', 'another long password')).body).toMatchObject({
      step: 'password',
      second_factor: 'code',
    });
  });

  it('sends no more than a few letters, and an old link opens nothing', async () => {
    const count = portal.letters.length;
    const browser = new Browser(portal);
    for (let i = 0; i < 6; i++) await browser.ask('POST', '/api/recovery', { email: 'health-educator@ccah.example' });
    expect(portal.letters.length - count).toBe(3);
    later(31);
    const token = linkIn(portal.letters.at(-1)?.text);
    const used = await browser.ask('POST', '/api/recovery/use', { token, password: 'another long password' });
    expect(used.body.refused.code).toBe('link_closed');
  });

  it('is changed by who knows it; the other sessions end and a letter says so', async () => {
    const [here, there] = [
      await signedIn(portal, 'claims-analyst@ccah.example'),
      await signedIn(portal, 'claims-analyst@ccah.example'),
    ];
    const change = (current: string, next: string) => here.ask('POST', '/api/session/password', { current, next });
    expect((await change('not this one', 'a long new password')).body.refused.code).toBe('wrong_password');
    expect((await change(DEMO_PASSWORD, 'PasswordPassword')).body.refused.code).toBe('password_common');
    expect((await change(DEMO_PASSWORD, 'a long new password')).body).toEqual({ ended: 1 });
    expect((await there.ask('GET', '/api/sessions')).body.refused.code).toBe('session_ended');
    expect(portal.letters.at(-1)?.to).toBe('claims-analyst@ccah.example');
  });
});

it('who gives the right code without a seat anywhere is turned away, and the record says nothing of a wrong code', async () => {
  const db = portal.fresh.database;
  const email = 'reviewer-nurse@ccah.example';
  const seats = (active: boolean) =>
    db.query('update seat set active = $2 where account_id = (select account_id from account where email = $1)', [
      email,
      active,
    ]);
  const failures = async () =>
    (await db.query(`select from audit_event where action = 'second_factor.failed'`)).rowCount;
  const before = await failures();
  await seats(false);
  const browser = new Browser(portal);
  await browser.password(email);
  const answer = await browser.ask('POST', '/api/second-factor', { code: browser.code() });
  await seats(true);
  expect(answer.body.refused.code).toBe('not_allowed');
  expect(await failures()).toBe(before);
});

it('the record of all this is unbroken and names no e-mail address', async () => {
  const db = portal.fresh.database;
  expect((await verifyAudit(storedLinks(db), await storedHeads(db))).findings).toEqual([]);
  const { rows } = await db.query<{ text: string; action: string }>(
    'select a.action, a::text as text from audit_event a',
  );
  expect(rows.filter(({ text }) => text.includes('@'))).toEqual([]);
  const actions = new Set(rows.map(({ action }) => action));
  for (const action of [
    'sign_in.done',
    'sign_in.failed',
    'sign_in.locked',
    'second_factor.failed',
    'recovery.used',
    'session.ended',
    'password.changed',
  ]) {
    expect(actions, action).toContain(action);
  }
});
