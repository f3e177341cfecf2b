import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadPolicyFolder } from '../../app/policy-folder.ts';
import { MIGRATIONS_FOLDER } from '../../app/settings.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import { type CompiledPolicy, compilePolicy } from '../../rules/index.ts';
import { SqlEnrollmentStore } from './enrollment-store.ts';
import { recordsByNumber } from './member-rows-store.ts';
import { receiveEnrollment } from './receive-enrollment.ts';
import { synthetic834, syntheticFlat } from './synthetic.ts';

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
const inTransaction = <T>(work: (tx: Queryable) => Promise<T>) => fresh.database.transaction(work);
const wanted = { plan: 'ccah', members: 60, seed: 1, today: '2025-06-02' };

async function load(
  text: string,
  more: { isSynthetic?: boolean; isConfirmed?: boolean; store?: SqlEnrollmentStore; plan?: string } = {},
) {
  const bytes = new TextEncoder().encode(text);
  const {
    plan = 'ccah',
    isSynthetic = true,
    isConfirmed = false,
    store = new SqlEnrollmentStore(inTransaction),
  } = more;
  const received = { plan, name: 'test', at: AT, actor: 'test', isSynthetic, isConfirmed };
  return (await receiveEnrollment(store, () => [bytes], policy, received)).report;
}

async function picture(): Promise<unknown> {
  const tables = ['member', 'coverage_span', 'member_assignment', 'member_contact', 'member_guardian', 'member_tie'];
  const parts = await Promise.all(
    tables.map(async (t) => {
      const { rows } = await fresh.database.query<{ row: string }>(
        `select (to_jsonb(t) - 'handle' - 'enrollment_file')::text as row from ${t} t order by 1`,
      );
      return [t, rows.map((r) => r.row)];
    }),
  );
  return Object.fromEntries(parts);
}

async function answers() {
  const { rows } = await fresh.database.query<{ place: string; code: string; severity: string }>(
    `select place, finding->>'code' as code, severity from enrollment_answer order by position, number`,
  );
  return rows;
}

describe('an enrolment file', () => {
  it('of either kind puts the same people into the database', async () => {
    expect(await load([...synthetic834(wanted)].join(''))).toMatchObject({ outcome: 'done', taken: 60, rejected: 0 });
    const { rows } = await fresh.database.query<{ members: number; covered: number }>(
      `select count(distinct m.member_id)::int as members, count(distinct c.member_id)::int as covered
       from member m left join coverage_span c using (plan, member_id) where m.synthetic`,
    );
    expect(rows).toEqual([{ members: 60, covered: 60 }]);
    expect(await answers()).toEqual([]);
  });

  it('keeps families, languages, guardians, homelessness and who looks after each', async () => {
    await load([...syntheticFlat({ ...wanted, members: 400, ecm: ['ecm-1'], groups: ['CHCN'] })].join(''));
    const { rows } = await fresh.database.query(
      `select count(*) filter (where unit_id <> member_id)::int > 3 as infants,
        count(distinct spoken)::int > 4 as languages, count(*) filter (where circumstances->>'homeless' is not null)::int > 0 as homeless,
        count(*) filter (where alternative_format is not null)::int > 0 as formats,
        (select count(*)::int > 50 from member_guardian) as guardians,
        (select count(distinct kind)::int from member_assignment) as assignments from member`,
    );
    expect(rows).toEqual([
      { infants: true, languages: true, homeless: true, formats: true, guardians: true, assignments: 3 },
    ]);
  });

  it('sent again changes nothing, and says so', async () => {
    const text = [...syntheticFlat(wanted)].join('');
    const first = await load(text);
    const before = await picture();
    expect(await load(text)).toEqual({ ...first, outcome: 'again' });
    expect(await picture()).toEqual(before);
  });

  it('its bytes changed by one, takes the same people again without a trace of the first time', async () => {
    const text = [...syntheticFlat(wanted)].join('');
    await load(text);
    const before = await picture();
    expect(await load(`${text}\r\n`)).toMatchObject({ outcome: 'done' });
    expect(await picture()).toEqual(before);
  });

  it('killed between two batches goes on after the last one that was kept', async () => {
    const text = [...syntheticFlat({ ...wanted, members: 4500 })].join('');
    await load(text);
    const whole = await picture();
    await fresh.drop();
    fresh = await freshDatabase(MIGRATIONS_FOLDER);
    class Cut extends SqlEnrollmentStore {
      private left = 1;
      override batch: SqlEnrollmentStore['batch'] = (file, work) => {
        if (this.left-- === 0) throw new Error('the power went');
        return SqlEnrollmentStore.prototype.batch.call(this, file, work) as never;
      };
    }
    await expect(load(text, { store: new Cut(inTransaction) })).rejects.toThrow('the power went');
    const { rows } = await fresh.database.query('select done_through, state from enrollment_file');
    expect(rows).toEqual([{ done_through: 4000, state: 'loading' }]);
    expect(await load(text)).toMatchObject({ outcome: 'done' });
    expect(await picture()).toEqual(whole);
  });

  it('killed when all was kept but the end, says nothing twice', async () => {
    const orphan = [...syntheticFlat(wanted)].join('').split('\n');
    const head = orphan[0]?.split(',') ?? [];
    const child = orphan[1]?.split(',') ?? [];
    child[head.indexOf('mother_cin')] = '90000009A';
    const text = [orphan[0], child.join(','), ...orphan.slice(2)].join('\n');
    class Dying extends SqlEnrollmentStore {
      override close(): Promise<never> {
        return Promise.reject(new Error('killed'));
      }
    }
    await expect(load(text, { store: new Dying(inTransaction) })).rejects.toThrow('killed');
    const first = await answers();
    expect(first.map((a) => a.code)).toContain('member.mother_unknown');
    expect(await load(text)).toMatchObject({ outcome: 'done', warned: 1 });
    expect(await answers()).toEqual(first);
  });

  it('killed inside a batch keeps nothing of that batch', async () => {
    class Cut extends SqlEnrollmentStore {
      override batch: SqlEnrollmentStore['batch'] = (file, work) =>
        SqlEnrollmentStore.prototype.batch.call(this, file, async (batch) => {
          await work({ ...batch, progress: () => Promise.reject(new Error('the power went')) });
        }) as never;
    }
    const text = [...syntheticFlat(wanted)].join('');
    await expect(load(text, { store: new Cut(inTransaction) })).rejects.toThrow('the power went');
    expect((await fresh.database.query('select from member')).rows).toEqual([]);
  });

  it('answers every record it does not take with the reason, and takes the others', async () => {
    const head = 'cin,plan_id,last_name,first_name,born,coverage_from,coverage_to,mother_cin';
    const rows = [
      '90000001A,P1,Synthetic,Ana,1996-05-01,2025-01-01,,',
      '12345,P2,Synthetic,Bo,1996-05-01,2025-01-01,,',
      '90000003A,P3,Synthetic,Cy,2096-05-01,2025-01-01,,',
      '90000004A,P4,Synthetic,Di,1996-05-01,2025-02-01,2025-01-01,',
      '90000001A,P1,Synthetic,Ana,1996-05-01,2025-01-01,,',
      '90000005A,P1,Synthetic,Ed,1996-05-01,2025-01-01,,',
      '90000006A,P6,Synthetic,Flo,2025-05-01,2025-05-01,,90000007A',
      '90000008A,P8,Synthetic,Gus,2025-05-01,2025-05-01,,90000009A',
      '90000007A,P7,Synthetic,Hope,1996-05-01,2025-01-01,,',
      '90000007A,P70,Synthetic,Hope,1996-05-01,2025-03-01,,',
    ];
    expect(await load([head, ...rows].join('\n'), { isSynthetic: false })).toMatchObject({
      outcome: 'done',
      taken: 5,
      rejected: 5,
    });
    expect((await answers()).map((a) => `${a.place} ${a.code}`)).toEqual([
      'row 3 member.cin',
      'row 4 member.born',
      'row 5 member.dates_reversed',
      'row 6 member.duplicate_record',
      'row 7 member.plan_id_taken',
      'row 9 member.mother_unknown',
      'row 11 member.plan_id_differs',
    ]);
    const [infant] = await recordsByNumber(fresh.database, 'ccah', ['90000006A'], []);
    expect(infant?.unit).toBe('P7');
  });

  it('that is no enrolment file is refused whole and remembered as refused', async () => {
    const text = 'cin,shoe_size\n90000001A,12\n';
    expect(await load(text)).toEqual({
      outcome: 'refused',
      leftOut: 0,
      covered: 0,
      taken: 0,
      warned: 0,
      rejected: 0,
      file: expect.any(String),
    });
    expect(await load(text)).toMatchObject({ outcome: 'refused' });
    expect((await fresh.database.query('select state from enrollment_file')).rows).toEqual([{ state: 'refused' }]);
  });

  it('never overwrites what a provider told, a consent or what claims know', async () => {
    await load([...syntheticFlat(wanted)].join(''));
    await fresh.database.query(
      `insert into member_contact (plan, member_id, kind, source, told_by, value, told_on)
       select plan, member_id, 'phone', 'provider', 'clinic', '5559998888', '2025-06-01' from member`,
    );
    await fresh.database.query(
      `update member set circumstances = circumstances || '{"inpatient": [{"from": "2025-05-01"}]}', preferences = '{"channel": "mail"}'`,
    );
    await load([...synthetic834({ ...wanted, months: 2 })].join(''));
    const { rows } = await fresh.database.query<{ told: number; kept: number }>(
      `select (select count(*)::int from member_contact where source = 'provider' and value = '5559998888') as told,
        count(*) filter (where circumstances->'inpatient'->0->>'from' = '2025-05-01' and preferences->>'channel' = 'mail')::int as kept
       from member`,
    );
    expect(rows).toEqual([{ told: 60, kept: 60 }]);
  });

  it('of one plan leaves another plan’s members alone', async () => {
    const text = [...syntheticFlat(wanted)].join('');
    await load(text);
    await load(text, { plan: 'aah' });
    const { rows } = await fresh.database.query(
      'select plan, count(*)::int as n from member group by plan order by plan',
    );
    expect(rows).toEqual([
      { plan: 'aah', n: 60 },
      { plan: 'ccah', n: 60 },
    ]);
  });

  it('ties members to the organization of their provider and to their medical group', async () => {
    await fresh.database.query(
      `insert into organization values ('clinic', 'provider', 'SYNTHETIC CLINIC', true), ('CHCN', 'medical_group', 'SYNTHETIC GROUP', true)`,
    );
    await fresh.database.query(
      `insert into provider (plan, provider_id, npi, name, types, organization_id) values ('ccah', 'p1', '1234567893', 'SYNTHETIC CLINIC', '{clinic}', 'clinic')`,
    );
    await load([...syntheticFlat({ ...wanted, pcps: ['1234567893'], groups: ['CHCN'] })].join(''));
    const { rows } = await fresh.database.query<{ kind: string; organization_id: string }>(
      'select distinct kind, organization_id from member_tie order by kind',
    );
    expect(rows).toEqual([
      { kind: 'medical_group', organization_id: 'CHCN' },
      { kind: 'pcp', organization_id: 'clinic' },
    ]);
  });
});
