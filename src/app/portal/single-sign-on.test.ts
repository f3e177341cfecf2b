import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, signedIn, type TestPortal, testPortal } from './testing.ts';
import { openProvider, type TestProvider } from './testing-provider.ts';

// Single sign-on against a whole OpenID Connect provider on the loopback, which signs in whoever `visitor` names.

const BACK = 'http://portal.test/sign-on/callback';
let portal: TestPortal;
let provider: TestProvider;

beforeAll(async () => {
  provider = await openProvider(BACK);
  portal = await testPortal({ signOn: provider.settings });
});
afterAll(async () => {
  await portal.close();
  await provider.close();
});

/** Follows the provider's redirects as a browser would, until it sends the person back. */
async function visit(url: string, as: string): Promise<string> {
  provider.visitor = as;
  const jar = new Map<string, string>();
  for (let at = url; ; ) {
    if (at.startsWith(BACK)) return new URL(at).search;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`the provider stopped at ${at}: ${answer.status} ${await answer.text()}`);
    at = new URL(next, at).href;
  }
}

async function arrive(browser: Browser, as: string, more: object = {}) {
  const started = await browser.ask('POST', '/api/sign-on/start', { provider: 'organization', ...more });
  const query = await visit(started.body.url, as);
  return { query, answer: await browser.ask('POST', '/api/sign-on/callback', { query }) };
}

describe('single sign-on', () => {
  it('is offered by name', async () => {
    const { body } = await new Browser(portal).ask('GET', '/api/session');
    expect(body.single_sign_on).toEqual([{ key: 'organization', name: 'Clinic directory' }]);
    const unknown = await new Browser(portal).ask('POST', '/api/sign-on/start', { provider: 'another' });
    expect(unknown.body.refused.code).toBe('not_found');
  });

  it('lets nobody in by an e-mail address, however sure the provider is of it', async () => {
    const { answer } = await arrive(new Browser(portal), 'mallory');
    expect(answer.body.refused.code).toBe('sign_on_unknown');
  });

  it('is tied by who is signed in, and asks for the second factor here', async () => {
    const own = await signedIn(portal, 'biller@clinic.example');
    expect((await arrive(own, 'ida', { link: true })).answer.body).toMatchObject({ step: 'full' });
    const browser = new Browser(portal);
    const half = (await arrive(browser, 'ida')).answer;
    expect(half.body).toMatchObject({ step: 'password', second_factor: 'code' });
    const whole = await browser.ask('POST', '/api/second-factor', { code: browser.code() });
    expect(whole.body.account.email).toBe('biller@clinic.example');
  });

  it('is not tied twice, nor by who is not signed in', async () => {
    const other = await signedIn(portal, 'outreach-worker@clinic.example');
    expect((await arrive(other, 'ida', { link: true })).answer.body.refused.code).toBe('conflict');
    const nobody = await new Browser(portal).ask('POST', '/api/sign-on/start', {
      provider: 'organization',
      link: true,
    });
    expect(nobody.body.refused.code).toBe('not_signed_in');
  });

  it('is tied by an invitation to somebody new, who then sets up a second factor', async () => {
    const manager = await signedIn(portal, 'account-manager@clinic.example');
    const invite = (email: string) =>
      manager.ask('POST', '/api/invitations', { email, name: 'Uma', roles: ['biller'] });
    await invite('uma@clinic.example');
    const invitation = /#([\w-]+)/.exec(portal.letters.at(-1)?.text ?? '')?.[1];
    const { answer } = await arrive(new Browser(portal), 'uma', { invitation });
    expect(answer.body).toMatchObject({
      step: 'password',
      second_factor: 'set_up',
      account: { email: 'uma@clinic.example' },
    });
    const replayed = await arrive(new Browser(portal), 'eve', { invitation });
    expect(replayed.answer.body.refused.code).toBe('link_closed');
  });

  it('takes no answer twice, from another browser, altered, or without its beginning', async () => {
    const browser = new Browser(portal);
    const { query } = await arrive(browser, 'ida');
    const callback = (of: Browser, text: string) => of.ask('POST', '/api/sign-on/callback', { query: text });
    expect((await callback(browser, query)).body.refused.code).toBe('sign_on_failed');
    expect((await callback(new Browser(portal), query)).body.refused.code).toBe('sign_on_failed');
    const other = new Browser(portal);
    const started = await other.ask('POST', '/api/sign-on/start', { provider: 'organization' });
    const theirs = await visit(started.body.url, 'ida');
    const altered = theirs.replace(/state=[^&]*/, 'state=another');
    expect((await callback(other, altered)).body.refused.code).toBe('sign_on_failed');
    const late = new Browser(portal);
    const begun = await late.ask('POST', '/api/sign-on/start', { provider: 'organization' });
    const answer = await visit(begun.body.url, 'ida');
    portal.now = new Date(portal.now.getTime() + 11 * 60_000);
    expect((await callback(late, answer)).body.refused.code).toBe('sign_on_failed');
  });
});
