import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '../../src/app/portal/testing.ts';
import { instantText } from '../../src/kernel/index.ts';
import { violations, violationsAtBothWidths } from './browser.ts';
import { leave, open, openWorld, signIn, speak, type World } from './world.ts';

// Staying with an old doctor for a while: Member Services writes the call down, a nurse decides, claims see it, the member changes.

const NOTES = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const OUTSIDE = 'demo-cardiology';

let world: World;
let notes = '';
let cins: string[] = [];
/** Half an hour ago by the clock of the portal, as the wall clock of California writes it. */
let received = '';
const kept = { case: '', exemption: '', call: '' };

beforeAll(async () => {
  world = await openWorld({ members: { aah: 60, ccah: 10 }, requests: 8 });
  received = instantText(world.portal.now.getTime() - 1_800_000).slice(0, 16);
  notes = join(await mkdtemp(join(tmpdir(), 'madrone-notes-')), 'records.pdf');
  await writeFile(notes, NOTES);
  const { rows } = await world.portal.fresh.database.query<{ cin: string }>(
    `select m.cin from member m join coverage_span s using (plan, member_id)
     where m.plan = 'aah' and m.synthetic and not exists (
       select from case_file c where c.plan = m.plan and c.member_id = m.member_id and c.kind = 'continuity')
     group by m.cin having min(s.from_date) between '2025-06-01' and '2026-02-01'
       and count(*) = count(*) filter (where s.line_of_business = 'medi_cal') order by m.cin limit 4`,
  );
  cins = rows.map(({ cin }) => cin);
}, 180_000);
afterAll(() => world.close());

const button = (name: string | RegExp) =>
  world.page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
const field = (name: string) => world.page.getByLabel(name, { exact: true });
/** A field with a list of what fits. */
const combobox = (name: string) => world.page.getByRole('combobox', { name, exact: true });
const main = () => world.page.locator('main');
const as = async (email: string) => {
  await leave(world);
  await speak(world, 'en');
  await signIn(world, email);
};
const meanwhile = (email: string) => signedIn(world.portal, email);
const handleIn = (url: string) => url.split('/continuity/')[1]?.split('?')[0] ?? '';
const done = (what: string) => main().getByText(`Done: ${what}`).waitFor();
const choose = async (cin: string) => {
  await field('Client Index Number (CIN)').fill(cin);
  await world.page.keyboard.press('Enter');
  await button('This member').click();
};

describe('Member Services', () => {
  it('writes down a call with its letter, what shows the relationship, and what policy asks', async () => {
    const { page } = world;
    await as('member-services@aah.example');
    await open(world, '/continuity/new');
    await page.locator('input[type=file]').setInputFiles(notes);
    await page.locator('iframe[title*="records.pdf"]').waitFor();
    await choose(cins[0] ?? '');
    await main()
      .getByText(/enrolled since .* without a gap/)
      .waitFor();
    await field('Provider to stay with').fill(OUTSIDE);
    await field('Services').fill('cardiology visits\ninfusion');
    await field('Kind of service').selectOption('professional_services');
    await button('Add a visit').click();
    await field('Shown by').selectOption('medical_record');
    await field('Day of the visit').fill('2025-05-20');
    await page.getByLabel(/^Whether a quality-of-care issue/).selectOption('false');
    expect(await violations(page)).toEqual([]);
    await field('Reached the plan').fill(received);
    await button('Keep the request').click();
    await main().getByText('What can be done now').waitFor();
    kept.case = handleIn(page.url());
    const said = (await main().textContent()) ?? '';
    expect(said).toContain('SYNTHETIC Cardiology of Oakland');
    expect(said).toContain('a medical record');
    await button('records.pdf').waitFor();
    expect(page.url()).not.toContain(cins[0]);
  });

  it('reads why a decision is not hers', async () => {
    const decide = button('Decide');
    expect(await decide.getAttribute('aria-disabled')).toBe('true');
    const reason = world.page.locator(`[id="${await decide.getAttribute('aria-describedby')}"]`);
    expect(await reason.textContent()).toContain("Only the plan's reviewers do that.");
    expect(await violations(world.page)).toEqual([]);
  });

  it('keys a Medical Exemption Request, which the state decides', async () => {
    const { page } = world;
    await open(world, '/continuity/new');
    await choose(cins[1] ?? '');
    await field('Kind').selectOption('medical_exemption');
    await page.getByLabel(/^The coverage the person comes from/).selectOption('medi_cal_fee_for_service');
    await field('Reached the plan').fill(received);
    await button('Keep the request').click();
    await main().getByText('waits for: the state').waitFor();
    kept.exemption = handleIn(page.url());
    expect(await violations(page)).toEqual([]);
  });
});

describe('a reviewer nurse', () => {
  it('walks the list by keyboard, to a case and its argument with facts and source', async () => {
    const { page } = world;
    await as('reviewer-nurse@aah.example');
    await main()
      .getByText(/^Continuity of care, by time left/)
      .waitFor();
    await open(world, '/continuity');
    await page.locator('tr.row').first().focus();
    await page.keyboard.press('Enter');
    await main()
      .getByText(/^The member knows the provider ·/)
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('searchbox').fill('CC-2026-000001');
    await page.keyboard.press('Enter');
    await main().getByRole('link', { name: 'CC-2026-000001' }).waitFor();
    await open(world, `/continuity/${kept.case}`);
    const source = page.locator('.case-argument button.code').first();
    const id = (await source.textContent()) ?? '';
    await source.click();
    await page.getByRole('dialog').getByText(id, { exact: true }).first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('makes it more urgent, adds what is missing, and writes down the rate', async () => {
    const { page } = world;
    await open(world, `/continuity/${kept.case}`);
    await button('Set the urgency').click();
    await field('Urgency').selectOption('immediate_attention');
    await field('Why').fill('An appointment is near.');
    await button('Set the urgency').click();
    await done('Set the urgency');
    await main().getByText('needs attention soon').first().waitFor();
    await button('Add evidence').click();
    await page.getByLabel(/^Whether a failure of federal or state/).selectOption('false');
    await page.getByLabel(/^Whether that visit was an emergency/).waitFor({ state: 'detached' });
    expect(await violations(page)).toEqual([]);
    await button('Add evidence').click();
    await done('Add evidence');
    await button('Record what the provider answered on the rate').click();
    await field('What is paid').selectOption('amount');
    await field("The plan's contracted rate").fill('120');
    await field('The Medi-Cal fee-for-service rate').fill('95');
    await field('The amount agreed, a unit').fill('95');
    await button('Record what the provider answered on the rate').click();
    await main().getByRole('alert').waitFor();
    await field('The amount agreed, a unit').fill('120');
    await button('Record what the provider answered on the rate').click();
    await done('Record what the provider answered on the rate');
    await main().getByText('every condition is met').first().waitFor();
  });

  it('decides with last day and codes, and keeps what she typed when somebody was quicker', async () => {
    const { page, portal } = world;
    await button('Decide').click();
    await field('Codes for cardiology visits').fill('99213, 99214');
    await field('Last day').fill('2026-05-31');
    const colleague = await meanwhile('pharmacist@aah.example');
    const why = { to: 'risk_of_harm', why: 'It got worse.' };
    expect((await colleague.ask('POST', `/api/continuity/${kept.case}/urgency`, why)).status).toBe(200);
    await button('Decide').click();
    await main().getByText('Somebody else worked on this meanwhile').waitFor();
    expect(await violations(page)).toEqual([]);
    await button('Look again').click();
    await main().getByText('A clinician found a risk of harm.').waitFor();
    expect(await field('Codes for cardiology visits').inputValue()).toBe('99213, 99214');
    await button('Decide').click();
    await done('Decide');
    await page.getByRole('heading', { name: 'Decision', exact: true }).waitFor();
    await main().getByText('Authorized for claims: 99213 and 99214').waitFor();
    const { rows } = await portal.fresh.database.query(
      `select a.codes, a.to_date::text as to from authorization_approval a join case_file c on c.plan = a.plan
         and a.number like c.number || '-%' where c.handle = $1 order by a.number`,
      [kept.case],
    );
    expect(rows).toEqual([
      { codes: ['99213', '99214'], to: '2026-05-31' },
      { codes: [], to: '2026-05-31' },
    ]);
    expect(await violations(page)).toEqual([]);
  });

  it('writes down an assessment, lets the rest go on, and the change into the network ends it', async () => {
    await button('Record a new assessment').click();
    await field('infusion').check();
    await main().getByText('Goes on as granted: cardiology visits').waitFor();
    await field('Day of the assessment').fill('2026-03-02');
    await button('Record a new assessment').click();
    await done('Record a new assessment');
    await button('Extend it').click();
    await field('Last day').fill('2026-06-30');
    await field('Why').fill('The member asked.');
    await button('Extend it').click();
    await done('Extend it');
    await button('Change to a provider of the network').click();
    await combobox('Provider of the network').fill('demo-ecm');
    await button('Change to a provider of the network').click();
    await done('Change to a provider of the network');
    await main()
      .getByText(/^The member changed to .*\.$/)
      .first()
      .waitFor();
    expect(await violations(world.page)).toEqual([]);
  });

  it('offers others where no agreement was reached, and writes down whom the member chose, and an assignment', async () => {
    const { page } = world;
    const nurse = await meanwhile('reviewer-nurse@aah.example');
    const find = async (cin: string) =>
      (await nurse.ask('POST', '/api/members/find', { cin })).body.members[0].handle as string;
    for (const [cin, act] of [
      [cins[2] ?? '', 'Record whom the member chose'],
      [cins[3] ?? '', 'Assign a provider of the network'],
    ] as const) {
      const asked = { plan: 'aah', member: await find(cin), askedBy: 'member', providerName: 'SYNTHETIC Dr. Old' };
      const { handle } = (await nurse.ask('POST', '/api/continuity', asked)).body.case;
      await open(world, `/continuity/${handle}`);
      await button('Record what the provider answered on the rate').click();
      await field('Agreement on the rate').selectOption('not_reached');
      await button('Record what the provider answered on the rate').click();
      await done('Record what the provider answered on the rate');
      await button('Offer providers of the network').click();
      await field('Providers of the network').fill('demo-ecm');
      await button('Offer providers of the network').click();
      await done('Offer providers of the network');
      await button(act).click();
      expect(await violations(page)).toEqual([]);
      if (act.startsWith('Assign')) await field('Why').fill('The member chose nobody.');
      await button(act).click();
      await done(act);
      await button('Withdraw it').click();
      await field('Why').fill('The member has another doctor now.');
      await button('Withdraw it').click();
      await done('Withdraw it');
    }
  });

  it('writes down what the state answered, and looks at the exemption again', async () => {
    const { page } = world;
    await open(world, `/continuity/${kept.exemption}`);
    await main().getByText('Who does not agree asks the state for a State Hearing').waitFor();
    await button('Record what the state decided').click();
    await field('Look again on').fill('2026-09-01');
    await button('Record what the state decided').click();
    await done('Record what the state decided');
    await button('Review the exemption').click();
    await field('Has the condition stabilized?').selectOption('yes');
    await field('Would a move to a network provider of the same specialty do no harm?').selectOption('no');
    expect(await violations(page)).toEqual([]);
    await button('Review the exemption').click();
    await main().getByText('The exemption goes on.').waitFor();
  });

  it('turns a transition list into calls, one for each member, and writes one down', async () => {
    const { page } = world;
    await open(world, '/continuity/outreach');
    await field('Client Index Numbers').fill(`cin,name\n${cins[0]},A\n${cins[1]},B\n99999999Z,C`);
    await main().getByText('3 numbers found.').waitFor();
    await button('Put calls on the list').click();
    await main().getByText('2 calls put on the list, 1 not.').waitFor();
    await main().getByText('No member of the plan has that number.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page
      .locator('main')
      .getByRole('link', { name: /^CC-2026-/ })
      .first()
      .click();
    await button('Record the call to the member').click();
    await field('Services an earlier authorization covered').fill('infusion');
    await button('Record the call to the member').click();
    await main().getByText('The member was called.').waitFor();
    kept.call = handleIn(page.url());
  });

  it('finds what was asked on the member’s page', async () => {
    const { page } = world;
    await open(world, `/continuity/${kept.case}`);
    await page.locator('.case-facts a[href^="/members/"]').click();
    await main().getByRole('heading', { name: 'Continuity of care' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('a provider’s office', () => {
  it('asks to keep a new member, on the form that notes what it is for', async () => {
    const { page } = world;
    await as('care-manager@demo-ecm.example');
    await page.getByRole('combobox', { name: 'Plan' }).selectOption('aah');
    await open(world, '/continuity/new');
    await choose(cins[3] ?? '');
    await field('Provider to stay with').fill(OUTSIDE);
    await field('Services').fill('cardiology visits');
    expect(await violations(page)).toEqual([]);
    await button('Send').click();
    await main().getByText('What can be done now').waitFor();
    expect(await main().textContent()).not.toContain('Set the urgency');
  });
});

describe('a member', () => {
  beforeAll(async () => {
    const { portal } = world;
    await portal.fresh.database.query(
      `update coverage_span set from_date = '2026-02-01' where plan = 'ccah' and member_id = 'ana'`,
    );
    const nurse = await meanwhile('reviewer-nurse@ccah.example');
    const found = await nurse.ask('POST', '/api/members/find', { cin: '90000001B' });
    const asked = {
      plan: 'ccah',
      member: found.body.members[0].handle,
      askedBy: 'member',
      provider: OUTSIDE,
      evidence: [{ kind: 'medical_record', on: '2025-11-01', emergency: false }],
      facts: { 'coc.accepts_rate': true, 'coc.quality_bar': false, 'coc.compliance_bar': false },
    };
    const { handle } = (await nurse.ask('POST', '/api/continuity', asked)).body.case;
    const granted = await nurse.ask('POST', `/api/continuity/${handle}/decide`, { outcome: 'granted' });
    expect(granted.status).toBe(200);
    await leave(world);
    await speak(world, 'es');
    await signIn(world, 'member@demo-members.example');
  });

  it('reads in Spanish with whom they may stay and until when, and changes into the network', async () => {
    const { page } = world;
    await page.getByRole('heading', { name: 'Seguir con su proveedor' }).waitFor();
    await main()
      .getByText(/^Puede seguir con SYNTHETIC Cardiology of Oakland hasta el 31 ene 2027\.$/)
      .waitFor();
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await main()
      .getByRole('link', { name: /^CC-2026-/ })
      .click();
    await button('Quiero cambiar a otro proveedor').click();
    await combobox('Proveedor de la red').fill('demo-ecm');
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await button('Quiero cambiar a otro proveedor').click();
    await main()
      .getByText(/^Usted cambió a otro proveedor\. Pudo ver a SYNTHETIC Cardiology of Oakland hasta el 2 mar 2026\.$/)
      .waitFor();
  });

  it('asks to stay with another in plain words, is told by when, and takes it back', async () => {
    const { page } = world;
    await open(world, '/');
    await main().getByRole('link', { name: 'Pedir seguir con mi proveedor' }).click();
    await combobox('¿Quién es su proveedor?').fill('SYNTHETIC Dra. Paz');
    await field('¿Desde cuándo va allí?').fill('2025-06-01');
    await field('¿Para qué va allí?').fill('Visitas por el corazón.');
    await field('Sí, tengo una visita o un tratamiento pronto').check();
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await button('Enviarlo al plan').click();
    await main()
      .getByText('La estamos estudiando. Tendrá nuestra respuesta a más tardar el martes, 17 de marzo de 2026.')
      .waitFor();
    await main().getByText('Visitas por el corazón.').waitFor();
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await button('Ya no quiero esto').click();
    await field('Por qué').fill('Encontré a otro médico.');
    await button('Ya no quiero esto').click();
    await main().getByText('Usted la retiró.').waitFor();
  });

  it('complains of a refusal from its page, and the desk of appeals reads what was refused and why', async () => {
    const { page } = world;
    const nurse = await meanwhile('reviewer-nurse@ccah.example');
    const found = await nurse.ask('POST', '/api/members/find', { cin: '90000001B' });
    const asked = {
      plan: 'ccah',
      member: found.body.members[0].handle,
      askedBy: 'member',
      providerName: 'SYNTHETIC Dr. Alt',
      evidence: [{ kind: 'medical_record', on: '2025-11-01', emergency: false }],
      facts: { 'coc.quality_bar': true },
    };
    const { handle, number } = (await nurse.ask('POST', '/api/continuity', asked)).body.case;
    const no = { outcome: 'not_granted', why: 'SYNTHETIC Dr. Alt no puede atender.' };
    expect((await nurse.ask('POST', `/api/continuity/${handle}/decide`, no)).status).toBe(200);
    await open(world, `/continuity/${handle}`);
    await main().getByRole('link', { name: 'No estoy de acuerdo: revísenlo (apelación)' }).waitFor();
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await main().getByRole('link', { name: 'Quiero quejarme de esto (queja)' }).click();
    await main().getByText('La queja se puede presentar en cualquier momento.').waitFor();
    const chosen = field('Solicitud de seguir con un proveedor').locator('option:checked');
    await expect.poll(() => chosen.textContent()).toContain(number);
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await field('Qué salió mal').fill('Mi doctor me conoce.');
    await button('Presentar la queja').click();
    await page.getByRole('heading', { name: /^Llegó la queja GR-/ }).waitFor();
    await main().getByRole('link', { name: 'Abrirla' }).click();
    await main()
      .getByText(/^Negada el .*, caso/)
      .waitFor();
    expect(await violationsAtBothWidths(page)).toEqual([]);
    const grievance = page.url();
    await as('appeals@ccah.example');
    await page.goto(grievance);
    await main().getByRole('heading', { name: 'The request to stay with a provider it is about' }).waitFor();
    await main().locator('.case-argument .case-list li').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await main().getByRole('link', { name: number }).click();
    await main().getByText('SYNTHETIC Dr. Alt no puede atender.').first().waitFor();
    expect(await page.getByRole('navigation').getByRole('link', { name: 'Continuity of care' }).count()).toBe(0);
    expect(await button('Decide').getAttribute('aria-disabled')).toBe('true');
    expect(await violations(page)).toEqual([]);
    await main().getByRole('link', { name: 'Appeal this decision' }).click();
    const which = field('Decision').locator('option:checked');
    await expect.poll(() => which.textContent()).toContain(number);
    await field('Reached the plan').fill(received);
    await main().getByText('The appeal can be filed.').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe.each(['en', 'es'])('the screens in %s at 1280 and 390 pixels', (language) => {
  const SCREENS: Readonly<Record<string, readonly string[]>> = {
    'reviewer-nurse@aah.example': [
      '/',
      '/continuity',
      '/continuity?state=any',
      '/continuity/new',
      '/continuity/outreach',
      'case',
      'exemption',
      'call',
    ],
    'care-manager@demo-ecm.example': ['/continuity', '/continuity/new'],
  };
  describe.each(Object.keys(SCREENS))('as %s', (email) => {
    beforeAll(async () => {
      await leave(world);
      await speak(world, language);
      await signIn(world, email);
    });

    it.each(SCREENS[email] ?? [])('%s', async (path) => {
      const { page } = world;
      await open(world, path in kept ? `/continuity/${kept[path as keyof typeof kept]}` : path);
      const found: string[] = [];
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
        found.push(...(await violations(page)).map((line) => `${width}: ${line}`));
        const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        if (Number(wide) > 1) found.push(`${width}: scrolls sideways by ${wide}`);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      if (cins.some((cin) => page.url().includes(cin))) found.push('the address names a member');
      expect(found).toEqual([]);
    });
  });
});

it('no page broke on the way', () => {
  expect(world.seen.troubles.filter((text) => !/40[1349]|422/.test(text))).toEqual([]);
});
