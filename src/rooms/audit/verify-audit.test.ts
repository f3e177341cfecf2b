import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import { appendAudit, storedHeads, storedLinks } from './audit-store.ts';
import type { AuditEvent } from './chain.ts';
import { type Anchor, verifyAudit } from './verify-audit.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url));
let fresh: FreshDatabase;

const event = (n: number): AuditEvent => ({
  plan: 'ccah',
  at: new Date(Date.UTC(2026, 0, 1, 8, 0, n, 123)),
  actor: 'somebody',
  organization: n % 2 === 0 ? 'ccah' : undefined,
  action: 'member.read',
  subject: `handle-${n}`,
  detail: { n, text: 'ñ " \n', deep: { a: [1, null] } },
});

beforeEach(async () => {
  fresh = await freshDatabase(MIGRATIONS);
  const { database } = fresh;
  for (let n = 0; n < 5; n += 1) await database.transaction((tx) => appendAudit(tx, 'ana', [event(n), event(n + 100)]));
  await database.transaction((tx) =>
    appendAudit(
      tx,
      'batch',
      Array.from({ length: 60 }, (_, n) => event(n)),
    ),
  );
});
afterEach(() => fresh.drop());

async function verify(earlier?: Anchor) {
  return verifyAudit(storedLinks(fresh.database), await storedHeads(fresh.database), earlier);
}

/** As somebody would who holds the database itself. */
async function tamper(sql: string) {
  await fresh.database.query('alter table audit_event disable trigger user');
  await fresh.database.query(sql);
}

const codes = (proof: Awaited<ReturnType<typeof verify>>) => proof.findings.map((f) => `${f.code} ${f.at}`);

describe('the audit record', () => {
  it('is unbroken as it was written, one by one or many at once', async () => {
    const proof = await verify();
    expect(proof.findings).toEqual([]);
    expect(proof).toMatchObject({ records: 70, chains: 2 });
  });

  it('cannot be changed, removed or emptied by a statement', async () => {
    const { database } = fresh;
    await expect(database.query(`update audit_event set actor = 'x'`)).rejects.toThrow('append-only');
    await expect(database.query('delete from audit_event')).rejects.toThrow('append-only');
    await expect(database.query('truncate audit_event')).rejects.toThrow('append-only');
  });

  it.each([
    [
      'an altered word',
      `update audit_event set subject = 'other' where chain = 'ana' and link = 4`,
      'audit.link_altered ana #4',
    ],
    [
      'an altered detail',
      `update audit_event set detail = '{"n":9}' where chain = 'batch' and link = 30`,
      'audit.link_altered batch #30',
    ],
    ['a removed record', `delete from audit_event where chain = 'ana' and link = 7`, 'audit.link_missing ana #8'],
    ['a removed end', `delete from audit_event where chain = 'ana' and link = 10`, 'audit.tail_missing ana'],
    ['a removed head', `delete from audit_head where chain = 'batch'`, 'audit.head_missing batch'],
    [
      'two records exchanged',
      `update audit_event set subject = case link when 2 then 'handle-1' else 'handle-100' end where chain = 'ana' and link in (2, 3)`,
      'audit.link_altered ana #2',
    ],
  ])('%s is noticed and named', async (_, sql, expected) => {
    await tamper(sql);
    expect(codes(await verify())).toContain(expected);
  });

  it('an end cut off together with its head is noticed by an earlier anchor', async () => {
    const { anchor } = await verify();
    await tamper(`delete from audit_event where chain = 'ana' and link > 8`);
    await tamper(
      `update audit_head h set link = 8, hash = e.hash from audit_event e where h.chain = 'ana' and e.chain = 'ana' and e.link = 8`,
    );
    expect((await verify()).findings).toEqual([]);
    expect(codes(await verify(anchor))).toEqual(['audit.cut_off ana']);
  });

  it('writers of one chain at the same moment take turns and leave it unbroken', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => fresh.database.transaction((tx) => appendAudit(tx, 'ana', [event(n)]))),
    );
    const proof = await verify();
    expect(proof.findings).toEqual([]);
    expect(proof.records).toBe(82);
  });
});
