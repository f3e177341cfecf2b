import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadPolicyFolder } from '../../app/policy-folder.ts';
import { MIGRATIONS_FOLDER } from '../../app/settings.ts';
import { californiaDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import { type CompiledPolicy, compilePolicy } from '../../rules/index.ts';
import { SqlEnrollmentStore } from './enrollment-store.ts';
import type { ReceivedFile } from './load-enrollment.ts';
import { SqlMemberStore } from './member-store.ts';
import { recordProgram } from './program.ts';
import { receiveEnrollment } from './receive-enrollment.ts';
import type { Preferences } from './record.ts';
import { setPreferences } from './set-preferences.ts';

const AT = new Date('2025-06-02T09:00:00-07:00');
const TODAY = californiaDate(AT);
const FILE: ReceivedFile = {
  ...{ plan: 'ccah', id: 'a file', name: 'a file', format: 'flat', bytes: 1, at: AT, actor: 'test', findings: [] },
};

let fresh: FreshDatabase;
let policy: CompiledPolicy;
let handle: string;
beforeAll(async () => {
  const { book } = await loadPolicyFolder({ sources: false });
  policy = compilePolicy(book, 'ccah') as CompiledPolicy;
});
beforeEach(async () => {
  fresh = await freshDatabase(MIGRATIONS_FOLDER);
  const store = new SqlEnrollmentStore((work) => fresh.database.transaction(work));
  const text =
    'cin,plan_id,last_name,first_name,born,coverage_from,county\n90000001A,T1,Synthetic,Ana,1990-01-01,2024-01-01,Merced\n';
  const received = { plan: 'ccah', name: 'test', at: AT, actor: 'test' };
  await receiveEnrollment(store, () => [new TextEncoder().encode(text)], policy, received);
  handle = (await fresh.database.query<{ handle: string }>('select handle from member')).rows[0]?.handle ?? '';
});
afterEach(async () => {
  await fresh?.drop();
});

async function opened(tx: Queryable) {
  const members = new SqlMemberStore(tx, AT);
  await members.hold(handle);
  const member = await members.read(handle);
  if (!member) throw new Error('the member is not there');
  return { members, member };
}

/** Resolves when somebody waits for a lock; or with false, when what might have waited has ended. */
async function waits(other: Promise<unknown>): Promise<boolean> {
  let hasEnded = false;
  const ended = () => {
    hasEnded = true;
  };
  other.then(ended, ended);
  while (!hasEnded) {
    const { rows } = await fresh.database.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return true;
    await setTimeout(5);
  }
  return false;
}

describe('what is told about a member by two at once', () => {
  it('is kept from both: the second reads what the first wrote down', async () => {
    const prefer = (asked: Preferences, meanwhile?: () => Promise<unknown>) =>
      fresh.database.transaction(async (tx) => {
        const { members, member } = await opened(tx);
        await meanwhile?.();
        await setPreferences(members, policy, member, asked, { reach: 'plan' }, TODAY, 'test');
      });
    let second: Promise<unknown> = Promise.resolve();
    await prefer({ channel: 'phone' }, () => {
      second = prefer({ languages: { spoken: 'es' } });
      return waits(second);
    });
    await second;
    expect((await fresh.database.query('select preferences from member')).rows).toEqual([
      { preferences: { channel: 'phone', languages: { spoken: 'es' } } },
    ]);
  });

  it('is kept where a file tells of the member at the same time: who left a program has left it', async () => {
    const program = policy.programs[0]?.key ?? '';
    const change = (action: 'join' | 'leave', on: string) =>
      fresh.database.transaction(async (tx) => {
        const { members, member } = await opened(tx);
        return recordProgram(members, policy, member, { program, action, on }, TODAY);
      });
    await change('join', '2025-01-10');
    const store = new SqlEnrollmentStore((work) => fresh.database.transaction(work));
    await store.open(FILE);
    let leaves: Promise<unknown> = Promise.resolve();
    await store.batch(FILE, async (batch) => {
      const records = await batch.recordsOf(['90000001A'], []);
      leaves = change('leave', '2025-05-31');
      await waits(leaves);
      await batch.save(records);
    });
    await leaves;
    expect((await fresh.database.query('select from_date, to_date from member_program')).rows).toEqual([
      { from_date: '2025-01-10', to_date: '2025-05-31' },
    ]);
  });
});
