import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import type { CaseEvent, CaseFilter, CaseRow, CaseSlice, CaseStore } from './index.ts';
import { MemoryCases, SqlCases } from './index.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url));
const T = Date.parse('2026-03-02T18:00:00Z');
const HOUR = 3_600_000;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase(MIGRATIONS);
});
afterAll(() => fresh.drop());

const row = (number: string, more: Partial<CaseRow> = {}): CaseRow => ({
  plan: 'p',
  number,
  kind: 'authorization',
  member: 'm1',
  state: 'open',
  category: 'pre_service',
  urgency: 'non_urgent',
  lineOfBusiness: 'medi_cal',
  received: T,
  due: T + 24 * HOUR,
  clock: 'p/decision',
  standing: 'running',
  awaits: 'review',
  requester: 'dr',
  shown: { codes: ['A1'] },
  ...more,
});
const event = (kind: string, at = T): CaseEvent => ({ at, by: { account: 'a1' }, what: { kind } });
const filter = (more: Partial<CaseFilter> = {}): CaseFilter => ({ plans: ['p'], kinds: ['authorization'], ...more });
const all: CaseSlice = { order: 'due', offset: 0, limit: 100 };

describe.each([
  ['in memory', () => new MemoryCases()],
  ['in the database', () => new SqlCases(fresh.database)],
])('cases %s', (_, open) => {
  const cases: () => CaseStore = (() => {
    let store: CaseStore | undefined;
    return () => {
      store ??= open();
      return store;
    };
  })();
  const numbersOf = async (asked: Partial<CaseFilter>, slice = all) =>
    (await cases().search(filter(asked), slice)).cases.map(({ number }) => number);

  it('gives each number of a plan, kind and year once', async () => {
    const given = [];
    for (let i = 0; i < 3; i++) given.push(await cases().nextNumber('p', 'authorization', '2026-03-02'));
    given.push(await cases().nextNumber('p', 'appeal', '2026-03-02'));
    given.push(await cases().nextNumber('p', 'authorization', '2027-01-01'));
    given.push(await cases().nextNumber('q', 'authorization', '2026-03-02'));
    expect(given).toEqual([
      'AR-2026-000001',
      'AR-2026-000002',
      'AR-2026-000003',
      'AP-2026-000001',
      'AR-2027-000001',
      'AR-2026-000001',
    ]);
  });

  it('appends and gives back what was appended, in order', async () => {
    expect(await cases().append(row('AR-1'), 0, [event('submitted'), event('assigned', T + 1)])).toBe(true);
    expect(
      await cases().append(row('AR-1', { state: 'decided', outcome: 'approved' }), 2, [event('decided', T + 2)]),
    ).toBe(true);
    const file = await cases().load('p', 'AR-1');
    expect(file?.events).toEqual([event('submitted'), event('assigned', T + 1), event('decided', T + 2)]);
    expect(await cases().byHandle(file?.handle ?? '')).toEqual(file);
    expect(await cases().load('q', 'AR-1')).toBeUndefined();
  });

  it('keeps one truth of two who saw the same events, and tells the other', async () => {
    await cases().append(row('AR-2', { due: T + 2 * HOUR }), 0, [event('submitted')]);
    expect(await cases().append(row('AR-2'), 0, [event('submitted')])).toBe(false);
    expect(await cases().append(row('AR-2', { state: 'decided', due: T + 2 * HOUR }), 1, [event('decided')])).toBe(
      true,
    );
    expect(await cases().append(row('AR-2', { state: 'withdrawn' }), 1, [event('withdrawn')])).toBe(false);
    expect(await cases().append(row('AR-2', { state: 'withdrawn' }), 9, [event('withdrawn')])).toBe(false);
    const file = await cases().load('p', 'AR-2');
    expect(file?.events.map(({ what }) => what.kind)).toEqual(['submitted', 'decided']);
    expect((await cases().search(filter({ number: 'AR-2' }), all)).cases[0]).toMatchObject({
      state: 'decided',
      events: 2,
    });
  });

  it('writes a row anew after the policy has changed, unless somebody was quicker', async () => {
    expect(await cases().rewrite(row('AR-2', { state: 'decided', due: T + HOUR, standing: 'running' }), 2)).toBe(true);
    expect(await cases().rewrite(row('AR-2', { due: T }), 1)).toBe(false);
    expect(await cases().rewrite(row('AR-none'), 1)).toBe(false);
    expect((await cases().search(filter({ number: 'AR-2' }), all)).cases[0]).toMatchObject({
      due: T + HOUR,
      events: 2,
    });
  });

  it('lists by time left, what has no due time last, in pages that do not overlap', async () => {
    await cases().append(
      row('AR-3', {
        due: undefined,
        clock: undefined,
        standing: 'met',
        member: 'm2',
        requester: 'x',
        shown: { discharge: '2026-03-04' },
      }),
      0,
      [event('submitted')],
    );
    await cases().append(
      row('AR-4', {
        assigned: { account: 'a9', name: 'Nurse' },
        urgency: 'urgent',
        due: T + 3 * HOUR,
        received: T - HOUR,
        shown: { discharge: '2026-03-05' },
      }),
      0,
      [event('submitted')],
    );
    await cases().append(row('AP-5', { kind: 'appeal' }), 0, [event('received')]);
    await cases().append(row('AR-6', { plan: 'q' }), 0, [event('submitted')]);
    expect(await numbersOf({})).toEqual(['AR-2', 'AR-4', 'AR-1', 'AR-3']);
    expect(await numbersOf({}, { ...all, limit: 2 })).toEqual(['AR-2', 'AR-4']);
    expect(await numbersOf({}, { ...all, offset: 2, limit: 2 })).toEqual(['AR-1', 'AR-3']);
    expect(await numbersOf({}, { ...all, order: 'received' })).toEqual(['AR-4', 'AR-1', 'AR-2', 'AR-3']);
    expect(await numbersOf({}, { ...all, order: 'discharge' })).toEqual(['AR-3', 'AR-4', 'AR-1', 'AR-2']);
    expect((await cases().search(filter(), { ...all, limit: 1 })).total).toBe(4);
    expect(await numbersOf({ plans: ['p', 'q'], kinds: ['authorization', 'appeal'] })).toHaveLength(6);
  });

  it.each<[Partial<CaseFilter>, string[]]>([
    [{ dischargePlanned: true }, ['AR-4', 'AR-3']],
    [{ assigned: null }, ['AR-2', 'AR-1', 'AR-3']],
    [{ assigned: 'a9' }, ['AR-4']],
    [{ states: ['decided'] }, ['AR-2', 'AR-1']],
    [{ urgency: 'urgent' }, ['AR-4']],
    [{ member: 'm2' }, ['AR-3']],
    [{ requester: 'x' }, ['AR-3']],
    [{ outcomes: ['approved'] }, ['AR-1']],
    [{ dueBefore: T + 3 * HOUR }, ['AR-2']],
    [{ dueFrom: T + 3 * HOUR }, ['AR-4', 'AR-1']],
    [{ receivedBefore: T }, ['AR-4']],
    [{ categories: ['post_service'] }, []],
    [{ group: null }, ['AR-2', 'AR-4', 'AR-1', 'AR-3']],
    [{ awaits: ['review'], lineOfBusiness: 'medi_cal' }, ['AR-2', 'AR-4', 'AR-1', 'AR-3']],
  ])('narrows to %j', async (narrow, expected) => {
    expect(await numbersOf(narrow)).toEqual(expected);
  });

  it('gives back a row as it was written', async () => {
    const whole = row('AR-7', {
      closed: T + 1,
      outcome: 'modified',
      group: 'g1',
      servicing: 's1',
      office: 'o1',
      senders: ['o2', 'o3'],
      assigned: { account: 'a1', name: 'N' },
    });
    await cases().append(whole, 0, [event('submitted')]);
    const { handle: _, ...listed } = (await cases().search(filter({ number: 'AR-7' }), all)).cases[0] ?? {};
    expect(listed).toEqual({ ...whole, events: 1 });
  });

  it('narrows to who sent a case and to who has it', async () => {
    await cases().append(row('RF-1', { kind: 'referral', senders: ['o2', 'o3'], shown: { holder: 'o4' } }), 0, [
      event('made'),
    ]);
    const found = async (asked: Partial<CaseFilter>) => numbersOf({ kinds: ['referral'], ...asked });
    expect(await found({ sender: 'o3' })).toEqual(['RF-1']);
    expect(await found({ sender: 'o4' })).toEqual([]);
    expect(await found({ holder: 'o4' })).toEqual(['RF-1']);
    expect(await found({ holder: 'o3' })).toEqual([]);
  });

  it('finds the cases of a member, oldest first', async () => {
    const files = await cases().ofMember('p', 'm1', 'authorization');
    expect(files.map(({ number }) => number).slice(0, 1)).toEqual(['AR-4']);
    expect(await cases().ofMember('p', 'nobody', 'authorization')).toEqual([]);
  });
});

describe('in the database', () => {
  it('two who append at the same moment: one is kept, the other is told, and the row counts what is there', async () => {
    const store = new SqlCases(fresh.database);
    await store.append(row('AR-8'), 0, [event('submitted')]);
    const both = await Promise.all(
      ['approved', 'denied'].map((outcome) =>
        fresh.database.transaction((tx) =>
          new SqlCases(tx).append(row('AR-8', { state: 'decided', outcome }), 1, [event('decided')]),
        ),
      ),
    );
    expect(both.toSorted()).toEqual([false, true]);
    expect((await store.load('p', 'AR-8'))?.events).toHaveLength(2);
  });

  it('numbers asked for at the same moment differ', async () => {
    const asked = Array.from({ length: 20 }, () =>
      fresh.database.transaction((tx) => new SqlCases(tx).nextNumber('p', 'grievance', '2026-01-01')),
    );
    expect(new Set(await Promise.all(asked)).size).toBe(20);
  });

  it('an event is never changed and never taken away', async () => {
    await expect(fresh.database.query(`update case_event set kind = 'x'`)).rejects.toThrow('append-only');
    await expect(fresh.database.query('delete from case_event')).rejects.toThrow('append-only');
    await expect(fresh.database.query('truncate case_event')).rejects.toThrow('append-only');
  });
});
