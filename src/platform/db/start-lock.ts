import { chownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { EmbeddedDefect, folderDefect } from './embedded-defect.ts';

/**
 * Runs `work` while no other process or thread of this machine runs work under the same lock file; others wait their turn.
 *
 * Starting, joining and stopping a server happen under it. The lock is the operating system's, so it ends with its holder,
 * however that ends: no stale lock, no guess about a process id that was used again. SQLite is the one thing Node carries
 * that takes such locks on every platform; the file stays empty.
 */
export async function underLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = open(file);
  try {
    await acquire(lock, file);
    return await work();
  } finally {
    lock.close();
  }
}

function open(file: string): DatabaseSync {
  try {
    const lock = new DatabaseSync(file);
    const folder = statSync(dirname(file));
    // Root working in somebody's folder leaves nothing there that they could not open again.
    if (process.getuid?.() === 0) chownSync(file, folder.uid, folder.gid);
    return lock;
  } catch (error) {
    throw unusable(error, file);
  }
}

function unusable(error: unknown, file: string): unknown {
  const isSqlite = error instanceof Error && 'errcode' in error;
  if (!isSqlite) return folderDefect(error, dirname(file));
  return new EmbeddedDefect('no-permission', `The database cannot use ${file}: ${error.message}.`, { cause: error });
}

const PATIENCE_MS = 90_000;

async function acquire(lock: DatabaseSync, file: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return;
    } catch (error) {
      if (!isBusy(error)) throw unusable(error, file);
      if (Date.now() > deadline) {
        throw new EmbeddedDefect(
          'no-answer',
          `Another process is starting or stopping the database and does not finish (it holds ${file}).`,
        );
      }
    }
    await wait(15);
  }
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
