import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { EmbeddedDefect } from './embedded-defect.ts';

const execute = promisify(execFile);

/** How the server's programs are run, and whose its files must be. */
export interface Runner {
  /** Words before the program: `unshare … --`. */
  readonly prefix: readonly string[];
  readonly identity: { readonly uid?: number; readonly gid?: number };
  /** Owner of the cluster's files as the file system sees it; undefined when nothing needs to change hands. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
}

/** Settings of ours and nothing of the caller's: no PGDATA, no locale, no folder the other user cannot enter. */
export function spawnOptions(runner: Runner) {
  return { ...runner.identity, cwd: '/', env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' } };
}

const NOBODY = 65_534;

/**
 * PostgreSQL refuses to run as root. Under root it runs as the owner of the data folder, or as nobody when root owns it.
 * When that user cannot reach the programs or the folder (a checkout under /root), in a user namespace where root is called
 * nobody; when namespaces are forbidden (containers), as nobody with the one capability to pass through folders.
 */
export async function runnerFor(dataFolder: string, program: string): Promise<Runner> {
  if (process.getuid?.() !== 0) return { prefix: [], identity: {}, owner: undefined };
  const folder = await stat(dataFolder);
  const other = folder.uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid: folder.uid, gid: folder.gid };
  const ids = [`--reuid=${other.uid}`, `--regid=${other.gid}`, '--clear-groups'];
  const runners: Runner[] = [
    { prefix: [], identity: other, owner: other },
    {
      prefix: ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'],
      identity: {},
      owner: { uid: 0, gid: 0 },
    },
    {
      prefix: ['setpriv', ...ids, '--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--'],
      identity: {},
      owner: other,
    },
  ];
  const reasons: string[] = [];
  for (const runner of runners) {
    const reason = await whyNot(runner, dataFolder, program);
    if (reason === undefined) return runner;
    reasons.push(reason);
  }
  throw new EmbeddedDefect(
    'no-permission',
    `PostgreSQL does not run as root, and no other user can reach ${dataFolder} and ${program}. ` +
      `Run as an ordinary user, move the folder, or set DATABASE_URL. Tried: ${reasons.join('; ')}`,
  );
}

async function whyNot(runner: Runner, dataFolder: string, program: string): Promise<string | undefined> {
  const [command = program, ...words] = [...runner.prefix, program, '--version'];
  const [shell = 'sh', ...rest] = [...runner.prefix, 'sh', '-c', 'cd "$0"', dataFolder];
  try {
    await execute(command, words, spawnOptions(runner));
    await execute(shell, rest, spawnOptions(runner));
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n').at(-2) ?? error.message) : 'no reason given';
  }
}
