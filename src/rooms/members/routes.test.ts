import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPolicyFolder } from '../../app/policy-folder.ts';
import { MIGRATIONS_FOLDER } from '../../app/settings.ts';
import { type Actor, PERMISSIONS, type Result } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import { scopeOf } from '../../platform/http/index.ts';
import { type CompiledPolicy, compilePolicy } from '../../rules/index.ts';
import type { AskMembers } from './ask-members.ts';
import { checkEligibility } from './check-eligibility.ts';
import type { Standing } from './coverage-changes.ts';
import { memberRoutes } from './routes.ts';
import { syntheticFlat } from './synthetic.ts';

const NOW = new Date('2025-06-02T09:00:00-07:00');
let fresh: FreshDatabase;
let policies: Map<string, CompiledPolicy | undefined>;
let routes: ReturnType<typeof memberRoutes>;
const audited: { action: string; subject: string }[] = [];

beforeAll(async () => {
  fresh = await freshDatabase(MIGRATIONS_FOLDER);
  const { book } = await loadPolicyFolder({ sources: false });
  policies = new Map(['ccah', 'aah'].map((plan) => [plan, compilePolicy(book, plan)]));
  const { database: db } = fresh;
  routes = memberRoutes({
    policyOf: (plan) => policies.get(plan),
    limitsOf: () => Promise.resolve([]),
    planPhone: () => '800-555-0100',
    providerPhone: () => Promise.resolve('831-555-0123'),
    inTransaction: (work) => db.transaction(work),
  });
  await db.query(`insert into organization values ('ccah', 'plan', 'PLAN', true), ('clinic', 'provider', 'SYNTHETIC CLINIC', true),
    ('other', 'provider', 'SYNTHETIC OTHER', true), ('people', 'members', 'MEMBERS', true)`);
  await db.query(`insert into provider (plan, provider_id, npi, name, types, organization_id) values
    ('ccah', 'p1', '1234567893', 'SYNTHETIC CLINIC', '{clinic}', 'clinic'), ('ccah', 'ecm-1', '1000000004', 'SYNTHETIC ECM', '{ecm}', 'clinic')`);
  await db.query(`insert into account (account_id, email, name) values ('${ACCOUNT}', 'a@example.org', 'A')`);
  await db.query(`insert into session (session_id, token_hash, csrf, account_id, step, created_at, seen_at)
    values ('${SESSION}', '\\x01', 'c', '${ACCOUNT}', 'full', now(), now())`);
  const text = [
    ...syntheticFlat({ plan: 'ccah', members: 80, seed: 1, today: '2025-06-02', pcps: ['nobody'], ecm: ['ecm-1'] }),
  ].join('');
  await call(staff, 'load', { body: { plan: 'ccah', name: 'first.csv', text } });
  const more = 'cin,plan_id,last_name,first_name,born,coverage_from,coverage_to,pcp,ecm_provider,ecm_status,county\n';
  await call(staff, 'load', {
    body: {
      plan: 'ccah',
      name: 'second.csv',
      text: `${more}90000001A,T1,Tied,Ana,1990-01-01,2024-01-01,,1234567893,,,Merced\n90000002A,T2,Loose,Bo,1991-02-02,2024-01-01,2025-04-30,,ecm-1,pending_outreach,Merced\n`,
    },
  });
});
afterAll(async () => {
  await fresh?.drop();
});

const ACCOUNT = '00000000-0000-4000-8000-000000000001';
const SESSION = '00000000-0000-4000-8000-000000000002';
const actor = (organization: string, reach: Actor['reach'], plans: readonly string[] = ['ccah']): Actor => ({
  account: ACCOUNT,
  session: SESSION,
  name: 'A',
  language: 'en',
  organization,
  organizationName: organization,
  plans,
  roles: [],
  permissions: new Set(PERMISSIONS),
  reach,
});
const staff = actor('ccah', 'plan');
const clinic = actor('clinic', 'organization');
const other = actor('other', 'organization');

type Wish = keyof ReturnType<typeof memberRoutes>;
// biome-ignore lint/suspicious/noExplicitAny: every wish answers in a shape of its own
type Told = any;

async function call(
  who: Actor,
  wish: Wish,
  asked: { body?: unknown; params?: unknown; query?: unknown },
): Promise<Told> {
  const handler = routes[wish] as unknown as (call: object) => Promise<Result<unknown>>;
  const run = (tx: Queryable) =>
    handler({
      actor: who,
      query: {},
      language: 'en',
      now: NOW,
      tx,
      audit: (action: string, subject: string) => audited.push({ action, subject }),
      ...asked,
    });
  const result = await fresh.database.transaction(run, scopeOf(who, NOW));
  return result.ok ? result.value : result.refusal;
}
const find = (who: Actor, body: object) => call(who, 'find', { body });
const handleOf = async (last: string): Promise<string> => {
  const { rows } = await fresh.database.query<{ handle: string }>('select handle from member where last_name = $1', [
    last,
  ]);
  return rows[0]?.handle ?? '';
};
const forget = () => fresh.database.query('delete from member_glimpse');

describe('finding a member by exact identity [HN-PORT-01]', () => {
  it('gives a handle and no number', async () => {
    const { members } = await find(clinic, { cin: '90000001A' });
    expect(members).toEqual([
      {
        plan: 'ccah',
        handle: await handleOf('Tied'),
        name: { last: 'Tied', first: 'Ana' },
        born: '1990-01-01',
        county: 'Merced',
        synthetic: false,
      },
    ]);
    expect(await find(other, { last: ' loose', first: 'BO', born: '1991-02-02' })).toMatchObject({
      members: [{ name: { last: 'Loose' } }],
    });
    await forget();
  });

  it('a miss says the same whatever the cause', async () => {
    const misses = await Promise.all([
      find(other, { cin: '99999999A' }),
      find(other, { cin: 'nonsense' }),
      find(other, { last: 'Tied', first: 'Ana', born: '1990-01-02' }),
      find(other, { last: 'Tied', first: 'A', born: '1990-01-01' }),
      find(other, { last: 'Tied', first: '%', born: '1990-01-01' }),
      find(other, {}),
      find(actor('other', 'organization', ['aah']), { cin: '90000001A' }),
      find(actor('people', 'person'), { cin: '90000001A' }),
    ]);
    expect(new Set(misses.map((m) => JSON.stringify(m))).size).toBe(1);
    expect(misses[0]).toMatchObject({ code: 'not_found' });
  });
});

describe('the page of a member', () => {
  it('of nobody, of another plan and of one the asker never found is the same answer', async () => {
    const params = { handle: await handleOf('Tied') };
    const answers = await Promise.all([
      call(other, 'read', { params }),
      call(other, 'read', { params: { handle: '00000000-0000-4000-8000-00000000ffff' } }),
      call(actor('ccah', 'plan', ['aah']), 'read', { params }),
      call(actor('people', 'person'), 'read', { params }),
    ]);
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(answers[0]).toEqual({ code: 'not_found', because: 'there is no such member' });
  });

  it('is whole for the plan and for the organization that looks after the member', async () => {
    const params = { handle: await handleOf('Tied') };
    for (const who of [staff, clinic]) {
      expect(await call(who, 'read', { params })).toMatchObject({
        name: { last: 'Tied' },
        eligibility: { eligible: 'yes', because: 'covered', on: '2025-06-02' },
        pcp: { who: '1234567893', name: 'SYNTHETIC CLINIC' },
        full: { cin: '90000001A', plan_id: 'T1', may_text: 'unknown', may_text_cite: ['HN-CS-08'] },
      });
    }
  });

  it('shows who holds the member for ECM to every provider who found the member, and nothing deeper [HN-PORT-05, HN-PORT-06, HN-SM-49]', async () => {
    await find(other, { cin: '90000002A' });
    const page = await call(other, 'read', { params: { handle: await handleOf('Loose') } });
    expect(page).toMatchObject({
      eligibility: { eligible: 'no', because: 'ended' },
      ecm: { status: 'pending_outreach', who: 'ecm-1', name: 'SYNTHETIC ECM' },
      full: null,
    });
    expect(JSON.stringify(page)).not.toContain('90000002A');
    await forget();
  });

  it('is recorded by its handle each time', async () => {
    audited.length = 0;
    const params = { handle: await handleOf('Tied') };
    await call(staff, 'read', { params });
    expect(audited).toEqual([{ action: 'member.read', subject: params.handle }]);
  });
});

const FIRST = { page: 1, size: 10, sort: 'name', descending: false };

describe('narrowing by county, ECM and program', () => {
  it('needs no name, counts truly and sorts as asked', async () => {
    const counted = async (sql: string) => (await fresh.database.query<{ n: number }>(sql)).rows[0]?.n;
    const merced = await call(staff, 'search', { body: { plan: 'ccah', county: 'Merced', ...FIRST, sort: 'born' } });
    expect(merced.total).toBe(await counted(`select count(*)::int as n from member where county = 'Merced'`));
    const born = merced.members.map((m: { born: string }) => m.born);
    expect(born).toEqual([...born].sort());
    const waiting = await call(staff, 'search', { body: { plan: 'ccah', ecm: 'pending_outreach', ...FIRST } });
    expect(waiting.members.map((m: { name: { last: string } }) => m.name.last)).toContain('Loose');
    const held = await call(staff, 'search', { body: { plan: 'ccah', ecm: 'none', name: 'loose', ...FIRST } });
    expect(held.total).toBe(0);
  });

  it('a program is joined by staff, found, and left', async () => {
    const { members } = await call(staff, 'search', { body: { plan: 'ccah', name: 'tied', ...FIRST } });
    const params = { handle: members[0].handle };
    const wish = (program: string, action: string, on?: string) =>
      call(staff, 'program', { params, body: { program, action, ...(on ? { on } : {}) } });
    expect(await wish('nothing', 'join')).toMatchObject({ code: 'unknown_program' });
    expect(await wish('hmhb', 'leave')).toMatchObject({ code: 'conflict' });
    expect(await wish('hmhb', 'join', '2025-05-01')).toMatchObject({
      programs: [{ program: 'hmhb', name: 'Healthy Moms and Healthy Babies', source: 'plan', from: '2025-05-01' }],
    });
    const inIt = { plan: 'ccah', program: 'hmhb', ...FIRST };
    expect(await call(staff, 'search', { body: inIt })).toMatchObject({ total: 1 });
    await wish('hmhb', 'leave', '2025-05-31');
    expect(await call(staff, 'search', { body: inIt })).toMatchObject({ total: 0 });
    expect(await call(staff, 'facets', { query: { plan: 'ccah' } })).toMatchObject({
      counties: expect.arrayContaining(['Merced']),
      programs: [{ key: 'hmhb' }, { key: 'hwl' }],
    });
  });
});

describe('looking among members by name', () => {
  it('is for the plan’s own people, counts truly and pages', async () => {
    const all = await call(staff, 'search', { body: { plan: 'ccah', name: 'ti', ...FIRST } });
    expect(all).toMatchObject({ total: 1, pages: 1, members: [{ name: { last: 'Tied' } }] });
    const { rows } = await fresh.database.query<{ letter: string; n: number }>(
      `select lower(left(last_name, 2)) as letter, count(*)::int as n from member group by 1 order by 2 desc limit 1`,
    );
    const { letter = '', n = 0 } = rows[0] ?? {};
    const pages = Math.ceil(n / 3);
    const read = await Promise.all(
      Array.from({ length: pages }, (_, i) =>
        call(staff, 'search', { body: { plan: 'ccah', name: letter, ...FIRST, page: i + 1, size: 3 } }),
      ),
    );
    expect(read[0]).toMatchObject({ total: n, pages });
    expect(new Set(read.flatMap((r) => r.members.map((m: { handle: string }) => m.handle))).size).toBe(n);
  });

  it('refuses another plan, a provider and a letter', async () => {
    expect(await call(clinic, 'search', { body: { plan: 'ccah', name: 'tied', ...FIRST } })).toMatchObject({
      code: 'not_found',
    });
    expect(await call(staff, 'search', { body: { plan: 'aah', name: 'tied', ...FIRST } })).toMatchObject({
      code: 'not_found',
    });
    expect(await call(staff, 'search', { body: { plan: 'ccah', name: ', x', ...FIRST } })).toMatchObject({
      code: 'invalid',
    });
  });
});

describe('eligibility of many at once [HN-BILL-05, HN-CS-09]', () => {
  it('is answered in the order asked', async () => {
    const body = {
      members: [
        { cin: '90000002A' },
        { cin: '90000002A', on: '2025-04-30' },
        { last: 'Tied', first: 'Ana', born: '1990-01-01' },
        { cin: '99999999A' },
        { cin: '90000001A', on: 'someday' },
        { handle: await handleOf('Tied') },
      ],
    };
    const { answers } = await call(other, 'eligibility', { body });
    expect(answers.map((a: { eligible: string }) => a.eligible)).toEqual([
      'no',
      'yes',
      'yes',
      'not_found',
      'not_asked',
      'yes',
    ]);
    await forget();
  });

  it('comes from a flat file and goes back as one, formulas made harmless', async () => {
    const csv = 'reference,cin,on\nr1,90000001A,2025-06-02\n"a, b",90000002A,06/02/2025\nr3,90000003A,2025-02-30\n';
    expect(await call(other, 'eligibilityFile', { body: { csv } })).toBe(
      [
        'row,reference,eligible,because,on,plan,aid_code,health_plan',
        '2,r1,yes,covered,2025-06-02,ccah,,',
        '3,"a, b",no,ended,2025-06-02,ccah,,',
        '4,r3,not_asked,csv.date,"row 4, column C (on)"',
        '',
      ].join('\r\n'),
    );
    expect(await call(other, 'eligibilityFile', { body: { csv: 'shoe\n12\n' } })).toMatchObject({ code: 'invalid' });
    await forget();
  });
});

it('of namesakes the plan covers both on the day, and another plan one no longer, nobody is chosen', async () => {
  const standing = (covered: boolean): Standing => ({
    coverage: [
      {
        ...{ from: '2024-01-01', lineOfBusiness: 'medi_cal', deliverySystem: 'managed_care' },
        ...(covered ? {} : { to: '2024-12-31' }),
      },
    ],
    uncertain: [],
  });
  const namesake = (id: string, plan: string, covered: boolean) => ({
    n: 0,
    plan,
    id,
    handle: id,
    ...standing(covered),
  });
  const twins = [namesake('a', 'ccah', true), namesake('b', 'ccah', true), namesake('c', 'aah', false)];
  const members = { glimpseStandings: async () => twins, standings: async () => new Map() } as unknown as AskMembers;
  const asked = [{ last: 'Synthetic', first: 'Ana', born: '1990-01-01' }];
  expect(await checkEligibility(members, asked, '2025-06-02')).toMatchObject([{ because: 'several' }]);
});

describe('consents and preferences', () => {
  it('a text message is no choice until the member approved it, and no longer once withdrawn [HN-CS-08]', async () => {
    const params = { handle: await handleOf('Tied') };
    const prefer = (body: object) => call(clinic, 'prefer', { params, body });
    const consent = (action: string) =>
      call(clinic, 'consent', { params, body: { kind: 'text', action, by: 'member', method: 'verbal' } });
    expect(await prefer({ channel: 'text' })).toMatchObject({ code: 'text_not_approved', cite: ['HN-CS-08'] });
    expect(await consent('withdraw')).toMatchObject({ code: 'conflict' });
    expect(await consent('give')).toEqual({
      consents: [{ kind: 'text', given: '2025-06-02', by: 'member', method: 'verbal' }],
    });
    expect(await consent('give')).toMatchObject({ consents: [{ given: '2025-06-02' }] });
    expect(await prefer({ channel: 'text', spoken: 'es', format: 'large_print' })).toEqual({
      channel: 'text',
      spoken: 'es',
      format: 'large_print',
    });
    expect(await consent('withdraw')).toMatchObject({ consents: [{ withdrawn: '2025-06-02' }] });
    expect(await prefer({ channel: 'text' })).toMatchObject({ code: 'text_not_approved' });
    expect(await prefer({ channel: 'phone' })).toMatchObject({ channel: 'phone', spoken: 'es' });
  });

  it('what a provider tells stands under the provider’s name', async () => {
    const params = { handle: await handleOf('Tied') };
    await call(clinic, 'prefer', { params, body: { contact: { kind: 'mobile', value: '5550001111' } } });
    expect(await call(staff, 'read', { params })).toMatchObject({
      full: { contacts: [{ kind: 'mobile', source: 'provider', by: 'clinic', value: '5550001111' }] },
    });
  });

  it('are for who looks after the member, not for who only found one', async () => {
    await find(other, { cin: '90000001A' });
    const params = { handle: await handleOf('Tied') };
    const body = { kind: 'text', action: 'give', by: 'member' };
    expect(await call(other, 'consent', { params, body })).toMatchObject({ code: 'not_found' });
    expect(await call(other, 'prefer', { params, body: { channel: 'mail' } })).toMatchObject({ code: 'not_found' });
    await forget();
  });

  it('stay the member’s own words under the handle he had before two records became one', async () => {
    const db = fresh.database;
    const before = '00000000-0000-4000-8000-00000000000f';
    await db.query(`insert into member_merge (plan, member_id, cin, handle, into_id, merged_at, merged_by, because, before, moved)
      values ('ccah', 'T0', '90000000A', '${before}', 'T1', now(), 'x', 'file', '{}', '{}')`);
    await db.query(`insert into ward values ('${ACCOUNT}', 'ccah', 'T1', 'self', '2024-01-01', null)`);
    const params = { handle: before };
    const body = { kind: 'research', action: 'give', by: 'member' };
    expect(await call(actor('people', 'person'), 'consent', { params, body })).toMatchObject({
      consents: expect.arrayContaining([{ kind: 'research', given: '2025-06-02', by: 'member' }]),
    });
    await db.query('delete from ward');
    await db.query('delete from member_merge');
  });

  it('lie between birth and today', async () => {
    const params = { handle: await handleOf('Tied') };
    const body = (on: string) => ({ kind: 'research', action: 'give', by: 'member', on });
    expect(await call(staff, 'consent', { params, body: body('2025-06-03') })).toMatchObject({ code: 'invalid' });
    expect(await call(staff, 'consent', { params, body: body('1989-12-31') })).toMatchObject({ code: 'invalid' });
  });
});

describe('enrolment files over HTTP', () => {
  it('are listed, and answered record by record in words', async () => {
    const text = 'cin,last_name,first_name,born,coverage_from\n123,Synthetic,=cmd,1990-01-01,2024-01-01\n';
    const { file, outcome, rejected } = await call(staff, 'load', { body: { plan: 'ccah', name: 'third.csv', text } });
    expect([outcome, rejected]).toEqual(['done', 1]);
    const answer = await call(staff, 'fileAnswer', { params: { file }, query: { plan: 'ccah' } });
    expect(answer).toContain('1,row 2,no,csv.formula,');
    expect(answer).toContain("'=cmd");
    const query = { plan: 'ccah', language: 'es' };
    const inSpanish = await call(staff, 'fileAnswer', { params: { file }, query });
    expect(inSpanish).toContain('1,fila 2,no,csv.formula,');
    expect(inSpanish).toContain(',un valor simple,');
    const { files } = await call(staff, 'files', { query: { plan: 'ccah' } });
    expect(files).toHaveLength(3);
    expect(await call(staff, 'load', { body: { plan: 'aah', name: 'x', text } })).toMatchObject({ code: 'not_found' });
    expect(await call(clinic, 'fileAnswer', { params: { file }, query: { plan: 'ccah' } })).toMatchObject({
      code: 'not_found',
    });
  });
});
