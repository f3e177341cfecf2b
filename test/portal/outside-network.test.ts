import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsAtBothWidths } from './browser.ts';
import { memberNumbers } from './case-page.ts';
import { leave, open, openWorld, signIn, speak, type World } from './world.ts';

// Who is not in the network, who follows which facility, and the forms a new provider has not been given: each at its screen.

let world: World;
beforeAll(async () => {
  world = await openWorld({ members: { aah: 40, ccah: 10 }, requests: 40 });
}, 120_000);
afterAll(() => world.close());

const button = (name: string | RegExp) => world.page.getByRole('button', { name });
const field = (name: string) => world.page.getByLabel(name, { exact: true });
const main = () => world.page.locator('main');
const as = async (email: string) => {
  await leave(world);
  await speak(world, 'en');
  await signIn(world, email);
};

describe('a request for somebody outside the network', () => {
  it('is keyed after the network was searched, and says so on its page and in the list', async () => {
    const { page } = world;
    const [cin = ''] = await memberNumbers(world, 'plan');
    await as('authorization-specialist@aah.example');
    await open(world, '/requests/new');
    await field('Client Index Number (CIN)').fill(cin);
    await page.keyboard.press('Enter');
    await button('This member').click();
    await field('Requested by').fill('demo-ecm');
    await page.getByRole('combobox', { name: 'Will serve' }).fill('SYNTHETIC Far Surgeon');
    await main().getByText('Nobody in the network matches.').waitFor();
    await main().getByRole('checkbox', { name: 'Not in the network' }).check();
    const outside = main().getByRole('group', { name: 'Will serve, not in the network' });
    expect(await outside.getByLabel('Name', { exact: true }).inputValue()).toBe('SYNTHETIC Far Surgeon');
    await outside.getByLabel('NPI', { exact: true }).fill('1234567890');
    await outside.getByLabel('County, if known').fill('Kern');
    await outside.getByLabel('Phone, if known').fill('661-555-0100');
    await page.getByRole('combobox', { name: 'Code' }).fill('E1399');
    await field('Units').fill('2');
    await field('First day').fill('2026-04-21');
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await button('Keep the request').click();
    await main().getByText('The NPI does not check. Compare its ten digits.').waitFor();
    await outside.getByLabel('NPI', { exact: true }).fill('1234567893');
    await button('Keep the request').click();
    await page.getByRole('heading', { name: /^Request AR-\d{4}-\d{6} has come in$/ }).waitFor();
    await page.getByRole('link', { name: 'Open the request' }).click();
    await main().getByText('NPI 1234567893, Kern, 661-555-0100').waitFor();
    await main().getByText("Who will serve is not in the plan's network.").first().waitFor();
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await open(world, '/requests?sort=-received');
    await page.locator('tr.row').first().getByText('Not in the network').waitFor();
    expect(await violationsAtBothWidths(page)).toEqual([]);
  });
});

describe('who follows which facility', () => {
  it('is kept by a reviewer, the facility found by a part of its name', async () => {
    const { page } = world;
    await as('reviewer-nurse@aah.example');
    await open(world, '/oversight');
    await main().getByText('Nobody follows a facility yet').waitFor();
    await page.getByRole('combobox', { name: 'Facility' }).pressSequentially('demo');
    await page.getByRole('option').first().click();
    await button('Keep').click();
    await main().getByText('It is kept.').waitFor();
    await main().getByRole('table', { name: 'Who follows which facility' }).getByRole('row').nth(1).waitFor();
    expect(await violationsAtBothWidths(page)).toEqual([]);
  });
});

describe('a form a provider has not been given', () => {
  it('stands as a task until somebody says that it was given', async () => {
    const { page } = world;
    await as('provider-relations@ccah.example');
    await open(world, '/network?tab=forms');
    const tasks = page.locator('tr.row');
    await tasks.first().waitFor();
    const before = await tasks.count();
    await tasks.first().getByRole('button').click();
    await main()
      .getByText(/^Written down: given to /)
      .waitFor();
    await expect.poll(() => tasks.count()).toBe(before - 1);
    expect(await violationsAtBothWidths(page)).toEqual([]);
  });
});
