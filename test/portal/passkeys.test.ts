import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeAt } from '../../src/platform/auth/index.ts';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from '../../src/rooms/accounts/index.ts';
import { violationsAtBothWidths } from './browser.ts';
import { leave, open, openWorld, signIn, speak, type World } from './world.ts';

// A person makes a passkey, comes in with it, and removes it: in a real browser, with a device that the browser plays.

const EMAIL = 'reviewer-nurse@ccah.example';
let world: World;
let browser: CDPSession;
let device: string;
beforeAll(async () => {
  world = await openWorld({ host: 'localhost', members: { ccah: 5 }, requests: 0 });
  browser = await world.page.context().newCDPSession(world.page);
  await browser.send('WebAuthn.enable');
  device = await addDevice();
}, 120_000);
afterAll(() => world.close());

async function addDevice(): Promise<string> {
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
}

const button = (name: string | RegExp) => world.page.getByRole('button', { name });

async function password(): Promise<void> {
  const { page } = world;
  await leave(world);
  await page.locator('[name=email]').fill(EMAIL);
  await page.locator('[name=password]').fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await button('Use my passkey').waitFor();
}

const isIn = () => world.page.locator('.mantine-AppShell-main h1').waitFor();

describe('a passkey in the portal', { timeout: 60_000 }, () => {
  it('is allowed to the portal’s own pages and made with the password, by keyboard alone', async () => {
    const { page } = world;
    await signIn(world, EMAIL);
    await open(world, '/me');
    const allowed = await page.evaluate(() =>
      (document as unknown as { featurePolicy: { allowedFeatures(): string[] } }).featurePolicy.allowedFeatures(),
    );
    expect(allowed).toEqual(expect.arrayContaining(['publickey-credentials-get', 'publickey-credentials-create']));
    await button('Add a passkey').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('My laptop');
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await page.locator('[name=name]').focus();
    for (const key of ['Tab', 'Tab']) await page.keyboard.press(key);
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('never used').waitFor();
    expect(await page.getByText('My laptop').isVisible()).toBe(true);
    expect(await violationsAtBothWidths(page)).toEqual([]);
  });

  it('is offered before the code, lets in, and the list says when', async () => {
    const { page } = world;
    await password();
    expect(await page.locator('[name=code]').count()).toBe(0);
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await button('Use my passkey').focus();
    await page.keyboard.press('Enter');
    await isIn();
    await open(world, '/me');
    await page.getByText('last used').waitFor();
  });

  it('that is not at hand says so, and a code lets in instead', async () => {
    const { page, portal } = world;
    await browser.send('WebAuthn.setUserVerified', { authenticatorId: device, isUserVerified: false });
    await password();
    await button('Use my passkey').click();
    await page.getByText('Nothing was given').waitFor();
    await button('Use a code instead').click();
    portal.now = new Date(portal.now.getTime() + 30_000);
    await page.locator('[name=code]').fill(codeAt(DEMO_TOTP_SECRET, portal.now));
    await page.keyboard.press('Enter');
    await isIn();
    await browser.send('WebAuthn.setUserVerified', { authenticatorId: device, isUserVerified: true });
  });

  it('whose device counts backwards is refused as a copy', async () => {
    const { page } = world;
    const { credentials } = await browser.send('WebAuthn.getCredentials', { authenticatorId: device });
    const [credential] = credentials;
    if (!credential) throw new Error('the device holds no passkey');
    await browser.send('WebAuthn.clearCredentials', { authenticatorId: device });
    await browser.send('WebAuthn.addCredential', {
      authenticatorId: device,
      credential: { ...credential, signCount: 0 },
    });
    await password();
    await button('Use my passkey').click();
    await page.getByText('counts backwards').waitFor();
  });

  it('says everything in Spanish, and is removed only after a second word', async () => {
    const { page, portal } = world;
    await leave(world);
    await speak(world, 'es');
    await page.goto(`${world.url}/sign-in`);
    await page.locator('[name=email]').fill(EMAIL);
    await page.locator('[name=password]').fill(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await button('Usar un código').click();
    portal.now = new Date(portal.now.getTime() + 30_000);
    await page.locator('[name=code]').fill(codeAt(DEMO_TOTP_SECRET, portal.now));
    await page.keyboard.press('Enter');
    await isIn();
    await open(world, '/me');
    await button('Quitar My laptop').click();
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await button('Quitar My laptop para siempre').click();
    await page.getByText('My laptop', { exact: true }).waitFor({ state: 'detached' });
    await leave(world);
    await signIn(world, EMAIL);
  });

  it('writes nothing to the console but the refusals that were asked for', () => {
    expect(world.seen.troubles.filter((text) => !/422/.test(text))).toEqual([]);
  });
});
