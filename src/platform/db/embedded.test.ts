import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './connect.ts';
import type { DatabaseDefect } from './database-defect.ts';
import { isAlive, readPostmaster } from './postmaster.ts';

let root: string;
let made: string; // shared by the tests that leave it as they found it
let dataFolder: string;
let cluster: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'madrone-embedded-'));
  await chmod(root, 0o755); // so that under root the server's user can pass
  made = join(root, 'made');
  const db = await openDatabase({ dataFolder: made });
  await db.query('create table pair (owner integer, n integer)');
  await db.close();
});

beforeEach(() => {
  dataFolder = made;
  cluster = join(made, 'postgres');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  const running = await readPostmaster(cluster);
  if (running && (await serves(running.pid))) process.kill(running.pid, 'SIGKILL');
});

/** A place of its own for the test, with a copy of the data or with nothing. */
async function elsewhere(folder: string, { empty = false } = {}): Promise<void> {
  dataFolder = join(root, folder);
  cluster = join(dataFolder, 'postgres');
  if (empty) await mkdir(dataFolder, { recursive: true });
  else await cp(made, dataFolder, { recursive: true, filter: (path) => !path.endsWith('socket') });
}

afterAll(async () => {
  await rm(root, { recursive: true, force: true, maxRetries: 20 });
});

/** A program of its own with the database of `dataFolder` open as `db`; prints what it has to say. */
function program(body: string): ChildProcess {
  const text = `
    import { appendFileSync, openSync, fsyncSync, writeSync } from 'node:fs';
    import { openDatabase } from ${JSON.stringify(new URL('./connect.ts', import.meta.url).href)};
    const db = await openDatabase({ dataFolder: ${JSON.stringify(dataFolder)} });
    ${body}`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', text], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve));
}

async function said(child: ChildProcess): Promise<string> {
  return await new Promise((resolve) => child.stdout?.once('data', (text) => resolve(String(text).trim())));
}

async function postmaster(): Promise<number> {
  return (await readPostmaster(cluster))?.pid ?? 0;
}

async function serves(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes(root);
}

describe('the embedded server', () => {
  it('runs as an ordinary user, listens on no port, and stops when its only user leaves', async () => {
    const db = await openDatabase({ dataFolder });
    const pid = await postmaster();
    expect((await stat(cluster)).uid).not.toBe(0);
    const { rows } = await db.query(
      `select current_setting('listen_addresses') as ports, current_setting('fsync') as fsync, current_setting('TimeZone') as zone,
              (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as mighty`,
    );
    expect(rows).toEqual([{ ports: '', fsync: 'on', zone: 'UTC', mighty: false }]);
    await db.close();
    expect([await postmaster(), await serves(pid)]).toEqual([0, false]);
  });

  it('is shared: whoever leaves first leaves it running, the last one stops it', async () => {
    const first = await openDatabase({ dataFolder });
    const pid = await postmaster();
    const other = program(`await db.query('insert into pair values (1, 1)'); console.log('in'); await db.close();`);
    expect(await said(other)).toBe('in');
    await ended(other);
    expect(await postmaster()).toBe(pid);
    const second = await openDatabase({ dataFolder });
    await first.close();
    expect((await second.query('select n from pair where owner = 1')).rows).toEqual([{ n: 1 }]);
    await second.close();
    expect([await postmaster(), await serves(pid)]).toEqual([0, false]);
  });

  it('is one server when several processes start at the same moment on a new folder', async () => {
    await elsewhere('new/data', { empty: true });
    const body = `
      await db.query('create table if not exists arrival (who integer)').catch(() => undefined);
      await db.query('insert into arrival values ($1)', [process.pid]);
      const { rows } = await db.query("select pg_postmaster_start_time()::text as server");
      console.log(rows[0].server);
      setInterval(() => undefined, 1000);`;
    const starters = [program(body), program(body), program(body)];
    const servers = await Promise.all(starters.map(said));
    expect(new Set(servers).size).toBe(1);
    const db = await openDatabase({ dataFolder });
    expect((await db.query('select distinct who from arrival')).rowCount).toBe(3);
    for (const starter of starters) starter.kill('SIGKILL');
    await Promise.all(starters.map(ended));
    await db.close();
  });

  it('loses no acknowledged commit and keeps no half one when its user, or it too, is killed', async () => {
    const acknowledged = join(root, 'acknowledged');
    await writeFile(acknowledged, '');
    const count = async () => (await readFile(acknowledged, 'utf8')).split('\n').length - 1;
    for (let round = 0; round < 4; round++) {
      const writer = program(`
        const file = openSync(${JSON.stringify(acknowledged)}, 'a');
        for (let n = 0; ; n++) {
          await db.transaction(async (tx) => {
            await tx.query('insert into pair values ($1, $2)', [process.pid, n]);
            await tx.query('insert into pair values ($1, $2)', [process.pid, n]);
          });
          writeSync(file, process.pid + ' ' + n + '\\n');
          fsyncSync(file);
        }`);
      const target = (await count()) + 40 + round * 7;
      while ((await count()) < target) await wait(5);
      if (round % 2 === 1) process.kill(await postmaster(), 'SIGKILL');
      writer.kill('SIGKILL');
      await ended(writer);
    }
    const db = await openDatabase({ dataFolder });
    const { rows } = await db.query<{ key: string; copies: number }>(
      `select owner || ' ' || n as key, count(*) as copies from pair where owner > 1 group by owner, n`,
    );
    const stored = new Set(rows.map((row) => row.key));
    const lost = (await readFile(acknowledged, 'utf8')).split('\n').filter((line) => line !== '' && !stored.has(line));
    expect(lost).toEqual([]);
    expect(rows.filter((row) => row.copies !== 2)).toEqual([]);
    await db.close();
  });

  it('outlives a killed user, and the next one joins it', async () => {
    const user = program(`console.log('here'); setInterval(() => undefined, 1000);`);
    await said(user);
    const pid = await postmaster();
    user.kill('SIGKILL');
    await ended(user);
    const next = await openDatabase({ dataFolder });
    expect(await postmaster()).toBe(pid);
    await next.close();
    expect([await postmaster(), await serves(pid)]).toEqual([0, false]);
  });

  it('is started again when it was killed under an open database', async () => {
    const db = await openDatabase({ dataFolder });
    const pid = await postmaster();
    process.kill(pid, 'SIGKILL');
    // Its last backends may answer a moment longer; a new server begins only when they are gone.
    while ((await postmaster()) === pid)
      await db.query('select 1').catch((error: DatabaseDefect) => expect(error.retryable).toBe(true));
    expect((await db.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await db.close();
    expect(await postmaster()).toBe(0);
  });

  it('starts although its last process number belongs to somebody else now', async () => {
    const stranger = spawn('sleep', ['60']);
    children.push(stranger);
    const socket = join(dataFolder, 'socket');
    const lines = [stranger.pid, cluster, 1_700_000_000, 5432, socket, '', '  5432001 1', 'ready   '];
    await writeFile(join(cluster, 'postmaster.pid'), `${lines.join('\n')}\n`, { mode: 0o600 });
    const db = await openDatabase({ dataFolder });
    expect(await postmaster()).not.toBe(stranger.pid);
    expect(stranger.exitCode).toBeNull();
    await db.close();
  });

  it('starts in a folder whose path is too long for a socket', async () => {
    await elsewhere(join('d'.repeat(60), 'e'.repeat(60), 'data'));
    const db = await openDatabase({ dataFolder });
    const socketFolder = (await readPostmaster(cluster))?.socketFolder ?? '';
    expect((await stat(socketFolder)).mode & 0o777).toBe(0o700);
    await db.close();
    await rm(socketFolder, { recursive: true });
  });

  it('starts in a folder that only its owner can enter', async () => {
    await elsewhere('closed/data');
    await chmod(join(dataFolder, '..'), 0o700);
    const db = await openDatabase({ dataFolder });
    expect((await db.query(`select to_regclass('pair') as name`)).rows).toEqual([{ name: 'pair' }]);
    await db.close();
  });

  it('forgets a creation that was killed half way', async () => {
    await elsewhere('half/data', { empty: true });
    await mkdir(`${cluster}.half`);
    await writeFile(join(`${cluster}.half`, 'PG_VERSION'), '18\n');
    const db = await openDatabase({ dataFolder });
    await db.close();
    expect((await readdir(dataFolder)).filter((name) => name.endsWith('.half'))).toEqual([]);
  });

  it('refuses a folder made by another version, and says what to do', async () => {
    await elsewhere('old/data', { empty: true });
    await mkdir(cluster);
    await writeFile(join(cluster, 'PG_VERSION'), '14\n');
    const opening = openDatabase({ dataFolder });
    await expect(opening).rejects.toMatchObject({ name: 'EmbeddedDefect', trouble: 'other-version' });
    await expect(opening).rejects.toThrow('was made by PostgreSQL 14');
  });
});
