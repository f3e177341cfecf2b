import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '../../src/app/portal/testing.ts';
import { addDays, instantText } from '../../src/kernel/index.ts';
import { violations, violationsAtBothWidths } from './browser.ts';
import { DIRECTOR, deniedRequest, OFFICE } from './denied-request.ts';
import { leave, open, openWorld, signIn, speak, type World } from './world.ts';

// A week at the desk of appeals and grievances: who files, who works, who decides, each at its own screens.

const PAPER = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const STAFF = 'appeals@aah.example';
const SECOND = 'pharmacist@aah.example';

let world: World;
let paper = '';
let cin = '';
const kept = { request: '', number: '', appeal: '', late: '' };

beforeAll(async () => {
  world = await openWorld({ members: { aah: 40, ccah: 10 }, requests: 40 });
  paper = join(await mkdtemp(join(tmpdir(), 'madrone-consent-')), 'consent.pdf');
  await writeFile(paper, PAPER);
  const { database } = world.portal.fresh;
  const { rows } = await database.query<{ cin: string }>(
    `select cin from member m where plan = 'aah' and synthetic and not exists (select from member_assignment a
       where a.plan = m.plan and a.member_id = m.member_id and a.kind = 'medical_group')
     order by member_id desc limit 1`,
  );
  cin = rows[0]?.cin ?? '';
  // Who denied never decides the appeal: the plan needs a second director.
  await database.query(
    `update seat set roles = '{medical_director}' where account_id = (select account_id from account where email = $1)`,
    [SECOND],
  );
  Object.assign(kept, await deniedRequest(world.portal, cin));
}, 120_000);
afterAll(() => world.close());

/** Another person at another browser, through the same server. */
const meanwhile = (email: string) => signedIn(world.portal, email);

const button = (name: string | RegExp) =>
  world.page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
const field = (name: string) => world.page.getByLabel(name, { exact: true });
const main = () => world.page.locator('main');
const says = (text: string | RegExp) => main().getByText(text).first().waitFor();
const handleIn = (url: string) => url.split('/appeals/')[1]?.split('?')[0] ?? '';
const as = async (email: string) => {
  await leave(world);
  await speak(world, 'en');
  await signIn(world, email);
};
const openFiled = async () => {
  await world.page.getByRole('link', { name: 'Open it' }).click();
  await world.page.getByRole('heading', { name: 'What happened' }).waitFor();
  return handleIn(world.page.url());
};

describe('an office', () => {
  it('appeals for the member from the request’s page, once the member’s written consent is there', async () => {
    const { page } = world;
    await as(OFFICE);
    await page.getByRole('combobox', { name: 'Plan' }).selectOption('aah');
    await open(world, `/requests/${kept.request}`);
    await page.getByRole('link', { name: 'Appeal this decision' }).click();
    await says('It cannot be filed like this yet');
    expect(await field('Decision').locator('option:checked').textContent()).toContain(kept.number);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel(/^The member agreed in writing/).check();
    await says('The appeal can be filed.');
    await says(/^Standard appeal \(30 calendar days\): by /);
    await field('Why the decision is wrong').fill('The member cannot walk without it.');
    await page.locator('input[type=file]').setInputFiles(paper);
    await button('Leave consent.pdf out').waitFor();
    await button('File the appeal').click();
    await page.getByRole('heading', { name: /^Appeal AP-\d{4}-\d{6} has come in$/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    kept.appeal = await openFiled();
    await says('The member cannot walk without it.');
  });

  it('sees what it may do there and none of the plan’s own work', async () => {
    const { page } = world;
    await button('Add papers or words').click();
    await field('In words').fill('A letter of the doctor follows.');
    await button('Add papers or words').click();
    await says('Done: Add papers or words');
    const said = (await main().textContent()) ?? '';
    expect(said).not.toContain('Acknowledge it');
    expect(said).not.toContain('Assign it');
    expect(await violations(page)).toEqual([]);
  });

  it('is told at once that a decision is appealed already', async () => {
    await open(world, `/requests/${kept.request}`);
    await world.page.getByRole('link', { name: 'Appeal this decision' }).click();
    await world.page.getByLabel(/^The member agreed in writing/).check();
    await says('This decision is appealed already.');
  });
});

describe('the appeals department', () => {
  it('keys a late appeal taken by telephone: policy says late, asks for good cause, then takes it', async () => {
    const { page } = world;
    await as(STAFF);
    await open(world, '/appeals/new');
    await field('Client Index Number (CIN)').fill(cin);
    await page.keyboard.press('Enter');
    await button('This member').click();
    await field('Reached the plan').fill(instantText(world.portal.now.getTime() - 1_800_000).slice(0, 16));
    await field('Day of the letter that said so').fill(addDays(world.portal.now.toISOString().slice(0, 10), -100));
    await says('Say above what kept you from filing in time.');
    expect(await violations(page)).toEqual([]);
    await field('What kept you from filing in time').fill('In the hospital for two months.');
    await says('The appeal can be filed.');
    await page.getByLabel(/^It cannot wait/).check();
    await says(/^Expedited appeal \(72 hours\): by /);
    await page.getByLabel(/^The service was approved before/).check();
    await says('It is not known yet whether the service goes on. Policy asks for:');
    await field('Approved through').fill('2026-01-31');
    await says('The service does not go on while the appeal runs.');
    await field('Why the decision is wrong').fill('The treatment stopped too early.');
    expect(await violations(page)).toEqual([]);
    await button('File the appeal').click();
    await page.getByRole('heading', { name: /^Appeal AP-/ }).waitFor();
    kept.late = await openFiled();
    await says('In the hospital for two months.');
  });

  it('refuses to expedite it, tells the member by word, and takes it back when the member says so', async () => {
    await button('Refuse to expedite it').click();
    await field('Why').fill('Waiting does no harm.');
    await button('Refuse to expedite it').click();
    await says('Done: Refuse to expedite it');
    await says('Tell the member by word that it is not expedited');
    await button('Record that the member was told by word').click();
    await button('Record that the member was told by word').click();
    await says('The member was told so by word.');
    await button('Withdraw it').click();
    await field('Why').fill('The member called: it is settled.');
    await button('Withdraw it').click();
    await says('It was withdrawn.');
    expect(await violations(world.page)).toEqual([]);
  });

  it('walks the list by keyboard, marks one and gives it to the second director', async () => {
    const { page } = world;
    await open(world, '/appeals?kind=appeal');
    await page.locator('tr.row').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await button('Assign 1 case').click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('combobox', { name: 'Who takes it' })
      .selectOption({ label: 'Synthetic pharmacist (medical director)' });
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
    await dialog.getByText('1 case was assigned.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await field('With').selectOption({ label: 'Synthetic pharmacist' });
    await main().getByText('1 row', { exact: true }).waitFor();
  });

  it('reads the decision as it stood, and why it may not decide', async () => {
    const { page } = world;
    await open(world, `/appeals/${kept.appeal}`);
    await page.getByRole('heading', { name: 'That decision, as it stood' }).waitFor();
    const said = (await main().textContent()) ?? '';
    expect(said).toContain('The papers do not show that more is needed.');
    expect(said).toContain('The rule as it stood at the decision');
    const decide = button('Decide');
    expect(await decide.getAttribute('aria-disabled')).toBe('true');
    const reason = await page.locator(`[id="${await decide.getAttribute('aria-describedby')}"]`).textContent();
    expect(reason).toContain('A clinician decides what turns on medical necessity.');
    await button('consent.pdf').click();
    await page.locator('iframe[title*="consent.pdf"]').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('confirms that it came; somebody was quicker with the next step, and what was typed is kept', async () => {
    const { page } = world;
    await button('Acknowledge it').click();
    await button('Acknowledge it').click();
    await says('Done: Acknowledge it');
    await button('Take 14 days more').click();
    await field('Who asks for more time').selectOption('plan');
    await field('Does it serve the member?').selectOption('yes');
    await field('Why').fill('A test comes back next week.');
    const colleague = await meanwhile(SECOND);
    const added = await colleague.ask('POST', `/api/appeals/${kept.appeal}/information`, {
      note: 'The test is booked.',
    });
    expect(added.status).toBe(200);
    await button('Take 14 days more').click();
    await says('Somebody else worked on this meanwhile');
    expect(await violations(page)).toEqual([]);
    await button('Look again').click();
    await says('The test is booked.');
    expect(await field('Why').inputValue()).toBe('A test comes back next week.');
    await button('Take 14 days more').click();
    await says('More time was taken: Standard appeal.');
  });

  it('assigns it, makes it expedited and finds it by its number', async () => {
    const { page } = world;
    await button('Assign it').click();
    await field('Who takes it').selectOption({ label: 'Synthetic pharmacist (medical director)' });
    await button('Assign it').click();
    await says('It was given to Synthetic pharmacist.');
    await button('Make it expedited').click();
    await field('Why').fill('It got worse.');
    await button('Make it expedited').click();
    await says('It was made expedited.');
    const number = ((await page.locator('h1').textContent()) ?? '').split(' ')[0] ?? '';
    await page.getByRole('searchbox').fill(number);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: number }).waitFor();
    expect(page.url()).not.toContain(number);
    expect(await violations(page)).toEqual([]);
  });
});

describe('a medical director', () => {
  it('who denied it reads why he does not decide the appeal', async () => {
    await as(DIRECTOR);
    await open(world, `/appeals/${kept.appeal}`);
    await says(/Who made the first decision does not decide the appeal\./);
  });

  it('who did not finds it on the day’s page, and wins for the member what was asked', async () => {
    const { page } = world;
    await as(SECOND);
    await says(/^Appeals and grievances that wait for a clinician/);
    await open(world, `/appeals/${kept.appeal}`);
    await button('Decide').click();
    await field('Outcome').selectOption('overturned');
    await field('Do you work under who decided first?').selectOption('no');
    await field('Reason in plain words').fill('The doctor’s letter shows that you need it.');
    await button('Decide').click();
    await says('Facts are missing that would settle it.');
    await field('Does your license and expertise fit the condition?').selectOption('yes');
    expect(await violations(page)).toEqual([]);
    await button('Decide').click();
    await says('What was won is still to be authorized.');
  });
});

describe('the appeals department, after the decision', () => {
  it('carries out what was won: the request has its new decision', async () => {
    await as(STAFF);
    await says(/^Resolved, still to be told or carried out: [1-9]/);
    await open(world, `/appeals/${kept.appeal}`);
    await button('Carry out what was won').click();
    await says(`Request ${kept.number} gets its new decision, and claims find the approval.`);
    await button('Carry out what was won').click();
    await says('What was won is authorized.');
    const office = await meanwhile(OFFICE);
    expect((await office.ask('GET', `/api/requests/${kept.request}`)).body.outcome).toBe('approved');
    await world.page.getByRole('heading', { name: 'That decision, as it stood' }).waitFor();
    await says('The papers do not show that more is needed.');
    expect(await violations(world.page)).toEqual([]);
  });

  it('records a State Hearing and how it ended', async () => {
    await button('Record a State Hearing or independent review').click();
    await field('Asked for on').fill(world.portal.now.toISOString().slice(0, 10));
    await button('Record a State Hearing or independent review').click();
    await says('Not decided yet');
    await button('Record its outcome').click();
    await field('Ended on').fill(world.portal.now.toISOString().slice(0, 10));
    await field('The plan got the decision').fill(instantText(world.portal.now.getTime()).slice(0, 16));
    await field('Outcome').selectOption('dismissed');
    expect(await violations(world.page)).toEqual([]);
    await button('Record its outcome').click();
    await says(/^Ended on .*: dismissed$/);
  });

  it('takes the list as the server makes it, and that is recorded', async () => {
    const { page, portal } = world;
    await open(world, '/appeals?state=any');
    const [file] = await Promise.all([page.waitForEvent('download'), button('Save as CSV').click()]);
    const rows = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(rows.length).toBeGreaterThan(10);
    const { rows: recorded } = await portal.fresh.database.query<{ rows: number }>(
      `select (detail->>'rows')::int as rows from audit_event where action = 'list.exported' and subject = 'appeals.export'`,
    );
    expect(recorded.map((one) => one.rows)).toEqual([rows.length - 1]);
  });
});

describe('compliance', () => {
  it('sees by clause and criteria how often decisions did not stand, as picture and table', async () => {
    const { page } = world;
    await as('compliance@aah.example');
    await open(world, '/oversight?tab=overturns');
    await says(/^Criteria not met: MCG/);
    await page.getByText('Show as a table').first().click();
    await page.locator('figure table').getByText('Criteria not met').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('a member', () => {
  it('files a grievance from the own page, in Spanish, and reads where it stands', async () => {
    const { page } = world;
    await leave(world);
    await speak(world, 'es');
    await signIn(world, 'member@demo-members.example');
    await page.getByRole('link', { name: 'Presentar una queja' }).click();
    await says('La queja se puede presentar en cualquier momento.');
    expect(await violations(page)).toEqual([]);
    await field('Qué salió mal').fill('Esperé tres horas.');
    await button('Presentar la queja').click();
    await page.getByRole('heading', { name: /^Llegó la queja GR-/ }).waitFor();
    await open(world, '/');
    await says('Queja: la estamos investigando.');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: /^GR-/ }).first().click();
    await page.getByRole('heading', { name: 'Lo que ocurrió' }).waitFor();
    expect(await main().textContent()).toContain('Esperé tres horas.');
    expect(await violations(page)).toEqual([]);
  });
});

describe.each(['en', 'es'])('the screens in %s at 1280 and 390 pixels', (language) => {
  const SCREENS: Readonly<Record<string, readonly string[]>> = {
    [STAFF]: ['/', '/appeals', '/appeals/new', '/oversight', 'an appeal'],
    [OFFICE]: ['/appeals', '/appeals/new?kind=grievance'],
    'member@demo-members.example': ['/', '/appeals', '/appeals/new'],
  };
  describe.each(Object.keys(SCREENS))('as %s', (email) => {
    beforeAll(async () => {
      await leave(world);
      await speak(world, language);
      await signIn(world, email);
    });

    it.each(SCREENS[email] ?? [])('%s', async (path) => {
      const { page } = world;
      await open(world, path === 'an appeal' ? `/appeals/${kept.appeal}` : path);
      const found = await violationsAtBothWidths(page);
      if (page.url().includes(cin)) found.push('the address names a member');
      expect(found).toEqual([]);
    });
  });
});

it('no page broke on the way', () => {
  expect(world.seen.troubles.filter((text) => !/40[1349]|422/.test(text))).toEqual([]);
});
