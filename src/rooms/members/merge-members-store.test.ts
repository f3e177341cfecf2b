import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadPolicyFolder } from '../../app/policy-folder.ts';
import { MIGRATIONS_FOLDER } from '../../app/settings.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import { type CompiledPolicy, compilePolicy } from '../../rules/index.ts';
import { KeptCases, SqlCases } from '../cases/index.ts';
import { SqlEnrollmentStore } from './enrollment-store.ts';
import { recordByHandle } from './member-rows-store.ts';
import { membersExactly, reachMember } from './member-store.ts';
import { lookAtMerge, mergeMembers } from './merge-members-store.ts';
import { receiveEnrollment } from './receive-enrollment.ts';

let fresh: FreshDatabase;
let policy: CompiledPolicy;
beforeAll(async () => {
  const { book } = await loadPolicyFolder({ sources: false });
  policy = compilePolicy(book, 'ccah') as CompiledPolicy;
});
beforeEach(async () => {
  fresh = await freshDatabase(MIGRATIONS_FOLDER);
});
afterEach(async () => {
  await fresh?.drop();
});

const AT = new Date('2025-06-02T09:00:00-07:00');
const OLD = '90000001A';
const NEW = '90000002A';
const inTransaction = <T>(work: (tx: Queryable) => Promise<T>) => fresh.database.transaction(work);
const query = async (sql: string, values: unknown[] = []) =>
  (await fresh.database.query<Record<string, unknown>>(sql, values)).rows;

const COLUMNS = [
  'cin',
  'former_cin',
  'plan_id',
  'last_name',
  'first_name',
  'born',
  'coverage_from',
  'coverage_to',
  'county',
  'mother_cin',
];
type Row = Partial<Record<string, string>>;
const ANA = { last_name: 'Synthetic', first_name: 'Ana', born: '1990-01-01', county: 'Merced' };

async function load(...rows: readonly Row[]) {
  const text = [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((c) => row[c] ?? '').join(','))].join('\n');
  const received = { plan: 'ccah', name: 'test', at: AT, actor: 'test' };
  const store = new SqlEnrollmentStore(inTransaction);
  return (await receiveEnrollment(store, () => [new TextEncoder().encode(`${text}\n`)], policy, received)).report;
}

/** Ana under two numbers, with an infant, a claim, an approval, a case and choices under the old one. */
async function two(more: Row = {}) {
  await load(
    { ...ANA, cin: OLD, plan_id: 'T1', coverage_from: '2024-01-01' },
    {
      ...ANA,
      cin: '90000003A',
      plan_id: 'T3',
      first_name: 'Leo',
      born: '2025-02-01',
      mother_cin: OLD,
      coverage_from: '2025-02-01',
    },
    { ...ANA, cin: NEW, plan_id: 'T2', coverage_from: '2025-05-01', ...more },
  );
  await query(`insert into organization values ('clinic', 'provider', 'SYNTHETIC CLINIC', true)`);
  await query(
    `insert into account (account_id, email, name) values ('00000000-0000-4000-8000-000000000001', 'a@example.org', 'A')`,
  );
  await query(
    `insert into ward values ('00000000-0000-4000-8000-000000000001', 'ccah', 'T1', 'self', '2024-01-01', null)`,
  );
  await query(
    `insert into member_tie values ('ccah', 'T1', 'clinic', 'claim', '2025-01-01', '2025-12-31'), ('ccah', 'T2', 'clinic', 'claim', '2025-01-01', '2025-06-30')`,
  );
  await query(`insert into member_consent (plan, member_id, kind, given_on, withdrawn_on, by_whom, recorded_by, recorded_at) values
    ('ccah', 'T1', 'text', '2024-05-01', null, 'member', 'x', now()), ('ccah', 'T2', 'text', '2025-05-02', '2025-05-20', 'member', 'x', now()),
    ('ccah', 'T1', 'email', '2025-05-25', null, 'member', 'x', now())`);
  await query(`insert into member_choice (plan, member_id, what, value, by_whom, on_date, recorded_by, recorded_at)
    values ('ccah', 'T1', 'text', 'given', 'member', '2024-05-01', 'x', now())`);
  await query(
    `insert into member_contact values ('ccah', 'T1', 'mobile', 'member', '', '555-0101', '2025-04-01'), ('ccah', 'T2', 'mobile', 'member', '', '555-0102', '2025-05-01')`,
  );
  await query(
    `insert into member_program (plan, member_id, program, from_date, source) values ('ccah', 'T1', 'hmhb', '2025-01-10', 'plan')`,
  );
  await query(`insert into authorization_approval (plan, number, unit_id, member_id, vehicle, codes, from_date, to_date, approved_on, units)
    values ('ccah', 'A1', 'T1', 'T1', 'request', '{S9443}', '2025-01-01', '2025-12-31', '2025-01-01', 4)`);
  const line = (unit: string, claim: string, member: string) =>
    `('ccah', '${unit}', '${claim}', '1', '${member}', 'p1', 'S9443', '{}', '2025-03-01', '2025-03-01', 1, 1, 1000, 1000)`;
  await query(`insert into paid_line (plan, unit_id, claim_id, line_number, member_id, provider_id, code, modifiers, from_date, to_date, units, billed_units, charge, paid)
    values ${line('T1', 'c1', 'T1')}, ${line('T1', 'c2', 'T3')}, ${line('T2', 'c3', 'T2')}`);
  await query(`insert into claim (plan, claim_id, position, unit_id, member_id, outcome, paid, received, stated, answer)
    values ('ccah', 'c1', 1, 'T1', 'T1', 'paid', 1000, '2025-03-02', '{}', '{}'), ('ccah', 'c2', 2, 'T1', 'T3', 'paid', 1000, '2025-03-02', '{}', '{}')`);
  await query(`insert into case_file (plan, number, kind, member_id, state, received_at, opened_at, changed_at, standing, events)
    values ('ccah', 'R1', 'authorization', 'T1', 'open', now(), now(), now(), 'none', 1)`);
  await query(
    `insert into case_event values ('ccah', 'R1', 1, now(), null, 'submitted', '{"at":0,"what":{"kind":"submitted","body":{"member":"T1"}}}')`,
  );
  return Object.fromEntries(
    (await query('select member_id, handle from member')).map((r) => [r.member_id, String(r.handle)]),
  ) as Record<'T1' | 'T2' | 'T3', string>;
}

const merge = (handle: string, cin: string, isSamePerson = false) =>
  inTransaction((tx) =>
    mergeMembers(
      tx,
      { handle, cin },
      { at: AT, actor: 'nurse', why: 'both papers were shown', isSamePerson, networkOf: () => 'ccah' },
    ),
  );

async function isWhole(handles: Record<'T1' | 'T2', string>) {
  expect(await query(`select member_id, cin, unit_id from member order by 1`)).toEqual([
    { member_id: 'T2', cin: NEW, unit_id: 'T2' },
    { member_id: 'T3', cin: '90000003A', unit_id: 'T2' },
  ]);
  expect(await query(`select from_date, to_date from coverage_span where member_id = 'T2' order by 1`)).toEqual([
    { from_date: '2024-01-01', to_date: null },
  ]);
  expect(await query('select kind, given_on, withdrawn_on from member_consent order by 2')).toEqual([
    { kind: 'text', given_on: '2024-05-01', withdrawn_on: '2025-05-20' },
    { kind: 'text', given_on: '2025-05-02', withdrawn_on: '2025-05-20' },
    { kind: 'email', given_on: '2025-05-25', withdrawn_on: null },
  ]);
  expect(await query('select kind, value from member_contact')).toEqual([{ kind: 'mobile', value: '555-0102' }]);
  expect(await query('select program, from_date, to_date, source from member_program')).toEqual([
    { program: 'hmhb', from_date: '2025-01-10', to_date: null, source: 'plan' },
  ]);
  expect(await query('select organization_id, to_date from member_tie')).toEqual([
    { organization_id: 'clinic', to_date: '2025-12-31' },
  ]);
  expect(await query('select claim_id, unit_id, member_id from paid_line order by 1')).toEqual([
    { claim_id: 'c1', unit_id: 'T2', member_id: 'T2' },
    { claim_id: 'c2', unit_id: 'T2', member_id: 'T3' },
    { claim_id: 'c3', unit_id: 'T2', member_id: 'T2' },
  ]);
  expect(await query('select claim_id, unit_id, member_id from claim order by 1')).toEqual([
    { claim_id: 'c1', unit_id: 'T2', member_id: 'T2' },
    { claim_id: 'c2', unit_id: 'T2', member_id: 'T3' },
  ]);
  for (const table of ['authorization_approval', 'member_choice', 'case_file', 'ward'])
    expect(await query(`select member_id from ${table}`)).toEqual([{ member_id: 'T2' }]);
  expect(await query('select unit_id from authorization_approval')).toEqual([{ unit_id: 'T2' }]);
  for (const handle of [handles.T1, handles.T2])
    expect(await reachMember(fresh.database, handle)).toEqual({ plan: 'ccah', id: 'T2' });
  for (const cin of [OLD, NEW])
    expect((await membersExactly(fresh.database, ['ccah'], { cin })).map((m) => m.id)).toEqual(['T2']);
  expect((await recordByHandle(fresh.database, handles.T1))?.handle).toBe(handles.T2);
  expect(
    await query(`select subject, detail->>'gone' as gone from audit_event where action = 'member.merged'`),
  ).toEqual([{ subject: handles.T2, gone: handles.T1 }]);
}

describe('two members who are one person', () => {
  it('become one where a file says that the one number replaces the other', async () => {
    const handles = await two();
    expect(await load({ ...ANA, cin: NEW, former_cin: OLD, coverage_from: '2025-05-01' })).toMatchObject({
      taken: 1,
      warned: 1,
    });
    await isWhole(handles);
    expect(await query(`select finding->>'code' as code from enrollment_answer`)).toEqual([{ code: 'member.merged' }]);
  });

  it('become one on the word of a person, after what would move was shown', async () => {
    const handles = await two();
    const looked = await lookAtMerge(fresh.database, { handle: handles.T2, cin: OLD });
    expect(looked).toMatchObject({
      ok: true,
      value: {
        differs: [],
        paidTwice: 1,
        moves: {
          cases: 1,
          claims: 1,
          paid_lines: 1,
          approvals: 1,
          coverage: 1,
          consents: 2,
          choices: 1,
          programs: 1,
          speakers: 1,
        },
      },
    });
    expect(await query('select count(*)::int as n from member')).toEqual([{ n: 3 }]);
    expect((await merge(handles.T2, OLD)).ok).toBe(true);
    await isWhole(handles);
    expect(
      await query(
        `select into_id, because, why, merged_by, before->'gone'->>'cin' as gone, before->'stays'->>'cin' as stays from member_merge`,
      ),
    ).toEqual([
      { into_id: 'T2', because: 'person', why: 'both papers were shown', merged_by: 'nurse', gone: OLD, stays: NEW },
    ]);
  });

  it('asked for again are one already, and nothing moves twice', async () => {
    const handles = await two();
    await merge(handles.T2, OLD);
    expect(await merge(handles.T2, OLD)).toMatchObject({ ok: false, refusal: { code: 'same_member' } });
    await load({ ...ANA, cin: NEW, former_cin: OLD, coverage_from: '2025-05-01' });
    await isWhole(handles);
  });

  it('wait for a person where the birth date differs', async () => {
    const handles = await two({ born: '1990-01-02' });
    await load({ ...ANA, born: '1990-01-02', cin: NEW, former_cin: OLD, coverage_from: '2025-05-01' });
    expect(
      await query(`select finding->>'code' as code, finding->>'received' as differs from enrollment_answer`),
    ).toEqual([{ code: 'member.former_cin_other', differs: 'born' }]);
    expect(await query('select count(*)::int as n from member')).toEqual([{ n: 3 }]);
    expect(await merge(handles.T2, OLD)).toMatchObject({ ok: false, refusal: { code: 'different_person' } });
    expect((await merge(handles.T2, OLD, true)).ok).toBe(true);
    await isWhole(handles);
  });

  it('of three numbers are one, and every handle leads there', async () => {
    const handles = await two();
    await merge(handles.T2, OLD);
    await load({ ...ANA, cin: '90000004A', plan_id: 'T4', coverage_from: '2025-06-01' });
    expect(await load({ ...ANA, cin: '90000004A', former_cin: NEW, coverage_from: '2025-06-01' })).toMatchObject({
      taken: 1,
    });
    for (const handle of [handles.T1, handles.T2])
      expect(await reachMember(fresh.database, handle)).toEqual({ plan: 'ccah', id: 'T4' });
    expect(await query('select member_id, unit_id from member order by 1')).toEqual([
      { member_id: 'T3', unit_id: 'T4' },
      { member_id: 'T4', unit_id: 'T4' },
    ]);
  });

  it('told in one file, one after the other, are one', async () => {
    await load(
      { ...ANA, cin: OLD, coverage_from: '2024-01-01' },
      { ...ANA, cin: NEW, coverage_from: '2025-05-01' },
      { ...ANA, cin: NEW, former_cin: OLD, coverage_from: '2025-05-01' },
      { ...ANA, cin: '90000004A', coverage_from: '2025-06-01' },
      { ...ANA, cin: '90000004A', former_cin: NEW, coverage_from: '2025-06-01' },
    );
    expect(await query('select cin from member')).toEqual([{ cin: '90000004A' }]);
    expect(await query('select from_date, to_date from coverage_span order by 1')).toEqual([
      { from_date: '2024-01-01', to_date: null },
    ]);
  });

  it('keep their cases, which speak of the one who stays', async () => {
    const handles = await two();
    const before = await new SqlCases(fresh.database).load('ccah', 'R1');
    await merge(handles.T2, OLD);
    const cases = new SqlCases(fresh.database);
    const kept = new KeptCases(cases, {
      kinds: ['authorization'],
      standing: (plan, number, events) => ({ plan, number, events }),
      row: () => {
        throw new Error('not asked');
      },
    });
    expect((await kept.ofMember('ccah', 'T2', 'authorization')).map((c) => c.events[0])).toEqual([
      { at: 0, what: { kind: 'submitted', body: { member: 'T2' } } },
    ]);
    // A step that was begun before the two became one is told that the case changed.
    const row = {
      plan: 'ccah',
      number: 'R1',
      kind: 'authorization',
      member: 'T1',
      state: 'open',
      received: 0,
      standing: 'none',
      shown: {},
    } as const;
    expect(await cases.append(row, before?.events.length ?? 0, [{ at: 1, what: { kind: 'noted' } }])).toBe(false);
  });

  it('leave nothing that a member chose open to change', async () => {
    await two();
    await expect(query(`update member_choice set value = 'x'`)).rejects.toThrow('append-only');
    await expect(query('delete from member_choice')).rejects.toThrow('append-only');
  });
});
