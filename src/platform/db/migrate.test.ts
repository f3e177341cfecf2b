import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './connect.ts';
import { migrate, readMigrations } from './migrate.ts';
import { dumpSchema } from './schema-dump.ts';
import { type FreshDatabase, freshDatabase, schemaIsCurrent } from './testing.ts';

let empty: string;
let folder: string;
let fresh: FreshDatabase;

beforeEach(async () => {
  empty = await mkdtemp(join(tmpdir(), 'madrone-migrations-'));
  folder = await mkdtemp(join(tmpdir(), 'madrone-migrations-'));
  fresh = await freshDatabase(empty);
});

afterEach(async () => {
  await fresh?.drop();
  for (const each of [empty, folder]) await rm(each, { recursive: true });
});

async function write(files: Record<string, string>): Promise<void> {
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
}

describe('migrate', () => {
  it('applies what is new, in order, once', async () => {
    await write({
      '0001-member.sql': 'create table member (cin text);',
      '0002-born.sql': 'alter table member add born date;',
      'schema.sql': 'not a migration',
    });
    expect(await migrate(fresh.database, folder)).toEqual(['0001-member.sql', '0002-born.sql']);
    expect(await migrate(fresh.database, folder)).toEqual([]);
    await write({ '0003-name.sql': 'alter table member add name text;' });
    expect(await migrate(fresh.database, folder)).toEqual(['0003-name.sql']);
  });

  it('applies each file exactly once when several start at the same moment', async () => {
    const files = Array.from({ length: 8 }, (_, i) => [
      `000${i + 1}-step.sql`,
      `create table step_${i} (n int); select pg_sleep(0.02);`,
    ]);
    await write(Object.fromEntries(files));
    const starters = await Promise.all([1, 2, 3, 4].map(() => openDatabase({ url: fresh.url })));
    const applied = (await Promise.all(starters.map((starter) => migrate(starter, folder)))).flat();
    expect(applied.sort()).toEqual(files.map(([file]) => file));
    for (const starter of starters) await starter.close();
  });

  it('stops at an applied file that was changed, and names it; line ends do not count', async () => {
    await write({ '0001-member.sql': 'create table member (\n cin text);' });
    await migrate(fresh.database, folder);
    await write({ '0001-member.sql': 'create table member (\r\n cin text);' });
    expect(await migrate(fresh.database, folder)).toEqual([]);
    await write({ '0001-member.sql': 'create table member (cin text not null);' });
    await expect(migrate(fresh.database, folder)).rejects.toThrow('0001-member.sql was changed after it was applied');
  });

  it('leaves nothing of a file that failed, and says in which line', async () => {
    await write({ '0001-half.sql': 'create table half (n int);\ncreate table half_again (n int);\nselect wrong;' });
    await expect(migrate(fresh.database, folder)).rejects.toThrow(
      '0001-half.sql line 3: column "wrong" does not exist [42703]',
    );
    expect((await fresh.database.query(`select to_regclass('half') as half`)).rows).toEqual([{ half: null }]);
    await write({ '0001-half.sql': 'create table half (n int);' });
    expect(await migrate(fresh.database, folder)).toEqual(['0001-half.sql']);
  });

  it('refuses a file that ends the transaction it runs in', async () => {
    await write({ '0001-sly.sql': 'create table sly (n int); commit; begin;' });
    await expect(migrate(fresh.database, folder)).rejects.toThrow('0001-sly.sql ends the transaction');
  });

  it('refuses a database that is newer than the program', async () => {
    await write({ '0001-one.sql': 'select 1;', '0002-two.sql': 'select 2;' });
    await migrate(fresh.database, folder);
    await rm(join(folder, '0002-two.sql'));
    await expect(migrate(fresh.database, folder)).rejects.toThrow('0002-two.sql, which this version does not know');
  });

  it('refuses gaps, doubles and names without a number', async () => {
    await write({ '0001-one.sql': '', '0003-three.sql': '' });
    await expect(readMigrations(folder)).rejects.toThrow('0003-three.sql: the next number is 0002');
    await write({ '0002-two.sql': '', '0002-too.sql': '' });
    await expect(readMigrations(folder)).rejects.toThrow('0002-two.sql: the next number is 0003');
    await write({ '0000four.sql': '' });
    await expect(readMigrations(folder)).rejects.toThrow('0000four.sql is not named like');
  });
});

describe('the schema dump', () => {
  const RICH = `
    create schema claims;
    create type claims.outcome as enum ('paid', 'denied');
    create domain cents as bigint check (value >= 0);
    create table organization (id int generated always as identity primary key, name text not null unique);
    create table member (organization int not null references organization, cin text not null, tags text[] default '{}',
      constraint cin_shape check (cin ~ '^9'), primary key (organization, cin));
    create table claims.line (id bigint not null, on_date date not null, amount cents not null default 0,
      doubled bigint generated always as (amount * 2) stored, outcome claims.outcome, primary key (id, on_date)) partition by range (on_date);
    create table claims.line_2025 partition of claims.line for values from ('2025-01-01') to ('2026-01-01');
    create index line_by_date on claims.line (on_date) where amount > 0;
    create function keep() returns trigger language plpgsql as $$ begin raise exception 'append only'; end $$;
    revoke all on function keep() from public;
    create trigger append_only before update or delete on member for each row execute function keep();
    alter table member enable row level security;
    alter table member force row level security;
    create policy own on member for select using (organization = nullif(current_setting('app.organization', true), '')::int);
    create view paid with (security_invoker = true) as select sum(amount) as total from claims.line where outcome = 'paid';
    comment on column member.cin is 'Client Index Number';`;

  it('holds what a reviewer must see, the same on every server', async () => {
    const expected = await readFile(new URL('./schema-dump.expected.sql', import.meta.url), 'utf8');
    await write({ '0001-rich.sql': RICH, 'schema.sql': expected });
    expect(await schemaIsCurrent(folder)).toBeUndefined();
  });

  it('tells where the committed dump and the migrations part ways', async () => {
    await write({ '0001-member.sql': 'create table member (cin text);' });
    await migrate(fresh.database, folder);
    const dump = await dumpSchema(fresh.database);
    await write({ 'schema.sql': dump });
    expect(await schemaIsCurrent(folder)).toBeUndefined();
    await write({ 'schema.sql': dump.replace('cin text', 'cin integer') });
    expect(await schemaIsCurrent(folder)).toBe(
      'schema.sql line 4 says "  cin integer", the migrations make "  cin text"',
    );
  });
});
