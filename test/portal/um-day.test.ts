import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { instantText } from '../../src/kernel/index.ts';
import { openBrowser, violations } from './browser.ts';
import { CasePage, memberNumbers, sentByOffice } from './case-page.ts';
import { open, openWorld, signIn, speak, type World } from './world.ts';

// The plan's own people through a day: every form of a case is filled in and sent, and every refusal is read.

vi.setConfig({ testTimeout: 90_000 });

let world: World;
let desk: CasePage;
let cins: string[] = [];
let sent = 0;

beforeAll(async () => {
  world = await openWorld({ members: { aah: 40 }, requests: 1 });
  desk = new CasePage(world);
  cins = await memberNumbers(world, 'plan');
}, 120_000);
afterAll(() => world.close());

const arrived = (lines = [{ code: '97110' }], more = {}) =>
  sentByOffice(world, cins[sent++ % cins.length] ?? '', lines, more);

const STAFF = {
  specialist: 'authorization-specialist@aah.example',
  nurse: 'reviewer-nurse@aah.example',
  director: 'medical-director@aah.example',
  compliance: 'compliance@aah.example',
  services: 'member-services@aah.example',
};

describe('a reviewer nurse', () => {
  let granted = '';
  beforeAll(() => desk.as(STAFF.nurse));

  it('approves by keyboard alone, and is told all that is missing at once', async () => {
    const { page } = world;
    granted = await arrived([{ code: '97110' }, { code: '97112' }]);
    await desk.open(granted);
    await desk.button('Approve').focus();
    await page.keyboard.press('Enter');
    const approve = desk.button('Approve');
    await desk.button('Back, change nothing').waitFor();
    await approve.focus();
    await page.keyboard.press('Enter');
    const alarm = desk.desk.getByRole('alert');
    await alarm.waitFor();
    const said = (await alarm.textContent()) ?? '';
    for (const sentence of [
      'The determination cites neither criteria nor a benefit provision.',
      "The member's own circumstances are not recorded.",
      'Whether the setting is appropriate is not answered.',
    ])
      expect(said).toContain(sentence);
    expect(await violations(page)).toEqual([]);
    await desk.field('Name of the guideline or provision').focus();
    await page.keyboard.type('SYNTHETIC criteria');
    for (const question of ['Met?', 'Clinically appropriate?', 'Right setting?', 'A covered benefit?']) {
      await desk.field(question).focus();
      await page.keyboard.press('ArrowDown');
    }
    await desk.named('circumstances').focus();
    await page.keyboard.type('Nothing is particular.');
    await approve.focus();
    await page.keyboard.press('Enter');
    await desk.desk.getByText('Done: Approve', { exact: true }).waitFor();
    await desk.told('It was approved.');
  });

  it('records by which way the requester was told', async () => {
    await desk.form('Record that the requester was told');
    await desk.named('way').selectOption('call');
    await desk.sent('Record that the requester was told');
    await desk.told('telephone');
  });

  it('gives more units of one of two services, and says which', async () => {
    await desk.form('Extend the authorization');
    await desk.named('units').fill('3');
    await desk.named('why').fill('The course goes on.');
    await desk.refused('Extend the authorization', 'Say which line gets more units.');
    await desk.named('line').selectOption({ label: '97112' });
    await desk.sent('Extend the authorization');
    await world.page.getByText('units: at most 13').waitFor();
    await desk.told('3 more units');
  });

  it('sends the criteria that somebody asked for by telephone', async () => {
    await desk.form('Ask for the criteria');
    await desk.sent('Ask for the criteria');
    await desk.form('Send the criteria');
    await desk.sent('Send the criteria');
  });

  it('puts a decision off to a day that is still to come', async () => {
    await desk.open(await arrived());
    await desk.form('Put the decision off');
    await desk.named('why').selectOption('exam_or_test');
    await desk.field('Photographs').check();
    await desk.named('no_harm').fill('Waiting a few days does no harm.');
    await desk.named('expected_on').fill('2020-01-01');
    await desk.refused('Put the decision off', 'The day the decision is expected must be one to come.');
    await desk.named('expected_on').fill(soon(world));
    await desk.sent('Put the decision off');
    expect(await desk.whyNot('Put the decision off')).toContain('put off once');
  });

  it('gives a case to a colleague whose license is current', async () => {
    await desk.open(await arrived());
    await desk.form('Assign it');
    const pharmacist = desk.named('to').locator('option', { hasText: 'pharmacist' });
    await desk.named('to').selectOption((await pharmacist.getAttribute('value')) ?? '');
    await desk.refused('Assign it', 'Say first:');
    await desk.named('fits').check();
    await desk.named('expires').fill('2020-01-01');
    await desk.refused('Assign it', "The reviewer's license has expired.");
    await desk.named('expires').fill('2099-12-31');
    await desk.sent('Assign it');
    await desk.told('pharmacist');
  });

  it('makes it urgent, and reads why the mark stays', async () => {
    await desk.form('Change the urgency');
    await desk.named('why').fill('The pain is worse.');
    await desk.sent('Change the urgency');
    expect(await desk.whyNot('Change the urgency')).toContain('never less urgent');
  });

  it('reads before any form that only a medical director asks outside', async () => {
    expect(await desk.whyNot('Ask a physician outside the plan')).toContain('A Medical Director orders');
  });

  it('changes what is asked for to more, and the story says to what', async () => {
    await desk.open(await arrived());
    await desk.form('Change what is asked for');
    await desk.field('Units').fill('4');
    await desk.named('why').fill('Misread.');
    await desk.refused('Change what is asked for', 'does not change a request to ask for less');
    await desk.field('Units').fill('12');
    await desk.sent('Change what is asked for');
    await desk.told('What is asked for was changed: 97110 × 12.');
  });

  it('cancels what was keyed by mistake, and then nothing is open', async () => {
    await desk.form('Cancel the request');
    await desk.named('why').fill('Keyed by mistake.');
    await desk.sent('Cancel the request');
    await desk.desk.getByText('Nothing is open to you now.').waitFor();
    expect(await desk.whyNot('Approve')).toContain('It was cancelled.');
  });
});

describe('a medical director', () => {
  let adverse = '';
  beforeAll(() => desk.as(STAFF.director));

  it('asks a physician outside the plan and records what he advises', async () => {
    await desk.open(await arrived());
    await desk.form('Ask a physician outside the plan');
    await desk.named('reviewer').fill('Dr. SYNTHETIC Outside');
    await desk.named('question').fill('Does the service fit the findings?');
    await desk.named('fits').check();
    await desk.named('expires').fill('2099-12-31');
    await desk.named('expertise').check();
    await desk.sent('Ask a physician outside the plan');
    await desk.form('Record the outside opinion');
    await desk.named('reviewer').fill('Dr. SYNTHETIC Outside');
    await desk.named('opinion').fill('It fits.');
    await desk.sent('Record the outside opinion');
    await desk.told('It fits.');
  });

  it('grants fewer units; granting all of them in part is refused, and more is never made less in silence', async () => {
    adverse = await arrived();
    await desk.open(adverse);
    await desk.form('Approve in part');
    await desk.grounds('no');
    await desk.named('individualNeed').fill('Looked at the papers.');
    await desk.named('reason').fill('We looked at your papers. They show that you need four visits.');
    await desk.refused('Approve in part', 'All that was asked is granted here.');
    await desk.field('Units').fill('99');
    await desk.refused('Approve in part', 'More cannot be granted than was asked for.');
    expect(await desk.field('Units').inputValue()).toBe('99');
    await desk.field('Units').fill('4');
    await desk.sent('Approve in part');
    await world.page.getByText('They show that you need four visits.').first().waitFor();
  });

  it('schedules a talk with the provider for a time to come, and records it', async () => {
    expect(await desk.whyNot('Schedule the peer-to-peer discussion')).toContain('Nobody has asked');
    await desk.form('Ask for a peer-to-peer discussion');
    await desk.sent('Ask for a peer-to-peer discussion');
    await desk.form('Schedule the peer-to-peer discussion');
    await desk.named('at').fill('2020-01-01T10:00');
    await desk.refused('Schedule the peer-to-peer discussion', 'Name a time that is still to come.');
    await desk.named('at').fill(`${soon(world)}T10:00`);
    await desk.sent('Schedule the peer-to-peer discussion');
    await desk.form('Record the peer-to-peer discussion');
    await desk.named('note').fill('The provider agrees.');
    await desk.sent('Record the peer-to-peer discussion');
    await desk.told('The peer-to-peer discussion took place.');
  });

  it('decides in one window while a nurse decides in another: one decides, the other is told and keeps what was typed', async () => {
    const handle = await arrived();
    await desk.open(handle);
    await desk.form('Approve');
    await desk.grounds('yes');
    const context = await openBrowser();
    const page = context.pages()[0] ?? (await context.newPage());
    const other: World = { ...world, page };
    try {
      await page.goto(`${world.url}/sign-in`);
      await speak(other, 'en');
      await signIn(other, STAFF.nurse);
      const nurse = new CasePage(other);
      await nurse.open(handle);
      await nurse.form('Approve');
      await nurse.grounds('yes');
      await nurse.sent('Approve');
    } finally {
      await context.close();
    }
    await desk.button('Approve').click();
    await desk.desk.getByText('Somebody else worked on this meanwhile').waitFor();
    expect(await violations(world.page)).toEqual([]);
    await desk.button('Look again').click();
    await desk.desk.getByRole('alert').getByText('It is decided already.').waitFor();
    expect(await desk.field('Name of the guideline or provision').inputValue()).toBe('SYNTHETIC criteria');
    expect(await desk.button('Approve').isDisabled()).toBe(true);
    await desk.button('Back, change nothing').click();
    await desk.told('It was approved.');
  });

  it('sees on the day’s page what is due before the way to the rest', async () => {
    await open(world, '/');
    const headings = await world.page.locator('main h2').allTextContents();
    expect(headings.indexOf('Due')).toBeLessThan(headings.indexOf('Go to'));
    expect(headings.indexOf('Due')).toBe(0);
  });

  it.each([
    ['compliance', STAFF.compliance],
    ['member services', STAFF.services],
  ])('and %s is offered no talk it could not ask for', async (_who, email) => {
    await desk.as(email);
    await desk.open(adverse);
    expect(await desk.whyNot('Ask for a peer-to-peer discussion')).toContain('The provider asks');
    await desk.form('Ask for the criteria');
    await desk.sent('Ask for the criteria');
  });
});

describe('an authorization specialist', () => {
  beforeAll(() => desk.as(STAFF.specialist));

  it('is told of each document that cannot be taken why, and takes it off the list', async () => {
    const { page } = world;
    await open(world, '/requests/new');
    const folder = await mkdtemp(join(tmpdir(), 'madrone-day-'));
    const files = {
      'disguised.pdf': '<html><script>alert(1)</script></html>',
      'empty.pdf': '',
      '=cmd|calc.png': PICTURE,
      'fax.tif': FAX,
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    await page.locator('input[type=file]').setInputFiles(Object.keys(files).map((name) => join(folder, name)));
    for (const because of ['The file is not a PDF, TIFF, PNG or JPEG.', 'The document is empty.'])
      await page.getByRole('alert').getByText(because).waitFor();
    const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await row('=cmd|calc.png').getByRole('button', { name: 'Show' }).click();
    await page.getByRole('img', { name: /=cmd\|calc\.png/ }).waitFor();
    const [answer] = await Promise.all([
      page.waitForResponse((one) => one.url().endsWith('?as=pdf') && one.request().method() === 'GET'),
      row('fax.tif').getByRole('button', { name: 'Show' }).click(),
    ]);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    await page.locator('iframe[title*="fax.tif"]').waitFor();
    expect(await violations(page)).toEqual([]);
    for (const name of ['disguised.pdf', 'empty.pdf'])
      await page.getByRole('button', { name: `Take ${name} off the list` }).click();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('finds nobody by a number of another plan or none, and is told so in one sentence', async () => {
    const { page } = world;
    for (const cin of ['99999999Z', "'; drop <b>"]) {
      await page.getByLabel('Client Index Number (CIN)', { exact: true }).fill(cin);
      await page.keyboard.press('Enter');
      await page.getByText('No member of this plan fits exactly.').waitFor();
    }
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('is shown which field does not hold a code before anything is sent', async () => {
    const { page } = world;
    await page.getByLabel('Client Index Number (CIN)', { exact: true }).fill(cins.at(-1) ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'This member', exact: true }).click();
    await page.getByRole('combobox', { name: 'Requested by' }).fill('demo-ecm');
    const reached = instantText(world.portal.now.getTime()).slice(0, 16);
    await page.getByLabel('Reached the plan', { exact: true }).fill(reached);
    await page.getByLabel('First day', { exact: true }).fill('2099-03-01');
    const code = page.getByRole('combobox', { name: 'Code' });
    await code.fill('=HYPERLINK("x")');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keep the request' }).click();
    expect(await page.evaluate('document.activeElement.validity.patternMismatch')).toBe(true);
    await code.fill('97110');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Will serve' }).fill('nobody');
    await page.getByRole('button', { name: 'Keep the request' }).click();
    await page.getByRole('alert').getByText('no provider by this number who will serve').waitFor();
    await page.getByRole('combobox', { name: 'Will serve' }).fill('');
    await page.getByRole('button', { name: 'Keep the request' }).click();
    await page.getByRole('heading', { name: /^Request AR-\d{4}-\d{6} has come in$/ }).waitFor();
  });
});

it('files of the portal are not counted against whoever asks for them', async () => {
  const { page, url } = world;
  const asset = world.seen.addresses.find((address) => address.startsWith(`${url}/assets/`)) ?? '';
  const [file, wish] = await Promise.all([page.request.get(asset), page.request.get(`${url}/api/session`)]);
  expect(file.headers()['x-ratelimit-limit']).toBeUndefined();
  expect(wish.headers()['x-ratelimit-limit']).toBeDefined();
});

it('no page broke on the way', () => {
  expect(world.seen.troubles.filter((text) => !/40[1349]|413|422/.test(text))).toEqual([]);
});

/** Two days on by the clock of the portal. */
function soon({ portal }: World): string {
  return new Date(portal.now.getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
}

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

/** One page of a fax as a modem keeps it: Group 4, sixteen dots square. */
const FAX = Buffer.from(
  'SUkqABIAAADzY///4/ABABAADQAAAQMAAQAAABAAAAABAQMAAQAAABAAAAACAQMAAQAAAAEAAAADAQMAAQAAAAQAAAAGAQMAAQAAAAAAAAAKAQMAAQAAAAEAAAARAQQAAQAAAAgAAAASAQMAAQAAAAEAAAAVAQMAAQAAAAEAAAAWAQMAAQAAABAAAAAXAQQAAQAAAAkAAAAcAQMAAQAAAAEAAAApAQMAAgAAAAAAAQAAAAAA',
  'base64',
);
