import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

export type EmbeddedTrouble =
  | 'no-binary' // npm has no PostgreSQL for this platform, or it was not installed
  | 'no-room' // the disk is full
  | 'no-permission' // a folder cannot be read or written by the user the server must run as
  | 'other-version' // the data folder was made by another major version
  | 'no-answer'; // it did not start, answer or stop in time

/** Why the embedded PostgreSQL cannot serve. The message says what to do. */
export class EmbeddedDefect extends Error {
  override readonly name = 'EmbeddedDefect';
  readonly trouble: EmbeddedTrouble;

  constructor(trouble: EmbeddedTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.trouble = trouble;
  }
}

const BY_CODE: Readonly<Record<string, EmbeddedTrouble>> = {
  ENOSPC: 'no-room',
  EDQUOT: 'no-room',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
};

/** For a failed file operation in `folder`; other errors come back unchanged. */
export function folderDefect(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const trouble = BY_CODE[code];
  return trouble ? new EmbeddedDefect(trouble, sentence(trouble, folder), { cause: error }) : error;
}

/** For a server or initdb that gave up, from what it printed. A full disk may kill it before it can say so. */
export function outputDefect(doing: string, output: string, folder: string): EmbeddedDefect {
  if (/No space left on device|Disk quota exceeded/i.test(output) || isFull(dirname(folder))) {
    return new EmbeddedDefect('no-room', sentence('no-room', folder));
  }
  const last = output.trim().split('\n').slice(-3).join(' / ');
  if (/Permission denied|Operation not permitted|Read-only file system|has wrong ownership/i.test(output)) {
    return new EmbeddedDefect('no-permission', `${sentence('no-permission', folder)} It said: ${last}`);
  }
  return new EmbeddedDefect('no-answer', `${doing} failed. It said: ${last || 'nothing'}`);
}

/** Less room than a new database needs. */
function isFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < 64_000_000;
}

function sentence(trouble: EmbeddedTrouble, folder: string): string {
  if (trouble === 'no-room')
    return `There is no room left on the disk that holds ${folder}. Free some and start again; nothing stored is lost.`;
  return `The database cannot use ${folder}: permission denied. Choose another data folder, or set DATABASE_URL to a PostgreSQL server.`;
}
