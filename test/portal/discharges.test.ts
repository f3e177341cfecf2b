import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPaper } from '../../src/app/demo/paper.ts';
import { addDays, dateOfDayNumber, dayAt } from '../../src/kernel/index.ts';
import { violationsAtBothWidths } from './browser.ts';
import { CasePage, memberNumbers, sentByOffice } from './case-page.ts';
import { open, openWorld, type World } from './world.ts';

// A planned discharge as Transitions of Care staff work on it with an office, and a document that was missing, from attached to read.

const TOC = 'toc-clinical-staff@aah.example';
const NURSE = 'reviewer-nurse@aah.example';
const OFFICE = 'care-manager@demo-ecm.example';
let world: World;
let request: CasePage;
let cin: string;
let today: string;
beforeAll(async () => {
  world = await openWorld({ members: { aah: 40 }, requests: 6 });
  request = new CasePage(world);
  [cin = ''] = await memberNumbers(world, 'plan');
  today = dateOfDayNumber(dayAt(world.portal.now.getTime()));
}, 120_000);
afterAll(() => world.close());

const main = () => world.page.locator('main');

describe('a planned discharge', () => {
  let handle: string;
  beforeAll(async () => {
    const facility = { npi: '1245319599', name: 'SYNTHETIC Far Hospital', phone: '661-555-0100' };
    const days = { from: addDays(today, -2), to: addDays(today, 5) };
    handle = await sentByOffice(world, cin, [{ code: '99221', units: 8, ...days }], {
      kind: 'concurrent',
      inCare: true,
      facility,
    });
  });

  it('is the task of Transitions of Care staff from the day it is planned, with the contact the request names', async () => {
    await request.as(TOC);
    await request.open(handle);
    await request.form('Plan the discharge');
    await request.field('Planned for').fill(addDays(today, 2));
    await request.sent('Plan the discharge');
    const task = main().locator('section', {
      has: world.page.getByRole('heading', { name: 'Discharge', exact: true }),
    });
    await task.getByText('Transitions of Care clinical staff').waitFor();
    await task.getByText('661-555-0100 (from the request)').waitFor();
    await task.getByText('Nobody has said yet what is needed.').waitFor();
    expect(await violationsAtBothWidths(world.page)).toEqual([]);
  });

  it('shows each need done or not and by whom, noted by the plan and by the office alike', async () => {
    await request.form('Note what is needed at discharge');
    const choose = (need: string, state: string) =>
      request.desk.getByRole('radiogroup', { name: need }).getByText(state, { exact: true }).click();
    await choose('Home health', 'needed');
    await choose('Follow-up visit', 'needed');
    await request.sent('Note what is needed at discharge');
    await request.as(OFFICE);
    await request.open(handle);
    await request.button('Note what is needed at discharge').click();
    await choose('Follow-up visit', 'done');
    await request.sent('Note what is needed at discharge');
    await main().getByText('Follow-up visit: done').waitFor();
    await main().getByText('Home health: needed').waitFor();
    expect(await violationsAtBothWidths(world.page)).toEqual([]);
  });

  it('waits on the day of who coordinates it, and in the list, until the member has left', async () => {
    await request.as(TOC);
    const pile = main().getByRole('region', { name: 'Discharges planned' });
    await pile.getByText('discharge planned').first().waitFor();
    expect(await violationsAtBothWidths(world.page)).toEqual([]);
    await pile.locator(`a[href="/requests/${handle}"]`).waitFor();
    await pile.getByRole('link', { name: /list/ }).click();
    await main().locator(`a[href="/requests/${handle}"]`).first().click();
    await request.form('Record the discharge');
    await request.desk.getByText('Not done yet: Home health. It stays to be seen as such.').waitFor();
    await request.field('Left on').fill(today);
    await request.sent('Record the discharge');
    await request.told('The member left on');
    await open(world, '/');
    await main().getByText('Discharges planned').waitFor();
    expect(await pile.locator(`a[href="/requests/${handle}"]`).count()).toBe(0);
  });

  it('is said in Spanish too', async () => {
    await request.as(TOC, 'es');
    await request.open(handle);
    await main().getByRole('heading', { name: 'Alta', exact: true }).waitFor();
    await main().getByText('Atención de la salud en el hogar: se necesita').waitFor();
    await main().getByText('El alta está prevista para el').waitFor();
    expect(await violationsAtBothWidths(world.page)).toEqual([]);
  });
});

describe('a document for something missing', () => {
  let handle: string;
  beforeAll(async () => {
    const day = addDays(today, 20);
    handle = await sentByOffice(world, cin, [{ code: '29881', units: 1, from: day, to: day }]);
  });

  it('is named by the office that attaches it, and stands as come and not yet read', async () => {
    const { page } = world;
    await request.as(OFFICE);
    await request.open(handle);
    await request.form('Add information');
    const buffer = demoPaper(['SYNTHETIC photographs']);
    await request.desk
      .locator('input[type=file]')
      .setInputFiles({ name: 'photographs.pdf', mimeType: 'application/pdf', buffer });
    await request.field('photographs.pdf is').selectOption('photographs');
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await request.sent('Add information');
    await main().getByRole('heading', { name: 'Attached, not yet read' }).waitFor();
    expect(await violationsAtBothWidths(page)).toEqual([]);
  });

  it('is not asked for again, and is read by somebody of the plan who says what it shows', async () => {
    const { page } = world;
    await request.as(NURSE);
    await request.open(handle);
    await request.form('Ask for what is missing');
    await request.desk.getByRole('checkbox', { name: 'consultations', exact: false }).first().waitFor();
    expect(await request.desk.getByRole('checkbox', { name: /photographs/i }).count()).toBe(0);
    await request.button('Back, change nothing').click();
    await main().getByRole('button', { name: 'photographs.pdf' }).first().click();
    await page.locator('iframe').waitFor();
    await request.form('Say what a document shows');
    await request.desk.getByRole('radio', { name: 'Yes, it shows it' }).check();
    await request.sent('Say what a document shows');
    await main().getByRole('heading', { name: 'Attached, not yet read' }).waitFor({ state: 'detached' });
    await request.told('The document for this was read and shows it');
  });
});
