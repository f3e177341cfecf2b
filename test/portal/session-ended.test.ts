import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeAt } from '../../src/platform/auth/index.ts';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from '../../src/rooms/accounts/index.ts';
import { violations } from './browser.ts';
import { leave, open, openWorld, signIn, type World } from './world.ts';

// A session ends under the hands of somebody who has filled half a form: by the server's clock, idle or too old, or by the browser's.

let world: World;
let member: string;
let number: string;
beforeAll(async () => {
  world = await openWorld({ members: { ccah: 20 }, requests: 0 });
  const { rows } = await world.portal.fresh.database.query<{ handle: string; cin: string }>(
    `select handle, cin from member where plan = 'ccah' order by member_id limit 1`,
  );
  member = rows[0]?.handle ?? '';
  number = rows[0]?.cin ?? '';
}, 120_000);
afterAll(() => world.close());

const NURSE = 'enrollment@ccah.example';
const later = (minutes: number) => {
  world.portal.now = new Date(world.portal.now.getTime() + minutes * 60_000);
};
const cin = () => world.page.getByLabel('CIN of the other member');

/** Not only unseen: not among the elements of the page, where anybody could look it up. */
const nothingOfIt = () =>
  world.page.evaluate(
    (said) =>
      !document.documentElement.innerHTML.includes(said) &&
      document.querySelector('[data-private], #merge') === null &&
      [...document.querySelectorAll('input')].every(({ value }) => value !== '90000055A'),
    number,
  );

/** At the member's page with half a form filled. */
async function typing(): Promise<void> {
  await leave(world);
  await signIn(world, NURSE);
  await open(world, `/members/${member}?tab=person`);
  await cin().fill('90000055A');
}

async function again(email: string): Promise<void> {
  const { page, portal } = world;
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('[name=code]').waitFor();
  later(1);
  await page.locator('[name=code]').fill(codeAt(DEMO_TOTP_SECRET, portal.now));
  await page.keyboard.press('Enter');
}

describe('a session that ends while somebody types', { timeout: 120_000 }, () => {
  it.each([
    ['idle', 16],
    ['too old', 13 * 60],
  ])('%s by the server’s clock keeps what was typed, unseen, until the same person goes on', async (_, minutes) => {
    const { page } = world;
    await typing();
    later(minutes);
    await page.getByRole('button', { name: 'Show what would move' }).click();
    await page.locator('[name=email]').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/members/${member}`);
    expect(await nothingOfIt()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await again(NURSE);
    await cin().waitFor();
    expect(await cin().inputValue()).toBe('90000055A');
    await page.getByRole('button', { name: 'Show what would move' }).click();
    await page.getByText('No member of the plan has that number.').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('shows nothing of it to anybody else who signs in', async () => {
    const { page } = world;
    await typing();
    later(16);
    await page.getByRole('button', { name: 'Show what would move' }).click();
    await page.locator('[name=email]').waitFor();
    await again('care-team@ccah.example');
    await page.locator('.mantine-AppShell-main h1').waitFor();
    expect(
      await page
        .locator('input')
        .evaluateAll((all) => all.some((one) => (one as HTMLInputElement).value === '90000055A')),
    ).toBe(false);
    expect(await cin().count()).toBe(0);
  });

  it('left idle by the browser’s clock is signed out, and goes on alike', async () => {
    const { page } = world;
    await page.clock.install();
    await typing();
    await page.clock.fastForward('16:00');
    await page.getByText('You were signed out because nobody used the page').waitFor();
    expect(await nothingOfIt()).toBe(true);
    await again(NURSE);
    await cin().waitFor();
    expect(await cin().inputValue()).toBe('90000055A');
    await page.clock.runFor(3_000); // whoever is back is not left idle at once
    expect(await cin().isVisible()).toBe(true);
  });

  it('is not waited for longer than the policy says', async () => {
    const { page } = world;
    await page.clock.fastForward('16:00');
    await page.locator('[name=email]').waitFor();
    await page.clock.fastForward('16:00');
    await page.waitForURL('**/sign-in');
    expect(await cin().count()).toBe(0);
  });
});
