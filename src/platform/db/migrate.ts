import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from './connect.ts';
import { DatabaseDefect } from './database-defect.ts';
import type { Session } from './session.ts';

export interface Migration {
  readonly number: number;
  /** `0001-members.sql` */
  readonly file: string;
  readonly text: string;
  readonly checksum: string;
}

/** The folder or the database is not what a migration can start from. The message names the file. */
export class MigrationDefect extends Error {
  override readonly name = 'MigrationDefect';
}

/**
 * Brings the database to the last migration of the folder and returns the files applied, in order.
 * Each runs in its own transaction, registered first, under an advisory lock: starters at the same moment share the work
 * and apply each file once. Forward only. Does not support statements that refuse a transaction (`create index concurrently`).
 */
export async function migrate(database: Database, folder: string): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  const applied: string[] = [];
  for (;;) {
    const file = await database.transaction((tx) => applyNext(tx, migrations));
    if (file === undefined) return applied;
    applied.push(file);
  }
}

/** `NNNN-name.sql`, numbered from 0001 without gaps. `schema.sql` is the dump beside them, not a migration. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql') && file !== 'schema.sql').sort();
  const migrations: Migration[] = [];
  for (const [index, file] of files.entries()) {
    const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1]);
    if (Number.isNaN(number)) throw new MigrationDefect(`${file} is not named like 0001-what-it-does.sql`);
    if (number !== index + 1) {
      throw new MigrationDefect(
        `${file}: the next number is ${String(index + 1).padStart(4, '0')}; numbers start at 0001, without gaps or doubles`,
      );
    }
    // A checkout on Windows may have changed the line ends; that is not a change of the migration.
    const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
    migrations.push({ number, file, text, checksum: createHash('sha256').update(text).digest('hex') });
  }
  return migrations;
}

const LOCK = 7_263_011; // any number; the same for every starter

async function applyNext(tx: Session, migrations: readonly Migration[]): Promise<string | undefined> {
  await tx.query('set local statement_timeout = 0');
  await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
  await tx.query(
    `create table if not exists migration (
       number integer primary key, file text not null, checksum text not null, applied_at timestamptz not null default now())`,
  );
  const { rows } = await tx.query<{ number: number; file: string; checksum: string }>(
    'select number, file, checksum from migration order by number',
  );
  for (const row of rows) compare(row, migrations[row.number - 1]);
  const next = migrations[rows.length];
  if (next) await apply(tx, next);
  return next?.file;
}

function compare(row: { number: number; file: string; checksum: string }, known: Migration | undefined): void {
  if (!known)
    throw new MigrationDefect(
      `the database has had ${row.file}, which this version does not know: it is newer than this program`,
    );
  if (row.checksum !== known.checksum) {
    throw new MigrationDefect(
      `${known.file} was changed after it was applied; restore it and write a new migration for the change`,
    );
  }
}

async function apply(tx: Session, { number, file, text, checksum }: Migration): Promise<void> {
  await tx.query('insert into migration (number, file, checksum) values ($1, $2, $3)', [number, file, checksum]);
  const { rows } = await tx.query<{ id: string }>('select pg_current_xact_id()::text as id');
  try {
    await tx.script(text);
  } catch (error) {
    throw located(error, file, text);
  }
  const after = await tx.query<{ id: string }>('select pg_current_xact_id()::text as id');
  if (after.rows[0]?.id !== rows[0]?.id)
    throw new MigrationDefect(`${file} ends the transaction it runs in; leave out BEGIN and COMMIT`);
}

function located(error: unknown, file: string, text: string): unknown {
  if (!(error instanceof DatabaseDefect) || error.retryable) return error;
  const line = error.position === undefined ? '' : ` line ${text.slice(0, error.position).split('\n').length}`;
  return new MigrationDefect(`${file}${line}: ${error.message}`, { cause: error });
}
