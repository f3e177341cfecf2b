import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refreshCareTies } from '../../rooms/claims/index.ts';
import { type CompiledPolicy, compilePolicy } from '../../rules/index.ts';
import { PolicyDesk } from './policy-desk.ts';
import { type Browser, signedIn, type TestPortal, testPortal } from './testing.ts';

let portal: TestPortal;
let policy: CompiledPolicy;
const handles = new Map<string, string>();
const at = (name: string) => handles.get(name) ?? '';

beforeAll(async () => {
  portal = await testPortal({
    organizations: [
      { id: 'health-net', kind: 'plan', name: 'Health Net', plans: ['health-net'] },
      { id: 'calviva', kind: 'plan', name: 'CalViva', plans: ['calviva'] },
      { id: 'clinic', kind: 'provider', name: 'The Clinic', plans: ['health-net'] },
      {
        id: 'family',
        kind: 'members',
        name: 'Members',
        plans: ['calviva'],
        wards: [
          { role: 'member', plan: 'calviva', member: 'ana', relation: 'self' },
          { role: 'guardian', plan: 'calviva', member: 'leo', relation: 'guardian' },
        ],
      },
    ],
  });
  policy = compilePolicy((await PolicyDesk.open()).book, 'calviva') as CompiledPolicy;
  const { database: db } = portal.fresh;
  await db.query(
    `insert into provider (plan, provider_id, npi, name, types, organization_id) values ('health-net', 'clinic-1', '1000000004', 'SYNTHETIC', '{clinic}', 'clinic')`,
  );
  const people = [
    ['calviva', 'ana', '90000001A'],
    ['calviva', 'leo', '90000002A'],
    ['calviva', 'eva', '90000003A'],
    ['calviva', 'gus', '90000004A'],
    ['calviva', 'hal', '90000005A'],
    ['health-net', 'bo', '90000006A'],
    ['chpiv', 'cy', '90000007A'],
  ];
  for (const [plan, id, cin] of people) {
    const { rows } = await db.query<{ handle: string }>(
      `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, synthetic)
       values ($1, $2, $3, $2, 'SYNTHETIC', upper($2), '1990-01-01', true) returning handle`,
      [plan, id, cin],
    );
    handles.set(id ?? '', rows[0]?.handle ?? '');
    await db.query(
      `insert into coverage_span (plan, member_id, from_date, line_of_business, delivery_system) values ($1, $2, '2020-01-01', 'medi_cal', 'managed_care')`,
      [plan, id],
    );
  }
  await db.query(`insert into member_former_cin values ('calviva', '90000008A', 'ana', '2025-01-01')`);
  await db.query(
    `insert into member_assignment (plan, member_id, kind, who, from_date) values ('calviva', 'leo', 'pcp', '1000000004', '2024-01-01')`,
  );
  await db.query(`select refresh_member_ties('calviva', null, 'health-net')`);
  const paid = (id: string, on: string) =>
    db.query(
      `insert into paid_line (plan, unit_id, claim_id, line_number, member_id, provider_id, code, modifiers, from_date, to_date, units, billed_units, paid)
       values ('calviva', $1, $1, '1', $1, 'clinic-1', 'X', '{}', $2, $2, 1, 1, 100)`,
      [id, on],
    );
  await paid('ana', '2025-03-02'); // 365 days before the portal's today
  await paid('eva', '2025-03-01'); // one day more
  const approved = (id: string, to: string) =>
    db.query(
      `insert into authorization_approval (plan, number, unit_id, member_id, vehicle, codes, from_date, to_date, approved_on, provider_id)
       values ('calviva', $1, $1, $1, 'request', '{X}', '2025-01-01', $2, '2025-01-01', 'clinic-1')`,
      [id, to],
    );
  await approved('gus', '2025-12-02'); // 90 days before
  await approved('hal', '2025-12-01');
  await db.transaction((tx) =>
    refreshCareTies(tx, 'calviva', undefined, { network: policy.plan, careTies: policy.careTies }),
  );
}, 120_000);
afterAll(() => portal.close());

const read = async (who: Browser, name: string) => (await who.ask('GET', `/api/members/${at(name)}`)).status;

describe('a brand of a plan', () => {
  it('is reached by the people of the plan that serves it, and by its own; its own reach nobody else’s', async () => {
    const plan = await signedIn(portal, 'reviewer-nurse@health-net.example');
    expect([await read(plan, 'bo'), await read(plan, 'ana'), await read(plan, 'cy')]).toEqual([200, 200, 200]);
    const listed = await plan.ask('POST', '/api/members/search', { plan: 'calviva', name: 'synthetic' });
    expect(listed.body.total).toBe(5);
    const brand = await signedIn(portal, 'reviewer-nurse@calviva.example');
    expect([await read(brand, 'ana'), await read(brand, 'bo'), await read(brand, 'cy')]).toEqual([200, 404, 404]);
    const theirs = await brand.ask('GET', `/api/members/${at('bo')}`);
    const nobodys = await brand.ask('GET', '/api/members/3f0b7c1e-0000-4000-8000-00000000dead');
    expect(theirs.text).toBe(nobodys.text);
    expect((await brand.ask('POST', '/api/members/search', { plan: 'health-net', name: 'synthetic' })).status).toBe(
      404,
    );
  });

  it('shows an organization contracted with the plan the members tied to it, whole, and no others', async () => {
    const office = await signedIn(portal, 'biller@clinic.example');
    const tied = await office.ask('GET', `/api/members/${at('leo')}`);
    expect([tied.status, tied.body.full?.cin, tied.body.pcp?.name]).toEqual([200, '90000002A', 'SYNTHETIC']);
    expect([await read(office, 'cy'), await read(office, 'bo')]).toEqual([404, 404]);
  });
});

describe('care given', () => {
  it('ties the provider for the days the policy says, from the last paid day or the end of the approval', async () => {
    const office = await signedIn(portal, 'care-manager@clinic.example');
    expect([await read(office, 'ana'), await read(office, 'eva')]).toEqual([200, 404]);
    expect([await read(office, 'gus'), await read(office, 'hal')]).toEqual([200, 404]);
  });

  it('that was taken back ties no longer', async () => {
    const { database: db } = portal.fresh;
    await db.query(`delete from paid_line where member_id = 'ana'`);
    await db.transaction((tx) =>
      refreshCareTies(tx, 'calviva', ['ana'], { network: policy.plan, careTies: policy.careTies }),
    );
    expect(await read(await signedIn(portal, 'care-manager@clinic.example'), 'ana')).toBe(404);
  });

  it('that a decision granted without naming who serves ties who asked, also after the next claim', async () => {
    const { database: db } = portal.fresh;
    await db.query(
      `insert into case_file (plan, number, kind, member_id, state, received_at, opened_at, changed_at, standing, requester_organization, events)
       values ('calviva', 'UM-1', 'authorization', 'eva', 'decided', now(), now(), now(), 'none', 'clinic', 1)`,
    );
    await db.query(
      `insert into member_tie (plan, member_id, organization_id, kind, from_date, to_date)
       values ('calviva', 'eva', 'clinic', 'authorization', '2025-01-01', '2027-01-01')`,
    );
    const paid = () =>
      db.transaction((tx) =>
        refreshCareTies(tx, 'calviva', ['eva'], { network: policy.plan, careTies: policy.careTies }),
      );
    await paid();
    const office = await signedIn(portal, 'care-manager@clinic.example');
    expect(await read(office, 'eva')).toBe(200);
    await db.query(`update case_file set state = 'withdrawn' where number = 'UM-1'`);
    await paid();
    expect(await read(office, 'eva')).toBe(404);
  });
});

describe('exact identity', () => {
  it('by a number that was replaced finds the member, for an office and in an emergency, however it is written', async () => {
    const office = await signedIn(portal, 'care-manager@clinic.example');
    const found = await office.ask('POST', '/api/members/find', { cin: ' 90000008a' });
    expect(found.body.members.map((m: { handle: string }) => m.handle)).toEqual([at('ana')]);
    const opened = await office.ask('POST', '/api/break-glass', {
      identity: { cin: ' 90000008a1 ' },
      reason: 'The member lies unconscious in our office.',
    });
    expect([opened.status, opened.body.handle]).toEqual([200, at('ana')]);
    const missed = await office.ask('POST', '/api/break-glass', {
      identity: { cin: 'nonsense' },
      reason: 'The member lies unconscious in our office.',
    });
    expect(missed.status).toBe(404);
  });
});

describe('a member’s own page', () => {
  it('is reached from who is signed in: themself, or the wards, and nobody else has one', async () => {
    const member = await signedIn(portal, 'member@family.example');
    const mine = await member.ask('GET', '/api/members/mine');
    expect(mine.body.wards).toMatchObject([{ handle: at('ana'), relation: 'self', plan: 'calviva' }]);
    const page = await member.ask('GET', `/api/members/${at('ana')}?language=es`);
    expect(page.body).toMatchObject({ plan_phone: '888-893-1569', full: { former_cins: ['90000008A'] } });
    const rule = page.body.full.choices.find((c: { what: string }) => c.what === 'text');
    expect(rule).toMatchObject({ cite: ['HN-CS-08'], say: expect.stringContaining('Nadie') });
    const guardian = await signedIn(portal, 'guardian@family.example');
    expect((await guardian.ask('GET', '/api/members/mine')).body.wards).toMatchObject([
      { handle: at('leo'), relation: 'guardian' },
    ]);
    const nurse = await signedIn(portal, 'reviewer-nurse@calviva.example');
    expect((await nurse.ask('GET', '/api/members/mine')).status).toBe(403);
  });

  it('keeps whose word each decision was, and tells it', async () => {
    const guardian = await signedIn(portal, 'guardian@family.example');
    const consent = (action: string) =>
      guardian.ask('POST', `/api/members/${at('leo')}/consents`, { kind: 'text', action, by: 'member' });
    const prefer = (body: object) => guardian.ask('PUT', `/api/members/${at('leo')}/preferences`, body);
    expect((await prefer({ channel: 'text' })).body.refused.code).toBe('text_not_approved');
    expect((await consent('give')).body.consents).toMatchObject([{ kind: 'text', by: 'guardian' }]);
    expect((await prefer({ channel: 'text', spoken: 'hmn' })).body).toMatchObject({ channel: 'text', spoken: 'hmn' });
    await consent('withdraw');
    const { full } = (await guardian.ask('GET', `/api/members/${at('leo')}`)).body;
    expect(full.channel).toBeUndefined();
    expect(full.may_text).not.toBe('yes');
    expect(full.history.map((c: { what: string; value: string; by: string }) => [c.what, c.value, c.by])).toEqual([
      ['text', 'withdrawn', 'guardian'],
      ['channel', 'text', 'guardian'],
      ['spoken', 'hmn', 'guardian'],
      ['text', 'given', 'guardian'],
    ]);
  });
});
