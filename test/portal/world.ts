import { type AddressInfo, createServer } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { seedDemo } from '../../src/app/demo/seed.ts';
import { type TestPortal, testPortal } from '../../src/app/portal/testing.ts';
import { openProvider, type TestProvider } from '../../src/app/portal/testing-provider.ts';
import { readSettings } from '../../src/app/settings.ts';
import { codeAt } from '../../src/platform/auth/index.ts';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from '../../src/rooms/accounts/index.ts';
import { shelveLibrary } from '../../src/rooms/library/index.ts';
import { openBrowser } from './browser.ts';

export interface World {
  readonly portal: TestPortal;
  readonly url: string;
  readonly page: Page;
  /** An identity provider beside it, where one was asked for. */
  readonly provider: TestProvider | undefined;
  /** Every address the browser asked for, and every text it wrote to its console. */
  readonly seen: { readonly addresses: string[]; readonly troubles: string[] };
  readonly close: () => Promise<void>;
}

interface WorldAsked {
  readonly signOn?: true;
  /** What the browser reaches it by; passkeys need a name. */
  readonly host?: 'localhost';
  /** How many members each plan has, and how many requests for authorization. */
  readonly members?: Readonly<Record<string, number>>;
  readonly requests?: number;
}

/** The real portal with few invented people, and one browser in front of it. */
export async function openWorld({
  signOn,
  host,
  members = { ccah: 120 },
  requests = 12,
}: WorldAsked = {}): Promise<World> {
  const port = await freePort();
  const url = `http://${host ?? '127.0.0.1'}:${port}`;
  const provider = signOn ? await openProvider(`${url}/sign-on/callback`) : undefined;
  const settings = provider ? { signOn: provider.settings } : {};
  const portal = await testPortal({ organizations: [], publicUrl: url, ...settings });
  const { book } = portal.desk;
  const shelved = portal.desk.shelf(); // as the command that serves does, before anybody asks for a source
  const db = portal.fresh.database;
  await seedDemo({
    db,
    book,
    door: portal.door,
    settings: readSettings({}),
    now: portal.now,
    say: () => undefined,
    members,
    requests,
  });
  await db.transaction((tx) => shelveLibrary(tx, book, portal.now));
  await shelved;
  await portal.server.listen({ host: '127.0.0.1', port });
  const browser = await openBrowser();
  const page = browser.pages()[0] ?? (await browser.newPage());
  page.setDefaultTimeout(20_000); // shorter than a test: what was waited for is said
  return {
    portal,
    url,
    provider,
    page,
    seen: watched(browser, page),
    close: async () => {
      await browser.close();
      await portal.close();
      await provider?.close();
    },
  };
}

/** Known before the portal is made, because letters and the identity provider lead back to it. */
async function freePort(): Promise<number> {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as AddressInfo;
  await new Promise((resolve) => taken.close(resolve));
  return port;
}

function watched(browser: BrowserContext, page: Page): World['seen'] {
  const seen = { addresses: [] as string[], troubles: [] as string[] };
  browser.on('request', (request) => seen.addresses.push(request.url()));
  page.on('pageerror', (error) => seen.troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && seen.troubles.push(message.text()));
  return seen;
}

/** As a person does: fields, Enter, the code of the phone. */
export async function signIn({ page, portal, url }: World, email: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('[name=code]').waitFor();
  portal.now = new Date(portal.now.getTime() + 30_000);
  await page.locator('[name=code]').fill(codeAt(DEMO_TOTP_SECRET, portal.now));
  await page.keyboard.press('Enter');
  await page.locator('.mantine-AppShell-main h1').waitFor();
}

/** Nobody signed in, nothing kept. The page is left first: an answer still on its way would bring its cookie back. */
export async function leave({ page, url }: World): Promise<void> {
  await page.goto('about:blank');
  await page.context().clearCookies();
  await page.goto(`${url}/sign-in`);
  await page.evaluate(() => localStorage.clear());
}

export async function speak({ page }: World, language: string): Promise<void> {
  await page.evaluate((tag) => localStorage.setItem('madrone.language', tag), language);
}

/** A screen at rest: heading there, nothing waiting. */
export async function open({ page, url }: World, path: string): Promise<void> {
  await page.goto(url + path);
  await page.locator('main h1').waitFor();
  await page.locator('main .mantine-Loader-root').first().waitFor({ state: 'detached' });
}
