import { afterAll, beforeAll, expect, it } from 'vitest';
import { Browser, signedIn, type TestPortal, testPortal } from './testing.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal({ guessesPerMinute: 6 });
});
afterAll(() => portal.close());

it('one address guesses a few times a minute over all doors together; who is signed in works on', async () => {
  const browser = await signedIn(portal, 'biller@clinic.example');
  const stranger = new Browser(portal);
  const codes = [
    (await stranger.password('a@b.example', 'x')).body.refused.code,
    (await stranger.ask('POST', '/api/invitations/read', { token: 'x'.repeat(43) })).body.refused.code,
    (await stranger.ask('POST', '/api/recovery', { email: 'a@b.example' })).status,
    (await stranger.ask('POST', '/api/second-factor', { code: '000000' })).body.refused.code,
    (await stranger.password('biller@clinic.example')).body.refused.code,
    (await stranger.ask('POST', '/api/recovery/use', { token: 'x'.repeat(43), password: 'a long password' })).body
      .refused.code,
  ];
  expect(codes).toEqual(['wrong_credentials', 'link_closed', 200, 'not_signed_in', 'too_many', 'too_many']);
  expect((await browser.ask('GET', '/api/sessions')).status).toBe(200);
});

it('oversized and misshapen bodies are refused before anything is done with them', async () => {
  const other = new Browser(portal);
  const sizes = await other.ask('POST', '/api/break-glass', { identity: { cin: 'x'.repeat(100_000) }, reason: '' });
  expect([sizes.status, sizes.body.refused.code]).toEqual([413, 'too_large']);
});
