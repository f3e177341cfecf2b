import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import type { AuditRecord } from './api.ts';
import { appendAudit } from './audit-store.ts';
import type { AuditEvent } from './chain.ts';
import { type AuditFilter, AuditList, placeOf } from './list-store.ts';

let fresh: FreshDatabase;

/** Three at each minute: of the plan, of its office at another plan, and of somebody else. */
const moment = (n: number): readonly AuditEvent[] =>
  ['ccah', 'health-net', 'aah'].map((plan, of) => ({
    plan,
    at: new Date(Date.UTC(2026, 2, 1 + n, 20)),
    actor: 'somebody',
    organization: of === 1 ? 'clinic' : undefined,
    action: n % 2 ? 'member.read' : 'member.found',
    subject: `handle-${n}`,
    detail: {},
  }));

beforeAll(async () => {
  fresh = await freshDatabase(fileURLToPath(new URL('../../../migrations', import.meta.url)));
  // Written latest first: the list goes by when it was, not by when it was written down.
  for (const n of [4, 3, 2, 1, 0]) await fresh.database.transaction((tx) => appendAudit(tx, 'ana', moment(n)));
});
afterAll(() => fresh.drop());

async function whole(filter: AuditFilter, limit: number): Promise<{ seen: AuditRecord[]; total: number }> {
  return fresh.database.transaction(async (tx) => {
    const open = () => AuditList.open(tx, { plans: ['ccah'], organization: 'clinic' }, filter);
    const seen: AuditRecord[] = [];
    for (;;) {
      const last = seen.at(-1);
      const page = await (await open()).page(last && placeOf(last), limit);
      seen.push(...page);
      if (page.length < limit) return { seen, total: (await (await open()).count()).total };
    }
  });
}

const subjects = ({ seen }: { seen: readonly AuditRecord[] }) => seen.map(({ subject }) => subject.slice(-1)).join('');

it.each([1, 2, 3, 50])('lists what is in reach once, newest first, %i at a time', async (limit) => {
  const found = await whole({}, limit);
  expect(subjects(found)).toBe('4433221100');
  expect(found.total).toBe(10);
  expect(new Set(found.seen.map(({ plan }) => plan))).toEqual(new Set(['ccah', 'health-net']));
});

it('holds to days of California and to how an action begins', async () => {
  expect(subjects(await whole({ from: '2026-03-02', to: '2026-03-04' }, 2))).toBe('332211');
  expect(subjects(await whole({ from: '2026-03-02', to: '2026-03-04', action: 'member.r' }, 2))).toBe('3311');
  expect(subjects(await whole({ subject: 'handle-2' }, 50))).toBe('22');
  expect(await whole({ action: 'nothing.' }, 2)).toEqual({ seen: [], total: 0 });
});
