import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { leave, open, openWorld, signIn, type World } from './world.ts';

const ANA = { cin: '90000001B', last: 'EXAMPLE', first: 'ANA', born: '1996-05-01' };

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
afterAll(() => world.close());

const focused = () =>
  world.page.evaluate(
    'document.activeElement?.textContent?.trim() || document.activeElement?.getAttribute("aria-label") || document.activeElement?.id',
  );
const press = async (...keys: string[]) => {
  for (const key of keys) await world.page.keyboard.press(key);
};

describe('by keyboard alone', () => {
  it('the skip link is first and leads to the main content [HN-LAC-01]', async () => {
    await leave(world);
    await signIn(world, 'reviewer-nurse@ccah.example');
    await open(world, '/library');
    await press('Tab');
    expect(await focused()).toBe('Skip to Main Content');
    await press('Enter');
    expect(await world.page.evaluate('document.activeElement?.id')).toBe('main');
  });

  it('somebody signs in, asks before the visit, opens a source and comes back', async () => {
    const { page } = world;
    await open(world, '/check?code=Z5023');
    await page.locator('[name=dx]').focus();
    await page.keyboard.type('Z39.1');
    await press('Enter');
    await page.locator('h2[tabindex="-1"]').waitFor();
    expect(await page.evaluate('document.activeElement?.tagName')).toBe('H2');
    const source = page.locator('section.sheet button.code').first();
    const id = await source.textContent();
    await source.focus();
    await press('Enter');
    await page.locator('[role=dialog] .code').first().waitFor();
    expect(await page.locator('[role=dialog]').textContent()).toContain(id ?? '');
    await press('Escape');
    await page.locator('[role=dialog]').waitFor({ state: 'detached' });
    await expect.poll(focused).toBe(id); // the panel gives the focus back a moment after it is gone
  });

  it('a slash goes to the search box, at the top of every page [HN-LAC-05]', async () => {
    await open(world, '/policy');
    await press('/');
    expect(await world.page.evaluate('document.activeElement?.getAttribute("type")')).toBe('search');
    await world.page.keyboard.type('24-100');
    await press('Enter');
    await world.page.locator('h1').waitFor();
    expect(world.page.url()).toBe(`${world.url}/search`);
  });

  it('a list is walked with the arrows and opened with Enter', async () => {
    const { page } = world;
    await open(world, '/policy');
    await page.locator('tr.row').first().focus();
    await press('ArrowDown', 'ArrowDown');
    expect(await page.evaluate('document.activeElement?.getAttribute("aria-rowindex")')).toBe('4');
    await press('End');
    const last = await page.locator('[role=grid]').getAttribute('aria-rowcount');
    await page.waitForFunction((row) => document.activeElement?.getAttribute('aria-rowindex') === row, last);
    await press('Enter');
    await page.waitForURL('**/policy/topic**');
  });

  it('on a phone the menu opens and closes', async () => {
    const { page } = world;
    await page.setViewportSize({ width: 390, height: 800 });
    await open(world, '/');
    await page.locator('header button[aria-expanded]').first().focus();
    await press('Enter');
    await page.locator('[role=dialog] nav').waitFor();
    await press('Escape');
    await page.locator('[role=dialog]').waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

describe('the search of the provider manual', () => {
  beforeEach(() => open(world, '/library'));
  const look = async (text: string) => {
    await world.page.locator('main [name=text]').fill(text);
    await press('Enter');
  };

  it.each(['abc', 'x'.repeat(61)])('does not take %s [HN-LAC-03, HN-LAC-04]', async (text) => {
    await look(text);
    await world.page.getByText('Type from 4 to 60 characters.').waitFor();
  });

  it('says what was looked for and how many are shown of how many [HN-LAC-08, HN-LAC-09]', async () => {
    await look('nothing has these words qqqq');
    await world.page.getByText('Search Results for: nothing has these words qqqq').waitFor();
    await world.page.getByText('Displaying 0 of 0 results...').waitFor();
  });
});

describe('a member', () => {
  it('found by exact identity is named on the page and nowhere else [HN-PORT-01, HN-PORT-05]', async () => {
    const { page, seen } = world;
    await leave(world);
    await signIn(world, 'biller@demo-clinic.example');
    await open(world, '/members');
    await page.locator('[name=cin]').fill(ANA.cin);
    await press('Enter');
    await page.getByRole('link', { name: /EXAMPLE/ }).click();
    await page.locator('#ecm').waitFor();
    expect(await page.locator('h1').textContent()).toContain(ANA.last);
    const kept = await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })');
    const said = [await page.title(), page.url(), kept, ...seen.addresses].join('\n');
    for (const secret of [ANA.cin, ANA.last, ANA.born]) expect(said).not.toContain(secret);
  });

  it('is hidden on a shared screen', async () => {
    const { page } = world;
    await page.getByRole('button', { name: 'Hide names and numbers of members' }).click();
    expect(await page.locator('main').textContent()).not.toContain(ANA.last);
    await page.getByRole('button', { name: 'Hide names and numbers of members' }).click();
  });
});

describe('what somebody may do', () => {
  it('decides the menu, and a section without access says who can give it [HN-PORT-03, HN-PORT-04]', async () => {
    const { page } = world;
    expect(await page.getByRole('navigation', { name: 'Main' }).textContent()).not.toContain('Audit record');
    await open(world, '/people');
    expect(await page.locator('main').textContent()).toContain('You have no access to this section');
    await page.getByText(/account managers can give it/).waitFor();
  });

  it('the last account manager cannot be removed, and the closed button says why [HN-PORT-02]', async () => {
    const { page } = world;
    await leave(world);
    await signIn(world, 'account-manager@demo-clinic.example');
    await open(world, '/people');
    const button = page.locator('article', { hasText: '(you)' }).getByRole('button', { name: 'Deactivate' });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    const reason = await button.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${reason}"]`).textContent()).toContain('at least one active account manager');
    await button.focus();
    await press('Enter');
    expect(await page.locator('article', { hasText: '(you)' }).textContent()).toContain('active');
  });
});

describe('somebody who went away', () => {
  it('is warned, then signed out, and told why', async () => {
    const { page } = world;
    await page.clock.install();
    await open(world, '/benefits');
    await page.clock.fastForward('13:30');
    await page.getByRole('dialog', { name: 'Are you still there?' }).waitFor();
    await page.clock.fastForward('02:00');
    await page.getByText('You were signed out because nobody used the page.').waitFor();
    await page.locator('[name=email]').waitFor();
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
  });
});
