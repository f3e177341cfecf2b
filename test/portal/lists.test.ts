import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from './browser.ts';
import { leave, open, openWorld, signIn, type World } from './world.ts';

// Lists as people work with them: saved, chosen, taken away, filled from files; and what stands on the day's page.

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
afterAll(() => world.close());

const button = (name: string) => world.page.getByRole('button', { name, exact: true });
const downloaded = async (press: () => Promise<unknown>) => {
  const [file] = await Promise.all([world.page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
};
const exported = async () =>
  (
    await world.portal.fresh.database.query<{ subject: string; rows: number }>(
      `select subject, (detail->>'rows')::int as rows from audit_event where action = 'list.exported' order by sequence desc limit 1`,
    )
  ).rows[0];

describe('an emergency', () => {
  it('opens a page for a reason, waits on the day’s page of compliance, is reviewed there and waits no more', async () => {
    const { page } = world;
    await leave(world);
    await signIn(world, 'care-manager@demo-clinic.example');
    const { rows } = await world.portal.fresh.database.query<{ cin: string }>(
      `select cin from member m where plan = 'ccah' and not exists (select from member_tie t
         where t.plan = m.plan and t.member_id = m.member_id and t.organization_id = 'demo-clinic') order by cin limit 1`,
    );
    await open(world, '/members');
    await button('Emergency access').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[name=cin]').fill(rows[0]?.cin ?? '');
    await dialog.locator('[name=reason]').fill('aaaaaaaaaaaaaaaaaaaa');
    await dialog.getByRole('button', { name: 'Open the page' }).click();
    await dialog.getByText('Say in more words why this must be done now.').waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.locator('[name=reason]').fill('found unconscious in our waiting room');
    await dialog.getByRole('button', { name: 'Open the page' }).click();
    await page.waitForURL('**/members/*-*');
    await leave(world);
    await signIn(world, 'compliance@ccah.example');
    await page.getByRole('link', { name: '1 page opened in an emergency waits for review' }).click();
    await page.getByText('found unconscious in our waiting room').waitFor();
    expect(await violations(page)).toEqual([]);
    await button('With good reason').click();
    await page.getByText(/With good reason · Synthetic compliance/).waitFor();
    const { name, text } = await downloaded(() => button('Save as CSV').click());
    expect(name).toBe('madrone-emergencies.csv');
    expect(text).toContain('found unconscious in our waiting room,justified,ccah');
    await open(world, '/');
    expect(await page.locator('main').textContent()).not.toContain('emergency');
  });
});

describe('a list', () => {
  it('is taken away as the server hands it over, with the columns that show, and that is recorded', async () => {
    const { page } = world;
    await open(world, '/audit');
    await button('Columns').click();
    await page.getByRole('menuitemcheckbox', { name: 'Record concerned' }).click();
    await page.keyboard.press('Escape');
    const { text } = await downloaded(() => button('Save as CSV').click());
    expect(text.split('\r\n')[0]).toBe('\uFEFFWhen,Who,What,Plan');
    expect(await exported()).toEqual({ subject: 'audit.export', rows: text.split('\r\n').length - 2 });
    await page.reload();
    await page.getByRole('columnheader', { name: 'Who' }).waitFor();
    expect(await page.getByRole('columnheader', { name: 'Record concerned' }).count()).toBe(0);
  });

  it('is saved under a name with its filters and columns, shared, opened again and forgotten', async () => {
    const { page } = world;
    await page.getByLabel('What', { exact: true }).selectOption('sign_in');
    await page.waitForURL('**/audit?action=sign_in');
    await button('Views').click();
    await page.getByRole('menuitem', { name: 'Save this view' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[name=name]').fill('Who came in');
    await dialog.getByRole('checkbox').check();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await open(world, '/audit');
    await button('Views').click();
    await page.getByRole('menuitem', { name: 'Who came in' }).click();
    await page.waitForURL('**/audit?action=sign_in');
    await button('Views').click();
    await page.getByRole('menuitem', { name: 'Save this view' }).click();
    await button('Forget Who came in').click();
    await button('Forget Who came in').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
  });

  it('of members is found by name, taken away with its count, and hidden on a shared screen', async () => {
    const { page } = world;
    await open(world, '/members?by=list');
    await page.getByLabel('Name', { exact: true }).fill('exa');
    await page.locator('tr.row').first().waitFor();
    const said = await page.getByRole('status').filter({ hasText: /rows/ }).first().textContent();
    const { text } = await downloaded(() => button('Save as CSV').click());
    expect(`${text.split('\r\n').length - 2} rows`).toBe(said?.trim());
    await button('Hide names and numbers of members').click();
    expect(await page.locator('tr.row').first().textContent()).not.toMatch(/EXAMPLE/);
    await button('Hide names and numbers of members').click();
  });

  it('that is copied by hand is noted, and nothing is noted where no member is named', async () => {
    const { page } = world;
    const notes = async () =>
      (await world.portal.fresh.database.query(`select from audit_event where action = 'page.copied'`)).rowCount;
    await page.locator('h1').click({ clickCount: 3 });
    await page.keyboard.press('ControlOrMeta+c');
    await page
      .locator('tr.row [data-private]')
      .first()
      .evaluate((name) => getSelection()?.selectAllChildren(name));
    await page.keyboard.press('ControlOrMeta+c');
    await expect.poll(notes).toBe(1);
  });
});

describe('a file', () => {
  it('of enrolment shows what was rejected, record by record, with what to do', async () => {
    const { page } = world;
    await leave(world);
    await signIn(world, 'enrollment@ccah.example');
    await open(world, '/enrollment');
    const text =
      'cin,plan_id,last_name,first_name,born,coverage_from,coverage_to,county\n90000071A,T71,SYNTHETIC,ADA,1990-01-01,2024-01-01,,Merced\nnonsense,T72,SYNTHETIC,BO,1990-13-01,2024-01-01,,Merced\n';
    await page.setInputFiles('input[type=file]', { name: 'two.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await button('Show what it would do').click();
    await page.getByText('Nothing was taken. Load it').waitFor();
    await page.getByText('1990-13-01').waitFor();
    await button('Load').click();
    await page.getByRole('status').filter({ hasText: '1 taken, 0 with remarks, 1 rejected' }).waitFor();
    await page.locator('li', { hasText: 'two.csv' }).getByRole('button', { name: 'Show what was found' }).click();
    await page.getByText('1990-13-01').waitFor();
    expect(await violations(page)).toEqual([]);
    const { name } = await downloaded(() => button('Save the answer').click());
    expect(name).toBe('answer-two.csv.csv');
  });

  it('of people comes back with each one’s eligibility, and says which rows nobody could answer', async () => {
    const { page } = world;
    await open(world, '/members?by=many');
    const text = 'reference,cin\na,90000071A\nb,90000079A\nc,=1+1\n';
    await page.setInputFiles('input[type=file]', { name: 'ask.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const { text: answer } = await downloaded(() => button('Check eligibility').click());
    expect(answer.split('\r\n')).toHaveLength(5);
    await page.getByRole('status').filter({ hasText: '3 rows, 1 eligible.' }).waitFor();
    await page.getByText('Nobody found').waitFor();
    await page.getByText('The row cannot be read').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('somebody with two seats', () => {
  it('changes between them, and each has its own desk', async () => {
    const { page } = world;
    await world.portal.fresh.database.query(
      `insert into seat (account_id, organization_id, roles) select account_id, 'ccah', '{compliance}' from account
       where email = 'biller@demo-clinic.example'`,
    );
    await leave(world);
    await signIn(world, 'biller@demo-clinic.example');
    const menu = page.getByRole('navigation', { name: 'Main' });
    const first = (await menu.textContent())?.includes('Audit record');
    await page.locator('header button').last().click();
    await page
      .getByRole('menuitem', { name: /Work for|Change to|Alliance|Pajaro/ })
      .first()
      .click();
    await expect.poll(async () => (await menu.textContent())?.includes('Audit record')).toBe(!first);
  });
});
