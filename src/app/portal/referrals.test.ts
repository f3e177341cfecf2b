import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answered, type Browser, signedIn, type TestPortal, testPortal } from './testing.ts';

let portal: TestPortal;
const browsers = new Map<string, Browser>();
const as = (who: string): Browser => browsers.get(who) as Browser;
const SEATS: Readonly<Record<string, string>> = {
  nurse: 'reviewer-nurse@ccah.example',
  services: 'member-services@ccah.example',
  clinic: 'care-manager@clinic.example',
  hospital: 'care-manager@hospital.example',
  ecm: 'care-manager@ecm.example',
  stranger: 'care-manager@stranger.example',
  member: 'member@family.example',
};
const NPIS: Readonly<Record<string, string>> = { clinic: '1000990014', ecm: '1000990030', hospital: '1000990048' };
let handles: Record<string, string>;

beforeAll(async () => {
  portal = await testPortal({
    organizations: [
      { id: 'ccah', kind: 'plan', name: 'The Alliance', plans: ['ccah'] },
      ...['clinic', 'hospital', 'ecm', 'stranger'].map((id) => ({
        id,
        kind: 'provider' as const,
        name: `The ${id}`,
        plans: ['ccah'],
      })),
      {
        id: 'family',
        kind: 'members',
        name: 'Members',
        plans: ['ccah'],
        wards: [{ role: 'member', plan: 'ccah', member: 'ana', relation: 'self' }],
      },
    ],
  });
  const { database } = portal.fresh;
  for (const [i, member] of ['ana', 'bo', 'cy', 'dee', 'eva'].entries()) {
    await database.query(
      `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, synthetic)
       values ('ccah', $1, $2, $1, 'SYNTHETIC', upper($1), '1990-01-01', true)`,
      [member, `9000000${i}A`],
    );
    // Everybody treats the first three: a tie to the member opens no referral. The others nobody treats.
    if (i < 3)
      for (const organization of ['clinic', 'hospital', 'ecm', 'stranger'])
        await database.query(`insert into member_tie values ('ccah', $1, $2, 'pcp', '2020-01-01', null)`, [
          member,
          organization,
        ]);
  }
  for (const [id, npi] of Object.entries(NPIS))
    await database.query(
      `insert into provider (plan, provider_id, npi, name, types, standing, organization_id)
       values ('ccah', $1, $2, $3, '{clinic}', '{"contracts": [{}]}', $4)`,
      [`the-${id}`, npi, `SYNTHETIC ${id}`, id],
    );
  for (const [who, email] of Object.entries(SEATS)) browsers.set(who, await signedIn(portal, email));
  const { rows } = await database.query<{ id: string; handle: string }>('select member_id as id, handle from member');
  handles = Object.fromEntries(rows.map(({ id, handle }) => [id, handle]));
}, 60_000);
afterAll(() => portal.close());

const refer = (who: string, member: string, more: object = {}): Promise<Answered> =>
  as(who).ask('POST', '/api/referrals', {
    plan: 'ccah',
    member: handles[member],
    service: 'recuperative_care',
    by: 'other_provider',
    ...more,
  });
const step = (who: string, handle: string, what: string, body: object = {}) =>
  as(who).ask('POST', `/api/referrals/${handle}/${what}`, body);
const reads = (who: string, handle: string) => as(who).ask('GET', `/api/referrals/${handle}`);
const found = async (who: string, body: object = {}): Promise<string[]> =>
  (await as(who).ask('POST', '/api/referrals/search', body)).body.cases.map((one: { number: string }) => one.number);

describe('a referral', () => {
  it('is open to the plan, who referred, who has it and the member, and to nobody else, though he treats the member', async () => {
    const made = await refer('clinic', 'ana', { to: NPIS.ecm, reason: 'no home after the hospital', social: 'alone' });
    expect(made.body).toMatchObject({ joined: false, case: { state: 'made', mine: ['sent'], awaits: 'receiver' } });
    const { handle, number } = made.body.case;
    for (const who of ['nurse', 'clinic', 'ecm', 'member']) {
      expect([who, (await reads(who, handle)).status]).toEqual([who, 200]);
      expect([who, await found(who)]).toEqual([who, [number]]);
    }
    const shut = await reads('stranger', handle);
    const none = await reads('stranger', '3f0b7c1e-0000-4000-8000-00000000dead');
    expect([shut.status, shut.body]).toEqual([404, none.body]);
    expect((await step('stranger', handle, 'accept')).status).toBe(404);
    expect((await step('stranger', handle, 'withdraw')).status).toBe(404);
    expect(await found('stranger')).toEqual([]);
    expect(await found('stranger', { member: handles.ana })).toEqual([]);
    const { body } = await reads('ecm', handle);
    expect(body).toMatchObject({ social: 'alone', referrals: [{ reason: 'no home after the hospital' }] });
    expect(body.member.name.first).toBe('ANA');
  });

  it('leaves with the list it stands in, and only where its reader sees it', async () => {
    const { body } = await refer('clinic', 'ana', { to: NPIS.ecm, service: 'sobering_centers' });
    const asked = { columns: ['number', 'member', 'state'] };
    const listOf = async (who: string) => (await as(who).ask('POST', '/api/referrals/export', asked)).text;
    const { number } = body.case;
    expect(await listOf('ecm')).toContain(`${number},"SYNTHETIC, ANA",made`);
    expect(await listOf('stranger')).not.toContain(number);
    const { rows } = await portal.fresh.database.query(
      "select from audit_event where action = 'list.exported' and subject = 'referrals.export'",
    );
    expect(rows).toHaveLength(2);
  });

  it('of a second office joins the first, which sees nothing of what the other wrote, and both see how it goes', async () => {
    const first = (await refer('clinic', 'bo', { to: NPIS.ecm, reason: 'what the clinic knows', social: 'ours' })).body;
    const second = (await refer('hospital', 'bo', { reason: 'what the hospital knows' })).body;
    expect(second).toMatchObject({ joined: true, case: { number: first.case.number, referrers: 2, mine: ['sent'] } });
    expect(JSON.stringify(second)).not.toContain('what the clinic knows');
    expect(second.case.social).toBeUndefined();
    const { handle } = first.case;
    expect((await step('hospital', handle, 'accept')).body.refused.code).toBe('referral_holder_only');
    expect((await step('ecm', handle, 'receive')).status).toBe(200);
    expect((await step('ecm', handle, 'accept')).status).toBe(200);
    expect((await step('ecm', handle, 'begin', { on: '2030-01-01' })).body.refused.code).toBe(
      'referral_begins_in_future',
    );
    expect((await step('ecm', handle, 'begin')).status).toBe(200);
    expect((await step('ecm', handle, 'close', { outcome: 'services_received' })).status).toBe(200);
    for (const who of ['clinic', 'hospital', 'member'])
      expect([who, (await reads(who, handle)).body.state]).toEqual([who, who === 'member' ? undefined : 'closed']);
    expect((await reads('hospital', handle)).body.outcome).toEqual({
      code: 'services_received',
      label: 'services received',
    });
    expect(JSON.stringify((await reads('ecm', handle)).body)).toContain('what the hospital knows');
    const { rows } = await portal.fresh.database.query(
      `select action from audit_event where action like 'referral.%' and subject = $1 order by action`,
      [handle],
    );
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['referral.joined', 'referral.made']));
  });

  it('of two offices that refer at once is one', async () => {
    const both = await Promise.all([refer('clinic', 'cy'), refer('hospital', 'cy')]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.map(({ body }) => body.joined).sort()).toEqual([false, true]);
    expect(new Set(both.map(({ body }) => body.case.number)).size).toBe(1);
  });

  it('that was declined is sent on by the plan, and who declined has it no more', async () => {
    const { handle } = (await refer('clinic', 'cy', { service: 'respite_for_caregivers', to: NPIS.ecm })).body.case;
    const declined = await step('ecm', handle, 'decline', { code: 'no_capacity' });
    expect(declined.body.case).toMatchObject({
      state: 'declined',
      awaits: 'plan',
      declined: { reason: { code: 'no_capacity' } },
    });
    const sent = await step('nurse', handle, 'send-on', { to: NPIS.hospital, why: 'the first is full' });
    expect(sent.body.case).toMatchObject({ state: 'made', to: { id: 'the-hospital', name: 'SYNTHETIC hospital' } });
    expect((await reads('ecm', handle)).status).toBe(404);
    const on = await step('hospital', handle, 'send-on', { to: NPIS.ecm });
    expect(on.body.case).toMatchObject({ to: { id: 'the-ecm' }, mine: ['sent'] });
    expect(await found('hospital', { mine: 'received' })).toEqual([]);
    expect((await found('ecm', { mine: 'received' })).length).toBeGreaterThan(0);
  });

  it('a member makes for himself and takes back; Member Services keys the call of another', async () => {
    const own = await refer('member', 'ana', { service: 'ecm', by: 'member' });
    expect(own.body.case).toMatchObject({ by: 'member', remarks: [], awaits: 'plan' });
    expect((await refer('member', 'bo', { service: 'ecm', by: 'member' })).status).toBe(404);
    expect((await refer('member', 'ana', { service: 'ecm' })).body.refused.code).toBe('referrer_does_not_fit');
    const seen = (await reads('nurse', own.body.case.handle)).body;
    expect(seen.remarks).toMatchObject([{ code: 'population_of_focus_missing' }]);
    expect((await step('member', own.body.case.handle, 'withdraw')).body.case.state).toBe('withdrawn');
    const called = await refer('services', 'bo', {
      service: 'ecm',
      by: 'family_member',
      relation: 'daughter',
      door: 'phone',
      language: 'es',
    });
    expect(called.body.case).toMatchObject({ referrals: [{ relation: 'daughter', door: 'phone' }] });
    expect(called.body.case.story[0].sentence).toContain('un familiar');
  });

  it('is offered as the plan’s documents say', async () => {
    const { body } = await as('clinic').ask('POST', '/api/referrals/options', { plan: 'ccah' });
    const ecm = body.services.find(({ code }: { code: string }) => code === 'ecm');
    expect(ecm).toMatchObject({ program: 'ecm', asks: ['population_of_focus'] });
    expect(ecm.ways[0].doors[0]).toEqual({ door: 'portal', preferred: true });
    expect(body.populations.length).toBeGreaterThan(5);
    expect((await as('clinic').ask('POST', '/api/referrals/options', { plan: 'aah' })).status).toBe(404);
  });
});

describe('who accepted a referral', () => {
  const pageOf = async (who: string, member: string) =>
    (await as(who).ask('GET', `/api/members/${handles[member]}`)).status;
  const referredTo = async (member: string, cin: string, more: object = {}) => {
    await as('clinic').ask('POST', '/api/members/find', { cin });
    const made = await refer('clinic', member, { to: NPIS.ecm, ...more });
    return made.body.case.handle as string;
  };

  it('finds the member, whom he did not find while he had only received it, until it is closed', async () => {
    const handle = await referredTo('dee', '90000003A');
    for (const what of ['receive', 'accept', 'begin']) {
      expect([what, await pageOf('ecm', 'dee')]).toEqual([what, what === 'begin' ? 200 : 404]);
      expect((await reads('ecm', handle)).body.member).toMatchObject({
        name: { first: 'DEE' },
        reached: what === 'begin',
      });
      expect((await step('ecm', handle, what)).status).toBe(200);
    }
    const page = await as('ecm').ask('GET', `/api/members/${handles.dee}`);
    expect([page.status, page.body.full?.cin]).toEqual([200, '90000003A']);
    for (const other of ['hospital', 'stranger']) expect([other, await pageOf(other, 'dee')]).toEqual([other, 404]);
    expect((await step('ecm', handle, 'close', { outcome: 'services_received' })).status).toBe(200);
    expect(await pageOf('ecm', 'dee')).toBe(404);
    const after = await reads('ecm', handle);
    expect(after.body).toMatchObject({ outcome: { code: 'services_received' }, member: { reached: false } });
  });

  it('finds the member while one of two stands, and not once it is withdrawn, declined or sent on', async () => {
    const first = await referredTo('eva', '90000004A');
    const second = await referredTo('eva', '90000004A', { service: 'sobering_centers' });
    for (const handle of [first, second]) await step('ecm', handle, 'accept');
    expect((await step('nurse', first, 'withdraw')).body.case.state).toBe('withdrawn');
    expect(await pageOf('ecm', 'eva')).toBe(200);
    expect((await step('ecm', second, 'decline', { code: 'no_capacity' })).status).toBe(200);
    expect(await pageOf('ecm', 'eva')).toBe(404);
    expect((await step('nurse', second, 'send-on', { to: NPIS.hospital })).status).toBe(200);
    expect(await pageOf('hospital', 'eva')).toBe(404);
    expect((await step('hospital', second, 'accept')).status).toBe(200);
    expect(await pageOf('hospital', 'eva')).toBe(200);
    expect((await step('hospital', second, 'send-on', { to: NPIS.ecm })).status).toBe(200);
    expect([await pageOf('hospital', 'eva'), await pageOf('ecm', 'eva')]).toEqual([404, 404]);
  });

  it('finds the member for the days the policy says, by the reader’s day', async () => {
    const { database } = portal.fresh;
    const handle = await referredTo('eva', '90000004A', { service: 'recuperative_care' });
    await step('ecm', handle, 'accept');
    const { rows } = await database.query<{ days: number }>(
      `select to_date - from_date as days from member_tie where member_id = 'eva' and kind = 'referral'`,
    );
    expect(rows).toEqual([{ days: 90 }]);
    await database.query(
      `update member_tie set from_date = from_date - 90, to_date = to_date - 90 where member_id = 'eva' and kind = 'referral'`,
    );
    expect(await pageOf('ecm', 'eva')).toBe(200);
    await database.query(`update member_tie set to_date = to_date - 1 where member_id = 'eva' and kind = 'referral'`);
    expect(await pageOf('ecm', 'eva')).toBe(404);
  });
});
