import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginRecoveryAsOperator, DEMO_PASSWORD } from '../../rooms/accounts/index.ts';
import { storedHeads, storedLinks, verifyAudit } from '../../rooms/audit/index.ts';
import { Browser, signedIn, type TestPortal, testPortal } from './testing.ts';
import { TestAuthenticator } from './testing-authenticator.ts';

const ORIGIN = 'http://portal.test';
let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal({ publicUrl: ORIGIN });
});
afterAll(() => portal.close());

const later = (minutes: number) => {
  portal.now = new Date(portal.now.getTime() + minutes * 60_000);
};
const codeOf = ({ body }: { body: { refused?: { code: string } } }) => body.refused?.code;
const ownOf = async (browser: Browser) => (await browser.ask('GET', '/api/passkeys')).body.passkeys;

async function begin(browser: Browser) {
  const { body, status, text } = await browser.ask('POST', '/api/passkeys/begin', { password: DEMO_PASSWORD });
  if (status !== 200) throw new Error(text);
  return body;
}

async function register(browser: Browser, name = 'My phone', device = new TestAuthenticator(ORIGIN)) {
  const made = device.make(await begin(browser));
  const { status, text } = await browser.ask('POST', '/api/passkeys', { name, made });
  if (status !== 200) throw new Error(text);
  return device;
}

/** After the password, with what the passkey is to sign. */
async function half(email: string) {
  const browser = new Browser(portal);
  const { body } = await browser.password(email);
  expect(body).toMatchObject({ step: 'password', second_factor: 'passkey' });
  return { browser, options: (await browser.ask('POST', '/api/second-factor/passkey/begin')).body };
}
const give = (browser: Browser, given: object) => browser.ask('POST', '/api/second-factor/passkey', { given });

/** What the record says of a person, newest last. */
async function recorded(email: string): Promise<readonly string[]> {
  const { rows } = await portal.fresh.database.query<{ action: string }>(
    `select e.action from audit_event e join account a on e.chain = a.account_id::text where a.email = $1 order by e.link`,
    [email],
  );
  return rows.map(({ action }) => action);
}

describe('a passkey', () => {
  it('is made after the password, is kept under its name, told by a letter, and lets in after the password', async () => {
    const email = 'care-manager@clinic.example';
    const browser = await signedIn(portal, email);
    const device = await register(browser, 'Blue key');
    expect(portal.letters.at(-1)).toMatchObject({ to: email, text: expect.stringContaining('Blue key') });
    expect(await ownOf(browser)).toEqual([{ id: expect.any(String), name: 'Blue key', added: expect.any(String) }]);
    const { browser: next, options } = await half(email);
    expect(options).toMatchObject({
      rpId: 'portal.test',
      userVerification: 'required',
      allowCredentials: [{ id: device.id.toString('base64url'), transports: ['internal'] }],
      timeout: 300_000,
    });
    const before = next.token;
    expect((await give(next, device.give(options))).body).toMatchObject({ step: 'full', account: { email } });
    expect(next.token).not.toBe(before);
    expect((await ownOf(next))[0].used).toBe(portal.now.toISOString());
    expect(await recorded(email)).toEqual(expect.arrayContaining(['passkey.added', 'passkey.used', 'sign_in.done']));
  });

  it('is made after a code as well, and not without either', async () => {
    const browser = await signedIn(portal, 'claims-analyst@ccah.example');
    const ask = (proof: object) => browser.ask('POST', '/api/passkeys/begin', proof);
    expect(codeOf(await ask({ password: 'not this one' }))).toBe('wrong_password');
    expect(codeOf(await ask({ code: '000000' }))).toBe('wrong_code');
    expect(codeOf(await ask({}))).toBe('invalid');
    expect((await ask({ code: browser.code() })).body.challenge).toEqual(expect.any(String));
  });

  it('is one of several, up to what the policy says, and nobody keeps the same one twice', async () => {
    const [browser, other] = [
      await signedIn(portal, 'pharmacist@ccah.example'),
      await signedIn(portal, 'appeals@ccah.example'),
    ];
    const { most } = portal.door.policy.limits.passkeys;
    const first = await register(browser, 'first');
    for (const who of [browser, other]) {
      const made = first.make(await begin(who));
      expect(codeOf(await who.ask('POST', '/api/passkeys', { name: 'again', made }))).toBe('passkey_known');
    }
    for (let n = 2; n <= most; n++) await register(browser, `key ${n}`);
    const full = await browser.ask('POST', '/api/passkeys/begin', { password: DEMO_PASSWORD });
    expect([(await ownOf(browser)).length, codeOf(full)]).toEqual([most, 'passkeys_full']);
  });

  it.each([
    ['at another address', { origin: 'http://portal.test.evil.example' }],
    ['for another domain', { domain: 'evil.example' }],
    ['by somebody the device does not know', { flags: 1 }],
    ['for a challenge nobody gave', { challenge: Buffer.from('mine').toString('base64url') }],
  ])('made %s is not kept', async (_, crafted) => {
    const browser = await signedIn(portal, 'care-team@ccah.example');
    const made = new TestAuthenticator(ORIGIN).make(await begin(browser), crafted);
    expect(codeOf(await browser.ask('POST', '/api/passkeys', { name: 'x', made }))).toBe('passkey_not_made');
  });

  it('made too late, a second time, or in another session is not kept', async () => {
    const [browser, thief] = [
      await signedIn(portal, 'care-team@ccah.example'),
      await signedIn(portal, 'care-team@ccah.example'),
    ];
    const device = () => new TestAuthenticator(ORIGIN);
    const options = await begin(browser);
    const keep = (who: Browser, made: object) => who.ask('POST', '/api/passkeys', { name: 'x', made });
    expect(codeOf(await keep(thief, device().make(options)))).toBe('passkey_not_made');
    expect((await keep(browser, device().make(options))).status).toBe(200);
    expect(codeOf(await keep(browser, device().make(options)))).toBe('passkey_not_made');
    const late = await begin(browser);
    later(5);
    expect(codeOf(await keep(browser, device().make(late)))).toBe('passkey_not_made');
  });
});

describe('at the second step', () => {
  const EMAIL = 'reviewer-nurse@ccah.example';
  let device: TestAuthenticator;
  beforeAll(async () => {
    device = await register(await signedIn(portal, EMAIL));
  });

  it.each([
    ['at another address', { origin: 'https://portal.test' }],
    ['for another domain', { domain: 'evil.example' }],
    ['without the person being known to the device', { flags: 1 }],
    ['for a challenge of before', { challenge: Buffer.from('x'.repeat(43)).toString('base64url') }],
  ])('one given %s is refused, and the record says so', async (_, crafted) => {
    const { browser, options } = await half(EMAIL);
    expect(codeOf(await give(browser, device.give(options, crafted)))).toBe('wrong_passkey');
    expect((await recorded(EMAIL)).at(-1)).toBe('passkey.failed');
    expect((await give(browser, device.give(options))).status, 'the challenge was spent').toBe(422);
    const again = (await browser.ask('POST', '/api/second-factor/passkey/begin')).body;
    expect((await give(browser, device.give(again))).body.step).toBe('full');
  });

  it('an answer seen on the way opens nothing again, neither here nor in a session of its thief', async () => {
    const { browser, options } = await half(EMAIL);
    const seen = device.give(options);
    expect((await give(browser, seen)).body.step).toBe('full');
    expect(codeOf(await give(browser, seen))).toBe('not_signed_in');
    const { browser: thief } = await half(EMAIL);
    expect(codeOf(await give(thief, seen))).toBe('wrong_passkey');
  });

  it('a challenge is good for a few minutes, in its own session, and no longer once another was asked for', async () => {
    const [one, other] = [await half(EMAIL), await half(EMAIL)];
    expect(codeOf(await give(other.browser, device.give(one.options)))).toBe('wrong_passkey');
    const renewed = (await one.browser.ask('POST', '/api/second-factor/passkey/begin')).body;
    expect(codeOf(await give(one.browser, device.give(one.options)))).toBe('wrong_passkey');
    expect(codeOf(await give(one.browser, device.give(renewed)))).toBe('wrong_passkey');
    const late = await half(EMAIL);
    later(5);
    expect(codeOf(await give(late.browser, device.give(late.options)))).toBe('wrong_passkey');
    later(20);
  });

  it('another person’s passkey, or one signed with another key, is refused', async () => {
    const theirs = await register(await signedIn(portal, 'medical-director@ccah.example'));
    const { browser, options } = await half(EMAIL);
    expect(codeOf(await give(browser, theirs.give(options)))).toBe('wrong_passkey');
    const forged = new TestAuthenticator(ORIGIN);
    const id = device.id.toString('base64url');
    const again = (await browser.ask('POST', '/api/second-factor/passkey/begin')).body;
    expect(codeOf(await give(browser, { ...forged.give(again), id, rawId: id }))).toBe('wrong_passkey');
    later(20);
  });

  it('one that counts backwards is refused as a copy, on the record; one that does not count is not', async () => {
    const { browser, options } = await half(EMAIL);
    expect(codeOf(await give(browser, device.give(options, { counter: 1 })))).toBe('passkey_copied');
    expect((await recorded(EMAIL)).at(-1)).toBe('passkey.copied');
    const cloud = await register(await signedIn(portal, 'appeals@ccah.example'));
    for (let i = 0; i < 2; i++) {
      const { browser: next, options: asked } = await half('appeals@ccah.example');
      expect((await give(next, cloud.give(asked, { counter: 0 }))).body.step).toBe('full');
    }
  });

  it('errors lock like wrong codes, and a code or a recovery code still lets in beside a passkey', async () => {
    const email = 'health-educator@ccah.example';
    await register(await signedIn(portal, email));
    const { browser } = await half(email);
    expect((await browser.ask('POST', '/api/second-factor', { code: browser.code() })).body.step).toBe('full');
    const stranger = new TestAuthenticator(ORIGIN);
    for (let i = 0; i < 5; i++) {
      const { browser: guesser, options } = await half(email);
      expect(codeOf(await give(guesser, stranger.give(options)))).toBe('wrong_passkey');
    }
    expect(codeOf(await new Browser(portal).password(email))).toBe('locked');
    later(16);
  });

  it('is not reached without the password, and not asked of who has no passkey', async () => {
    const nobody = new Browser(portal);
    expect(codeOf(await nobody.ask('POST', '/api/second-factor/passkey/begin'))).toBe('not_signed_in');
    expect(codeOf(await give(nobody, device.give({ challenge: '', rpId: 'portal.test' })))).toBe('not_signed_in');
    await nobody.password('biller@clinic.example');
    expect(codeOf(await nobody.ask('POST', '/api/second-factor/passkey/begin'))).toBe('conflict');
  });
});

describe('a passkey that goes', () => {
  const EMAIL = 'biller@clinic.example';

  it('is removed by its owner, lets nobody in any more, and is nobody else’s to remove', async () => {
    const browser = await signedIn(portal, EMAIL);
    const device = await register(browser);
    const [{ id }] = await ownOf(browser);
    await register(browser, 'another');
    const manager = await signedIn(portal, 'account-manager@clinic.example');
    expect(codeOf(await manager.ask('DELETE', `/api/passkeys/${id}`))).toBe('not_found');
    const waiting = await half(EMAIL);
    expect((await browser.ask('DELETE', `/api/passkeys/${id}`)).status).toBe(200);
    expect(codeOf(await give(waiting.browser, device.give(waiting.options)))).toBe('wrong_passkey');
    expect(codeOf(await browser.ask('DELETE', `/api/passkeys/${id}`))).toBe('not_found');
    expect(await recorded(EMAIL)).toContain('passkey.removed');
  });

  it('stays while it is the only second factor', async () => {
    const browser = await signedIn(portal, EMAIL);
    await portal.fresh.database.query('update account set second_factor = null where email = $1', [EMAIL]);
    const [{ id }] = await ownOf(browser);
    expect(codeOf(await browser.ask('DELETE', `/api/passkeys/${id}`))).toBe('last_factor');
    await register(browser, 'a second');
    expect((await browser.ask('DELETE', `/api/passkeys/${id}`)).status).toBe(200);
    const { browser: next } = await half(EMAIL);
    expect(codeOf(await next.ask('POST', '/api/second-factor/begin'))).toBe('conflict');
  });

  it('goes with a reset by an account manager, who sees that there is a second factor and no key', async () => {
    const manager = await signedIn(portal, 'account-manager@clinic.example');
    const of = async () =>
      (await manager.ask('GET', '/api/people')).body.people.find((p: { email: string }) => p.email === EMAIL);
    const person = await of();
    expect(person.second_factor).toBe(true);
    expect((await manager.ask('POST', `/api/people/${person.id}/second-factor/reset`)).status).toBe(200);
    expect((await of()).second_factor).toBe(false);
    expect((await new Browser(portal).password(EMAIL)).body.second_factor).toBe('set_up');
  });

  it('goes with a recovery that others began', async () => {
    const email = 'care-manager@clinic.example';
    const reason = 'the telephone and all codes are lost';
    const begun = await beginRecoveryAsOperator(portal.door, { email, reason }, portal.now);
    const token = begun.ok ? begun.value.token : '';
    const password = 'another long password';
    expect((await new Browser(portal).ask('POST', '/api/recovery/use', { token, password })).status).toBe(200);
    expect((await new Browser(portal).password(email, password)).body.second_factor).toBe('set_up');
  });
});

it('keys and challenges are no column of the role that requests run as', async () => {
  const db = portal.fresh.database;
  const { rows } = await db.query<{ column: string }>(
    `select table_name || '.' || column_name as column from information_schema.column_privileges
     where grantee = 'madrone_portal' and (table_name, column_name) in
       (('passkey', 'public_key'), ('passkey', 'credential_id'), ('passkey', 'counter'), ('session', 'challenge'))`,
  );
  expect(rows).toEqual([]);
});

it('no header keeps passkeys from the portal’s own pages, or gives them to a page around it', async () => {
  const { headers } = await portal.server.inject({ url: '/api/session' });
  expect(headers['permissions-policy'] ?? 'publickey-credentials-get=(self)').not.toMatch(/publickey[a-z-]*=\(\)/);
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
});

it('the record of all this is unbroken', async () => {
  const db = portal.fresh.database;
  expect((await verifyAudit(storedLinks(db), await storedHeads(db))).findings).toEqual([]);
});
