import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, restore } from './backup.ts';
import type { Database } from './connect.ts';
import { tablesOf } from './tables.ts';
import { type FreshDatabase, freshDatabase } from './testing.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url));
const NOW = new Date('2026-03-02T10:00:00-08:00');

let from: FreshDatabase;
let to: FreshDatabase;
let folder: string;

beforeEach(async () => {
  [from, to] = await Promise.all([freshDatabase(MIGRATIONS), freshDatabase(MIGRATIONS)]);
  folder = await mkdtemp(join(tmpdir(), 'madrone-backup-'));
  await from.database.query(
    `insert into organization (organization_id, kind, name) values ('ccah', 'plan', E'tab\\there, "quote", ñ')`,
  );
  await from.database.query(`insert into organization_plan values ('ccah', 'ccah', '2020-01-01', null)`);
  await from.database.query(
    `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, circumstances)
     select 'ccah', 'm' || n, 'cin' || n, 'u' || n, E'Line\\nbreak', 'Синтетика', null, '{"a": [1, null]}' from generate_series(1, 300) n`,
  );
  await from.database.query(
    `insert into audit_event (plan, at, actor, action, subject) select 'ccah', now(), 'test', 'made', n::text from generate_series(1, 7) n`,
  );
});

afterEach(async () => {
  await Promise.all([from.drop(), to.drop(), rm(folder, { recursive: true })]);
});

async function digests(db: Database): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const { name } of await tablesOf(db)) {
    const { rows } = await db.query(
      `select count(*) as n, md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as sum from ${name} t`,
    );
    all[name] = rows[0];
  }
  return all;
}

describe('backup and restore', () => {
  it('brings every row of every table back as it was', async () => {
    const made = await backUp(from.database, folder, MIGRATIONS, NOW);
    expect(made.tables.find((t) => t.name === 'member')?.rows).toBe(300);
    expect(await restore(to.database, folder, MIGRATIONS)).toEqual([]);
    expect(await digests(to.database)).toEqual(await digests(from.database));
  });

  it('goes on counting where the backup stopped', async () => {
    await backUp(from.database, folder, MIGRATIONS, NOW);
    await restore(to.database, folder, MIGRATIONS);
    const { rows } = await to.database.query<{ sequence: number }>(
      `insert into audit_event (plan, at, actor, action, subject) values ('ccah', now(), 't', 'a', 's') returning sequence`,
    );
    expect(rows[0]?.sequence).toBe(8);
  });

  it('a changed file restores nothing and is named', async () => {
    await backUp(from.database, folder, MIGRATIONS, NOW);
    const file = join(folder, 'member.copy.gz');
    await writeFile(
      file,
      gzipSync(
        gunzipSync(await readFile(file))
          .toString('utf8')
          .replace('m7\t', 'm7777\t'),
      ),
    );
    const findings = await restore(to.database, folder, MIGRATIONS);
    expect(findings.map(({ code, at }) => ({ code, at }))).toEqual([{ code: 'backup.altered', at: 'member.copy.gz' }]);
    expect((await to.database.query<{ n: number }>('select count(*) as n from organization')).rows[0]?.n).toBe(0);
  });

  it('is refused by a database that already holds something, and by a folder that is no whole backup', async () => {
    await backUp(from.database, folder, MIGRATIONS, NOW);
    expect((await restore(from.database, folder, MIGRATIONS)).map((f) => f.code)).toEqual(['backup.not_empty']);
    await rm(join(folder, 'manifest.json'));
    expect((await restore(to.database, folder, MIGRATIONS)).map((f) => f.code)).toEqual(['backup.no_manifest']);
  });

  it('never overwrites an earlier one', async () => {
    await backUp(from.database, folder, MIGRATIONS, NOW);
    await expect(backUp(from.database, folder, MIGRATIONS, NOW)).rejects.toThrow('never overwrites');
  });
});
