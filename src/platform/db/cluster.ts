import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, lchown, lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedDefect, folderDefect, outputDefect } from './embedded-defect.ts';
import type { NativeBinaries } from './native-binaries.ts';
import { type Runner, spawnOptions } from './step-down.ts';

/** The server's files in `<data folder>/postgres`, made on first use, owned by whoever runs the server. */
export async function prepareCluster(cluster: string, binaries: NativeBinaries, runner: Runner): Promise<void> {
  const found = await versionOf(cluster);
  if (found === undefined) await createCluster(cluster, binaries, runner);
  else if (found !== binaries.major) {
    throw new EmbeddedDefect(
      'other-version',
      `${cluster} was made by PostgreSQL ${found}; this is ${binaries.major}. Move the data with the version that made it (pg_dump), or choose a new data folder.`,
    );
  }
  await handOver(cluster, runner);
}

async function versionOf(cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw folderDefect(error, cluster);
  }
}

/** Made beside its place and renamed into it: a kill in the middle leaves nothing that looks like a cluster. */
async function createCluster(cluster: string, binaries: NativeBinaries, runner: Runner): Promise<void> {
  const half = `${cluster}.half`;
  try {
    await rm(half, { recursive: true, force: true });
    await mkdir(half, { mode: 0o700 });
    await handOver(half, runner);
  } catch (error) {
    throw folderDefect(error, half);
  }
  // The built-in C.UTF-8 orders and folds text the same on every machine; `--auth=trust` because only its owner reaches the socket.
  const options = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-instructions'];
  const words = [...options, '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '-D', half];
  const [command = binaries.initdb, ...rest] = [...runner.prefix, binaries.initdb, ...words];
  try {
    await promisify(execFile)(command, rest, spawnOptions(runner));
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw outputDefect('Creating the database folder', said, cluster);
  }
  await rename(half, cluster);
}

/** PostgreSQL insists on owning its files: after a change of user (root yesterday, the same folder by another way today). */
async function handOver(folder: string, { owner }: Runner): Promise<void> {
  if (!owner) return;
  const entries = await readdir(folder);
  const paths = [folder, ...entries.map((entry) => join(folder, entry))];
  const owners = await Promise.all(paths.map(async (path) => (await lstat(path)).uid));
  if (owners.every((uid) => uid === owner.uid)) return;
  const inside = await readdir(folder, { recursive: true });
  for (const path of [...inside.map((entry) => join(folder, entry)), folder]) await lchown(path, owner.uid, owner.gid);
}

/** Linux allows 107 bytes for the path of a socket, macOS 103. */
const LONGEST_SOCKET_PATH = 103;

/** Beside the data when its path is short enough, else under the system's temporary folder. Closed to other users. */
export async function prepareSocketFolder(dataFolder: string, runner: Runner): Promise<string> {
  const name = `madrone-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`;
  const candidates = [join(dataFolder, 'socket'), join(tmpdir(), name), join('/tmp', name)];
  const folder = candidates.find((path) => Buffer.byteLength(join(path, '.s.PGSQL.5432')) <= LONGEST_SOCKET_PATH);
  if (folder === undefined)
    throw new EmbeddedDefect('no-permission', 'No folder with a path short enough for a socket.');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await handOver(folder, runner);
    await chmod(folder, 0o700);
  } catch (error) {
    throw folderDefect(error, folder);
  }
  // In a shared temporary folder somebody else could have made it first, to offer us a server of theirs.
  const { uid } = await lstat(folder).then((found) => (found.isDirectory() ? found : { uid: -1 }));
  const expected = runner.owner?.uid ?? process.getuid?.() ?? uid;
  if (uid !== expected) throw new EmbeddedDefect('no-permission', `${folder} belongs to another user. Remove it.`);
  return folder;
}
