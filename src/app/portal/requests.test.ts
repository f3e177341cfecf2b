import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answered, type Browser, signedIn, type TestPortal, testPortal } from './testing.ts';

let portal: TestPortal;
const browsers = new Map<string, Browser>();
const as = (email: string): Browser => browsers.get(email) as Browser;
const SEATS = [
  'biller@clinic.example',
  'biller@bridge.example',
  'biller@group.example',
  'guardian@family.example',
  'reviewer-nurse@aah.example',
  'medical-director@aah.example',
  'authorization-specialist@aah.example',
  'compliance@aah.example',
];
const GROUP = 'aah.community-health-center-network';
let handles: Record<string, string>;

beforeAll(async () => {
  portal = await testPortal({
    organizations: [
      { id: 'aah', kind: 'plan', name: 'Alliance', plans: ['aah'] },
      { id: 'clinic', kind: 'provider', name: 'The Clinic', plans: ['aah'] },
      { id: 'bridge', kind: 'provider', name: 'The Bridge', plans: ['aah'] },
      { id: 'group', kind: 'medical_group', name: 'The Group', plans: ['aah'] },
      {
        id: 'family',
        kind: 'members',
        name: 'Members',
        plans: ['aah'],
        wards: [{ role: 'guardian', plan: 'aah', member: 'ana', relation: 'guardian' }],
      },
    ],
  });
  const { database } = portal.fresh;
  await database.query(
    `insert into organization values ($1, 'medical_group', 'Community Health Center Network', true)`,
    [GROUP],
  );
  await database.query(
    `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, synthetic) values
       ('aah', 'ana', '90000001A', 'u1', 'SYNTHETIC', 'ANA', '1990-01-01', true),
       ('aah', 'bo', '90000002A', 'u2', 'SYNTHETIC', 'BO', '1991-01-01', true),
       ('aah', 'cy', '90000003A', 'u3', 'SYNTHETIC', 'CY', '1992-01-01', true)`,
  );
  await database.query(
    `insert into coverage_span (plan, member_id, from_date, line_of_business, delivery_system)
     select 'aah', m, '2020-01-01', 'medi_cal', 'managed_care' from unnest(array['ana', 'bo', 'cy']) m`,
  );
  await database.query(
    `insert into member_assignment (plan, member_id, kind, who, from_date) values
       ('aah', 'bo', 'medical_group', $1, '2020-01-01'), ('aah', 'cy', 'medical_group', 'group', '2020-01-01')`,
    [GROUP],
  );
  await database.query(
    `insert into provider (plan, provider_id, npi, name, types, standing, organization_id) values
       ('aah', 'dr-clinic', '1000990014', 'SYNTHETIC Clinic', '{clinic}', '{"contracts": [{"from": "2020-01-01"}]}', 'clinic'),
       ('aah', 'dr-bridge', '1000990022', 'SYNTHETIC Bridge', '{dme}', '{"contracts": [{"from": "2020-01-01"}]}', 'bridge'),
       ('aah', 'dr-over', '1000990139', 'SYNTHETIC Ended', '{dme}', '{"contracts": [{"from": "2020-01-01", "to": "2025-12-31"}]}', null),
       ('aah', 'dr-unsaid', '1000990147', 'SYNTHETIC Unsaid', '{dme}', '{}', null)`,
  );
  for (const email of SEATS) browsers.set(email, await signedIn(portal, email));
  const { rows } = await database.query<{ id: string; handle: string }>('select member_id as id, handle from member');
  handles = Object.fromEntries(rows.map(({ id, handle }) => [id, handle]));
  for (const cin of ['90000001A', '90000002A', '90000003A'])
    await as('biller@clinic.example').ask('POST', '/api/members/find', { cin });
}, 60_000);
afterAll(() => portal.close());

let day = 1;
/** A request for other days than any before. */
const wanted = (member = 'ana', more: object = {}) => ({
  plan: 'aah',
  member: handles[member],
  kind: 'pre_service',
  urgency: 'non_urgent',
  lines: [
    {
      line: 1,
      code: 'E1399',
      units: 3,
      from: new Date(Date.UTC(2026, 3, day++)).toISOString().slice(0, 10),
      to: '2026-05-20',
    },
  ],
  dx: ['M54.5'],
  servicing: '1000990022',
  ...more,
});
const submit = (more: object = {}, member = 'ana') =>
  as('biller@clinic.example').ask('POST', '/api/requests', wanted(member, more));
const verb = (who: string, handle: string, what: string, body: object = {}): Promise<Answered> =>
  as(who).ask('POST', `/api/requests/${handle}/${what}`, body);
const read = (who: string, handle: string, query = '') => as(who).ask('GET', `/api/requests/${handle}${query}`);
const decision = (outcome: string, units: number) => ({
  lines: [{ line: 1, outcome, units }],
  basis: 'appropriateness',
  references: [{ source: 'mcg', name: 'SYNTHETIC guideline', met: outcome === 'approved' }],
  review: {
    clinicallyAppropriate: outcome === 'approved',
    appropriateSetting: true,
    coveredBenefit: true,
    circumstances: 'nothing particular',
    individualNeed: 'looked at',
  },
  reason: 'In plain words.',
});

describe('a request over HTTP', () => {
  it('is numbered, timed with reasons in the reader’s language, and found in the worklist of the plan', async () => {
    const { status, body } = await submit({ language: 'es' });
    expect(status).toBe(200);
    const { request } = body;
    expect(request).toMatchObject({
      number: expect.stringMatching(/^AR-2026-\d{6}$/),
      state: 'open',
      standing: 'running',
      member: { name: { last: 'SYNTHETIC', first: 'ANA' } },
      requester: { id: 'dr-clinic', name: 'SYNTHETIC Clinic' },
      servicing: { id: 'dr-bridge' },
      handled_by: { kind: 'plan', id: 'aah' },
    });
    expect(request.times[0].governs).toBe(true);
    expect(request.times[0].because.length).toBeGreaterThan(3);
    expect(request.story[0].sentence).toContain('Llegó por el portal');
    expect(request.actions.find((a: { action: string }) => a.action === 'deny').why.sentence).toBe(
      'Eso lo hace el plan.',
    );
    expect(request.argument[0].clauses.length + request.argument.length).toBeGreaterThan(0);
    expect(request.missing.map((m: { item: string }) => m.item)).toContain('photographs');
    const list = await as('reviewer-nurse@aah.example').ask('POST', '/api/requests/search', { states: ['open'] });
    expect(list.body.requests.map((r: { number: string }) => r.number)).toContain(request.number);
    expect(list.body.requests[0].clock.title).not.toBe('');
  });

  it('names who is not in the network, and says so on page and worklist; the network’s own by that NPI is its own', async () => {
    const outside = { npi: '1234567893', name: 'SYNTHETIC Outside', county: 'Kern', phone: '661-555-0100' };
    const facility = { npi: '1245319599', name: 'SYNTHETIC Far Hospital' };
    const { status, body } = await submit({ servicing: outside, facility });
    expect(status).toBe(200);
    const { npi: id, ...named } = outside;
    expect(body.request).toMatchObject({
      requester: { id: 'dr-clinic', in_network: true },
      servicing: { id, in_network: false, ...named },
      facility: { id: facility.npi, name: facility.name, in_network: false },
    });
    expect(body.request.warnings.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['servicing_out_of_network', 'facility_out_of_network']),
    );
    const facts = body.request.argument.flatMap((part: { clauses: { facts: { name: string }[] }[] }) =>
      part.clauses.flatMap((clause) => clause.facts),
    );
    expect(facts).toContainEqual(expect.objectContaining({ name: 'servicing.in_network', source: 'network' }));
    const { number, handle } = body.request;
    const found = await as('reviewer-nurse@aah.example').ask('POST', '/api/requests/search', { number });
    expect(found.body.requests[0].servicing).toMatchObject({ name: 'SYNTHETIC Outside', in_network: false });
    // Approved, it binds to the number a claim of that provider will carry.
    await verb('reviewer-nurse@aah.example', handle, 'decide', decision('approved', 3));
    const { rows } = await portal.fresh.database.query(
      'select provider_id from authorization_approval where number = $1',
      [number],
    );
    expect(rows).toEqual([{ provider_id: id }]);
    const own = await submit({ servicing: { npi: '1000990022', name: 'SYNTHETIC Somebody' } });
    expect(own.body.request.servicing).toEqual({ id: 'dr-bridge', name: 'SYNTHETIC Bridge', in_network: true });
    const ended = await submit({ servicing: '1000990139', facility: 'dr-unsaid' });
    expect(ended.body.request.servicing).toEqual({ id: 'dr-over', name: 'SYNTHETIC Ended', in_network: false });
    expect(ended.body.request.facility).toEqual({ id: 'dr-unsaid', name: 'SYNTHETIC Unsaid' });
    expect(ended.body.request.warnings.map(({ code }: { code: string }) => code)).toContain('servicing_out_of_network');
  });

  it('keyed by the plan may come from an office outside the network, named with its fax', async () => {
    const requester = { npi: '1234567893', name: 'SYNTHETIC Outside', fax: '661-555-0101' };
    const keyed = await as('authorization-specialist@aah.example').ask('POST', '/api/requests/intake', {
      ...wanted('ana', { requester }),
      door: 'fax',
    });
    expect(keyed.body.request.requester).toMatchObject({ id: '1234567893', in_network: false, fax: '661-555-0101' });
    const { handle, number } = keyed.body.request;
    await verb('medical-director@aah.example', handle, 'decide', decision('denied', 0));
    const { rows } = await portal.fresh.database.query(
      `select channel, state from notice where number = $1 and recipient = 'requesting_provider' and kind = 'denial' and not copy`,
      [number],
    );
    expect(rows).toEqual([{ channel: 'fax', state: 'queued' }]);
  });

  it('the network is searched by a part of the name or by NPI', async () => {
    const find = async (like: string) =>
      (await as('biller@clinic.example').ask('POST', '/api/requests/providers', { plan: 'aah', like })).body.providers;
    const bridge = { id: 'dr-bridge', npi: '1000990022', name: 'SYNTHETIC Bridge' };
    expect(await find('bridge')).toEqual([bridge]);
    expect(await find('10009900')).toHaveLength(2);
    expect(await find('1000990022')).toEqual([bridge]);
    expect(await find('%%%')).toEqual([]);
  });

  it('the same again opens nothing new, and what stands already is told before', async () => {
    const body = wanted();
    const first = await as('biller@clinic.example').ask('POST', '/api/requests', body);
    const alike = await as('biller@clinic.example').ask('POST', '/api/requests/alike', body);
    expect(alike.body.alike).toEqual([expect.objectContaining({ number: first.body.request.number })]);
    const both = await Promise.all([1, 2].map(() => as('biller@clinic.example').ask('POST', '/api/requests', body)));
    for (const { body: again } of both) expect(again.duplicate_of).toBe(first.body.request.number);
    const twins = wanted();
    const sent = await Promise.all([1, 2].map(() => as('biller@clinic.example').ask('POST', '/api/requests', twins)));
    expect(new Set(sent.map(({ body: one }) => one.request.number)).size).toBe(1);
  });

  it('of a delegated group’s member is sent on with the group’s published contacts, and nobody here decides', async () => {
    const { body } = await submit({}, 'bo');
    expect(body.request).toMatchObject({ state: 'redirected', group: { id: GROUP } });
    expect(body.request.handled_by).toMatchObject({ kind: 'group', name: 'Community Health Center Network' });
    expect(body.request.handled_by.contacts).toContainEqual(
      expect.objectContaining({ channel: 'phone', value: '510-297-0220' }),
    );
    const refused = await verb('reviewer-nurse@aah.example', body.request.handle, 'decide', decision('approved', 3));
    expect(refused.body.refused.code).toBe('redirected_elsewhere');
    const own = await submit({}, 'cy');
    expect((await read('biller@group.example', own.body.request.handle)).status).toBe(200);
    expect((await read('biller@group.example', body.request.handle)).status).toBe(404);
  });

  it('is seen by who asked, who serves, the plan and the family, and by nobody else', async () => {
    const { body } = await submit();
    for (const who of SEATS.filter((email) => email !== 'biller@group.example'))
      expect([who, (await read(who, body.request.handle)).status]).toEqual([who, 200]);
    expect((await read('biller@group.example', body.request.handle)).status).toBe(404);
    expect((await as('biller@group.example').ask('POST', '/api/requests/search', { member: handles.ana })).status).toBe(
      404,
    );
  });

  it('a reviewer’s recommendation, opinion and name stay with the plan', async () => {
    const { handle } = (await submit()).body.request;
    const nurse = 'reviewer-nurse@aah.example';
    await verb(nurse, handle, 'assign', { to: 'me', license: { fits: true, expiresOn: '2027-01-01' } });
    await verb(nurse, handle, 'recommend', { outcome: 'denied', decision: { reason: 'criteria unmet, I think' } });
    const inside = await read('medical-director@aah.example', handle);
    expect(inside.body).toMatchObject({ awaits: 'medical_director', recommended: 'denied' });
    for (const who of ['biller@clinic.example', 'guardian@family.example']) {
      const { text, body } = await read(who, handle);
      expect(body.recommended).toBeUndefined();
      expect(text).not.toContain('criteria unmet');
      expect(text).not.toContain('Synthetic reviewer nurse');
      expect(body.story.map((s: { kind: string }) => s.kind)).toEqual(['submitted', 'information_requested']);
    }
    const denial = await verb(nurse, handle, 'decide', decision('denied', 0));
    expect(denial.body.refused).toMatchObject({ code: 'medical_director_only', cite: ['AAH-UM-DEN-01'] });
    const denied = await verb('medical-director@aah.example', handle, 'decide', decision('denied', 0));
    expect(denied.body.request).toMatchObject({ state: 'decided', outcome: 'denied', awaits: 'notice' });
    const family = await read('guardian@family.example', handle);
    expect(family.body.decision).toMatchObject({ outcome: 'denied', reason: 'In plain words.' });
    expect(family.body.decision.review).toBeUndefined();
    expect(family.text).not.toContain('determination.');
  });

  it('who has not seen the last event is told, and nothing of his is kept', async () => {
    const { handle, events } = (await submit()).body.request;
    await verb('biller@clinic.example', handle, 'urgency', { urgency: 'urgent', why: 'worse', seen: events });
    const late = await verb('reviewer-nurse@aah.example', handle, 'decide', {
      ...decision('approved', 3),
      seen: events,
    });
    expect(late.body.refused.code).toBe('changed_meanwhile');
    expect((await read('reviewer-nurse@aah.example', handle)).body).toMatchObject({ state: 'open', urgency: 'urgent' });
  });

  it('two who decide at once: one decision is kept, the other person is told', async () => {
    const { handle } = (await submit()).body.request;
    const answers = await Promise.all([
      verb('reviewer-nurse@aah.example', handle, 'decide', decision('approved', 3)),
      verb('medical-director@aah.example', handle, 'decide', decision('denied', 0)),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    const told = answers.find(({ status }) => status === 422)?.body.refused.code;
    expect(['changed_meanwhile', 'decided_already']).toContain(told);
    const { body } = await read('compliance@aah.example', handle);
    expect(body.story.filter((s: { kind: string }) => s.kind === 'decided')).toHaveLength(1);
  });

  it('an approval is where claims look, lengthened by an extension, and what claims used is subtracted', async () => {
    const { handle, number, lines } = (await submit()).body.request;
    const approved = await verb('reviewer-nurse@aah.example', handle, 'decide', decision('approved', 3));
    expect(approved.body.request.decision.granted).toEqual([
      expect.objectContaining({ number, units: 3, used: 0, left: 3 }),
    ]);
    const { database } = portal.fresh;
    const stored = async () =>
      (await database.query('select * from authorization_approval where plan = $1 and number = $2', ['aah', number]))
        .rows;
    expect(await stored()).toEqual([
      expect.objectContaining({
        unit_id: 'u1',
        codes: ['E1399'],
        from_date: lines[0].from,
        to_date: '2026-05-20',
        units: '3',
        provider_id: 'dr-bridge',
      }),
    ]);
    await database.query(
      `insert into paid_line (plan, unit_id, claim_id, line_number, member_id, provider_id, code, modifiers, from_date, to_date,
         units, billed_units, paid, uses) values ('aah', 'u1', 'c1', '1', 'ana', 'dr-bridge', 'E1399', '{}', $2, $2, 2, 2, 0, $1)`,
      [JSON.stringify([{ number, units: 2 }]), lines[0].from],
    );
    expect((await read('biller@bridge.example', handle)).body.decision.granted[0]).toMatchObject({ used: 2, left: 1 });
    const longer = { line: 1, to: '2026-06-30', units: 2, why: 'needed longer' };
    const extended = await verb('reviewer-nurse@aah.example', handle, 'extend', longer);
    expect(extended.body.request.story.at(-1).sentence).toBe(
      'The authorization of line 1, E1399, was extended to June 30, 2026, with 2 more units.',
    );
    expect(await stored()).toEqual([expect.objectContaining({ to_date: '2026-06-30', units: '5' })]);
    const { rows } = await database.query(
      `select organization_id, kind, to_date from member_tie where member_id = 'ana' and to_date = '2026-06-30'`,
    );
    expect(rows).toEqual([{ organization_id: 'bridge', kind: 'authorization', to_date: '2026-06-30' }]);
  });

  it('shows a past moment as it was', async () => {
    const { handle } = (await submit()).body.request;
    const before = portal.now.getTime();
    portal.now = new Date(before + 60_000);
    await verb('reviewer-nurse@aah.example', handle, 'decide', decision('approved', 3));
    expect((await read('compliance@aah.example', handle)).body.state).toBe('decided');
    expect((await read('compliance@aah.example', handle, `?at=${before}`)).body.state).toBe('open');
  });

  it.each([
    ['another plan’s name', { plan: 'ccah' }, 404, 'not_found'],
    ['a member nobody has', { member: '3f0b7c1e-0000-4000-8000-00000000dead' }, 404, 'not_found'],
    ['a provider the network does not have', { servicing: 'nobody' }, 422, 'unknown_servicing'],
    ['a facility the network does not have', { facility: 'nobody' }, 422, 'unknown_facility'],
    [
      'an NPI that does not check',
      { servicing: { npi: '1234567890', name: 'SYNTHETIC Outside' } },
      422,
      'npi_does_not_check',
    ],
    [
      'a requester from outside, by an office',
      { requester: { npi: '1234567893', name: 'SYNTHETIC Outside' } },
      422,
      'not_your_provider',
    ],
    ['the name of another office', { requester: 'dr-bridge' }, 422, 'not_your_provider'],
    ['a fact that does not exist', { facts: { 'no.such': true } }, 422, 'unknown_fact'],
    ['a fact the plan knows itself', { facts: { 'member.age': 40 } }, 422, 'fact_is_the_plans'],
    ['a document nobody sent', { attachments: ['3f0b7c1e-0000-4000-8000-00000000dead'] }, 422, 'attachment_not_found'],
    [
      'days in the wrong order',
      { lines: [{ line: 1, code: 'E1399', units: 1, from: '2026-05-02', to: '2026-05-01' }] },
      422,
      'dates_reversed',
    ],
    ['no service', { lines: [] }, 422, 'invalid'],
  ])('is refused with %s', async (_, more, status, code) => {
    const answer = await submit(more);
    expect([answer.status, answer.body.refused?.code]).toEqual([status, code]);
  });

  it('keyed by the plan keeps the hour it came in, which is never one to come', async () => {
    const at = portal.now.getTime();
    const key = (received: number) =>
      as('authorization-specialist@aah.example').ask('POST', '/api/requests/intake', {
        ...wanted('ana', { requester: 'dr-clinic' }),
        door: 'fax',
        received,
      });
    expect((await key(at - 86_400_000)).body.request).toMatchObject({ door: 'fax', received: at - 86_400_000 });
    expect((await key(at + 1_000)).body.refused.code).toBe('received_in_future');
  });
});

describe('documents', () => {
  const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  const send = (who: string, content: Buffer, more: object = {}) =>
    as(who).ask('POST', '/api/attachments', {
      plan: 'aah',
      name: 'notes.pdf',
      content: content.toString('base64'),
      ...more,
    });
  const open = (who: string, id: string) =>
    portal.server.inject({
      method: 'GET',
      url: `/api/attachments/${id}`,
      cookies: Object.fromEntries(as(who).cookies),
    });

  it('come back byte for byte to who sees the request, said to be not scanned where nothing scans', async () => {
    const kept = await send('biller@clinic.example', PDF);
    expect(kept.body).toMatchObject({ type: 'application/pdf', size: PDF.length, scanned: 'not_scanned' });
    const { id } = kept.body;
    expect((await open('reviewer-nurse@aah.example', id)).statusCode).toBe(404);
    const { handle } = (await submit({ attachments: [id] })).body.request;
    const shown = await open('reviewer-nurse@aah.example', id);
    expect(shown.rawPayload.equals(PDF)).toBe(true);
    expect(shown.headers['content-type']).toContain('application/pdf');
    expect(shown.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await open('biller@group.example', id)).statusCode).toBe(404);
    expect((await read('biller@clinic.example', handle)).body.files).toEqual([
      expect.objectContaining({ id, name: 'notes.pdf' }),
    ]);
    expect((await submit({ attachments: [id] })).body.refused.code).toBe('attachment_not_found');
  });

  it('of the plan’s own stay with the plan', async () => {
    const { handle } = (await submit()).body.request;
    const { id } = (await send('reviewer-nurse@aah.example', PDF, { internal: true })).body;
    await verb('reviewer-nurse@aah.example', handle, 'information', { attachments: [id] });
    expect((await open('medical-director@aah.example', id)).statusCode).toBe(200);
    expect((await open('biller@clinic.example', id)).statusCode).toBe(404);
    expect((await read('biller@clinic.example', handle)).body.files).toEqual([]);
  });

  it('that are none are refused with what to do, without the name of the file', async () => {
    const program = await send('biller@clinic.example', Buffer.from('MZ program'), { name: 'ANA SYNTHETIC.pdf' });
    expect([program.status, program.body.refused.code]).toEqual([422, 'attachment.program']);
    expect(program.text).not.toContain('ANA');
  });
});

describe('the desk around the requests', () => {
  it('names the colleagues who may review, and none who may not', async () => {
    const { body } = await as('reviewer-nurse@aah.example').ask('GET', '/api/requests/reviewers');
    const roles = body.reviewers.flatMap((one: { roles: string[] }) => one.roles);
    expect(roles).toContain('medical_director');
    expect(roles).not.toContain('compliance');
  });

  it('gives many to one reviewer, and says of each that cannot be given why', async () => {
    const open = (await submit()).body.request;
    const ended = (await submit()).body.request;
    await as('biller@clinic.example').ask('POST', `/api/requests/${ended.handle}/withdraw`, { why: 'not needed' });
    const { body } = await as('reviewer-nurse@aah.example').ask('POST', '/api/requests/assignments', {
      requests: [open.handle, ended.handle],
      to: 'me',
      license: { fits: true, expiresOn: '2099-12-31' },
    });
    expect(body).toEqual({
      assigned: 1,
      refused: [{ number: ended.number, because: 'The requester has withdrawn it.' }],
    });
  });

  it('hands a worklist over as a file with the columns asked for, in the reader’s language', async () => {
    const { status, text } = await as('reviewer-nurse@aah.example').ask('POST', '/api/requests/export', {
      states: ['withdrawn'],
      columns: ['number', 'state'],
    });
    expect(status).toBe(200);
    expect(text.split('\r\n')[0]).toBe('\uFEFFNumber,State');
    expect(text).toMatch(/AR-2026-\d{6},withdrawn/);
  });

  it('tells what a member was granted with the units left, and nothing of a member out of reach', async () => {
    const { handle, number } = (await submit({}, 'ana')).body.request;
    await verb('reviewer-nurse@aah.example', handle, 'decide', decision('approved', 3));
    const { body } = await as('biller@clinic.example').ask('POST', '/api/requests/approvals', { member: handles.ana });
    expect(body.approvals.find((one: { number: string }) => one.number === number)).toMatchObject({
      handle,
      code: 'E1399',
      units: 3,
      used: 0,
      left: 3,
    });
    const far = await as('biller@bridge.example').ask('POST', '/api/requests/approvals', { member: handles.cy });
    expect(far.status).toBe(404);
  });

  it('knows itself since when a member of ECM is covered and what it granted before; an office does not say it', async () => {
    const ecm = (from: string, to: string, facts: object) => ({
      program: 'ecm',
      lines: [{ line: 1, what: 'ECM', units: 1, from, to }],
      facts,
    });
    const told = await submit(ecm('2026-03-10', '2027-03-09', { 'ecm_span.last_served_on': '2026-01-05' }));
    expect([told.status, told.body.refused.code]).toEqual([422, 'fact_is_the_plans']);
    const intake = (facts: object, from: string, to: string) =>
      as('reviewer-nurse@aah.example').ask('POST', '/api/requests/intake', {
        ...wanted('ana', ecm(from, to, facts)),
        requester: 'dr-clinic',
        door: 'fax',
      });
    const late = await intake({ 'ecm_span.last_served_on': '2019-10-02' }, '2026-03-10', '2027-03-09');
    expect(late.body.request).toMatchObject({ state: 'open', automatic: false });
    const intime = await intake({ 'ecm_span.last_served_on': '2019-10-03' }, '2026-03-11', '2027-03-10');
    expect(intime.body.request).toMatchObject({ outcome: 'approved', automatic: true });
    const next = await submit(ecm('2027-03-11', '2027-09-10', {}));
    const page = await read('reviewer-nurse@aah.example', next.body.request.handle);
    const argued = page.body.argument.flatMap(({ clauses }: { clauses: object[] }) => clauses);
    expect(argued).toContainEqual(
      expect.objectContaining({ id: 'medi-cal/ecm-authorization-span/then-six-months', verdict: 'met' }),
    );
  });

  it('is decided by nobody whose licence on file has run out that day', async () => {
    const relations = await signedIn(portal, 'provider-relations@aah.example');
    const listed = await relations.ask('POST', '/api/network/practitioners', { plan: 'aah', role: 'reviewer_nurse' });
    const [nurse] = listed.body.practitioners;
    expect(nurse).toMatchObject({ organization: 'aah', answer: 'yes' });
    const keep = (body: object) =>
      relations.ask('PUT', `/api/network/practitioners/${nurse.id}/papers`, { plan: 'aah', ...body });
    const license = { kind: 'license', of: 'rn', on: '2024-02-01', expires: '2026-03-01' };
    expect((await keep({ seen: 0, paper: license })).body).toMatchObject({ answer: 'no', seen: 2 });
    const { handle } = (await submit()).body.request;
    const decide = () => verb('reviewer-nurse@aah.example', handle, 'decide', decision('approved', 3));
    const refused = await decide();
    expect([refused.status, refused.body.refused.code]).toEqual([422, 'reviewer_license_expired']);
    const assigned = await verb('medical-director@aah.example', handle, 'assign', {
      to: { account: nurse.id },
      license: { fits: true, expiresOn: '2030-01-01' },
    });
    expect(assigned.body.refused.code).toBe('reviewer_license_expired');
    await keep({ seen: 2, position: 0, paper: { ...license, expires: '2026-03-02' } });
    expect((await decide()).body.request).toMatchObject({ outcome: 'approved' });
    const again = await relations.ask('POST', '/api/network/practitioners', { plan: 'aah', role: 'reviewer_nurse' });
    expect(again.body.practitioners).toHaveLength(1);
    await keep({ seen: 3, position: 0, paper: null });
  });

  it('of a stay at a facility a nurse follows is on her list from her first day; who followed before stays written down', async () => {
    const nurse = 'reviewer-nurse@aah.example';
    const follow = (to: unknown, from: string) =>
      as('medical-director@aah.example').ask('POST', '/api/requests/following/keep', {
        plan: 'aah',
        facility: '1000990022',
        to,
        from,
      });
    const { reviewers } = (await as(nurse).ask('GET', '/api/requests/reviewers')).body;
    const { account } = reviewers.find(({ roles }: { roles: string[] }) => roles.includes('reviewer_nurse'));
    expect((await follow({ account }, '2026-03-03')).body.facilities).toEqual([]);
    const stay = { kind: 'concurrent', inCare: true, facility: '1000990022' };
    const early = (await submit(stay)).body.request.story.map(({ kind }: { kind: string }) => kind);
    expect(early).not.toContain('assigned');
    const { database } = portal.fresh;
    await database.query(
      `insert into account (email, name, active) values ('gone@aah.example', 'SYNTHETIC Gone', false)`,
    );
    await database.query(
      `insert into facility_nurse select 'aah', 'dr-bridge', '2026-01-01', '2026-01-31', account_id, 'aah' from account
       where email = 'gone@aah.example'`,
    );
    const today = await follow({ account }, '2026-03-02');
    expect(today.body.facilities).toMatchObject([{ facility: 'dr-bridge', account, from: '2026-03-02' }]);
    const { handle } = (await submit(stay)).body.request;
    expect((await read(nurse, handle)).body.assigned).toMatchObject({ account });
    expect((await follow('nobody', '2026-03-02')).body.facilities).toEqual([]);
    expect((await Promise.all([1, 2, 3].map(() => follow('me', '2026-03-05')))).map(({ status }) => status)).toEqual([
      200, 200, 200,
    ]);
    const { rows } = await database.query('select from_date::text as "from" from facility_nurse order by 1');
    expect(rows).toEqual([{ from: '2026-01-01' }, { from: '2026-03-05' }]);
    const pool = (await submit(stay)).body.request.handle;
    expect((await read(nurse, pool)).body).not.toHaveProperty('assigned');
    const office = await as('biller@clinic.example').ask('POST', '/api/requests/following', { plan: 'aah' });
    expect(office.status).toBe(403);
  });

  it('needs a form that provider relations gave to each provider under contract, once', async () => {
    const { database } = portal.fresh;
    await database.query(
      `update provider set standing = '{"contracts": [{"from": "2026-03-02"}]}' where provider_id = 'dr-clinic'`,
    );
    await database.query(
      `update provider set standing = '{"contracts": [{"from": "2026-03-03"}]}' where provider_id = 'dr-bridge'`,
    );
    const relations = await signedIn(portal, 'provider-relations@aah.example');
    const due = () => relations.ask('POST', '/api/network/forms', { plan: 'aah' });
    const give = (provider: string) =>
      relations.ask('POST', '/api/network/forms/supplied', { plan: 'aah', provider, form: 'authorization_request' });
    expect((await due()).body).toMatchObject({ total: 1, tasks: [{ id: 'dr-clinic', form: 'authorization_request' }] });
    expect((await give('dr-bridge')).status).toBe(404);
    expect((await give('dr-clinic')).body).toEqual({ left: [] });
    expect((await due()).body).toEqual({ total: 0, tasks: [] });
    expect((await give('dr-clinic')).status).toBe(404);
  });

  it('counts a decision of this week in the week it was due, and refuses another plan', async () => {
    const compliance = as('compliance@aah.example');
    const { body } = await compliance.ask('POST', '/api/requests/turnaround', { plan: 'aah', weeks: 2 });
    expect(body.weeks).toHaveLength(2);
    const weekdays = body.weeks.map(({ from }: { from: string }) => new Date(`${from}T00:00:00Z`).getUTCDay());
    expect(weekdays).toEqual([1, 1]);
    const other = await compliance.ask('POST', '/api/requests/turnaround', { plan: 'ccah' });
    expect(other.status).toBe(404);
    const year = await compliance.ask('POST', '/api/requests/metrics', { plan: 'aah', year: 2026 });
    expect(year.body.standard.decided).toBeGreaterThan(0);
  });

  it('is assigned to a colleague who may review, and to no other', async () => {
    const { handle } = (await submit()).body.request;
    const { rows } = await portal.fresh.database.query<{ account: string }>(
      `select account_id as account from account where email = 'compliance@aah.example'`,
    );
    const to = { account: rows[0]?.account };
    const one = await verb('reviewer-nurse@aah.example', handle, 'assign', { to });
    expect(one.body.refused.code).toBe('no_such_colleague');
    const many = { requests: [handle], to };
    const all = await as('reviewer-nurse@aah.example').ask('POST', '/api/requests/assignments', many);
    expect(all.body.refused.code).toBe('no_such_colleague');
  });

  it('counts what was decided very late in the year it was decided', async () => {
    const decided = async () => {
      const asked = { plan: 'aah', year: 2026 };
      return (await as('compliance@aah.example').ask('POST', '/api/requests/metrics', asked)).body.standard.decided;
    };
    const before = await decided();
    const keyed = await as('authorization-specialist@aah.example').ask('POST', '/api/requests/intake', {
      ...wanted('ana', { requester: 'dr-clinic' }),
      door: 'fax',
      received: portal.now.getTime() - 200 * 86_400_000,
    });
    const { handle } = keyed.body.request;
    expect((await verb('medical-director@aah.example', handle, 'decide', decision('denied', 0))).status).toBe(200);
    expect(await decided()).toBe(before + 1);
  });
});
