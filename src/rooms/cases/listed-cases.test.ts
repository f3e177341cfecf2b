import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../kernel/index.ts';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import { listOfCases } from './listed-cases-store.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url));
let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await freshDatabase(MIGRATIONS);
}, 60_000);
afterAll(() => fresh.drop());

const list = listOfCases({
  name: 'tests',
  reach: async () => undefined,
  narrow: () => ({ kinds: ['authorization'] }),
  linesOf: async (cases) => cases.map(({ handle, number }) => ({ handle, number })),
  columns: { number: ({ number }: { handle: string; number: string }) => number },
});

it('has each case once in the file that is taken away, though its clock moves while the file is read', async () => {
  const { database } = fresh;
  await database.query(
    `insert into case_file (plan, number, kind, member_id, state, received_at, opened_at, changed_at, due_at, standing, events)
     select 'aah', 'AR-' || to_char(n, 'FM0000'), 'authorization', 'm', 'open', now(), now(), now(), now() + n * interval '1 hour', 'running', 1
     from generate_series(1, 1200) n`,
  );
  const actor = { plans: ['aah'], reach: 'plan' } as unknown as Actor;
  const asked = await database.transaction((tx) =>
    list.export({ actor, body: { sort: 'due' }, tx, now: new Date(), language: 'en', audit: () => undefined }),
  );
  if (!asked.ok) throw new Error(asked.refusal.code);
  const read: string[] = [];
  for await (const page of asked.value.pages((work) => database.transaction(work))) {
    read.push(...page.map(([number = '']) => number));
    // The last comes to the front, and one that was read goes to the end.
    await database.query(`update case_file set due_at = now() - interval '1 day' where number = 'AR-1200'`);
    await database.query(`update case_file set due_at = now() + interval '1 year' where number = 'AR-0001'`);
  }
  expect([asked.value.total, read.length, new Set(read).size]).toEqual([1200, 1200, 1200]);
});
