import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeAt } from '../../src/platform/auth/index.ts';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from '../../src/rooms/accounts/index.ts';
import { violations } from './browser.ts';
import { leave, open, openWorld, signIn, type World } from './world.ts';

// What somebody does at the door, as it is done: with the letter that came, the phone that shows a code, the mouse and the keys.

let world: World;
beforeAll(async () => {
  world = await openWorld({ signOn: true });
}, 120_000);
afterAll(() => world.close());

const press = async (...keys: string[]) => {
  for (const key of keys) await world.page.keyboard.press(key);
};
const button = (name: string | RegExp) => world.page.getByRole('button', { name });
const codeNow = (secret = DEMO_TOTP_SECRET) => {
  world.portal.now = new Date(world.portal.now.getTime() + 30_000);
  return codeAt(secret, world.portal.now);
};
/** The link of the newest letter to somebody. */
const linkTo = (email: string) => {
  const letter = world.portal.letters.findLast(({ to }) => to === email);
  return /http\S+/.exec(letter?.text ?? '')?.[0] ?? '';
};
const typePassword = async (email: string, password = DEMO_PASSWORD) => {
  await world.page.goto(`${world.url}/sign-in`);
  await world.page.locator('[name=email]').fill(email);
  await world.page.locator('[name=password]').fill(password);
  await press('Enter');
  await world.page.locator('[name=code]').waitFor();
};
const secretShown = async () => {
  const shown = await world.page.locator('p.code').first().textContent();
  return (shown ?? '').replaceAll(' ', '');
};
const isIn = () => world.page.locator('.mantine-AppShell-main h1').waitFor();

describe('an invitation', () => {
  const NORA = 'nora@demo-clinic.example';
  const PASSWORD = 'a password of her own';
  let codes: string[] = [];
  let secret = '';

  it('is sent by an account manager and stands among those that are open', async () => {
    await leave(world);
    await signIn(world, 'account-manager@demo-clinic.example');
    await open(world, '/people');
    await button('Invite somebody').click();
    const dialog = world.page.getByRole('dialog');
    await dialog.locator('[name=name]').fill('Nora Example');
    await dialog.locator('[name=email]').fill(NORA);
    await dialog.getByRole('checkbox', { name: 'Biller' }).check();
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await dialog.getByText(/The invitation is sent/).waitFor();
    await open(world, '/people?tab=invitations');
    await world.page.getByText(NORA).waitFor();
    await open(world, '/');
    await world.page.getByText('Invitation of Nora Example').waitFor();
  });

  it('leads from the letter to name, password, the picture for the phone and its first code', async () => {
    const { page } = world;
    await leave(world);
    const link = linkTo(NORA);
    expect(link.startsWith(`${world.url}/invitation#`)).toBe(true);
    await page.goto(link);
    await page.getByRole('img', { name: /picture|QR/i }).waitFor();
    expect(page.url()).toBe(`${world.url}/invitation`);
    expect(await violations(page)).toEqual([]);
    secret = await secretShown();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const field = page.locator('[name=password]');
    expect([await field.getAttribute('minlength'), await field.getAttribute('maxlength')]).toEqual(['12', '128']);
    await page.locator('[name=password]').fill(PASSWORD);
    await page.locator('[name=code]').fill('000000');
    await press('Enter');
    await page.getByRole('alert').waitFor();
    await page.locator('[name=code]').fill(codeNow(secret));
    await press('Enter');
    await page.getByRole('heading', { name: /recovery codes/i }).waitFor();
    codes = await page.locator('li.code').allTextContents();
    expect(codes).toHaveLength(10);
    expect(await violations(page)).toEqual([]);
    await button('I have kept them').click();
    await isIn();
    expect(await page.locator('main').textContent()).toContain('Nora Example');
  });

  it('cannot be used again', async () => {
    await leave(world);
    await world.page.goto(linkTo(NORA));
    await world.page.getByText('The link was used, has expired or never was.').waitFor();
  });

  it('gives recovery codes of which each lets in once', async () => {
    const { page } = world;
    for (const isFirst of [true, false]) {
      await leave(world);
      await typePassword(NORA, PASSWORD);
      await page.locator('[name=code]').fill(codes[0] ?? '');
      await press('Enter');
      await (isFirst ? isIn() : page.getByRole('alert').waitFor());
    }
  });

  it('can be recovered by mail: a new password, the phone stays, every session ends', async () => {
    const { page } = world;
    await leave(world);
    await page.goto(`${world.url}/sign-in`);
    await page.getByRole('link', { name: /forgot/i }).click();
    await page.locator('[name=email]').fill(NORA);
    await press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: /letter|mail/i })
      .first()
      .waitFor();
    await page.goto(linkTo(NORA));
    await page.locator('[name=password]').fill('another password of hers');
    await press('Enter');
    await page.locator('[name=password]').waitFor({ state: 'detached' });
    await typePassword(NORA, 'another password of hers');
    await page.locator('[name=code]').fill(codeNow(secret));
    await press('Enter');
    await isIn();
  });

  it('and the password is changed by who knows it', async () => {
    const { page } = world;
    await open(world, '/me');
    await page.locator('[name=current]').fill('another password of hers');
    await page.locator('[name=password]').fill('the third password of hers');
    await button('Change the password')
      .or(button(/change password/i))
      .first()
      .click();
    await page
      .getByRole('status')
      .filter({ hasText: /changed/i })
      .waitFor();
    expect(world.portal.letters.at(-1)?.to).toBe(NORA);
    await leave(world);
    await typePassword(NORA, 'the third password of hers');
  });
});

describe('who lost the phone', () => {
  it('gets the second factor reset by an account manager, and sets up a new one with the next sign-in', async () => {
    const { page } = world;
    const email = 'outreach-worker@demo-clinic.example';
    await leave(world);
    await signIn(world, 'account-manager@demo-clinic.example');
    await open(world, '/people');
    await page.locator('article', { hasText: email }).getByRole('button', { name: 'Reset second factor' }).click();
    await page.getByText(/sets up a new second factor/).waitFor();
    await leave(world);
    await typePassword(email);
    const secret = await secretShown();
    await page.locator('[name=code]').fill(codeNow(secret));
    await press('Enter');
    await page.locator('li.code').first().waitFor();
    await button('I have kept them').click();
    await isIn();
  });
});

describe('an account manager who lost everything', () => {
  it('is helped by provider relations, with a reason; the link goes to the own mailbox and opens password and phone', async () => {
    const { page } = world;
    await leave(world);
    await signIn(world, 'provider-relations@ccah.example');
    await open(world, '/people?tab=elsewhere');
    await page.getByLabel('Name of the organization').fill('pajaro');
    await expect.poll(() => page.locator('article').count()).toBe(1);
    const card = page.locator('article');
    expect(await violations(page)).toEqual([]);
    await card.getByRole('button', { name: 'Begin recovery' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('textarea').fill('called back at the number on file; phone and codes burned');
    await dialog.getByRole('button', { name: 'Begin recovery' }).click();
    await dialog.getByText(/A link went to the mailbox/).waitFor();
    const begun = world.portal.letters.findLast(({ text }) => text.includes('/recovery#'));
    await leave(world);
    await page.goto(/http\S+/.exec(begun?.text ?? '')?.[0] ?? '');
    await page.locator('[name=password]').fill('a password after the fire');
    await press('Enter');
    await page.locator('[name=password]').waitFor({ state: 'detached' });
    await typePassword(begun?.to ?? '', 'a password after the fire');
    await page.locator('[name=code]').fill(codeNow(await secretShown()));
    await press('Enter');
    await page.locator('li.code').first().waitFor();
    expect(begun?.to).toBe('account-manager@demo-clinic.example');
  });
});

describe('single sign-on', () => {
  it('brings nobody in who is not tied, and says what to do', async () => {
    const { page, provider } = world;
    await leave(world);
    if (provider) provider.visitor = 'stranger';
    await button(/Clinic directory/).click();
    await page.getByText('Nobody here is tied to this sign-in.', { exact: false }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('is tied on one’s own page, and then leads through the provider to the second factor and in', async () => {
    const { page, provider } = world;
    if (provider) provider.visitor = 'ida';
    await leave(world);
    await signIn(world, 'biller@demo-clinic.example');
    await open(world, '/me');
    await button('Tie Clinic directory to my account').click();
    await page.waitForURL(`${world.url}/`);
    await leave(world);
    await button(/Clinic directory/).click();
    await page.locator('[name=code]').waitFor();
    await page.locator('[name=code]').fill(codeNow());
    await press('Enter');
    await isIn();
  });
});

describe('the language of who is signed in', () => {
  beforeEach(() => leave(world));

  it('is kept with the account: it comes back at the next sign-in, and not to others at the same browser', async () => {
    const { page } = world;
    const said = () => page.evaluate('document.documentElement.lang');
    await signIn(world, 'reviewer-nurse@ccah.example');
    await button('Language').click();
    await page.getByRole('menuitemradio', { name: 'Español' }).click();
    await expect.poll(said).toBe('es');
    await leave(world);
    await expect.poll(said).toBe('en');
    await signIn(world, 'medical-director@ccah.example');
    expect(await said()).toBe('en');
    await leave(world);
    await signIn(world, 'reviewer-nurse@ccah.example');
    await expect.poll(said).toBe('es');
    await page.reload();
    await isIn();
    expect(await said()).toBe('es');
  });
});
