import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '../../src/app/portal/testing.ts';
import { instantText } from '../../src/kernel/index.ts';
import { violations, violationsAtBothWidths } from './browser.ts';
import { leave, open, openWorld, signIn, speak, type World } from './world.ts';

// A day in the authorization department, each role at its own screens.

const NOTES = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

let world: World;
let notes = '';
let cin = '';
/** Half an hour ago by the clock of the portal, as the wall clock of California writes it. */
let received = '';
const kept = { fax: '', denied: '' };

beforeAll(async () => {
  world = await openWorld({ members: { aah: 40, ccah: 10 }, requests: 40 });
  received = instantText(world.portal.now.getTime() - 1_800_000).slice(0, 16);
  notes = join(await mkdtemp(join(tmpdir(), 'madrone-notes-')), 'notes.pdf');
  await writeFile(notes, NOTES);
  const { rows } = await world.portal.fresh.database.query<{ cin: string }>(
    `select cin from member m where plan = 'aah' and synthetic and not exists (select from member_assignment a
       where a.plan = m.plan and a.member_id = m.member_id and a.kind = 'medical_group')
     order by member_id desc limit 1`,
  );
  cin = rows[0]?.cin ?? '';
}, 120_000);
afterAll(() => world.close());

const button = (name: string | RegExp) =>
  world.page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
const field = (name: string) => world.page.getByLabel(name, { exact: true });
const main = () => world.page.locator('main');
const as = async (email: string) => {
  await leave(world);
  await speak(world, 'en');
  await signIn(world, email);
};
/** Another person at another browser, through the same server. */
const meanwhile = (email: string) => signedIn(world.portal, email);
const handleIn = (url: string) => url.split('/requests/')[1]?.split('?')[0] ?? '';

describe('an authorization specialist', () => {
  it('keys a fax with its document beside the form; the answer says number, time and what is missing', async () => {
    const { page } = world;
    await as('authorization-specialist@aah.example');
    await open(world, '/requests/new');
    await page.locator('input[type=file]').setInputFiles(notes);
    await page.locator('iframe[title*="notes.pdf"]').waitFor();
    await field('Client Index Number (CIN)').fill(cin);
    await page.keyboard.press('Enter');
    await button('This member').click();
    await world.page.getByRole('combobox', { name: 'Requested by' }).fill('demo-ecm');
    await field('Reached the plan').fill(received);
    await page.getByRole('combobox', { name: 'Code' }).fill('E1399');
    await field('Units').fill('3');
    await field('First day').fill('2026-04-20');
    await page.getByRole('radiogroup', { name: 'Photographs' }).getByText('does not apply').click();
    expect(await violations(page)).toEqual([]);
    await button('Keep the request').click();
    await page.getByRole('heading', { name: /^Request AR-\d{4}-\d{6} has come in$/ }).waitFor();
    const said = (await main().textContent()) ?? '';
    expect(said).toContain('Due ');
    expect(said).toContain('Who decides');
    expect(said).toContain('history of the presenting problem');
    await page.getByRole('link', { name: 'Open the request' }).click();
    await button('notes.pdf').waitFor();
    kept.fax = handleIn(page.url());
  });

  it('is told before sending that the same request stands already', async () => {
    const { page } = world;
    await open(world, '/requests/new');
    await field('Client Index Number (CIN)').fill(cin);
    await page.keyboard.press('Enter');
    await button('This member').click();
    await world.page.getByRole('combobox', { name: 'Requested by' }).fill('demo-ecm');
    await field('Reached the plan').fill(received);
    await page.getByRole('combobox', { name: 'Code' }).fill('E1399');
    await field('Units').fill('3');
    await field('First day').fill('2026-04-20');
    await button('Keep the request').click();
    await main().getByText('The same request stands already').waitFor();
    expect(await violations(page)).toEqual([]);
    await button('Send it all the same').click();
    await page.getByRole('heading', { name: /^It stood already: request AR-/ }).waitFor();
  });
});

describe('a reviewer nurse', () => {
  it('walks the list by keyboard, marks two and gives them to herself', async () => {
    const { page } = world;
    await as('reviewer-nurse@aah.example');
    await open(world, '/requests?who=nobody&awaits=review');
    await page.locator('tr.row').first().focus();
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await button('Assign 2 requests').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('License expires').fill('2099-12-31');
    await dialog.getByLabel('The license is for this kind of review').check();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
    await dialog.getByText('2 requests were assigned.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  });

  it('opens a request by Enter and reads why she may not deny', async () => {
    const { page } = world;
    await open(world, '/requests?who=me');
    await page.locator('tr.row').first().focus();
    await page.keyboard.press('Enter');
    const deny = button('Deny');
    await deny.waitFor();
    expect(await deny.getAttribute('aria-disabled')).toBe('true');
    const reason = await page.locator(`[id="${await deny.getAttribute('aria-describedby')}"]`).textContent();
    expect(reason).toContain('Only a medical director may deny or grant less than was asked.');
    expect(await violations(page)).toEqual([]);
  });

  it('asks for what is missing in words that write themselves, and keeps what she typed when somebody was quicker', async () => {
    const { page } = world;
    await open(world, `/requests/${kept.fax}`);
    await button('Ask for what is missing').click();
    const words = field('What the requester will read');
    expect(await words.inputValue()).toContain('history of the presenting problem');
    await words.fill('Please send the history; call me with questions.');
    const colleague = await meanwhile('pharmacist@aah.example');
    const urgent = await colleague.ask('POST', `/api/requests/${kept.fax}/urgency`, {
      urgency: 'urgent',
      why: 'worse',
    });
    expect(urgent.status).toBe(200);
    await button('Ask for what is missing').click();
    await main().getByText('Somebody else worked on this meanwhile').waitFor();
    expect(await violations(page)).toEqual([]);
    await button('Look again').click();
    await main().getByText('It was made urgent.').waitFor();
    expect(await words.inputValue()).toBe('Please send the history; call me with questions.');
    await button('Ask for what is missing').click();
    await main().getByText('Done: Ask for what is missing').waitFor();
    await main().getByText('Please send the history; call me with questions.').waitFor();
  });

  it('sends a case to the medical director', async () => {
    const { page } = world;
    await open(world, '/requests?who=me&awaits=review');
    await page.locator('tr.row a').first().click();
    await button('Send it to a medical director').click();
    await field('What you found').fill('The papers do not show that more is needed.');
    await button('Send it to a medical director').click();
    await main().getByText('A reviewer recommends to deny.').waitFor();
    kept.denied = handleIn(page.url());
  });
});

describe('a medical director', () => {
  it('finds it on the day’s page, sees a source beside the clause and denies with reference and reason', async () => {
    const { page } = world;
    await as('medical-director@aah.example');
    await main()
      .getByText(/^Waiting for a medical director/)
      .waitFor();
    await open(world, `/requests/${kept.denied}`);
    const source = page.locator('.case-argument button.code').first();
    const id = (await source.textContent()) ?? '';
    await source.click();
    await page.getByRole('dialog').getByText(id, { exact: true }).first().waitFor();
    await page.keyboard.press('Escape');
    await button('Deny').click();
    await field('Name of the guideline or provision').fill('SYNTHETIC state criteria');
    await field('Met?').selectOption('false');
    for (const question of ['Clinically appropriate?', 'Right setting?', 'A covered benefit?'])
      await field(question).selectOption('no');
    await page.locator('[name=circumstances]').fill('Nothing is particular.');
    await page.locator('[name=individualNeed]').fill('Looked at the papers.');
    await page.locator('[name=reason]').fill('We looked at your papers. They do not show that you need more now.');
    expect(await violations(page)).toEqual([]);
    await button('Deny').click();
    await page.getByRole('heading', { name: 'Decision', exact: true }).waitFor();
    expect(await main().textContent()).toContain('We looked at your papers.');
    expect(await violations(page)).toEqual([]);
  });

  it('schedules the talk about the denial the office asked for, and may say that the specialty fits', async () => {
    const { page } = world;
    const office = await meanwhile('care-manager@demo-ecm.example');
    const asked = await office.ask('POST', `/api/requests/${kept.denied}/discussion/ask`, {});
    expect(asked.status).toBe(200);
    await open(world, `/requests/${kept.denied}`);
    await button('Schedule the peer-to-peer discussion').click();
    await field('When').fill('2099-03-02T09:00');
    await page.getByLabel('Of the same or a similar specialty').check();
    expect(await violations(page)).toEqual([]);
    await button('Schedule the peer-to-peer discussion').click();
    await main()
      .getByText(/^A peer-to-peer discussion with .* was scheduled for/)
      .waitFor();
  });
});

describe('an office', () => {
  it('sees on its page what waits for it, and sends what was missing', async () => {
    const { page } = world;
    await as('care-manager@demo-ecm.example');
    await page.getByRole('combobox', { name: 'Plan' }).selectOption('aah');
    await main()
      .getByText(/^Requests that wait for information from you/)
      .waitFor();
    await open(world, `/requests/${kept.fax}`);
    expect(await main().textContent()).not.toContain('Approve in part');
    await button('Add information').click();
    await page.locator('input[type=file]').setInputFiles(notes);
    await main().getByText('Leave notes.pdf out').or(button('Leave notes.pdf out')).first().waitFor();
    for (const item of ['History of the presenting problem', 'Physical assessment'])
      await page.getByRole('radiogroup', { name: item }).getByText('attached').click();
    expect(await violations(page)).toEqual([]);
    await button('Add information').click();
    await main().getByText('Done: Add information').waitFor();
  });

  it('is not shown the plan’s oversight', async () => {
    await open(world, '/oversight');
    expect(await main().textContent()).not.toContain('Audit universe');
  });
});

describe('a member', () => {
  it('reads what was asked and how it stands, in Spanish', async () => {
    const { page } = world;
    const office = await meanwhile('care-manager@demo-clinic.example');
    const found = await office.ask('POST', '/api/members/find', { cin: '90000001B' });
    const line = { line: 1, code: 'E1399', units: 1, from: '2026-04-20' };
    const sent = await office.ask('POST', '/api/requests', {
      plan: 'ccah',
      member: found.body.members[0].handle,
      kind: 'pre_service',
      urgency: 'non_urgent',
      lines: [line],
    });
    expect(sent.status).toBe(200);
    await leave(world);
    await speak(world, 'es');
    await signIn(world, 'member@demo-members.example');
    const { number } = sent.body.request;
    await page.getByRole('link', { name: number }).click();
    await page.getByRole('heading', { name: 'Lo que ocurrió' }).waitFor();
    expect(await main().textContent()).toContain(number);
    expect(await violations(page)).toEqual([]);
  });
});

describe('compliance', () => {
  it('takes the audit universe as the server makes it, and that is recorded', async () => {
    const { page, portal } = world;
    await as('compliance@aah.example');
    await open(world, '/oversight?tab=universe');
    await field('Received from').fill('2020-01-01');
    await field('Received to').fill('2030-01-01');
    const [file] = await Promise.all([page.waitForEvent('download'), button('Save as CSV').click()]);
    const rows = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(rows[0]).toContain('Number,CIN,Line of business');
    expect(rows.some((row) => row.includes('denied') && row.includes('medical_director'))).toBe(true);
    const { rows: recorded } = await portal.fresh.database.query<{ rows: number }>(
      `select (detail->>'rows')::int as rows from audit_event where action = 'list.exported' and subject = 'requests.universe'`,
    );
    expect(recorded.map((one) => one.rows)).toEqual([rows.length - 1]);
  });

  it('reads times kept as picture and table, and the year in numbers', async () => {
    const { page } = world;
    await open(world, '/oversight');
    await page.getByText('Show as a table').first().click();
    expect(await page.locator('figure table').first().locator('tbody tr').count()).toBe(12);
    expect(await violations(page)).toEqual([]);
    await open(world, '/oversight?tab=year');
    await main().getByText('What is counted, and where the definition is ours').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('looks at a decided request as it looked before the decision', async () => {
    const { page } = world;
    await open(world, `/requests/${kept.denied}`);
    await page.getByRole('heading', { name: 'Decision', exact: true }).waitFor();
    await page.getByRole('link', { name: /^As it looked then, after step 1,/ }).click();
    await main()
      .getByText(/Nothing can be done here/)
      .waitFor();
    expect(await page.getByRole('heading', { name: 'Decision', exact: true }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });
});

describe.each(['en', 'es'])('the screens in %s at 1280 and 390 pixels', (language) => {
  const SCREENS: Readonly<Record<string, readonly string[]>> = {
    'reviewer-nurse@aah.example': ['/', '/requests', '/requests/new', 'a request'],
    'compliance@aah.example': [
      '/',
      '/oversight',
      '/oversight?tab=near',
      '/oversight?tab=year',
      '/oversight?tab=universe',
    ],
    'care-manager@demo-ecm.example': ['/', '/requests', '/requests/new'],
  };
  describe.each(Object.keys(SCREENS))('as %s', (email) => {
    beforeAll(async () => {
      await leave(world);
      await speak(world, language);
      await signIn(world, email);
    });

    it.each(SCREENS[email] ?? [])('%s', async (path) => {
      const { page } = world;
      await open(world, path === 'a request' ? `/requests/${kept.denied}` : path);
      const found = await violationsAtBothWidths(page);
      if (page.url().includes(cin)) found.push('the address names a member');
      expect(found).toEqual([]);
    });
  });
});

it('no page broke on the way', () => {
  expect(world.seen.troubles.filter((text) => !/40[1349]|422/.test(text))).toEqual([]);
});
