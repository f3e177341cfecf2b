import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { leave, open, openWorld, signIn, speak, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  await leave(world);
  await speak(world, 'en');
});

const main = () => world.page.locator('main');

describe('the directory', () => {
  it('is filtered by ZIP and distance without either in an address, and saved as a file that computes nothing', async () => {
    const { page, seen } = world;
    await signIn(world, 'reviewer-nurse@ccah.example');
    await open(world, '/directory');
    seen.addresses.length = 0;
    await page.getByLabel('ZIP code').fill('95340');
    await page.keyboard.press('Enter');
    await page.getByLabel('Within').selectOption('10');
    await main()
      .getByText(/miles? away/)
      .first()
      .waitFor();
    await page.getByText('More filters').click();
    await page.getByLabel('How it stands to the plan').selectOption('contracted');
    await main().locator('article', { hasText: 'published by the plan' }).first().waitFor({ state: 'detached' });
    expect([page.url(), ...seen.addresses].filter((address) => address.includes('95340'))).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text).toContain('SYNTHETIC Merced Clinic 1');
    expect(text.split('\r\n').some((line) => /^[=+@]/.test(line))).toBe(false);
  });

  it('is searched from the box at the top with nothing typed in an address', async () => {
    const { page, seen } = world;
    await signIn(world, 'reviewer-nurse@ccah.example');
    seen.addresses.length = 0;
    await page.keyboard.press('/');
    await page.keyboard.type('Zebulon');
    await page.keyboard.press('Enter');
    await main().getByText('Nothing fits these filters').waitFor();
    await main()
      .getByText(/Search Results for/)
      .waitFor();
    expect([page.url(), ...seen.addresses].filter((address) => address.includes('Zebulon'))).toEqual([]);
  });
});

describe('an account manager', () => {
  it('changes the place of the organization by keyboard, and the directory shows it with who checked it [HN-PORT-07]', async () => {
    const { page } = world;
    await signIn(world, 'account-manager@demo-clinic.example');
    await open(world, '/network');
    await main().getByRole('link', { name: 'Open' }).focus();
    await page.keyboard.press('Enter');
    const number = main().getByLabel('Number or address').first();
    await number.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('831-555-01');
    await page.keyboard.press('Enter');
    await main().getByRole('alert').getByText('Write a telephone number as').waitFor();
    await number.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('831-555-0177');
    await page.keyboard.press('Enter');
    await main().getByText('contacts: Synthetic account manager, SYNTHETIC Pajaro Clinic').waitFor();
    await open(world, '/directory?county=Santa+Cruz&need=primary_care');
    const card = main().locator('article', { hasText: 'SYNTHETIC Pajaro Clinic' });
    await card.getByRole('link', { name: '831-555-0177' }).waitFor();
    expect(await card.getByRole('link', { name: '831-555-0177' }).getAttribute('href')).toBe('tel:8315550177');
    expect(await card.textContent()).toContain('by the organization itself');
  });

  it('reports capacity and sees at once how it stands to the ratio [HN-ASG-05]', async () => {
    const { page } = world;
    await signIn(world, 'account-manager@demo-ecm.example');
    await open(world, '/network?tab=report');
    await page.getByLabel('Lead care managers').fill('1');
    await page.getByLabel('Members enrolled').fill('51');
    await page.keyboard.press('Enter');
    await main().getByText('1 lead care manager').waitFor();
    expect(await main().textContent()).toContain('51');
  });
});

describe('provider relations', () => {
  it('add a paper and read what it meets', async () => {
    const { page } = world;
    await signIn(world, 'provider-relations@health-net.example');
    await open(world, '/network/practitioners/health-net.demo-doula.two');
    await main().getByText('has run out').waitFor();
    await page.getByRole('button', { name: 'Add a paper' }).click();
    await page.getByLabel('Paper', { exact: true }).selectOption('hipaa_training');
    await page.getByLabel('Dated').fill('2026-03-01');
    await page.keyboard.press('Enter');
    await main().getByText('HIPAA training: Synthetic provider relations, Health Net').waitFor();
  });

  it('say by keyboard which organization bills under a number', async () => {
    const { page } = world;
    await signIn(world, 'provider-relations@ccah.example');
    await open(world, '/network?tab=providers');
    await page.getByLabel('Name, organization or NPI').fill('1000000012');
    const row = main().getByRole('row', { name: 'SYNTHETIC LACTATION CARE' });
    await row.getByText('No organization').waitFor();
    await row.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Which organization bills under NPI 1000000012?').waitFor();
    await page.getByRole('dialog').getByLabel('Organization').selectOption('SYNTHETIC Pajaro Clinic');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await row.getByText('SYNTHETIC Pajaro Clinic').waitFor();
  });

  it('publish a communication that is found by its number, and take it off the recent list [HN-COM-01, HN-COM-02]', async () => {
    const { page } = world;
    await signIn(world, 'provider-relations@health-net.example');
    await open(world, '/library?tab=publish');
    await page.getByLabel('Material number').fill('26-077');
    await page.getByLabel('Title in English').fill('SYNTHETIC mobile imaging');
    await page.getByLabel('Text in English').fill('It comes.\n\nOn a truck.');
    await page.getByRole('textbox', { name: 'Published' }).fill('2026-03-01');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('link', { name: 'SYNTHETIC mobile imaging' }).waitFor();
    await open(world, '/library?tab=recent');
    await page.getByRole('link', { name: 'SYNTHETIC mobile imaging' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('26-077');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'SYNTHETIC mobile imaging' }).click();
    await page.getByRole('heading', { level: 1, name: 'SYNTHETIC mobile imaging' }).waitFor();
    expect(await main().textContent()).toContain('26-077');
    await open(world, '/library?tab=publish');
    await page.getByRole('button', { name: 'Take 26-077 off the recent list' }).click();
    await main().getByText('in the archive only').waitFor();
    await open(world, '/library?tab=archive');
    await page.getByRole('link', { name: 'SYNTHETIC mobile imaging' }).waitFor();
    await open(world, '/library?tab=recent');
    await main().getByText('No recent communications').waitFor();
  });
});
