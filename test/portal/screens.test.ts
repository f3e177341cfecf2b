import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from './browser.ts';
import { leave, open, openWorld, signIn, speak, type World } from './world.ts';

/** A member of the examples; plainly invented. */
const ANA = { cin: '90000001B', last: 'EXAMPLE' };
const BEFORE = ['/sign-in', '/recovery', '/invitation'];
const SCREENS: Readonly<Record<string, readonly string[]>> = {
  'compliance@ccah.example': [
    '/',
    '/members',
    '/members?by=list',
    '/members?by=many',
    '/audit',
    '/audit?tab=emergencies',
    '/people',
    '/me',
    '/nothing-here',
  ],
  'account-manager@demo-clinic.example': [
    '/',
    '/people',
    '/people?tab=invitations',
    '/people?tab=roles',
    '/audit',
    '/check',
    '/network',
    '/network?tab=report',
    '/network/sites/new',
    '/network/sites/ccah.demo-clinic',
  ],
  'account-manager@demo-doula.example': ['/network?tab=papers'],
  'provider-relations@health-net.example': [
    '/network?tab=places',
    '/network?tab=papers',
    '/network?tab=providers',
    '/network/practitioners/health-net.demo-doula.one',
    '/network?tab=overview',
    '/network?tab=report',
    '/library?tab=publish',
  ],
  'reviewer-nurse@ccah.example': [
    '/check?code=Z5023',
    '/benefits',
    '/benefits/ccah/lactation-consultant',
    '/directory',
    '/directory?view=map',
    '/library',
    '/library?tab=recent',
    '/library?tab=archive',
    '/policy',
    '/policy/topic?what=Z5023',
    '/search',
  ],
  'enrollment@ccah.example': ['/', '/enrollment'],
  'claims-analyst@ccah.example': ['/'],
  'member@demo-members.example': ['/', '/members'],
  'guardian@demo-members.example': ['/'],
};

let world: World;
let handle = '';
beforeAll(async () => {
  world = await openWorld();
  const { rows } = await world.portal.fresh.database.query<{ handle: string }>(
    "select handle from member where plan = 'ccah' and member_id = 'ana'",
  );
  handle = rows[0]?.handle ?? '';
}, 120_000);
afterAll(() => world.close());

/** At both widths: nothing for axe to say, nothing to scroll sideways, nothing of a member in title or address. */
async function judged(path: string) {
  const { page } = world;
  await open(world, path);
  const found: string[] = [];
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    found.push(...(await violations(page)).map((line) => `${width}: ${line}`));
    const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    if (Number(wide) > 1) found.push(`${width}: scrolls sideways by ${wide}`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  const said = `${await page.title()} ${page.url()}`;
  for (const secret of [ANA.cin, ANA.last]) if (said.includes(secret)) found.push(`title or address says ${secret}`);
  return found;
}

describe.each(['en', 'es'])('every screen in %s at 1280 and 390 pixels', (language) => {
  it.each(BEFORE)('%s, before anybody is signed in', async (path) => {
    await leave(world);
    await speak(world, language);
    expect(await judged(path)).toEqual([]);
    expect(await world.page.evaluate('document.documentElement.lang')).toBe(language);
  });

  describe.each(Object.keys(SCREENS))('as %s', (email) => {
    beforeAll(async () => {
      await leave(world);
      await speak(world, language);
      await signIn(world, email);
    });

    it.each(SCREENS[email] ?? [])('%s', async (path) => {
      expect(await judged(path)).toEqual([]);
    });
  });

  describe('the page of a member', () => {
    beforeAll(async () => {
      await leave(world);
      await speak(world, language);
      await signIn(world, 'compliance@ccah.example');
    });

    it.each(['coverage', 'person', 'wishes', 'units', 'authorizations', 'referrals', 'letters'])(
      '%s [HN-PORT-05, HN-PORT-06, HN-SM-49]',
      async (tab) => {
        expect(await judged(`/members/${handle}?tab=${tab}`)).toEqual([]);
      },
    );
  });
});

describe('a right-to-left language', () => {
  it('mirrors the page and still has nothing for axe to say', async () => {
    await leave(world);
    await speak(world, 'ar');
    await signIn(world, 'reviewer-nurse@ccah.example');
    expect(await judged('/benefits')).toEqual([]);
    expect(await world.page.evaluate('document.documentElement.dir')).toBe('rtl');
  });
});

it('no page broke on the way, and nothing was asked of another server', () => {
  expect(
    world.seen.troubles.filter((text) => !text.includes('401') && !text.includes('403') && !text.includes('404')),
  ).toEqual([]);
  expect(
    world.seen.addresses.filter((address) => !address.startsWith(world.url) && !/^(data|blob|about):/.test(address)),
  ).toEqual([]);
});
