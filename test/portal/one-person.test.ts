import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from './browser.ts';
import { leave, open, openWorld, signIn, speak, type World } from './world.ts';

// Two members who are one person: by hand on the page of the one who stays, and by a file whose rehearsal says so before it is loaded.

const NURSE = 'enrollment@ccah.example';
const [GONE, STAYS, TOLD] = ['90000055A', '90000056A', '90000057A'];
const HEADER = 'cin,plan_id,last_name,first_name,born,coverage_from,coverage_to,county,former_cin\n';
let world: World;
const handles = new Map<string, string>();

beforeAll(async () => {
  world = await openWorld({ members: { ccah: 20 }, requests: 0 });
  const { rows } = await world.portal.fresh.database.query<{ cin: string; handle: string }>(
    `with made as (
       insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, synthetic)
       values ('ccah', 'gone', $1, 'gone', 'SYNTHETIC', 'TWICE', '1990-01-01', true), ('ccah', 'stays', $2, 'stays', 'SYNTHETIC', 'TWYCE', '1990-01-01', true)
       returning cin, handle),
     covered as (
       insert into coverage_span (plan, member_id, from_date, line_of_business, delivery_system)
       values ('ccah', 'gone', '2020-01-01', 'medi_cal', 'managed_care')),
     paid as (
       insert into paid_line (plan, unit_id, claim_id, line_number, member_id, provider_id, code, modifiers, from_date, to_date, units, billed_units, paid)
       select 'ccah', id, 'claim-' || id, '1', id, 'x', 'S9443', '{}', '2025-01-01', '2025-01-01', 1, 1, 0 from unnest('{gone,stays}'::text[]) id)
     select cin, handle from made`,
    [GONE, STAYS],
  );
  for (const { cin, handle } of rows) handles.set(cin, handle);
}, 120_000);
afterAll(() => world.close());

const button = (name: string) => world.page.getByRole('button', { name, exact: true });

/** What is wrong with the screen as it stands, at both widths. */
async function wrong(): Promise<string[]> {
  const { page } = world;
  const found: string[] = [];
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    found.push(...(await violations(page)).map((line) => `${width}: ${line}`));
    const wide = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
    if (wide > 1) found.push(`${width}: scrolls sideways by ${wide}`);
  }
  return found;
}

const LANGUAGES = [
  {
    ...{ language: 'es', cin: 'CIN del otro miembro', look: 'Mostrar lo que pasaría aquí' },
    ...{ moves: 'Lo que pasa aquí', rehearse: 'Mostrar lo que haría', would: 'Lo que haría el archivo' },
  },
  {
    ...{ language: 'en', cin: 'CIN of the other member', look: 'Show what would move' },
    ...{ moves: 'What moves here', rehearse: 'Show what it would do', would: 'What the file would do' },
  },
];

describe('two members who are one person', { timeout: 120_000 }, () => {
  it.each(LANGUAGES)('are shown first with what would move, in $language', async ({ language, cin, look, moves }) => {
    const { page } = world;
    await leave(world);
    await speak(world, language);
    await signIn(world, NURSE);
    await open(world, `/members/${handles.get(STAYS)}?tab=person`);
    await page.getByLabel(cin).fill(GONE);
    await button(look).click();
    await page.getByRole('heading', { name: moves }).waitFor();
    expect(await wrong()).toEqual([]);
  });

  it('become one for a reason, where somebody says that they are although the names differ', async () => {
    const { page } = world;
    await button('Make them one').click(); // nothing is said yet
    expect(await page.getByRole('checkbox').evaluate((box) => (box as HTMLInputElement).validity.valueMissing)).toBe(
      true,
    );
    await page.getByRole('checkbox').check();
    await page.getByLabel('How do you know?').fill('SYNTHETIC: both papers were shown');
    await button('Make them one').click();
    await page.getByText('The two are one member now.').waitFor();
    expect(await wrong()).toEqual([]);
    await page.locator('main', { hasText: `before: ${GONE}` }).waitFor();
  });

  it('are found under the old address too', async () => {
    await open(world, `/members/${handles.get(GONE)}`);
    await world.page.locator('main', { hasText: STAYS }).waitFor();
  });
});

describe('the rehearsal of a file', { timeout: 120_000 }, () => {
  const text = `${HEADER}${TOLD},T57,SYNTHETIC,NEW,1991-01-01,2024-01-01,,Merced,\nnonsense,T72,SYNTHETIC,BO,1990-13-01,2024-01-01,,Merced,\n`;

  it.each(LANGUAGES)('says what it would do and does nothing, in $language', async ({ language, rehearse, would }) => {
    const { page } = world;
    await leave(world);
    await speak(world, language);
    await signIn(world, NURSE);
    await open(world, '/enrollment');
    await page.setInputFiles('input[type=file]', { name: 'two.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await button(rehearse).click();
    await page.getByRole('heading', { name: would }).waitFor();
    expect(await wrong()).toEqual([]);
    const { rowCount } = await world.portal.fresh.database.query('select from member where cin = $1', [TOLD]);
    expect(rowCount).toBe(0);
  });

  it('is followed by the load of the same file', async () => {
    await button('Load').click();
    await world.page.getByRole('status').filter({ hasText: '1 taken, 0 with remarks, 1 rejected' }).waitFor();
    const { rowCount } = await world.portal.fresh.database.query('select from member where cin = $1', [TOLD]);
    expect(rowCount).toBe(1);
  });
});
