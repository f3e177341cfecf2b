import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { signedIn } from '../../src/app/portal/testing.ts';
import { instantText } from '../../src/kernel/index.ts';
import { violations } from './browser.ts';
import { CasePage, memberNumbers, sentByOffice } from './case-page.ts';
import { open, openWorld, type World } from './world.ts';

// The same day from the other side of the desk: who asks, for whom, and who looks on.

vi.setConfig({ testTimeout: 90_000 });

let world: World;
let desk: CasePage;
let cins: string[] = [];
const OFFICE = 'care-manager@demo-ecm.example';

beforeAll(async () => {
  world = await openWorld({ members: { aah: 40, ccah: 10 }, requests: 1 });
  desk = new CasePage(world);
  cins = await memberNumbers(world, 'plan');
}, 120_000);
afterAll(() => world.close());

const field = (name: string) => world.page.getByLabel(name, { exact: true });
const button = (name: string) => world.page.getByRole('button', { name, exact: true });
const choosePlan = (plan: string) => world.page.getByRole('combobox', { name: 'Plan' }).selectOption(plan);

interface Wanted {
  readonly asks: string;
  readonly code: string;
  readonly units: number;
  readonly from: string;
  readonly to?: string;
  readonly modifiers?: string;
}

/** From the empty form to the number it got. */
async function asked(cin: string, wanted: Wanted): Promise<string> {
  await open(world, '/requests/new');
  await field('Client Index Number (CIN)').fill(cin);
  await world.page.keyboard.press('Enter');
  await button('This member').click();
  await field('Kind of request').selectOption(wanted.asks);
  if (wanted.asks === 'elective_admission') await field('Planned for').fill(wanted.from);
  if (wanted.asks === 'post_service') await field('In more words').fill('The member was found eligible afterwards.');
  await world.page.getByRole('combobox', { name: 'Code' }).fill(wanted.code);
  await world.page.keyboard.press('Escape');
  await field('Modifiers').fill(wanted.modifiers ?? '');
  await field('Units').fill(String(wanted.units));
  await field('First day').fill(wanted.from);
  if (wanted.to) await field('Last day').fill(wanted.to);
  await button('Send').click();
  const heading = world.page.getByRole('heading', { name: /^Request AR-\d{4}-\d{6} (has come in|is answered)/ });
  await heading.waitFor();
  return (await world.page.locator('main').textContent()) ?? '';
}

describe('an office', () => {
  beforeAll(async () => {
    await desk.as(OFFICE);
    await choosePlan('aah');
  });

  it.each<[string, Wanted]>([
    ['a breast pump on its own form', { asks: 'breast_pump', code: 'E0603', units: 1, from: '2099-01-05' }],
    [
      'a pump rented for more than sixty days',
      { asks: 'breast_pump', code: 'E0604', units: 90, from: '2099-01-05', to: '2099-04-05', modifiers: 'rr' },
    ],
    [
      'more units of a community health worker than a day has',
      { asks: 'pre_service', code: '98960', units: 12, from: '2099-01-06', to: '2099-01-06' },
    ],
    [
      'a planned admission',
      { asks: 'elective_admission', code: '99221', units: 1, from: '2099-01-15', to: '2099-01-18' },
    ],
    ['care that is going on', { asks: 'concurrent', code: '99231', units: 3, from: '2026-04-06' }],
    ['what was done already', { asks: 'post_service', code: '70553', units: 1, from: '2026-03-20' }],
    [
      'a Community Support',
      { asks: 'community_supports', code: 'T2033', units: 30, from: '2099-01-05', to: '2099-02-05' },
    ],
  ])('asks for %s, and reads number, time and who decides', async (_what, wanted) => {
    const said = await asked(cins[1] ?? '', wanted);
    expect(said).toContain('Due ');
    expect(said).toContain('Who decides');
    expect(await violations(world.page)).toEqual([]);
  });

  it('asks by one door and is keyed by another: the plan is told it stands already, and keeps one request', async () => {
    const cin = cins[2] ?? '';
    await asked(cin, { asks: 'pre_service', code: '97110', units: 7, from: '2099-02-01' });
    await world.page.getByRole('link', { name: 'Open the request' }).click();
    await desk.button('Withdraw the request').waitFor();
    const handle = world.page.url().split('/requests/')[1] ?? '';
    await desk.as('authorization-specialist@aah.example');
    await open(world, '/requests/new');
    await field('Came by').selectOption('phone');
    await field('Reached the plan').fill(instantText(world.portal.now.getTime()).slice(0, 16));
    await field('Client Index Number (CIN)').fill(cin);
    await world.page.keyboard.press('Enter');
    await button('This member').click();
    await world.page.getByRole('combobox', { name: 'Requested by' }).fill('demo-ecm');
    await world.page.getByRole('combobox', { name: 'Code' }).fill('97110');
    await world.page.keyboard.press('Escape');
    await field('Units').fill('7');
    await field('First day').fill('2099-02-01');
    await button('Keep the request').click();
    await world.page.getByText('The same request stands already').waitFor();
    await button('Send it all the same').click();
    await world.page.getByRole('heading', { name: /^It stood already: request AR-/ }).waitFor();
    await world.page.getByRole('link', { name: 'Open the request' }).click();
    await desk.told('It came in by the portal');
    expect(world.page.url()).toContain(handle);
  });

  it('withdraws, and a nurse who had the form open is told and decides nothing', async () => {
    const handle = await sentByOffice(world, cins[3] ?? '', [{ code: '97110' }]);
    await desk.as('reviewer-nurse@aah.example');
    await desk.open(handle);
    await desk.form('Approve');
    await desk.grounds('yes');
    const office = await signedIn(world.portal, OFFICE);
    const withdrawn = await office.ask('POST', `/api/requests/${handle}/withdraw`, { why: 'No longer needed.' });
    expect(withdrawn.status).toBe(200);
    await desk.button('Approve').click();
    await desk.desk.getByText('Somebody else worked on this meanwhile').waitFor();
    await desk.button('Look again').click();
    await desk.desk.getByRole('alert').getByText('The requester has withdrawn it.').waitFor();
    expect(await violations(world.page)).toEqual([]);
  });

  it('withdraws by its own form, and sees nothing that only the plan does', async () => {
    const handle = await sentByOffice(world, cins[4] ?? '', [{ code: '97110' }]);
    await desk.as(OFFICE);
    await choosePlan('aah');
    await desk.open(handle);
    await desk.form('Withdraw the request');
    await desk.named('why').fill('<b>No</b> longer needed.');
    await desk.sent('Withdraw the request');
    await desk.told('<b>No</b> longer needed.');
    for (const name of ['Approve', 'Deny', 'Assign it', 'Record the peer-to-peer discussion'])
      expect(await desk.button(name).count()).toBe(0);
  });

  it('asks for the criteria and for a talk after a denial', async () => {
    const handle = await sentByOffice(world, cins[5] ?? '', [{ code: '97110' }]);
    const director = await signedIn(world.portal, 'medical-director@aah.example');
    const denied = await director.ask('POST', `/api/requests/${handle}/decide`, {
      lines: [{ line: 1, outcome: 'denied', units: 0 }],
      basis: 'appropriateness',
      references: [{ source: 'medi_cal', name: 'SYNTHETIC criteria', met: false }],
      review: {
        clinicallyAppropriate: false,
        appropriateSetting: false,
        coveredBenefit: true,
        circumstances: 'Nothing is particular.',
        individualNeed: 'Looked at the papers.',
      },
      reason: 'Your papers do not show that you need this now.',
    });
    expect(denied.status).toBe(200);
    await desk.open(handle);
    await desk.form('Ask for the criteria');
    await desk.sent('Ask for the criteria');
    await desk.form('Ask for a peer-to-peer discussion');
    await desk.sent('Ask for a peer-to-peer discussion');
    await world.page.getByText('Your papers do not show that you need this now.').first().waitFor();
  });
});

describe('a delegated group', () => {
  it('reads of a request that was sent on to it that it decides', async () => {
    const [cin = ''] = await memberNumbers(world, 'group');
    const handle = await sentByOffice(world, cin, [{ code: '97110' }]);
    await desk.as('biller@demo-group.example');
    await desk.open(handle);
    expect(await desk.whyNot('Add information')).toContain('Your group decides this request');
    expect(await desk.button('Approve').count()).toBe(0);
    expect(await violations(world.page)).toEqual([]);
  });
});

describe('a member', () => {
  it('reads how it stands, and is offered nothing that would be refused', async () => {
    const office = await signedIn(world.portal, 'care-manager@demo-clinic.example');
    const found = await office.ask('POST', '/api/members/find', { cin: '90000001B' });
    const sent = await office.ask('POST', '/api/requests', {
      plan: 'ccah',
      member: found.body.members[0].handle,
      kind: 'pre_service',
      urgency: 'non_urgent',
      lines: [{ line: 1, code: 'E1399', units: 1, from: '2099-04-20' }],
    });
    await desk.as('member@demo-members.example');
    await desk.open(sent.body.request.handle);
    await desk.desk.getByText('Nothing is open to you now.').waitFor();
    expect(await desk.whyNot('Withdraw the request')).toContain('The provider who asked does that');
    expect(await violations(world.page)).toEqual([]);
  });
});

describe('compliance', () => {
  it('takes lists away in which nothing is a formula', async () => {
    const { page } = world;
    const evil = `=cmd|' /C calc'!A0`;
    await sentByOffice(world, cins[6] ?? '', [], { lines: [{ line: 1, what: evil, units: 1, from: '2099-05-01' }] });
    await desk.as('compliance@aah.example');
    await open(world, '/requests');
    await page.locator('tr.row').first().waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), button('Save as CSV').click()]);
    const cells: string[] = parse(await readFile(await file.path()), { bom: true }).flat();
    expect(cells.some((cell) => cell.includes('cmd|'))).toBe(true);
    expect(cells.filter((cell) => /^[=+@\t\r]/.test(cell))).toEqual([]);
  });

  it('keeps the list as narrowed, and finds it again', async () => {
    const { page } = world;
    await open(world, '/requests?urgency=non_urgent&kind=pre_service');
    await page.locator('tr.row').first().waitFor();
    await button('Views').click();
    await page.getByRole('menuitem', { name: 'Save this view' }).click();
    await page.getByRole('dialog').getByLabel('Name of the view').fill('Before the service');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await open(world, '/requests');
    await button('Views').click();
    await page.getByRole('menuitem', { name: 'Before the service' }).click();
    await page.waitForURL(/kind=pre_service/);
  });

  it('finds a request by its number from the search box, by keyboard', async () => {
    const { page } = world;
    await open(world, '/requests');
    const number = (await page.locator('tr.row a').first().textContent()) ?? '';
    await page.locator('main h1').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(number);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: number }).click();
    await page.getByRole('heading', { level: 1, name: number }).waitFor();
  });
});

it('no page broke on the way', () => {
  expect(world.seen.troubles.filter((text) => !/40[1349]|413|422/.test(text))).toEqual([]);
});
