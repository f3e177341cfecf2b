import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answered, type Browser, signedIn, type TestPortal, testPortal } from './testing.ts';

let portal: TestPortal;
const browsers = new Map<string, Browser>();
const as = (who: string): Browser => browsers.get(who) as Browser;
const SEATS: Readonly<Record<string, string>> = {
  nurse: 'reviewer-nurse@health-net.example',
  services: 'member-services@health-net.example',
  appeals: 'appeals@health-net.example',
  director: 'medical-director@health-net.example',
  biller: 'biller@doulas.example',
  other: 'biller@clinic.example',
  guardian: 'guardian@family.example',
};
const DOULA = '1000990030';
const CLINIC = '1000990014';
const PROVED = {
  evidence: [{ kind: 'medical_record', on: '2025-11-01', emergency: false }],
  facts: { 'coc.accepts_rate': true, 'coc.quality_bar': false, 'coc.compliance_bar': false },
};
let handles: Record<string, string>;

beforeAll(async () => {
  portal = await testPortal({
    organizations: [
      { id: 'health-net', kind: 'plan', name: 'Health Net', plans: ['health-net', 'calviva'] },
      { id: 'clinic', kind: 'provider', name: 'The Clinic', plans: ['health-net'] },
      { id: 'doulas', kind: 'provider', name: 'The Doulas', plans: ['health-net'] },
      {
        id: 'family',
        kind: 'members',
        name: 'Members',
        plans: ['health-net'],
        wards: [{ role: 'guardian', plan: 'health-net', member: 'ana', relation: 'guardian' }],
      },
    ],
  });
  const { database } = portal.fresh;
  for (const [i, member] of ['ana', 'bo', 'cy', 'dee'].entries())
    await database.query(
      `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, synthetic, circumstances)
       values ('health-net', $1, $2, $1, 'SYNTHETIC', upper($1), '1990-01-01', true, '{"pregnancies": [{"began": "2025-10-01"}]}')`,
      [member, `9000000${i}A`],
    );
  await database.query(
    `insert into coverage_span (plan, member_id, from_date, line_of_business, delivery_system)
     select 'health-net', member_id, '2026-01-01', 'medi_cal', 'managed_care' from member`,
  );
  await database.query(
    `insert into provider (plan, provider_id, npi, name, types, standing, organization_id) values
       ('health-net', 'the-clinic', $1, 'SYNTHETIC Clinic', '{clinic}', '{"contracts": [{}]}', 'clinic'),
       ('health-net', 'old-doula', $2, 'SYNTHETIC Doula', '{doula}', '{"contracts": []}', 'doulas')`,
    [CLINIC, DOULA],
  );
  for (const [who, email] of Object.entries(SEATS)) browsers.set(who, await signedIn(portal, email));
  const { rows } = await database.query<{ id: string; handle: string }>('select member_id as id, handle from member');
  handles = Object.fromEntries(rows.map(({ id, handle }) => [id, handle]));
}, 60_000);
afterAll(() => portal.close());

const open = (member: string, more: object = {}): Promise<Answered> =>
  as('services').ask('POST', '/api/continuity', {
    plan: 'health-net',
    member: handles[member],
    askedBy: 'member',
    provider: DOULA,
    services: ['doula visits'],
    ...PROVED,
    ...more,
  });
const step = (who: string, handle: string, what: string, body: object = {}) =>
  as(who).ask('POST', `/api/continuity/${handle}/${what}`, body);
const covered = async (member: string, on: string) => {
  const asked = { plan: 'health-net', member: handles[member], provider: DOULA, code: 'Z1034', modifiers: ['XP'], on };
  return (await as('nurse').ask('POST', '/api/benefits/check', asked)).body.covered;
};
const approvals = async (number: string) => {
  const { rows } = await portal.fresh.database.query(
    `select number, vehicle, codes, from_date::text as from, to_date::text as to, provider_id as provider, units
     from authorization_approval where number like $1 || '%' order by number`,
    [number],
  );
  return rows;
};

describe('a grant of continuity of care', () => {
  it('lies where claims and the check look, is lengthened and shortened, and written once', async () => {
    expect(await covered('ana', '2026-03-10')).toBe('unknown');
    const { handle, number } = (await open('ana')).body.case;
    expect(await approvals(number)).toEqual([]);
    const granted = await step('nurse', handle, 'decide', {
      outcome: 'granted',
      to: '2026-03-10',
      codes: { 'doula visits': ['z1034'] },
    });
    expect(granted.body.case).toMatchObject({
      granted: [{ service: 'doula visits', to: '2026-03-10', codes: ['Z1034'] }],
    });
    const row = {
      number,
      vehicle: 'continuity',
      codes: ['Z1034'],
      from: '2026-01-31',
      provider: 'old-doula',
      units: null,
    };
    expect(await approvals(number)).toEqual([{ ...row, to: '2026-03-10' }]);
    expect([await covered('ana', '2026-03-10'), await covered('ana', '2026-03-11')]).toEqual(['yes', 'unknown']);
    const longer = { to: '2026-04-10', asked_by: 'member', why: 'The birth is near.' };
    expect((await step('nurse', handle, 'extend', longer)).status).toBe(200);
    expect(await approvals(number)).toEqual([{ ...row, to: '2026-04-10' }]);
    expect(await covered('ana', '2026-03-11')).toBe('yes');
    const changed = await step('services', handle, 'change', { provider: CLINIC });
    expect(changed.body.case).toMatchObject({
      state: 'ended',
      until: '2026-03-02',
      changed_to: { id: 'the-clinic', name: 'SYNTHETIC Clinic' },
      granted: [{ to: '2026-03-02', over: true }],
    });
    expect(await approvals(number)).toEqual([{ ...row, to: '2026-03-02' }]);
    expect([await covered('ana', '2026-03-02'), await covered('ana', '2026-03-03')]).toEqual(['yes', 'unknown']);
  });

  it('has a row for each service, and an assessment shortens the one it covers', async () => {
    const { handle, number } = (await open('bo', { services: ['doula visits', 'massage'] })).body.case;
    await step('nurse', handle, 'decide', { outcome: 'granted', to: '2026-04-10' });
    await step('nurse', handle, 'assessment', { on: '2026-03-02', contracted: true, services: ['massage'] });
    expect(await approvals(number)).toMatchObject([
      { number: `${number}-1`, to: '2026-04-10', codes: [] },
      { number: `${number}-2`, to: '2026-03-02', codes: [] },
    ]);
  });

  it('lets the office of the provider find the member and the case, and before it was granted neither', async () => {
    const { handle } = (await open('cy')).body.case;
    const reads = () => as('biller').ask('GET', `/api/continuity/${handle}`);
    expect((await reads()).status).toBe(404);
    await step('nurse', handle, 'decide', { outcome: 'granted', why: 'All is met.' });
    const page = (await reads()).body;
    expect(page).toMatchObject({ outcome: 'granted', provider: { id: 'old-doula', name: 'SYNTHETIC Doula' } });
    expect(page.policy_says.flatMap((part: { clauses: unknown[] }) => part.clauses)).toEqual([]);
    expect(page.decision.clauses).toEqual([]);
    expect((await as('other').ask('GET', `/api/continuity/${handle}`)).status).toBe(404);
    expect((await as('biller').ask('GET', `/api/members/${handles.cy}`)).status).toBe(200);
  });

  it('is read by the member it is about, and its argument by the plan alone', async () => {
    const found = await as('guardian').ask('POST', '/api/continuity/search', { member: handles.ana });
    expect(found.body.cases).toMatchObject([{ outcome: 'granted', until: '2026-03-02' }]);
    const { handle } = found.body.cases[0];
    const page = (await as('guardian').ask('GET', `/api/continuity/${handle}?language=es`)).body;
    expect(page).toMatchObject({ policy_says: [], facts: [], stated: {} });
    const openActions = page.actions.filter(({ open: isOpen }: { open: boolean }) => isOpen);
    expect(openActions).toMatchObject([{ action: 'grievance' }]);
    expect(page.actions.map(({ label }: { label: string }) => label)).toContain('Quiero cambiar a otro proveedor');
    expect((await step('guardian', handle, 'change', { provider: CLINIC })).body.refused.code).toBe('nothing_arranged');
    const argued = (await as('nurse').ask('GET', `/api/continuity/${handle}`)).body.decision.clauses;
    const visit = argued.find(({ id }: { id: string }) => id.includes('visit-in-the-year-before'));
    expect(visit.facts).toContainEqual(expect.objectContaining({ name: 'coc.visit_on', source: 'request' }));
  });

  it('goes with a request for authorization of the same member, each naming the other', async () => {
    const line = { line: 1, code: 'E1399', units: 3, from: '2026-03-09', to: '2026-04-09' };
    const asked = {
      plan: 'health-net',
      member: handles.dee,
      kind: 'pre_service',
      urgency: 'non_urgent',
      lines: [line],
    };
    const submitted = (await as('biller').ask('POST', '/api/requests', { ...asked, member: handles.cy })).body.request;
    expect((await open('dee', { request: submitted.number })).body.refused.code).toBe('request_not_found');
    expect((await open('cy', { request: submitted.number, provider: undefined, providerName: 'X' })).status).toBe(200);
    const request = (await as('nurse').ask('GET', `/api/requests/${submitted.handle}`)).body;
    expect(request.continuity).toMatchObject([{ number: expect.stringMatching(/^CC-/), state: 'open' }]);
    const page = (await as('nurse').ask('GET', `/api/continuity/${request.continuity[0].handle}`)).body;
    expect(page.request).toEqual({ number: submitted.number, handle: submitted.handle });
  });
});

describe('somebody who does not agree', () => {
  const files = (who: string, body: object) => as(who).ask('POST', '/api/appeals', { plan: 'health-net', ...body });
  const refusedOf = async (member: string) => {
    const { handle, number } = (await open(member, { services: ['pelvic massage'] })).body.case;
    const no = await step('nurse', handle, 'evidence', { facts: { 'coc.quality_bar': true } });
    expect(no.status).toBe(200);
    const said = await step('nurse', handle, 'decide', { outcome: 'not_granted', why: 'The doula may not serve.' });
    expect(said.body.case).toMatchObject({ outcome: 'not_granted' });
    return { handle, number };
  };

  it('files a grievance that names the refusal; the desk of appeals reads the case, and does nothing on it', async () => {
    const { handle, number } = await refusedOf('ana');
    const asked = { member: handles.ana, kind: 'grievance', filedBy: 'representative', about: 'access', reason: 'No.' };
    const filed = await files('guardian', { ...asked, continuity: handle });
    expect(filed.body.case).toMatchObject({
      continuity: number,
      continuity_handle: handle,
      original: { continuity: number, outcome: 'denied', grounds: [], clauses: [] },
    });
    const page = (await as('appeals').ask('GET', `/api/appeals/${filed.body.case.handle}`)).body;
    expect(page.original.grounds).toEqual(['medi-cal/continuity-of-care/quality']);
    expect(page.original.clauses).toContainEqual(
      expect.objectContaining({ id: 'medi-cal/continuity-of-care/quality', verdict: 'unmet', cites: ['REF-COC-03'] }),
    );
    const read = (await as('appeals').ask('GET', `/api/continuity/${handle}`)).body;
    expect(read).toMatchObject({ number, outcome: 'not_granted' });
    const isOpen = read.actions.filter((one: { open: boolean }) => one.open);
    expect(isOpen.map(({ action }: { action: string }) => action)).toEqual(['appeal', 'grievance']);
    for (const [verb, body] of [
      ['decide', { outcome: 'granted' }],
      ['evidence', PROVED],
      ['withdraw', { why: 'x' }],
    ] as const)
      expect((await step('appeals', handle, verb, body)).status).toBe(403);
    const { rows } = await portal.fresh.database.query(
      `select count(*)::int as n from audit_event where action in ('continuity.read', 'grievance.filed')
         and subject in ($1, $2)`,
      [handle, filed.body.case.handle],
    );
    expect(rows).toEqual([{ n: 2 }]);
    const line = (await as('appeals').ask('POST', '/api/appeals/search', { member: handles.ana })).body.appeals[0];
    expect(line).toMatchObject({ kind: 'grievance', continuity: number });
  });

  it('names no case that is another’s, out of reach, or of another kind', async () => {
    const { handle } = await refusedOf('bo');
    const asked = { kind: 'grievance', filedBy: 'representative', about: 'access', reason: 'No.' };
    const named = async (who: string, more: object) => (await files(who, { ...asked, ...more })).status;
    expect(await named('guardian', { member: handles.ana, continuity: handle })).toBe(404);
    expect(await named('services', { member: handles.ana, continuity: handle })).toBe(404);
    expect(await named('services', { member: handles.bo, request: handle })).toBe(404);
    expect(await named('other', { member: handles.bo, continuity: handle, filedBy: 'provider' })).toBe(404);
  });

  it('appeals, and what is won is granted on the case itself, where claims look, with a letter', async () => {
    const { handle, number } = await refusedOf('dee');
    const asked = { member: handles.dee, kind: 'appeal', filedBy: 'member', reason: 'No.', continuity: handle };
    const weighed = await as('services').ask('POST', '/api/appeals/weigh', {
      ...{ plan: 'health-net', member: handles.dee, kind: 'appeal', filedBy: 'member', continuity: handle },
    });
    expect(weighed.body).toMatchObject({ warnings: [], original: { outcome: 'denied' } });
    const appeal = (await files('services', asked)).body.case;
    expect((await files('services', asked)).body.refused.code).toBe('appealed_already');
    const decided = { outcome: 'overturned', reason: 'It was another doula.', references: [] };
    const more = { underFirstDecider: false, expertiseFits: true };
    const won = await as('director').ask('POST', `/api/appeals/${appeal.handle}/decide`, { ...decided, ...more });
    expect(won.body.case).toMatchObject({ outcome: 'overturned' });
    expect(await approvals(number)).toEqual([]);
    const out = await as('appeals').ask('POST', `/api/appeals/${appeal.handle}/carry-out`, {});
    expect(out.body.case).toMatchObject({ carried_out: true });
    const page = (await as('nurse').ask('GET', `/api/continuity/${handle}`)).body;
    expect(page).toMatchObject({ outcome: 'granted', granted: [{ service: 'pelvic massage', to: '2026-12-31' }] });
    expect(page.story.at(-1)).toMatchObject({
      kind: 'decision_overturned',
      sentence: 'An appeal was won; it is granted.',
    });
    expect(await approvals(number)).toMatchObject([{ number, provider: 'old-doula', to: '2026-12-31', codes: [] }]);
    const { rows } = await portal.fresh.database.query(
      `select content->>'kind' as kind from notice where number = $1 order by created_at, notice`,
      [number],
    );
    expect(JSON.stringify(rows)).toContain('continuity_granted');
  });

  it('reads on the page of an exemption that the state decides, and where to ask for a hearing', async () => {
    const asked = { kind: 'medical_exemption', services: [], provider: undefined, evidence: [] };
    const facts = { 'mer.prior_coverage': 'medi_cal_fee_for_service' };
    const { handle } = (await open('bo', { ...asked, facts })).body.case;
    const { body } = await as('nurse').ask('GET', `/api/continuity/${handle}?language=es`);
    expect(body.state_hearing).toMatchObject({ cites: ['REF-COC-12', 'REF-UM-STATE-01', 'AAH-UM-MER-01'] });
    expect(body.state_hearing.sentence).toContain('audiencia estatal');
    expect(body.state_hearing.sentence).toContain('1-800-952-5253, o al 1-800-952-8349');
    const no = await files('services', {
      member: handles.bo,
      kind: 'grievance',
      filedBy: 'member',
      reason: 'x',
      continuity: handle,
    });
    expect(no.body.refused.code).toBe('state_decides_exemption');
  });
});

describe('before it is opened', () => {
  it('policy says what it asks, in the reader’s language, and nothing the plan knows itself', async () => {
    const asked = { plan: 'health-net', member: handles.dee, language: 'es' };
    const { body } = await as('services').ask('POST', '/api/continuity/questions', asked);
    expect(body).toMatchObject({ line_of_business: 'medi_cal', enrolled_on: '2026-01-01' });
    const names = body.facts.map(({ name }: { name: string }) => name);
    expect(names).toContain('coc.quality_bar');
    expect(names).not.toContain('coc.enrolled_on');
    expect(names).not.toContain('coc.visit_on');
  });

  it('a list of numbers becomes a call for each member, and says of each other one why not', async () => {
    const cins = ['90000003A', '90000009Z', 'x'];
    const { body } = await as('nurse').ask('POST', '/api/continuity/outreach', { plan: 'health-net', cins });
    expect(body.tasks).toMatchObject([
      { member: '90000003A', handle: expect.any(String) },
      { member: '90000009Z', refused: 'member_not_found', because: expect.any(String) },
      { member: 'x', refused: 'member_not_found' },
    ]);
    const again = await as('nurse').ask('POST', '/api/continuity/outreach', { plan: 'health-net', cins: [cins[0]] });
    expect(again.body.tasks).toMatchObject([{ refused: 'asked_already' }]);
    expect((await as('nurse').ask('POST', '/api/continuity/outreach', { plan: 'health-net' })).status).toBe(422);
  });
});

it('of two lists handed in at once a member gets one call', async () => {
  const cins = ['90000001A', '90000002A'];
  const hand = (list: readonly string[]) =>
    as('nurse').ask('POST', '/api/continuity/outreach', { plan: 'health-net', cins: list });
  const handed = await Promise.all([hand(cins), hand(cins.toReversed()), hand(cins)]);
  expect(handed.map(({ status }) => status)).toEqual([200, 200, 200]);
  const { rows } = await portal.fresh.database.query(
    `select member_id, count(*)::int as calls from case_file where category = 'outreach' and member_id = any($1) group by 1 order by 1`,
    [['bo', 'cy']],
  );
  expect(rows).toEqual(['bo', 'cy'].map((member_id) => ({ member_id, calls: 1 })));
});

describe('a family', () => {
  const asked = (more: object = {}) =>
    as('guardian').ask('POST', '/api/continuity', {
      plan: 'health-net',
      member: handles.ana,
      askedBy: 'representative',
      provider: DOULA,
      services: ['visits before the birth'],
      urgency: 'immediate_attention',
      evidence: [{ kind: 'member_statement', on: '2025-09-01' }],
      ...more,
    });

  it('asks for its own, sees where it stands and by when, and changes into the network when it wishes', async () => {
    expect((await asked({ member: handles.bo })).status).toBe(404);
    expect((await asked({ facts: { 'coc.quality_bar': false } })).body.refused.code).toBe('member_says_in_words');
    const { handle, number, times, story } = (await asked()).body.case;
    expect(times).toMatchObject([{ governs: true, state: 'running', due: expect.any(Number) }]);
    expect(story).toHaveLength(1);
    const { rows } = await portal.fresh.database.query(
      "select count(*)::int as n from audit_event where action = 'continuity.opened' and subject = $1",
      [handle],
    );
    expect(rows).toEqual([{ n: 1 }]);
    await step('nurse', handle, 'evidence', PROVED);
    await step('nurse', handle, 'agreement', { is: 'reached', form: 'amount', agreed_rate: 90.5, codes: ['Z1034'] });
    await step('nurse', handle, 'decide', { outcome: 'granted', to: '2026-05-10' });
    const check = { plan: 'health-net', provider: DOULA, code: 'Z1034', modifiers: ['XP'], member: handles.ana };
    const priced = (await as('nurse').ask('POST', '/api/benefits/check', { ...check, on: '2026-05-10' })).body;
    expect(priced).toMatchObject({ covered: 'yes', price: '90.50' });
    expect(priced.sentence).toContain(number);
    expect((await step('guardian', handle, 'decide', { outcome: 'not_granted' })).status).toBe(403);
    expect((await step('guardian', handle, 'change', { provider: DOULA })).body.refused.code).toBe(
      'alternative_out_of_network',
    );
    const changed = await step('guardian', handle, 'change', { provider: CLINIC });
    expect(changed.body.case).toMatchObject({ state: 'ended', changed_to: { name: 'SYNTHETIC Clinic' } });
    expect(await approvals(number)).toMatchObject([{ to: '2026-03-02' }]);
  });

  it('takes back what it asked, and finds providers of the network by name', async () => {
    const like = await as('guardian').ask('POST', '/api/requests/providers', {
      plan: 'health-net',
      like: 'synthetic c',
    });
    expect(like.body.providers).toMatchObject([{ npi: CLINIC }]);
    const { handle } = (await asked({ provider: undefined, providerName: 'SYNTHETIC Dr. Rivera' })).body.case;
    const back = await step('guardian', handle, 'withdraw', { why: 'I found somebody.' });
    expect(back.body.case).toMatchObject({ state: 'withdrawn' });
  });
});

describe('a worklist of continuity', () => {
  it('leaves by the server, as far as the asker reaches, with nothing a spreadsheet runs', async () => {
    await open('bo', { provider: undefined, providerName: '=1+1' });
    const { status, text } = await as('nurse').ask('POST', '/api/continuity/export', {
      plan: 'health-net',
      columns: ['number', 'provider', 'state', 'owed'],
    });
    expect(status).toBe(200);
    expect(text.split(/\r?\n/)[0]).toContain('Number,Provider,State,Still to do');
    expect(text).toContain("'=1+1");
    const own = await as('other').ask('POST', '/api/continuity/export', { columns: ['number'] });
    expect(own.text.trim().split('\n')).toHaveLength(1);
    const { rows } = await portal.fresh.database.query(
      "select count(*)::int as n from audit_event where action = 'list.exported' and subject = 'continuity.export'",
    );
    expect(rows).toEqual([{ n: 2 }]);
  });
});

describe('what is stated otherwise than the plan knows', () => {
  it('is named to who states it, with what stands and why; what others are paid stays with the plan', async () => {
    const asked = {
      plan: 'health-net',
      member: handles.cy,
      askedBy: 'provider',
      provider: DOULA,
      facts: { 'coc.provider_network': 'in_network', 'coc.contract_rate': 95 },
    };
    const opened = (await as('biller').ask('POST', '/api/continuity', asked)).body.case;
    const because = "The plan's own records of providers stand.";
    expect(opened.contradicted).toContainEqual(
      expect.objectContaining({ fact: 'coc.provider_network', known: 'outside the network', because }),
    );
    await step('nurse', opened.handle, 'agreement', {
      is: 'reached',
      contract_rate: 120,
      state_rate: 90,
      agreed_rate: 120,
    });
    const said = async (who: string) =>
      (await as(who).ask('GET', `/api/continuity/${opened.handle}`)).body.contradicted.find(
        ({ fact }: { fact: string }) => fact === 'coc.contract_rate',
      );
    expect(await said('nurse')).toMatchObject({ known: expect.stringContaining('120') });
    expect(await said('biller')).not.toHaveProperty('known');
  });
});
