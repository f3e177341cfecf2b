import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Database, openDatabase } from './connect.ts';
import { DatabaseDefect } from './database-defect.ts';
import { type Embedded, joinEmbedded } from './embedded.ts';
import { migrate, readMigrations } from './migrate.ts';
import { schemaDifference } from './schema-dump.ts';

export interface FreshDatabase {
  readonly database: Database;
  /** For a second pool, or another process, on the same database. */
  readonly url: string;
  /** Closes the pool and drops the database. */
  drop(): Promise<void>;
}

/**
 * A migrated database of the test's own, copied from a template in a few milliseconds; drop it when done.
 * On the server of TEST_DATABASE_URL (its role may create databases), else on one embedded server per checkout that all
 * threads and test runs share. That one runs without fsync and ends, folder and all, when its last user has gone.
 */
export async function freshDatabase(migrationsFolder: string): Promise<FreshDatabase> {
  const server = await testServer();
  const template = await templateFor(server, migrationsFolder);
  const name = `madrone_test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await server.admin.query(`create database ${name} template ${template}`);
  const url = server.url(name);
  const database = await openDatabase({ url, poolSize: 5 });
  return {
    database,
    url,
    drop: async () => {
      await database.close();
      await dropDatabase(server.admin, name);
    },
  };
}

const TRIES = 50;
const PAUSE_MS = 200;

/** An ordinary role may not end the server's own vacuum of the database, so it waits for that; everybody else is ended. */
async function dropDatabase(admin: Database, name: string): Promise<void> {
  for (let tries = TRIES; ; tries -= 1) {
    try {
      await admin.query(`drop database ${name} with (force)`);
      return;
    } catch (error) {
      if (!(error instanceof DatabaseDefect) || error.code !== '42501' || tries === 0) throw error;
    }
    await setTimeout(PAUSE_MS);
  }
}

/** Undefined when the folder's `schema.sql` is what its migrations make; else a sentence that says where it differs. */
export async function schemaIsCurrent(migrationsFolder: string): Promise<string | undefined> {
  const fresh = await freshDatabase(migrationsFolder);
  try {
    return await schemaDifference(fresh.database, migrationsFolder);
  } finally {
    await fresh.drop();
  }
}

interface TestServer {
  readonly admin: Database;
  url(database: string): string;
  /** Ordering that every server has, so that tests see the same order everywhere. */
  readonly locale: string;
}

let server: Promise<TestServer> | undefined;
const templates = new Map<string, Promise<void>>();

function testServer(): Promise<TestServer> {
  server ??=
    process.env.TEST_DATABASE_URL === undefined ? embeddedServer() : givenServer(process.env.TEST_DATABASE_URL);
  return server;
}

async function givenServer(url: string): Promise<TestServer> {
  const inDatabase = (name: string) => {
    const other = new URL(url);
    other.pathname = `/${name}`;
    return other.href;
  };
  return { admin: await openDatabase({ url, poolSize: 2 }), url: inDatabase, locale: `locale 'C.UTF-8'` };
}

async function embeddedServer(): Promise<TestServer> {
  const folder = testFolder();
  const embedded = await joinEmbedded(folder, {
    settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' },
  });
  const url = (name: string) => urlOf(embedded, name);
  const admin = await openDatabase({ url: url('madrone'), poolSize: 2 });
  const { rows } = await admin.query(`select from pg_stat_activity where application_name like 'madrone reaper %'`);
  if (rows.length === 0) spawnReaper(folder);
  return { admin, url, locale: '' };
}

function urlOf(embedded: Embedded, name: string): string {
  const { host, user, port } = embedded.address();
  return `postgres:///${name}?${new URLSearchParams({ host, user, port: String(port) })}`;
}

/** One per checkout: different versions of the platform do not share a server. */
function testFolder(): string {
  const checkout = createHash('sha256')
    .update(import.meta.dirname)
    .digest('hex')
    .slice(0, 10);
  return join(tmpdir(), `madrone-test-${process.getuid?.() ?? 0}-${checkout}`);
}

/** Test threads are ended without notice, so a small process of its own watches for the last one to go. */
function spawnReaper(folder: string): void {
  const script = fileURLToPath(new URL('./testing-reaper.ts', import.meta.url));
  spawn(process.execPath, [script, folder, String(process.pid)], { detached: true, stdio: 'ignore' }).unref();
}

/** Built once per set of migrations, under a lock of the server; a half-built one never has the final name. */
async function templateFor({ admin, url, locale }: TestServer, folder: string): Promise<string> {
  const migrations = await readMigrations(folder);
  const sum = createHash('sha256')
    .update(migrations.map((each) => each.checksum).join())
    .digest('hex')
    .slice(0, 16);
  const name = `madrone_template_${sum}`;
  const built = templates.get(name) ?? build();
  templates.set(name, built);
  await built;
  return name;

  function build(): Promise<void> {
    return admin.session(async (session) => {
      await session.query('select pg_advisory_lock(7263012)');
      const { rows } = await session.query('select from pg_database where datname = $1', [name]);
      if (rows.length > 0) return;
      await session.query(`drop database if exists ${name}_half with (force)`);
      await session.query(`create database ${name}_half template template0 encoding 'UTF8' ${locale}`);
      const half = await openDatabase({ url: url(`${name}_half`), poolSize: 1 });
      await migrate(half, folder).finally(() => half.close());
      await session.query(`alter database ${name}_half rename to ${name}`);
    });
  }
}
