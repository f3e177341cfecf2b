import { execFile, spawn } from 'node:child_process';
import { open, readFile, readlink, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { EmbeddedDefect, outputDefect } from './embedded-defect.ts';
import { ifThere } from './if-there.ts';
import { type Runner, spawnOptions } from './step-down.ts';

/** What the server wrote about itself in `postmaster.pid`; true only while it runs. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  readonly ready: boolean;
}

export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readIfThere(join(cluster, 'postmaster.pid'));
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), socketFolder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' };
}

/** True when that process lives and is a server of this cluster: a number from before a crash may belong to anybody now. */
export async function isPostmasterOf(cluster: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') return (await ifThere(readlink(`/proc/${pid}/cwd`))) === cluster;
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
  return stdout.includes(cluster);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** PostgreSQL clears what a dead server left, but not when its number belongs to another living process. */
export async function clearStale(cluster: string, postmaster: Postmaster): Promise<void> {
  if (!isAlive(postmaster.pid)) return;
  await rm(join(cluster, 'postmaster.pid'), { force: true });
  await rm(join(postmaster.socketFolder, '.s.PGSQL.5432.lock'), { force: true });
}

export interface StartOrder {
  readonly program: string;
  readonly runner: Runner;
  readonly cluster: string;
  readonly logFile: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** Returns when the server accepts connections, recovery after a crash included. It outlives this process. */
export async function startPostmaster(order: StartOrder): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const output = await startOnce(order);
    if (output === undefined) return;
    // A killed server's last backends still hold the shared memory; PostgreSQL waits for them, and so do we.
    if (!/still in use|lock file .* already exists/.test(output) || Date.now() > deadline) {
      throw outputDefect('Starting PostgreSQL', output, order.cluster);
    }
    await wait(200);
  }
}

/** Undefined when ready, or what it said before it gave up. */
async function startOnce({ program, runner, cluster, logFile, settings }: StartOrder): Promise<string | undefined> {
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command = program, ...rest] = [...runner.prefix, program, '-D', cluster, ...words];
  const log = await openLog(logFile);
  const { size: before } = await log.stat();
  const child = spawn(command, rest, {
    ...spawnOptions(runner),
    detached: true, // Ctrl-C in our terminal is not for the server
    stdio: ['ignore', log.fd, log.fd],
  });
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  await log.close();
  while (child.exitCode === null && child.signalCode === null) {
    if (failure) throw failure;
    const postmaster = await readPostmaster(cluster);
    if (postmaster?.ready && postmaster.pid === child.pid) {
      child.unref();
      return undefined;
    }
    await wait(10);
  }
  return (await readFile(logFile)).subarray(before).toString('utf8');
}

/** Keeps one older log. Statements and values are not logged: see the settings. */
async function openLog(logFile: string) {
  const existing = await ifThere(stat(logFile));
  if (existing && existing.size > 10_000_000) await rename(logFile, `${logFile}.1`);
  return await open(logFile, 'a');
}

/** Ends its sessions and writes everything down. Returns when it is gone. */
export async function stopPostmaster(cluster: string): Promise<void> {
  const postmaster = await readPostmaster(cluster);
  if (!postmaster || !(await isPostmasterOf(cluster, postmaster.pid))) return;
  process.kill(postmaster.pid, 'SIGINT');
  const deadline = Date.now() + 60_000;
  while (await isPostmasterOf(cluster, postmaster.pid)) {
    if (Date.now() > deadline)
      throw new EmbeddedDefect('no-answer', `PostgreSQL (process ${postmaster.pid}) does not stop.`);
    await wait(10);
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  return await ifThere(readFile(file, 'utf8'));
}
