import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsAtBothWidths } from './browser.ts';
import { leave, open, openWorld, signIn, speak, type World } from './world.ts';

// A clinic refers a member, the organization it was sent to works on it, and who referred follows it to its end.

let world: World;
let cin = '';
let npi = '';
const kept = { page: '', member: '' };
let person = { last: '', first: '', born: '' };

beforeAll(async () => {
  world = await openWorld({ members: { ccah: 80 }, requests: 4 });
  const { database } = world.portal.fresh;
  const one = async (sql: string) => (await database.query<{ id: string }>(sql)).rows[0]?.id ?? '';
  cin = await one(
    `select m.cin as id from member m where m.plan = 'ccah' and m.synthetic and not exists (
       select from case_file c where c.plan = m.plan and c.member_id = m.member_id) order by m.member_id desc limit 1`,
  );
  const named = await database.query<typeof person>(
    `select last_name as last, first_name as first, born::text from member where plan = 'ccah' and cin = $1`,
    [cin],
  );
  person = named.rows[0] ?? person;
  npi = await one(`select npi as id from provider where plan = 'ccah' and provider_id = 'demo-ecm'`);
  kept.member = await one(
    `select m.handle as id from member m join case_file c using (plan, member_id) where m.plan = 'ccah' and c.kind = 'referral' limit 1`,
  );
}, 180_000);
afterAll(() => world.close());

const button = (name: string) => world.page.getByRole('button', { name, exact: true });
const field = (name: string) => world.page.getByLabel(name, { exact: true });
const main = () => world.page.locator('main');
const as = async (email: string, language = 'en') => {
  await leave(world);
  await speak(world, language);
  await signIn(world, email);
};
const done = (what: string) => main().getByText(`Done: ${what}`).waitFor();

describe('a referral from end to end', () => {
  it('is made by a clinic, to an organization the member chose', async () => {
    const { page } = world;
    await as('care-manager@demo-clinic.example');
    await open(world, '/referrals/new');
    await field('Client Index Number (CIN)').fill(cin);
    await page.keyboard.press('Enter');
    await button('This member').click();
    await field('Service').selectOption('recuperative_care');
    await page.getByRole('combobox', { name: 'To whom, if known' }).fill(npi);
    await page.getByRole('option', { name: new RegExp(npi) }).click();
    await field('Who chose').selectOption('member');
    await field('Social circumstances').fill('SYNTHETIC: no home after the hospital.');
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await button('Send the referral').click();
    await main().getByText('What can be done now').waitFor();
    kept.page = new URL(page.url()).pathname;
    const said = (await main().textContent()) ?? '';
    expect(said).toContain('SYNTHETIC Pajaro Clinic');
    expect(said).toContain('the member chose');
    const accept = button('Accept it');
    expect(await accept.getAttribute('aria-disabled')).toBe('true');
    expect(page.url()).not.toContain(cin);
  });

  it('made again by the same clinic is the same one, and says so', async () => {
    const { page } = world;
    await open(world, '/referrals/new');
    await main().getByText('Name and birth').click();
    await field('Last name').fill(person.last.toLowerCase());
    await field('First name').fill(person.first);
    await field('Date of birth').fill(person.born);
    await page.keyboard.press('Enter');
    await button('This member').click();
    await field('Service').selectOption('recuperative_care');
    await button('Send the referral').click();
    await main().getByText('There was one already').waitFor();
    expect(new URL(page.url()).pathname).toBe(kept.page);
  });

  it('is found by keyboard in the list of who received it, accepted, begun and closed', async () => {
    const { page } = world;
    await as('care-manager@demo-ecm.example');
    await open(world, '/referrals?mine=received&sort=-received');
    await page.locator('tr.row').first().focus();
    await page.keyboard.press('Enter');
    await main().getByText('no home after the hospital').waitFor();
    expect(new URL(page.url()).pathname).toBe(kept.page);
    await button('Accept it').click();
    await button('Accept it').click();
    await done('Accept it');
    await button('Record that the service began').click();
    await field('Service began on').fill(world.portal.now.toISOString().slice(0, 10));
    await button('Record that the service began').click();
    await done('Record that the service began');
    await button('Close it').click();
    await field('How it ended').selectOption('services_received');
    await button('Close it').click();
    await main().getByText('It was closed: services received.').waitFor();
    expect(await violationsAtBothWidths(page)).toEqual([]);
  });

  it('is followed by who referred, and is nothing to an office that is no party to it', async () => {
    await as('care-manager@demo-clinic.example');
    await open(world, kept.page);
    await main().getByText('closed: services received').first().waitFor();
    await as('care-manager@demo-doula.example');
    await open(world, kept.page);
    expect(await main().textContent()).not.toContain('RF-');
  });

  it('is asked for by a member on her own page, in Spanish', async () => {
    const { page } = world;
    await as('member@demo-members.example', 'es');
    await page.getByRole('heading', { name: 'Cómo van sus referencias' }).waitFor();
    await page.getByRole('link', { name: 'Pedir que me refieran a un servicio' }).click();
    await field('Servicio').selectOption('lactation_consultant');
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await button('Enviar la referencia').click();
    await main()
      .getByText(/^Hecha por el miembro, recibida el/)
      .waitFor();
    expect(await violationsAtBothWidths(page)).toEqual([]);
  });
});

describe.each(['en', 'es'])('the screens in %s at 1280 and 390 pixels', (language) => {
  const SCREENS: Readonly<Record<string, readonly string[]>> = {
    'care-team@ccah.example': ['/referrals', '/referrals?state=any', '/referrals/new', 'page', 'member'],
    'care-manager@demo-ecm.example': ['/referrals', '/referrals/new'],
  };
  describe.each(Object.keys(SCREENS))('as %s', (email) => {
    beforeAll(() => as(email, language));

    it.each(SCREENS[email] ?? [])('%s', async (path) => {
      const { page } = world;
      await open(
        world,
        path === 'page' ? kept.page : path === 'member' ? `/members/${kept.member}?tab=referrals` : path,
      );
      expect(await violationsAtBothWidths(page)).toEqual([]);
    });
  });
});

it('no page broke on the way', () => {
  expect(world.seen.troubles.filter((text) => !/40[1349]|422/.test(text))).toEqual([]);
});
