import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import { sqlRequestDesk } from '../../rooms/authorizations/index.ts';
import { requestDoors } from '../request-doors.ts';
import { PolicyDesk } from './policy-desk.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url));
const WORKER = fileURLToPath(new URL('./decide-until-killed.ts', import.meta.url));
const ROUNDS = 3;
const ACKNOWLEDGED_BEFORE_THE_KILL = 12;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase(MIGRATIONS);
  const { database } = fresh;
  await database.query(
    `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, synthetic)
     select 'aah', 'm' || n, '9' || lpad(n::text, 7, '0') || 'A', 'u' || n, 'SYNTHETIC', 'M' || n, '1990-01-01', true
     from generate_series(1, 400) n`,
  );
  await database.query(
    `insert into coverage_span (plan, member_id, from_date, line_of_business, delivery_system)
     select plan, member_id, '2020-01-01', 'medi_cal', 'managed_care' from member`,
  );
  await database.query(`insert into organization values ('clinic', 'provider', 'SYNTHETIC Clinic', true)`);
  await database.query(
    `insert into provider (plan, provider_id, npi, name, types, organization_id)
     values ('aah', 'dr', '1000990014', 'SYNTHETIC', '{clinic}', 'clinic')`,
  );
});
afterAll(() => fresh.drop());

/** Lets a process submit and decide, and kills it in the middle of it; answers what it had acknowledged. */
async function killedWhileDeciding(first: number): Promise<string[]> {
  const worker = spawn(process.execPath, [WORKER, fresh.url, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let heard = '';
  worker.stdout.setEncoding('utf8');
  worker.stdout.on('data', (text: string) => {
    heard += text;
    if (heard.split('\n').length > ACKNOWLEDGED_BEFORE_THE_KILL) worker.kill('SIGKILL');
  });
  await once(worker, 'close');
  return heard.split('\n').filter((line) => line.endsWith('.'));
}

describe('a process that is killed while it decides', () => {
  it('has lost nothing it acknowledged and done nothing twice or by half', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < ROUNDS; round++) acknowledged.push(...(await killedWhileDeciding(round * 100)));
    expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * ACKNOWLEDGED_BEFORE_THE_KILL);
    const { database } = fresh;
    const { rows: all } = await database.query<{
      number: string;
      kind: string;
      state: string;
      events: number;
      kinds: string[];
      approved: number;
      letters: number;
    }>(
      `select c.number, c.kind, c.state, c.events, array(select e.kind from case_event e where e.plan = c.plan and e.number = c.number order by e.sequence) as kinds,
         (select count(*)::int from authorization_approval a where a.plan = c.plan and a.number = c.number) as approved,
         (select count(*)::int from notice n where n.plan = c.plan and n.number = c.number) as letters
       from case_file c order by c.number`,
    );
    const appeals = all.filter(({ kind }) => kind === 'appeal');
    expect(appeals.some(({ state }) => state === 'resolved')).toBe(true);
    for (const { state, events, kinds, letters } of appeals) {
      expect(events).toBe(kinds.length);
      expect(kinds).toEqual(state === 'resolved' ? ['filed', 'resolved'] : ['filed']);
      expect(letters).toBe(state === 'resolved' ? 2 : 1); // that it came, and how it was resolved
    }
    const rows = all.filter(({ kind }) => kind === 'authorization');
    for (const { state, events, kinds, approved, letters } of rows) {
      expect(events).toBe(kinds.length);
      const intake = ['submitted', 'information_requested'];
      expect(kinds).toEqual(state === 'decided' ? [...intake, 'decided'] : intake);
      expect(approved).toBe(state === 'decided' ? 1 : 0);
      expect(letters).toBe(state === 'decided' ? 2 : 1); // what is missing, and what was decided
    }
    const stored = new Map(all.map((row) => [row.number, row.state]));
    for (const line of acknowledged) {
      const [number = '', what] = line.slice(0, -1).split(' ');
      const isLast = what === 'decided' || what === 'resolved';
      expect([number, stored.get(number)]).toEqual([number, isLast ? what : stored.get(number)]);
      expect(stored.has(number)).toBe(true);
    }
    expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
    const desk = await PolicyDesk.open();
    const again = sqlRequestDesk(requestDoors(database, desk), database, 'aah', Date.now());
    expect(await again?.store.recompute('aah', rows[0]?.number ?? '')).toBe(true);
  }, 240_000);
});
