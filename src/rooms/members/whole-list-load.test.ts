import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadPolicyFolder } from '../../app/policy-folder.ts';
import { MIGRATIONS_FOLDER } from '../../app/settings.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import { type CompiledPolicy, compilePolicy } from '../../rules/index.ts';
import { SqlEnrollmentStore } from './enrollment-store.ts';
import { membersExactly } from './member-store.ts';
import { receiveEnrollment } from './receive-enrollment.ts';
import { Rehearsal } from './rehearse-enrollment.ts';

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

async function rehearse(text: string) {
  const rehearsal = new Rehearsal(new SqlEnrollmentStore(inTransaction));
  const received = { plan: 'ccah', name: 'test', at: AT, actor: 'test', isSynthetic: true };
  const { report } = await receiveEnrollment(rehearsal, () => [new TextEncoder().encode(text)], policy, received);
  return { ...report, ...rehearsal.wouldDo };
}

async function load(text: string, isConfirmed = false) {
  const store = new SqlEnrollmentStore(inTransaction);
  const received = { plan: 'ccah', name: 'test', at: AT, actor: 'test', isSynthetic: true, isConfirmed };
  return (await receiveEnrollment(store, () => [new TextEncoder().encode(text)], policy, received)).report;
}

const cinOf = (i: number) => `9${String(i).padStart(7, '0')}B`;

/** An 834 of these people; `more` stands after the number of each. */
function text834(
  action: '2' | '4',
  people: readonly number[],
  more: (i: number) => string = () => '',
  sender = 'CADHCS_5010_834',
) {
  const bodies = people.map(
    (i) =>
      `INS*Y*18*021*AI*A***AC~REF*0F*${cinOf(i)}~${more(i)}NM1*IL*1*SYNTHETIC*P${i}~DMG*D8*19960501*F~HD*021**HLT*514;01~DTP*348*D8*20250101~`,
  );
  const body = `BGN*00*LIST*20250514*1015****${action}~N1*P5*SYNTHETIC DEPARTMENT*FI*990000001~N1*IN*SYNTHETIC PLAN*FI*990000002~${bodies.join('')}`;
  const count = body.split('~').length + 1;
  return `ISA*00*          *00*          *ZZ*${sender.padEnd(15)}*30*990000002      *250514*1015*^*00501*000000001*0*T*:~GS*BE*${sender}*990000002*20250514*1015*1*X*005010X220A1~ST*834*0001*005010X220A1~${body}SE*${count}*0001~GE*1*1~IEA*1*000000001~`;
}

const people = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const ends = async () =>
  (
    await fresh.database.query<{ to: string | null; n: number }>(
      'select to_date as "to", count(*)::int as n from coverage_span group by 1 order by 1',
    )
  ).rows;
const codes = async () =>
  (await fresh.database.query<{ code: string }>(`select finding->>'code' as code from enrollment_answer`)).rows.map(
    (r) => r.code,
  );

describe('a whole list', () => {
  it('ends the coverage of whom it leaves out, and told again does nothing', async () => {
    await load(text834('2', people(40)));
    const list = text834('4', people(38));
    expect(await load(list)).toMatchObject({ outcome: 'done', taken: 38, leftOut: 2, covered: 40 });
    expect(await ends()).toEqual([
      { to: '2025-05-13', n: 2 },
      { to: null, n: 38 },
    ]);
    expect(await codes()).toEqual(['member.left_out']);
    expect(await load(list)).toMatchObject({ outcome: 'again' });
  });

  it('that would end more than the policy allows is held with its count, takes nothing, and is loaded once confirmed', async () => {
    await load(text834('2', people(40)));
    const list = text834('4', people(37));
    expect(await load(list)).toMatchObject({ outcome: 'held', taken: 0, leftOut: 3, covered: 40 });
    expect(await load(list)).toMatchObject({ outcome: 'held' });
    expect(await ends()).toEqual([{ to: null, n: 40 }]);
    expect(await load(list, true)).toMatchObject({ outcome: 'done', taken: 37, leftOut: 3 });
    expect((await ends())[0]).toEqual({ to: '2025-05-13', n: 3 });
  });

  it('tried first says whom it would end and whether it would be held, and does nothing', async () => {
    await load(text834('2', people(40)));
    const few = text834('4', [...people(38), 41]);
    expect(await rehearse(few)).toMatchObject({
      outcome: 'done',
      ...{ added: 1, changed: 2, ended: 2, same: 38, merged: 0, isHeld: false, leftOut: 2, covered: 40 },
    });
    expect(await rehearse(text834('4', people(37)))).toMatchObject({ ended: 3, isHeld: true, leftOut: 3, covered: 40 });
    expect(await ends()).toEqual([{ to: null, n: 40 }]);
    expect((await fresh.database.query('select count(*)::int as n from enrollment_file')).rows).toEqual([{ n: 1 }]);
    expect(await load(few)).toMatchObject({ outcome: 'done', taken: 39, leftOut: 2 });
    expect(await rehearse(few)).toMatchObject({ outcome: 'again', added: 0, changed: 0, same: 0 });
  });

  it('of a sender whose dialect says no day, and one with a number nobody can read, end nobody', async () => {
    await load(text834('2', people(40)));
    await load(text834('4', people(39), () => '', 'SOMEBODY ELSE'));
    await load(text834('4', people(39)).replace(cinOf(7), 'UNREADABLE'));
    expect(await ends()).toEqual([{ to: null, n: 40 }]);
    expect((await codes()).filter((c) => c.startsWith('member.list'))).toEqual([
      'member.list_end_unknown',
      'member.list_incomplete',
    ]);
  });

  it('names a member by the number that was replaced too', async () => {
    await load(text834('2', people(40)));
    const renumbered = text834('2', [99], () => `REF*Q4*${cinOf(40)}~`);
    expect(await load(renumbered)).toMatchObject({ taken: 1 });
    expect(await load(text834('4', people(40)))).toMatchObject({ outcome: 'done', leftOut: 0, covered: 40 });
  });
});

describe('a replaced number', () => {
  it('leaves the member whole, and both numbers find the same one', async () => {
    await load(text834('2', people(2)));
    await load(text834('2', [9], () => `REF*Q4*${cinOf(1)}~`));
    const found = await Promise.all(
      [cinOf(1), `${cinOf(9)}1`, ` ${cinOf(9).toLowerCase()}`].map((cin) =>
        membersExactly(fresh.database, ['ccah'], { cin }),
      ),
    );
    expect(found.map((f) => f.map((m) => m.id))).toEqual([[cinOf(1)], [cinOf(1)], [cinOf(1)]]);
    const { rows } = await fresh.database.query('select member_id, cin from member order by 1');
    expect(rows).toEqual([
      { member_id: cinOf(1), cin: cinOf(9) },
      { member_id: cinOf(2), cin: cinOf(2) },
    ]);
  });

  it('of another member changes nothing of the other and is asked about', async () => {
    await load(text834('2', people(2)));
    await load(text834('2', [2], () => `REF*Q4*${cinOf(1)}~`));
    expect(await codes()).toEqual(['member.former_cin_other']);
    expect((await membersExactly(fresh.database, ['ccah'], { cin: cinOf(1) })).map((m) => m.id)).toEqual([cinOf(1)]);
  });

  it('that the sender still uses is taken for the same member with a remark', async () => {
    await load(text834('2', people(1)));
    await load(text834('2', [9], () => `REF*Q4*${cinOf(1)}~`));
    expect(await load(text834('2', [1]).replace('LIST', 'LIST2'))).toMatchObject({ taken: 1, warned: 1 });
    expect((await fresh.database.query('select cin from member')).rows).toEqual([{ cin: cinOf(9) }]);
  });
});
