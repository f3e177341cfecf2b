import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '../../src/app/portal/testing.ts';
import { instantText } from '../../src/kernel/index.ts';
import { violations, violationsAtBothWidths } from './browser.ts';
import { deniedRequest, OFFICE } from './denied-request.ts';
import { leave, open, openWorld, signIn, speak, type World } from './world.ts';

// After the plan's answer: what it won in part, what an independent review grants beyond, and what nobody decided in time.

const STAFF = 'appeals@aah.example';
const SECOND = 'pharmacist@aah.example';
const NURSE = 'reviewer-nurse@aah.example';

let world: World;
const kept = { request: '', number: '', appeal: '', lapsed: '', lapsedNumber: '', lapsedAppeal: '' };

beforeAll(async () => {
  world = await openWorld({ members: { aah: 40, ccah: 10 }, requests: 40 });
  const { portal } = world;
  const { database } = portal.fresh;
  const { rows } = await database.query<{ cin: string }>(
    `select cin from member m where plan = 'aah' and synthetic and not exists (select from member_assignment a
       where a.plan = m.plan and a.member_id = m.member_id and a.kind = 'medical_group')
     order by member_id desc limit 2`,
  );
  // Who denied never decides the appeal: the plan needs a second director.
  await database.query(
    `update seat set roles = '{medical_director}' where account_id = (select account_id from account where email = $1)`,
    [SECOND],
  );
  const [first, second] = rows;
  if (!first || !second) throw new Error('two members are needed');
  Object.assign(kept, await deniedRequest(portal, first.cin));
  const office = await signedIn(portal, OFFICE);
  const member = (await office.ask('POST', '/api/members/find', { cin: first.cin })).body.members[0].handle;
  const filed = await office.ask('POST', '/api/appeals', {
    plan: 'aah',
    kind: 'appeal',
    member,
    request: kept.request,
    filedBy: 'provider',
    writtenConsent: true,
    continue: { approvedBefore: true, approvedThrough: '2026-06-30', effectiveOn: '2026-03-20' },
    reason: 'The member cannot walk without it.',
  });
  kept.appeal = filed.body.case.handle;
  // What came by fax four days ago was never decided.
  const specialist = await signedIn(portal, 'authorization-specialist@aah.example');
  const other = (await specialist.ask('POST', '/api/members/find', { cin: second.cin })).body.members[0].handle;
  const { rows: asking } = await database.query<{ id: string }>(
    `select provider_id as id from provider where plan = 'aah' order by provider_id limit 1`,
  );
  const late = await specialist.ask('POST', '/api/requests/intake', {
    plan: 'aah',
    member: other,
    requester: asking[0]?.id,
    kind: 'pre_service',
    urgency: 'urgent',
    lines: [{ line: 1, code: 'E1399', units: 3, from: '2026-04-20', to: '2026-09-20' }],
    door: 'fax',
    received: portal.now.getTime() - 4 * 86_400_000,
  });
  kept.lapsed = late.body.request.handle;
  kept.lapsedNumber = late.body.request.number;
}, 120_000);
afterAll(() => world.close());

const button = (name: string | RegExp) =>
  world.page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
const field = (name: string) => world.page.getByLabel(name, { exact: true });
const main = () => world.page.locator('main');
const says = (text: string | RegExp) => main().getByText(text).first().waitFor();
const today = () => instantText(world.portal.now.getTime()).slice(0, 10);
const as = async (email: string) => {
  await leave(world);
  await speak(world, 'en');
  await signIn(world, email);
};

describe('a medical director', () => {
  it('grants a part of what was denied, line by line', async () => {
    const { page } = world;
    await as(SECOND);
    await open(world, `/appeals/${kept.appeal}`);
    await button('Decide').click();
    await field('Outcome').selectOption('partly_overturned');
    await page.getByLabel(/^Granted of E1399/).selectOption('modified');
    await field('Units').fill('2');
    await field('Do you work under who decided first?').selectOption('no');
    await field('Does your license and expertise fit the condition?').selectOption('yes');
    await field('Reason in plain words').fill('Two are enough for now.');
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await button('Decide').click();
    await says('What was won is still to be authorized.');
    await says('It goes on for now: a State Hearing may still be asked for in time to keep it.');
  });
});

describe('the appeals department', () => {
  it('records an independent review only of a licensed plan', async () => {
    const { page } = world;
    await as(STAFF);
    await open(world, `/appeals/${kept.appeal}`);
    await button('Carry out what was won').click();
    await button('Carry out what was won').click();
    await says('What was won is authorized.');
    await button('Record a State Hearing or independent review').click();
    await field('Which').selectOption('independent_medical_review');
    await field('Asked for on').fill(today());
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await button('Record a State Hearing or independent review').click();
    await says(/whether the plan is licensed/);
    await field('Is the plan licensed by the regulator that reviews?').selectOption('yes');
    await button('Record a State Hearing or independent review').click();
    await says('Not decided yet');
  });

  it('records what the review grants, with the clock to carry it out', async () => {
    const { page } = world;
    await button('Record its outcome').click();
    await field('Ended on').fill(today());
    await field('The plan got the decision').fill(instantText(world.portal.now.getTime() - 3_600_000).slice(0, 16));
    await field('Outcome').selectOption('overturned');
    await says('What is granted is still to be carried out');
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await button('Record its outcome').click();
    await says(/^Authorize or reimburse what the independent review granted/);
    await says('overturned (by the state)');
    await says(/^The plan got the decision on /);
    expect(await violationsAtBothWidths(page)).toEqual([]);
    expect(await button('Record its outcome').getAttribute('aria-disabled')).toBe('true');
    await says(/It is decided already\./);
  });

  it('finds it among what is still to be carried out, and carries it out', async () => {
    const { page } = world;
    await open(world, '/appeals?state=resolved&awaits=notice');
    await says('overturned (by the state)');
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await open(world, `/appeals/${kept.appeal}`);
    await button('Carry out what was won').click();
    await says(/^What was won takes its place/);
    await button('Carry out what was won').click();
    await main().getByText('What was won is still to be authorized.').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: kept.number }).first().click();
    await says(/^Granted after an independent medical review: AP-/);
    await says('An independent medical review was won; what it won is granted.');
    expect(await violations(page)).toEqual([]);
  });
});

describe('what nobody decided in time', () => {
  it('is found by the filter of the worklist', async () => {
    const { page } = world;
    await as(NURSE);
    await open(world, '/requests');
    await field('Time of the law').selectOption('yes');
    await page.getByRole('link', { name: kept.lapsedNumber }).waitFor();
    expect(page.url()).toContain('lapsed=yes');
    expect(await violationsAtBothWidths(page)).toEqual([]);
  });

  it('is appealed from its page, and closed as denied when the appeal does not win', async () => {
    const { page } = world;
    await as(STAFF);
    await open(world, `/requests/${kept.lapsed}`);
    await says(/^Nobody decided by /);
    await page.getByRole('link', { name: 'Appeal this decision' }).click();
    await field('Reached the plan').fill(instantText(world.portal.now.getTime()).slice(0, 16));
    await says('The appeal can be filed.');
    await field('Why the decision is wrong').fill('Nobody answered.');
    expect(await violationsAtBothWidths(page)).toEqual([]);
    await button('File the appeal').click();
    await page.getByRole('heading', { name: /^Appeal AP-/ }).waitFor();
    await page.getByRole('link', { name: 'Open it' }).click();
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
    kept.lapsedAppeal = page.url().split('/appeals/')[1]?.split('?')[0] ?? '';
    const director = await signedIn(world.portal, SECOND);
    const decided = await director.ask('POST', `/api/appeals/${kept.lapsedAppeal}/decide`, {
      outcome: 'upheld',
      reason: 'It does not help.',
      expertiseFits: true,
    });
    expect(decided.status).toBe(200);
    await open(world, `/requests/${kept.lapsed}`);
    await says('The appeal of the missing decision was not won: it is denied.');
    expect(await violationsAtBothWidths(page)).toEqual([]);
  });
});

describe('in Spanish', () => {
  it.each(['appeals', 'requests'])('the page of %s has no fault at either width', async (kind) => {
    await leave(world);
    await speak(world, 'es');
    await signIn(world, STAFF);
    await open(world, kind === 'appeals' ? `/appeals/${kept.appeal}` : `/requests/${kept.lapsed}`);
    expect(await violationsAtBothWidths(world.page)).toEqual([]);
  });
});

it('no page broke on the way', () => {
  expect(world.seen.troubles.filter((text) => !/40[1349]|422/.test(text))).toEqual([]);
});
