import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { adjudicateFile } from '../../src/app/adjudicate/adjudicate-file.ts';
import { SqlDesk } from '../../src/app/adjudicate/claim-desk.ts';
import { PolicyDesk } from '../../src/app/portal/policy-desk.ts';
import { sendNotices } from '../../src/app/send-notices.ts';
import { readSettings } from '../../src/app/settings.ts';
import { spoolFolder } from '../../src/platform/post/index.ts';
import { openLetterPress } from '../../src/platform/print/index.ts';
import { compilePolicy } from '../../src/rules/index.ts';
import { ana, claimOf, consultant, file837, lineOf } from '../claim-files.ts';
import { violations, violationsAtBothWidths } from './browser.ts';
import { CasePage } from './case-page.ts';
import { open, openWorld, type World } from './world.ts';

// One service from the question before the visit to the paid claim, through every desk it crosses, each person at their own screen.

vi.setConfig({ testTimeout: 90_000 });

const PLAN = 'ccah';
const OFFICE = 'biller@demo-clinic.example';
const NURSE = `reviewer-nurse@${PLAN}.example`;
const DIRECTOR = `medical-director@${PLAN}.example`;
const SECOND = `second-medical-director@${PLAN}.example`;
const APPEALS = `appeals@${PLAN}.example`;
const MEMBER = 'member@demo-members.example';
/** Ana of the examples. */
const CIN = '90000001B';
const REASON = 'Your papers do not show that more visits are needed.';
const REASON_IN_SPANISH = 'Sus papeles no muestran que necesite más visitas.';

let world: World;
let desk: CasePage;
const kept = { member: '', request: '', number: '', appeal: '' };

beforeAll(async () => {
  world = await openWorld({ members: { ccah: 20 }, requests: 1 });
  desk = new CasePage(world);
}, 120_000);
afterAll(() => world.close());

const main = () => world.page.locator('main');
const says = (text: string | RegExp) => main().getByText(text).first().waitFor();
const button = (name: string) => world.page.getByRole('button', { name, exact: true });
const link = (name: string | RegExp) => main().getByRole('link', { name }).first();
const field = (name: string) => world.page.getByLabel(name, { exact: true });
/** What the member may use, in Spanish. */
const granted = () => main().locator('section').filter({ hasText: 'Lo que se puede usar' });
const handleIn = (part: string) => world.page.url().split(`/${part}/`)[1]?.split('?')[0] ?? '';

/** One run of the sender, as the portal does every minute. */
async function sent() {
  const [policy, press, folder] = await Promise.all([
    PolicyDesk.open(),
    openLetterPress(),
    mkdtemp(join(tmpdir(), 'madrone-story-')),
  ]);
  const db = world.portal.fresh.database;
  return sendNotices({ db, desk: policy, press, post: spoolFolder(folder) }, world.portal.now.getTime());
}

async function finds() {
  const { page } = world;
  await open(world, '/members');
  await page.locator('[name=cin]').fill(CIN);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /EXAMPLE/ }).click();
  await page.locator('#ecm').waitFor();
  kept.member = handleIn('members');
}

/** The office asks the plan's rules about one visit, from the member's page. */
async function asksBefore(day: string) {
  const { page } = world;
  await link('Ask before the visit').click();
  await page.getByRole('combobox', { name: 'Procedure code' }).fill('Z5023');
  await field('Day of service').fill(day);
  await page.locator('[name=units]').fill('2');
  await page.locator('[name=dx]').fill('Z39.1');
  await page.locator('[name=provider]').fill('demo-ibclc');
  await button("Ask the plan's rules").click();
  await page.locator('main h2[tabindex="-1"]').waitFor();
}

describe('the clinic’s biller', () => {
  it('finds the member and asks before the visit', async () => {
    await desk.as(OFFICE);
    await finds();
    await asksBefore('2026-03-10');
    await says('Units left');
  });

  it('hands in a request and reads who decides, by when, and what is missing', async () => {
    const { page } = world;
    await open(world, `/members/${kept.member}?tab=authorizations`);
    await link('New request').click();
    await field('Diagnoses').fill('Z39.1');
    await page.getByRole('combobox', { name: 'Will serve' }).fill('demo-ibclc');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Code' }).fill('Z5023');
    await page.keyboard.press('Escape');
    await field('Units').fill('8');
    await field('First day').fill('2026-03-09');
    await field('Last day').fill('2026-12-31');
    await button('Send').click();
    const heading = page.getByRole('heading', { name: /^Request AR-\d{4}-\d{6} has come in$/ });
    await heading.waitFor();
    kept.number = /AR-[\d-]+/.exec((await heading.textContent()) ?? '')?.[0] ?? '';
    expect(await violations(page)).toEqual([]);
    await link('Open the request').click();
    await page.waitForURL(/\/requests\/(?!new)/);
    kept.request = handleIn('requests');
  });
});

describe('the plan’s authorization department', () => {
  it('a nurse looks at it and sends it to a medical director', async () => {
    await desk.as(NURSE);
    await desk.open(kept.request);
    await desk.form('Send it to a medical director');
    await desk.named('outcome').selectOption('denied');
    await desk.named('reason').fill('No finding shows that the feeding does not go well.');
    await desk.sent('Send it to a medical director');
    await desk.told('A reviewer recommends to deny.');
  });

  it('the medical director finds it on the day’s page and denies it in plain words', async () => {
    await desk.as(DIRECTOR);
    await link(kept.number).click();
    await desk.form('Deny');
    await desk.grounds('no');
    await desk.named('individualNeed').fill('Looked at what was sent.');
    await desk.named('reason').fill(REASON);
    await desk.sent('Deny');
  });

  it('the letter waits for its Spanish: the translated reason is entered, and it says what it still waits for', async () => {
    const { page } = world;
    await sent();
    await desk.as(NURSE);
    await desk.open(kept.request);
    const letter = page.locator('.letter-list > li').filter({ hasText: 'To the member' });
    await letter.getByRole('button', { name: 'Enter the reason in Spanish' }).click();
    await field('The reason in Spanish').fill(REASON_IN_SPANISH);
    await field('Who translated it').fill('SYNTHETIC Translator');
    await field('How the translator is qualified').fill('certified');
    await button('Keep the translation').click();
    await letter.getByText(REASON_IN_SPANISH).waitFor();
    await sent();
    await desk.open(kept.request);
    await letter.getByText('The member reads Spanish; the letter waits for a qualified translator.').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('the member, on a phone, in Spanish', () => {
  it('reads that it was denied and appeals it', async () => {
    const { page } = world;
    await desk.as(MEMBER, 'es');
    await page.setViewportSize({ width: 390, height: 844 });
    await open(world, '/');
    expect(await violations(page)).toEqual([]);
    await link(kept.number).click();
    await says(REASON_IN_SPANISH);
    await page.getByRole('link', { name: 'Apelar esta decisión' }).click();
    await says('La apelación se puede presentar.');
    await field('Por qué la decisión es incorrecta').fill('Mi bebé no aumenta de peso.');
    await button('Presentar la apelación').click();
    await page.getByRole('heading', { name: /^Llegó la apelación AP-/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await open(world, '/');
    await says('Apelación: estamos revisando la decisión.');
    await link(/^AP-/).click();
    await page.waitForURL(/\/appeals\//);
    kept.appeal = handleIn('appeals');
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

describe('the appeals department', () => {
  it('confirms that it came', async () => {
    await desk.as(APPEALS);
    await open(world, `/appeals/${kept.appeal}`);
    await button('Acknowledge it').click();
    await button('Acknowledge it').click();
    await says('Done: Acknowledge it');
  });

  it('who denied it does not decide again', async () => {
    await desk.as(DIRECTOR);
    await open(world, `/appeals/${kept.appeal}`);
    expect(await desk.whyNot('Decide')).toContain('Who made the first decision does not decide the appeal.');
  });

  it('another medical director gives six of the eight units', async () => {
    const { page } = world;
    await desk.as(SECOND);
    await open(world, `/appeals/${kept.appeal}`);
    await desk.button('Decide').click();
    await desk.field('Outcome').selectOption('partly_overturned');
    await desk.field('Granted of Z5023').selectOption('modified');
    await desk.field('Units').fill('6');
    await desk.field('Do you work under who decided first?').selectOption('no');
    await desk.field('Does your license and expertise fit the condition?').selectOption('yes');
    await desk.field('Reason in plain words').fill('Your baby’s weight shows that six half hours are needed.');
    expect(await violations(page)).toEqual([]);
    await desk.sent('Decide');
  });

  it('carries out what was won, and the letter says so', async () => {
    await desk.as(APPEALS);
    await open(world, `/appeals/${kept.appeal}`);
    await desk.button('Carry out what was won').click();
    await desk.sent('Carry out what was won');
    await sent();
    await open(world, `/appeals/${kept.appeal}`);
    await says('What was won is authorized.');
    expect(await violationsAtBothWidths(world.page)).toEqual([]);
  });
});

describe('afterwards', () => {
  it('the member reads on the phone what was won and what is left of it', async () => {
    const { page } = world;
    await desk.as(MEMBER, 'es');
    await page.setViewportSize({ width: 390, height: 844 });
    await open(world, '/');
    await says(/^Apelación: usted ganó en parte/);
    await granted().getByText('Quedan: 6').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('the claim of the visits is paid through the approval, and the clinic sees what is left', async () => {
    const { portal } = world;
    portal.now = new Date('2026-04-20T09:00:00-07:00');
    const { book } = await PolicyDesk.open();
    const policy = compilePolicy(book, PLAN);
    if (!policy) throw new Error('the plan is missing');
    const days = ['2026-03-10', '2026-03-17', '2026-03-24'];
    const claims = [
      claimOf(
        'ST-01',
        consultant,
        ana,
        days.map((on) => lineOf('Z5023', 2, 100, on)),
      ),
    ];
    const path = join(await mkdtemp(join(tmpdir(), 'madrone-story-')), 'story.837');
    await writeFile(path, file837(claims, { control: 77 }));
    const at = portal.now;
    const run = await adjudicateFile(path, {
      policy,
      payer: { ...readSettings({}).payer, name: 'SYNTHETIC' },
      openDesk: async (file) => {
        const context = { plan: PLAN, at, actor: 'story', policyVersion: policy.version, file: file.id };
        return { desk: await SqlDesk.open(portal.fresh.database, policy, context), receivedAt: at };
      },
    });
    expect(run.sums).toMatchObject({ claims: 1, outcomes: { paid: 1 } });
    await desk.as(OFFICE);
    await finds();
    await asksBefore('2026-04-27');
    await says(/An approved authorization is on file\./);
    expect(await violations(world.page)).toEqual([]);
    await desk.as(MEMBER, 'es');
    await granted()
      .getByText(/^Usadas: [1-9]/)
      .waitFor();
    expect(await violations(world.page)).toEqual([]);
  });
});

it('no page broke on the way, and no address named the member', () => {
  expect(world.seen.troubles.filter((text) => !/40[1349]|422/.test(text))).toEqual([]);
  expect(world.seen.addresses.filter((address) => address.includes(CIN))).toEqual([]);
});
