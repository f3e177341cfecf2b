import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, signedIn, type TestPortal, testPortal } from './testing.ts';

// Single sign-on against a whole OpenID Connect provider on the loopback, which signs in whoever `visitor` names.

const CLIENT = { client_id: 'madrone', client_secret: 'a secret between the two of them' };
const BACK = 'http://portal.test/sign-on/callback';
let portal: TestPortal;
let issuer: string;
let listening: Server;
let visitor = 'ida';

beforeAll(async () => {
  listening = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  issuer = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  listening.on('request', provider().callback());
  portal = await testPortal({
    signOn: {
      name: 'Clinic directory',
      issuer,
      clientId: CLIENT.client_id,
      clientSecret: CLIENT.client_secret,
      isSecondFactorTrusted: false,
    },
  });
});
afterAll(async () => {
  await portal.close();
  listening.closeAllConnections();
  await new Promise((resolve) => listening.close(resolve));
});

/** Everybody is let in at once, as who they say they are; e-mail addresses are claimed freely. */
function provider(): Provider {
  const made = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [BACK], grant_types: ['authorization_code'], response_types: ['code'] }],
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    pkce: { required: () => true },
    cookies: { keys: ['a key of a test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/let-in/${interaction.uid}` },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: 'account-manager@clinic.example', email_verified: true }),
    }),
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId ?? '',
        accountId: context.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  made.use(async (context, next) => {
    if (!context.path.startsWith('/let-in/')) return next();
    await made.interactionFinished(context.req, context.res, { login: { accountId: visitor } });
    context.respond = false;
  });
  return made;
}

/** Follows the provider's redirects as a browser would, until it sends the person back. */
async function visit(url: string, as: string): Promise<string> {
  visitor = as;
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
