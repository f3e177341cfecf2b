import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { instantText } from '../../kernel/index.ts';
import { type Answered, type Browser, signedIn, type TestPortal, testPortal } from './testing.ts';

let portal: TestPortal;
const browsers = new Map<string, Browser>();
const as = (who: string): Browser => browsers.get(who) as Browser;
const SEATS: Readonly<Record<string, string>> = {
  biller: 'biller@clinic.example',
  other: 'biller@bridge.example',
  guardian: 'guardian@family.example',
  nurse: 'reviewer-nurse@aah.example',
  director: 'medical-director@aah.example',
  second: 'medical-director@second.example',
  appeals: 'appeals@aah.example',
  services: 'member-services@aah.example',
};
let handles: Record<string, string>;

beforeAll(async () => {
  portal = await testPortal({
    organizations: [
      { id: 'aah', kind: 'plan', name: 'Alliance', plans: ['aah'] },
      { id: 'second', kind: 'plan', name: 'Alliance, second office', plans: ['aah'] },
      { id: 'clinic', kind: 'provider', name: 'The Clinic', plans: ['aah'] },
      { id: 'bridge', kind: 'provider', name: 'The Bridge', plans: ['aah'] },
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
    `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, synthetic) values
       ('aah', 'ana', '90000001A', 'u1', 'SYNTHETIC', 'ANA', '1990-01-01', true),
       ('aah', 'bo', '90000002A', 'u2', 'SYNTHETIC', 'BO', '1991-01-01', true)`,
  );
  await database.query(
    `insert into coverage_span (plan, member_id, from_date, line_of_business, delivery_system)
     select 'aah', m, '2026-01-01', 'medi_cal', 'managed_care' from unnest(array['ana', 'bo']) m`,
  );
  await database.query(
    `insert into provider (plan, provider_id, npi, name, types, standing, organization_id) values
       ('aah', 'dr-clinic', '1000990014', 'SYNTHETIC Clinic', '{clinic}', '{"contracts": [{}]}', 'clinic'),
       ('aah', 'dr-bridge', '1000990022', 'SYNTHETIC Bridge', '{physician}', '{"contracts": []}', 'bridge')`,
  );
  for (const [who, email] of Object.entries(SEATS)) browsers.set(who, await signedIn(portal, email));
  const { rows } = await database.query<{ id: string; handle: string }>('select member_id as id, handle from member');
  handles = Object.fromEntries(rows.map(({ id, handle }) => [id, handle]));
  for (const who of ['biller', 'other'])
    for (const cin of ['90000001A', '90000002A']) await as(who).ask('POST', '/api/members/find', { cin });
}, 60_000);
afterAll(() => portal.close());

let day = 1;
/** A request that the first medical director denies; its handle and number. */
async function denied(member = 'ana'): Promise<{ handle: string; number: string }> {
  const from = new Date(Date.UTC(2026, 3, day++)).toISOString().slice(0, 10);
  const line = { line: 1, code: 'E1399', units: 3, from, to: '2026-09-20' };
  const asked = { plan: 'aah', member: handles[member], kind: 'pre_service', urgency: 'non_urgent', lines: [line] };
  const { body } = await as('biller').ask('POST', '/api/requests', asked);
  const { handle, number } = body.request;
  const { status } = await as('director').ask('POST', `/api/requests/${handle}/decide`, {
    lines: [{ line: 1, outcome: 'denied', units: 0 }],
    basis: 'appropriateness',
    references: [{ source: 'mcg', name: 'SYNTHETIC guideline', met: false }],
    review: {
      clinicallyAppropriate: false,
      appropriateSetting: true,
      coveredBenefit: true,
      circumstances: 'none',
      individualNeed: 'looked at',
    },
    reason: 'In plain words.',
  });
  expect(status).toBe(200);
  return { handle, number };
}

const file = (who: string, more: object, member = 'ana') =>
  as(who).ask('POST', '/api/appeals', {
    plan: 'aah',
    kind: 'appeal',
    member: handles[member],
    filedBy: who === 'biller' ? 'provider' : 'member',
    reason: 'The care is needed.',
    ...more,
  });
const verb = (who: string, handle: string, what: string, body: object = {}): Promise<Answered> =>
  as(who).ask('POST', `/api/appeals/${handle}/${what}`, body);
const won = {
  outcome: 'overturned',
  reason: 'It is needed.',
  lines: [{ line: 1, outcome: 'approved', units: 3 }],
  underFirstDecider: false,
  expertiseFits: true,
};

const UPHELD = {
  outcome: 'upheld',
  reason: 'It does not help.',
  underFirstDecider: false,
  expertiseFits: true,
};

const HOUR = 3_600_000;
const NOBODYS = { underFirstDecider: false, expertiseFits: true };

describe('an appeal over HTTP', () => {
  it('is filed by a guardian, decided by somebody else, carried out where claims look, and counted by what it rested on', async () => {
    const request = await denied();
    const filed = await file('guardian', { request: request.handle, language: 'es' });
    expect(filed.status).toBe(200);
    const { handle } = filed.body.case;
    expect(filed.body.case).toMatchObject({
      number: expect.stringMatching(/^AP-2026-\d{6}$/),
      state: 'open',
      request: request.number,
      original: { outcome: 'denied', grounds: [] },
      owed: [],
    });
    expect(filed.body.case.story[0].sentence).toMatch(/^La apelación llegó/);
    expect((await verb('appeals', handle, 'acknowledge')).body.case.owed).toEqual([]);
    const own = await verb('director', handle, 'decide', won);
    expect([own.status, own.body.refused.code]).toEqual([422, 'decided_it_first']);
    expect((await verb('appeals', handle, 'decide', won)).body.refused.code).toBe('clinician_decides');
    const decided = await verb('second', handle, 'decide', won);
    expect(decided.body.case).toMatchObject({ state: 'resolved', outcome: 'overturned', carried_out: false });
    const carried = await verb('appeals', handle, 'carry-out');
    expect(carried.body.case).toMatchObject({ carried_out: true });
    const after = await as('biller').ask('GET', `/api/requests/${request.handle}`);
    expect(after.body).toMatchObject({
      outcome: 'approved',
      decision: { granted: [{ units: 3, number: request.number }] },
    });
    const { rows } = await portal.fresh.database.query(
      'select units::int from authorization_approval where number = $1',
      [request.number],
    );
    expect(rows).toEqual([{ units: 3 }]);
    const counted = await as('appeals').ask('POST', '/api/appeals/overturns', {});
    expect(counted.body.overturns).toEqual([
      { ground: 'criteria.mcg', resolved: 1, upheld: 0, overturned: 1, partly: 0, by_state: 0 },
    ]);
  });

  it('is seen by its filer and the plan, and by no office that treats the member', async () => {
    const { body } = await as('guardian').ask('POST', '/api/appeals', {
      plan: 'aah',
      kind: 'grievance',
      member: handles.ana,
      filedBy: 'member',
      about: 'quality_of_care',
      reason: 'The clinic was rude.',
    });
    const { handle, number } = body.case;
    expect(number).toMatch(/^GR-2026-/);
    const read = (who: string) => as(who).ask('GET', `/api/appeals/${handle}`);
    expect((await read('guardian')).status).toBe(200);
    expect((await read('appeals')).body).toMatchObject({ clinical: true, awaits: 'medical_director' });
    for (const office of ['biller', 'other']) {
      expect((await read(office)).status).toBe(404);
      const found = await as(office).ask('POST', '/api/appeals/search', { kinds: ['grievance'] });
      expect(found.body.total).toBe(0);
    }
    const listed = await as('guardian').ask('POST', '/api/appeals/search', { kinds: ['grievance'] });
    expect(listed.body.appeals).toMatchObject([{ handle, member: { name: { first: 'ANA' } } }]);
  });

  it('of what nobody decided in time is taken before anybody decides, and what it wins is granted', async () => {
    const line = { line: 1, code: 'E1399', units: 3, from: '2026-12-01', to: '2026-12-20' };
    const { body } = await as('nurse').ask('POST', '/api/requests/intake', {
      plan: 'aah',
      member: handles.bo,
      requester: 'dr-clinic',
      kind: 'pre_service',
      urgency: 'urgent',
      lines: [line],
      door: 'fax',
      received: portal.now.getTime() - 72 * HOUR,
    });
    const { handle, number } = body.request;
    const early = await file('services', { request: handle }, 'bo');
    expect(early.body.refused.code).toBe('not_decided');
    portal.now = new Date(portal.now.getTime() + 1);
    const page = (await as('biller').ask('GET', `/api/requests/${handle}`)).body;
    expect(page).toMatchObject({ state: 'open', lapse: { clock: 'medi-cal/law-expedited' } });
    expect(page.story.map(({ kind }: { kind: string }) => kind)).toContain('lapsed');
    expect(page.argument[0].clauses[0]).toMatchObject({ id: 'medi-cal/law-expedited', verdict: 'unmet' });
    expect(page.actions.find(({ action }: { action: string }) => action === 'appeal')).toMatchObject({ open: true });
    const filed = await file('services', { request: handle }, 'bo');
    expect(filed.body.case.original).toMatchObject({ outcome: 'denied' });
    expect(filed.body.case.original).not.toHaveProperty('basis');
    const appeal = filed.body.case.handle;
    await verb('second', appeal, 'decide', won);
    expect((await verb('appeals', appeal, 'carry-out')).body.case).toMatchObject({ carried_out: true });
    const after = (await as('nurse').ask('GET', `/api/requests/${handle}`)).body;
    expect(after).toMatchObject({
      state: 'decided',
      outcome: 'approved',
      lapsed: true,
      decision: { granted: [{ units: 3 }] },
    });
    const grants = await portal.fresh.database.query(
      'select units::int from authorization_approval where number = $1',
      [number],
    );
    expect(grants.rows).toEqual([{ units: 3 }]);
    const counted = await as('appeals').ask('POST', '/api/appeals/overturns', {});
    expect(counted.body.overturns).toContainEqual(
      expect.objectContaining({ ground: 'not_decided_in_time', resolved: 1, overturned: 1 }),
    );
  });

  it('of what nobody decided in time that does not win closes the request as denied', async () => {
    const line = { line: 1, code: 'E1399', units: 3, from: '2026-12-21', to: '2026-12-30' };
    const { body } = await as('nurse').ask('POST', '/api/requests/intake', {
      plan: 'aah',
      member: handles.bo,
      requester: 'dr-clinic',
      kind: 'pre_service',
      urgency: 'urgent',
      lines: [line],
      door: 'fax',
      received: portal.now.getTime() - 72 * HOUR - 1,
    });
    const { handle } = body.request;
    const filed = await file('services', { request: handle }, 'bo');
    const decide = () => verb('second', filed.body.case.handle, 'decide', UPHELD);
    const { database } = portal.fresh;
    const [undone] = await database.transaction(async (tx) => {
      // Somebody else is at the request in this moment.
      await tx.query('update case_file set events = events + 1 where handle = $1', [handle]);
      const waiting = decide();
      const isWaiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await vi.waitFor(async () => expect((await database.query(isWaiting)).rowCount).toBe(1));
      return [waiting];
    });
    expect((await undone)?.body.refused.code).toBe('changed_meanwhile');
    await database.query('update case_file set events = events - 1 where handle = $1', [handle]);
    const decided = await decide();
    expect(decided.body.case).toMatchObject({ outcome: 'upheld' });
    const after = (await as('nurse').ask('GET', `/api/requests/${handle}`)).body;
    expect(after).toMatchObject({ state: 'decided', outcome: 'denied', lapsed: true, decision: { granted: [] } });
    expect(after.story.at(-1)).toMatchObject({ kind: 'denial_upheld', note: UPHELD.reason });
    await database.query(
      `insert into ward (account_id, plan, member_id, relation, from_date)
       select account_id, 'aah', 'bo', 'guardian', '2026-01-01' from ward where member_id = 'ana'`,
    );
    const { story } = (await as('guardian').ask('GET', `/api/requests/${handle}?language=es`)).body;
    expect(story.at(-1)).toMatchObject({ kind: 'denial_upheld', note: UPHELD.reason, note_language: 'en' });
    await database.query(`delete from ward where member_id = 'bo'`);
  });

  it('that a State Hearing reverses is due 72 hours after the plan got the decision, carried out, and counted as the state’s', async () => {
    const request = await denied();
    const { handle } = (await file('guardian', { request: request.handle })).body.case;
    await verb('second', handle, 'decide', UPHELD);
    const on = instantText(portal.now.getTime()).slice(0, 10);
    expect((await verb('appeals', handle, 'remedy', { remedy: 'state_hearing', on })).status).toBe(200);
    const { lines } = won;
    const received = portal.now.getTime() - HOUR;
    const decision = { remedy: 'state_hearing', on, outcome: 'overturned', received };
    const bare = await verb('appeals', handle, 'remedy/outcome', decision);
    expect(bare.body.refused.code).toBe('lines_missing');
    const reversed = await verb('appeals', handle, 'remedy/outcome', { ...decision, lines });
    expect(reversed.body.case).toMatchObject({
      outcome: 'upheld',
      after: 'overturned',
      awaits: 'notice',
      due: received + 72 * HOUR,
      owed: [{ code: 'notice_of_resolution' }, { code: 'carrying_out' }],
      remedies: [{ outcome: 'overturned', received, lines, carried_out: false }],
    });
    const again = await verb('appeals', handle, 'remedy/outcome', { ...decision, lines });
    expect(again.body.refused.code).toBe('remedy_decided_already');
    const due = await as('appeals').ask('POST', '/api/appeals/search', { awaits: ['notice'], due_within_hours: 72 });
    expect(due.body.appeals).toContainEqual(expect.objectContaining({ handle }));
    const stale = await verb('appeals', handle, 'carry-out', { seen: 1 });
    expect(stale.body.refused.code).toBe('changed_meanwhile');
    expect((await as('biller').ask('GET', `/api/requests/${request.handle}`)).body.outcome).toBe('denied');
    const carried = await verb('appeals', handle, 'carry-out');
    expect(carried.body.case).toMatchObject({
      owed: [{ code: 'notice_of_resolution' }],
      remedies: [{ carried_out: true }],
    });
    const after = (await as('biller').ask('GET', `/api/requests/${request.handle}`)).body;
    expect(after).toMatchObject({ outcome: 'approved', decision: { granted: [{ units: 3 }] } });
    expect(after.decision).not.toHaveProperty('reason');
    expect(after.story.map(({ sentence }: { sentence: string }) => sentence)).toContain(
      'A State Hearing was won; what it won is granted.',
    );
    const grants = await portal.fresh.database.query(
      'select units::int from authorization_approval where number = $1',
      [request.number],
    );
    expect(grants.rows).toEqual([{ units: 3 }]);
    const { body: counted } = await as('appeals').ask('POST', '/api/appeals/overturns', {});
    expect(counted.overturns).toContainEqual(
      expect.objectContaining({ ground: 'criteria.mcg', upheld: 0, by_state: 1 }),
    );
  });

  it('names the clock that more time was taken of, and until when', async () => {
    const request = await denied();
    const { handle } = (await file('guardian', { request: request.handle })).body.case;
    const extended = await verb('appeals', handle, 'extend', { asked_by: 'member', why: 'A paper comes.' });
    const told = extended.body.case.story.find(({ kind }: { kind: string }) => kind === 'extended');
    expect(told.sentence).toMatch(/^More time was taken: Standard appeal\. It is due .*2026.* once the letter/);
  });

  it('a grievance resolved at once owes no letter and is counted', async () => {
    const about = { kind: 'grievance', about: 'service' };
    const { handle } = (await file('guardian', about)).body.case;
    const resolved = await verb('appeals', handle, 'decide', { outcome: 'upheld', reason: 'Said sorry.', ...NOBODYS });
    expect(resolved.body.case).toMatchObject({ state: 'resolved', exempt: true, owed: [] });
    const counted = await as('appeals').ask('POST', '/api/appeals/overturns', {});
    expect(counted.body.grievances).toEqual({ resolved: 1, exempt: 1 });
  });

  it('of an office needs the member’s written consent, or is the office’s own', async () => {
    const request = await denied();
    const refused = await file('biller', { request: request.handle, onBehalf: 'member' });
    expect(refused.body).toMatchObject({ refused: { code: 'appeal_consent_missing' } });
    const own = await file('biller', { request: request.handle, onBehalf: 'provider' });
    expect(own.body.case).toMatchObject({ category: 'provider', provider: { id: 'dr-clinic' } });
    expect((await as('other').ask('GET', `/api/appeals/${own.body.case.handle}`)).status).toBe(404);
    expect((await file('biller', { request: request.handle, onBehalf: 'provider' })).body.refused.code).toBe(
      'appealed_already',
    );
  });

  it('is decided once of two who decide at the same moment', async () => {
    const request = await denied();
    const { handle } = (await file('guardian', { request: request.handle })).body.case;
    const decide = () => verb('second', handle, 'decide', { ...won, outcome: 'upheld', lines: [] });
    const both = await Promise.all([decide(), decide()]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('is filed by Member Services for a member who calls, on the day the call came', async () => {
    const received = portal.now.getTime() - 3_600_000;
    const { body } = await file('services', { door: 'phone', received, clinical: false });
    expect(body.case).toMatchObject({ received, door: 'phone', awaits: 'appeals' });
    expect((await verb('services', body.case.handle, 'acknowledge')).status).toBe(403);
  });

  it('is weighed before it is filed as policy would take it, and nothing is kept', async () => {
    const weigh = (who: string, more: object) =>
      as(who).ask('POST', '/api/appeals/weigh', { plan: 'aah', kind: 'appeal', member: handles.bo, ...more });
    const before = (await as('appeals').ask('POST', '/api/appeals/search', {})).body.total;
    const office = await weigh('biller', { filedBy: 'provider' });
    expect(office.body).toMatchObject({ closed: { code: 'appeal_consent_missing', cites: ['REF-UM-APP-01'] } });
    expect((await weigh('biller', { filedBy: 'provider', writtenConsent: true })).body).not.toHaveProperty('closed');
    const called = { filedBy: 'member', noticeOn: '2025-11-01', door: 'phone' };
    const late = await weigh('appeals', { ...called, language: 'es' });
    expect(late.body).toMatchObject({ closed: { code: 'appeal_filed_late' }, times: [] });
    const excused = await weigh('appeals', { ...called, goodCause: 'given', expedited: true });
    expect(excused.body).toMatchObject({
      warnings: [{ code: 'appeal_late_for_good_cause' }],
      times: [{ state: 'running', governs: true, limit: '72 hours' }],
    });
    const asked = (more: object) =>
      weigh('appeals', { ...called, noticeOn: '2026-02-25', continue: { approvedBefore: true, ...more } });
    const effectiveOn = '2026-04-01';
    expect((await asked({})).body.aid).toMatchObject({
      granted: false,
      reasons: [],
      needed: [{ code: 'appeal.approved_through' }],
    });
    expect((await asked({ approvedThrough: '2026-01-31', effectiveOn })).body.aid).toMatchObject({
      granted: false,
      reasons: [{ code: 'aid_approval_over' }],
    });
    expect((await asked({ approvedThrough: '2026-06-30', effectiveOn })).body.aid).toMatchObject({ granted: true });
    const outOfReach = await as('guardian').ask('POST', '/api/appeals/weigh', {
      plan: 'aah',
      kind: 'appeal',
      member: handles.bo,
      filedBy: 'member',
    });
    expect(outOfReach.status).toBe(404);
    expect((await as('appeals').ask('POST', '/api/appeals/search', {})).body.total).toBe(before);
  });

  it('is not decided while nobody has said whether the decider fits', async () => {
    const request = await denied();
    const { handle } = (await file('guardian', { request: request.handle })).body.case;
    const { expertiseFits: _, ...unsaid } = won;
    expect((await verb('second', handle, 'decide', unsaid)).body.refused.code).toBe('facts_missing');
    const no = await verb('second', handle, 'decide', { ...won, expertiseFits: false });
    expect(no.body.refused.code).toBe('appeal_expertise_does_not_fit');
    const page = await as('second').ask('GET', `/api/appeals/${handle}`);
    expect(page.body).toMatchObject({ state: 'open', request_handle: request.handle });
  });

  it('is listed by the time left, assigned to a colleague of the desk, and taken away as a file', async () => {
    const search = (more: object) => as('appeals').ask('POST', '/api/appeals/search', { states: ['open'], ...more });
    const soon = (await search({ due_within_hours: 96 })).body.appeals;
    const all = (await search({})).body.appeals;
    const within = portal.now.getTime() + 96 * 3_600_000;
    expect(all.length).toBeGreaterThan(soon.length);
    expect(soon.every((one: { due: number }) => one.due < within)).toBe(true);
    const { colleagues } = (await as('appeals').ask('GET', '/api/appeals/colleagues')).body;
    expect(colleagues.map(({ roles }: { roles: string[] }) => roles)).toEqual([['appeals'], ['medical_director']]);
    const [, director] = colleagues;
    const called = all.find(({ request }: { request?: string }) => request === undefined);
    const given = await verb('appeals', called.handle, 'assign', { to: { account: director.account } });
    expect(given.body.case.assigned).toMatchObject({ account: director.account });
    const mine = await search({ assigned: { account: director.account } });
    expect(mine.body.appeals.map(({ handle }: { handle: string }) => handle)).toEqual([called.handle]);
    const { status, text } = await as('appeals').ask('POST', '/api/appeals/export', {
      columns: ['number', 'assigned'],
    });
    expect(status).toBe(200);
    expect(text).toContain(`${called.number},`);
    const own = await as('biller').ask('POST', '/api/appeals/export', {});
    expect(own.text).not.toContain(called.number);
  });
});

describe('continuity of care over HTTP', () => {
  const open = (who: string, more: object, member = 'bo') =>
    as(who).ask('POST', '/api/continuity', {
      plan: 'aah',
      member: handles[member],
      askedBy: who === 'services' ? 'member' : 'provider',
      form: 'authorization_request',
      noted: true,
      serviceKind: 'professional_services',
      ...more,
    });
  const step = (who: string, handle: string, what: string, body: object = {}) =>
    as(who).ask('POST', `/api/continuity/${handle}/${what}`, body);

  it('is asked for by call, proved, agreed and granted to the last day policy allows', async () => {
    const opened = await open('services', { provider: '1000990022' });
    expect(opened.status).toBe(200);
    const { handle } = opened.body.case;
    expect(opened.body.case).toMatchObject({
      number: expect.stringMatching(/^CC-2026-\d{6}$/),
      network: 'out_of_network',
      enrolled_on: '2026-01-01',
      standing: 'running',
    });
    expect((await step('services', handle, 'decide', { outcome: 'granted' })).status).toBe(403);
    await step('services', handle, 'evidence', {
      evidence: [{ kind: 'provider_statement', on: '2025-09-12', emergency: false }],
      facts: { 'coc.quality_bar': false, 'coc.compliance_bar': false },
    });
    expect((await step('nurse', handle, 'decide', { outcome: 'granted' })).body.refused.code).toBe('facts_missing');
    await step('nurse', handle, 'agreement', { is: 'reached', contract_rate: 120, state_rate: 95, agreed_rate: 120 });
    const granted = await step('nurse', handle, 'decide', { outcome: 'granted' });
    expect(granted.body.case).toMatchObject({ state: 'decided', outcome: 'granted', until: '2026-12-31' });
    const changed = await step('services', handle, 'change', { provider: '1000990014' });
    expect(changed.body.case).toMatchObject({ state: 'ended' });
  });

  it('takes a transition list whole or not at all, a call to make for each member and none twice', async () => {
    const hand = (members: readonly (string | undefined)[]) =>
      as('nurse').ask('POST', '/api/continuity/outreach', { plan: 'aah', members });
    expect((await hand([handles.ana, '3f0b7c1e-0000-4000-8000-00000000dead'])).status).toBe(404);
    expect((await hand([handles.ana])).body.tasks).toMatchObject([{ member: handles.ana, number: expect.any(String) }]);
    expect((await hand([handles.ana])).body.tasks).toMatchObject([{ refused: 'asked_already' }]);
    const list = await as('nurse').ask('POST', '/api/continuity/search', { kinds: ['outreach'] });
    expect(list.body.cases).toMatchObject([{ kind: 'outreach', owed: [{ code: 'outreach' }] }]);
  });
});
