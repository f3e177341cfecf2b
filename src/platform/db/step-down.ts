import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { EmbeddedDefect } from './embedded-defect.ts';
import type { NativeBinaries } from './native-binaries.ts';

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

/** The programs, and how to run them. */
export interface Route {
  readonly runner: Runner;
  readonly binaries: NativeBinaries;
}

/**
 * PostgreSQL refuses to run as root. Under root it runs as the owner of the data folder, or as nobody when root owns it.
 * That user may be unable to reach the programs or the folder (a checkout under /root). Then, whatever works first:
 * a user namespace where root is called nobody; or, where namespaces are forbidden (containers), a copy of the programs in
 * a place it can reach, and for the folder the one capability to pass through closed ones.
 */
export async function routeFor(dataFolder: string, binaries: NativeBinaries): Promise<Route> {
  if (process.getuid?.() !== 0) return { runner: { prefix: [], identity: {}, owner: undefined }, binaries };
  const folder = await stat(dataFolder);
  const other = folder.uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid: folder.uid, gid: folder.gid };
  const plain: Runner = { prefix: [], identity: other, owner: other };
  const asNobody = [`--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  const renamed: Runner = { prefix: ['unshare', '--user', ...asNobody, '--'], identity: {}, owner: { uid: 0, gid: 0 } };
  const ids = [`--reuid=${other.uid}`, `--regid=${other.gid}`, '--clear-groups'];
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  const capable: Runner = { prefix: ['setpriv', ...ids, ...capability, '--'], identity: {}, owner: other };

  const reasons: string[] = [];
  const works = async (runner: Runner, { postgres }: NativeBinaries) => {
    // The programs look for each other in ways that a capability does not help.
    const programRunner = runner === capable ? plain : runner;
    const reason =
      (await whyNot(programRunner, postgres, '--version')) ?? (await whyNot(runner, 'sh', '-c', 'cd "$0"', dataFolder));
    if (reason !== undefined) reasons.push(reason);
    return reason === undefined;
  };
  for (const runner of [plain, renamed, capable]) if (await works(runner, binaries)) return { runner, binaries };
  for (const [runner, place] of [
    [plain, dataFolder],
    [capable, tmpdir()],
  ] as const) {
    const copy = await binaries.copiedTo(place);
    if (await works(runner, copy)) return { runner, binaries: copy };
  }
  throw new EmbeddedDefect(
    'no-permission',
    `PostgreSQL does not run as root, and no other user can reach ${dataFolder} and ${binaries.postgres}. ` +
      `Run as an ordinary user, move the folder, or set DATABASE_URL. Tried: ${reasons.join('; ')}`,
  );
}

async function whyNot(runner: Runner, ...words: readonly string[]): Promise<string | undefined> {
  const [command = '', ...rest] = [...runner.prefix, ...words];
  try {
    await execute(command, rest, spawnOptions(runner));
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n').at(-2) ?? error.message) : 'no reason given';
  }
}
