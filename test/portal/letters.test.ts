import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PolicyDesk } from '../../src/app/portal/policy-desk.ts';
import { signedIn } from '../../src/app/portal/testing.ts';
import { sendNotices } from '../../src/app/send-notices.ts';
import { spoolFolder } from '../../src/platform/post/index.ts';
import { openLetterPress } from '../../src/platform/print/index.ts';
import { violations } from './browser.ts';
import { leave, open, openWorld, signIn, speak, type World } from './world.ts';

// Letters at the plan, at the case and at the member: what waits and why, what went out, and who may see which.

interface Kept {
  readonly handle: string;
  readonly number: string;
  readonly member: string;
}

const ADDRESS = JSON.stringify({ lines: ['1 SYNTHETIC WAY'], city: 'SALINAS', state: 'CA', zip: '93901' });

let world: World;
const kept: Record<string, Kept> = {};

beforeAll(async () => {
  world = await openWorld({ members: { aah: 12, ccah: 10 }, requests: 4 });
  const { database } = world.portal.fresh;
  const { rows } = await database.query<{ cin: string }>(
    `select cin from member m where plan = 'aah' and synthetic and address is not null and not exists (select from member_assignment a
       where a.plan = m.plan and a.member_id = m.member_id and a.kind = 'medical_group')
     order by member_id desc limit 3`,
  );
  const [plain = '', hmong = '', spanish = ''] = rows.map(({ cin }) => cin);
  await database.query(`update member set written = 'hmn' where plan = 'aah' and cin = $1`, [hmong]);
  await database.query(`update member set written = 'es' where plan = 'aah' and cin = $1`, [spanish]);
  await database.query(`update member set address = $1, written = 'en' where plan = 'ccah' and cin = '90000001B'`, [
    ADDRESS,
  ]);
  await database.query(`update site set listing = jsonb_set(listing, '{contacts}', '[]')
    where plan = 'aah' and organization_id = 'demo-ecm'`); // no fax number is known
  kept.plain = await denied('care-manager@demo-ecm.example', 'aah', plain);
  kept.hmong = await denied('care-manager@demo-ecm.example', 'aah', hmong);
  kept.spanish = await denied('care-manager@demo-ecm.example', 'aah', spanish);
  kept.own = await denied('care-manager@demo-clinic.example', 'ccah', '90000001B');
  await sent();
}, 180_000);
afterAll(() => world.close());

async function denied(office: string, plan: string, cin: string): Promise<Kept> {
  const desk = await signedIn(world.portal, office);
  const director = await signedIn(world.portal, `medical-director@${plan}.example`);
  const found = await desk.ask('POST', '/api/members/find', { cin });
  const member: string = found.body.members[0].handle;
  const line = { line: 1, code: 'E1399', what: 'a brace for the knee', units: 3, from: '2026-04-20' };
  const asked = await desk.ask('POST', '/api/requests', {
    plan,
    member,
    kind: 'pre_service',
    urgency: 'non_urgent',
    lines: [line],
  });
  const { handle, number } = asked.body.request;
  const decided = await director.ask('POST', `/api/requests/${handle}/decide`, {
    lines: [{ line: 1, outcome: 'denied', units: 0 }],
    basis: 'appropriateness',
    references: [{ source: 'mcg', name: 'SYNTHETIC guideline', met: false }],
    review: {
      clinicallyAppropriate: false,
      appropriateSetting: true,
      coveredBenefit: true,
      circumstances: 'nothing particular',
      individualNeed: 'looked at',
    },
    reason: 'Your knee can get better with exercise first.',
  });
  expect([asked.status, decided.status]).toEqual([200, 200]);
  return { handle, number, member };
}

/** One run of the sender. */
async function sent() {
  const [desk, press, folder] = await Promise.all([
    PolicyDesk.open(),
    openLetterPress(),
    mkdtemp(join(tmpdir(), 'madrone-letters-')),
  ]);
  const { database: db } = world.portal.fresh;
  return sendNotices({ db, desk, press, post: spoolFolder(folder) }, world.portal.now.getTime());
}

const main = () => world.page.locator('main');
const button = (name: string) => world.page.getByRole('button', { name, exact: true });
const letter = (to: string) => world.page.locator('.letter-list > li').filter({ hasText: to });
const as = async (email: string, language = 'en') => {
  await leave(world);
  await speak(world, language);
  await signIn(world, email);
};
/** The file a frame shows, as the browser would get it. */
const fileIn = async (frame: string) => {
  const source = await world.page.locator(frame).getAttribute('src');
  const [address = ''] = (source ?? '').split('#');
  const answer = await world.page.request.get(world.url + address);
  return { address, status: answer.status(), begins: (await answer.body()).subarray(0, 5).toString() };
};

describe('a reviewer nurse', () => {
  it('is told on the day’s page how many letters cannot go, and comes to their desk', async () => {
    const { page, portal } = world;
    const nurse = await signedIn(portal, 'reviewer-nurse@aah.example');
    const n: number = (await nurse.ask('POST', '/api/notices/search', { plan: 'aah', size: 1 })).body.total;
    expect(n).toBeGreaterThanOrEqual(5);
    await as('reviewer-nurse@aah.example');
    const pile = page.getByRole('region', { name: 'Letters that cannot go out as they are' });
    await pile.getByText(`Letters that cannot go out as they are: ${n}`).waitFor();
    await pile.getByRole('link', { name: `All ${n} in the list` }).click();
    await page.getByRole('heading', { name: 'Letters', exact: true }).waitFor();
    await page.locator('tr.row').nth(4).waitFor();
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(n + 1));
    const said = (await main().textContent()) ?? '';
    expect(said).toContain('The member reads Hmong; the letter waits for a qualified translator.');
    expect(said).toContain('No fax number of the provider is known. Enter the number in the network');
    expect(await violations(page)).toEqual([]);
  });

  it('opens one by keyboard and looks at it beside its case, without leaving the desk', async () => {
    const { page } = world;
    await page.locator('tr.row').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').locator('iframe').waitFor();
    expect(await fileIn('.letter-viewer iframe')).toMatchObject({ status: 200, begins: '%PDF-' });
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('keeps a view of the desk under a name, and narrows it by what the address holds', async () => {
    const { page } = world;
    await page.getByLabel('State', { exact: true }).selectOption('queued');
    await main().getByText('No letter waits here').waitFor();
    expect(new URL(page.url()).search).toBe('?state=queued');
    await page.getByLabel('State', { exact: true }).selectOption('any');
    await page.locator('tr.row').first().waitFor();
    await button('Views').click();
    await page.getByRole('menuitem', { name: 'Save this view' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Not out yet');
    await page.keyboard.press('Enter');
    await open(world, '/letters');
    await button('Views').click();
    await page.getByRole('menuitem', { name: 'Not out yet' }).click();
    await page.waitForURL(/state=any/);
  });

  it('sees at the case what went out and what did not, and sends a fax by mail instead; by e-mail nothing goes', async () => {
    const { page } = world;
    await open(world, `/requests/${kept.plain?.handle}`);
    await letter('To the member, by mail').getByText('Sent', { exact: true }).waitFor();
    const fax = letter('To the provider who asked, by fax');
    await fax.getByText('Blocked').waitFor();
    await fax.getByRole('button', { name: 'Send another way' }).click();
    const email = fax.getByRole('button', { name: 'Send by e-mail' });
    expect(await email.getAttribute('aria-disabled')).toBe('true');
    const because = await page.locator(`[id="${await email.getAttribute('aria-describedby')}"]`).textContent();
    expect(because).toContain('never goes by unsecured e-mail');
    expect(await violations(page)).toEqual([]);
    await fax.getByRole('button', { name: 'Send by mail' }).click();
    const mail = letter('To the provider who asked, by mail');
    await mail.getByText('It waits for the sender and goes by mail.').waitFor();
    await mail.getByText('Waits to be sent').waitFor();
  });

  it('looks at a draft in another language, which is said never to be sent', async () => {
    const { page } = world;
    await letter('To the member, by mail').getByRole('button', { name: 'We said no to this care' }).click();
    await page.getByLabel('Look at a draft in').selectOption({ label: 'Khmer' });
    await main().getByText('A draft in Khmer').waitFor();
    const draft = await fileIn('.letter-viewer iframe');
    expect(draft).toMatchObject({ status: 200, begins: '%PDF-' });
    expect(draft.address).toContain('language=km');
    expect(await violations(page)).toEqual([]);
    await button('Close').click();
    expect(await page.locator('.letter-viewer').count()).toBe(0);
  });

  it('enters the reason a translator wrote, which then stands at the letter with who did it', async () => {
    const { page } = world;
    await open(world, `/requests/${kept.spanish?.handle}`);
    const waiting = letter('To the member, by mail');
    await waiting.getByRole('button', { name: 'Enter the reason in Spanish' }).click();
    await waiting.getByText('Your knee can get better with exercise first.').waitFor();
    await page.getByLabel('The reason in Spanish').fill('Su rodilla puede mejorar primero con ejercicio.');
    await page.getByLabel('Who translated it').fill('SYNTHETIC Translator');
    await page.getByLabel('How the translator is qualified').fill('certified for the courts');
    expect(await violations(page)).toEqual([]);
    await button('Keep the translation').click();
    await waiting.getByText('Su rodilla puede mejorar primero con ejercicio.').waitFor();
    expect(await waiting.textContent()).toContain('Translated by SYNTHETIC Translator, certified for the courts');
  });

  it('reads a member’s letters on the member’s page, each with its case', async () => {
    const { page } = world;
    await open(world, `/members/${kept.plain?.member}?tab=letters`);
    await letter(kept.plain?.number ?? '')
      .filter({ hasText: 'To the member, by mail' })
      .waitFor();
    await page
      .getByRole('link', { name: kept.plain?.number ?? '' })
      .first()
      .click();
    await page.waitForURL(new RegExp(`/requests/${kept.plain?.handle}`));
  });
});

describe('an office', () => {
  it('sees its own copy of a letter, none to the member, and nothing that waits', async () => {
    const { page } = world;
    await as('care-manager@demo-ecm.example');
    await open(world, `/requests/${kept.hmong?.handle}`);
    await letter('To the provider who asked, in the portal').waitFor();
    expect(await page.locator('.letter-list > li').count()).toBe(1);
    expect(await button('Send another way').count()).toBe(0);
    await open(world, '/letters');
    expect(await page.locator('tr.row').count()).toBe(0);
  });
});

describe('a member', () => {
  it('reads the letter that came, in plain Spanish words', async () => {
    const { page } = world;
    await as('member@demo-members.example', 'es');
    await page.getByRole('heading', { name: 'Cartas para usted' }).waitFor();
    const own = page.locator('.letter-list > li').first();
    expect(await own.textContent()).toMatch(/Se la enviamos por correo postal el \d+ mar 2026/);
    await own.getByRole('button').click();
    expect(await fileIn('.letter-viewer iframe')).toMatchObject({ status: 200, begins: '%PDF-' });
    expect(await page.getByLabel('Ver un borrador en').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });
});

describe.each(['en', 'es'])('the screens in %s at 1280 and 390 pixels', (language) => {
  const SCREENS: readonly (readonly [email: string, path: () => string])[] = [
    ['reviewer-nurse@aah.example', () => '/'],
    ['reviewer-nurse@aah.example', () => '/letters?state=any'],
    ['reviewer-nurse@aah.example', () => `/requests/${kept.spanish?.handle}`],
    ['reviewer-nurse@aah.example', () => `/members/${kept.spanish?.member}?tab=letters`],
    ['member@demo-members.example', () => '/'],
  ];
  it.each(SCREENS)('%s, screen %#', async (email, path) => {
    const { page } = world;
    await as(email, language);
    await open(world, path());
    const opener = page.locator('.letter-list button[aria-expanded]').first();
    if ((await opener.count()) > 0) await opener.click();
    const found: string[] = [];
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
      found.push(...(await violations(page)).map((line) => `${width}: ${line}`));
      const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      if (Number(wide) > 1) found.push(`${width}: scrolls sideways by ${wide}`);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(found).toEqual([]);
  });
});

it('no page broke on the way, and no address named a member', () => {
  expect(world.seen.troubles.filter((text) => !/40[1349]|422/.test(text))).toEqual([]);
  expect(world.seen.addresses.filter((address) => /9000000|SYNTHETIC/.test(address))).toEqual([]);
});
