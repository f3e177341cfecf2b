import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { z } from 'zod';

/**
 * Makes package-lock.json complete for every platform: `node scripts/lock-platforms.ts`, after each change of the lock.
 *
 * A lock written where the registry or the platform hid some optional packages (other systems' binaries) lacks their
 * entries, and `npm ci` elsewhere refuses it: "Missing: … from lock file". Changes nothing when nothing is missing.
 */

const entry = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  optional: z.boolean().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lock = z.looseObject({ packages: z.record(z.string(), entry) });

export type Lock = z.infer<typeof lock>;
type Entry = z.infer<typeof entry>;

export interface Missing {
  readonly name: string;
  readonly range: string;
  /** Only development needs whoever asks for it. */
  readonly dev: boolean;
}

export async function readLock(file: string): Promise<Lock> {
  const found: unknown = JSON.parse(await readFile(file, 'utf8'));
  lock.parse(found);
  return found as Lock; // as it was read: what zod returns has its keys in another order
}

/** Optional packages that somebody names and nobody describes. */
export function missingOptional({ packages }: Lock): readonly Missing[] {
  const missing = new Map<string, Missing>();
  for (const [place, { optionalDependencies, dev }] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(optionalDependencies ?? {})) {
      if (isFound(packages, place, name)) continue;
      const known = missing.get(name);
      missing.set(name, { name, range, dev: (dev ?? false) && (known?.dev ?? true) });
    }
  }
  return [...missing.values()];
}

/** As Node looks for it: beside, then in every folder above. */
function isFound(packages: Lock['packages'], place: string, name: string): boolean {
  for (let folder = place; ; folder = folder.slice(0, folder.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}

/** Addresses that work only on the machine that wrote the lock. */
export function foreignAddresses({ packages }: Lock): readonly string[] {
  const addresses = Object.values(packages).flatMap(({ resolved }) => resolved ?? []);
  return addresses.filter((address) => !address.startsWith('https://registry.npmjs.org/'));
}

/** Where a platform binary runs, from its name: `@oxc-parser/binding-linux-arm64-musl`. */
export function platformOf(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } {
  const os = /(?:^|[-/])(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32|windows)-/.exec(
    name,
  )?.[1];
  if (os === undefined) return {};
  const cpu = /-(arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|x64)\b/.exec(name)?.[1];
  const libc = /-musl/.test(name) ? 'musl' : /-gnu/.test(name) ? 'glibc' : undefined;
  return { os: [os === 'windows' ? 'win32' : os], ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc: [libc] } : {}) };
}

const fields = z.looseObject({
  version: z.string(),
  'dist.integrity': z.string().optional(),
  os: z.array(z.string()).optional(),
  cpu: z.array(z.string()).optional(),
  libc: z.union([z.string(), z.array(z.string())]).optional(),
});

async function describe({ name, range, dev }: Missing): Promise<Entry> {
  const base = { ...(dev ? { dev } : {}), optional: true };
  const asked = ['view', `${name}@${range}`, 'version', 'dist.integrity', 'os', 'cpu', 'libc', '--json'];
  let answer: unknown;
  try {
    answer = JSON.parse((await promisify(execFile)('npm', asked)).stdout);
  } catch (error) {
    // The registry here does not have it, which is why the entry is missing; an exact version and the name are enough.
    if (!/^\d+\.\d+\.\d+/.test(range))
      throw new Error(`${name}@${range} is unknown here and has no exact version`, { cause: error });
    return { version: range, ...platformOf(name), ...base };
  }
  const found = fields.parse(Array.isArray(answer) ? answer.at(-1) : answer);
  const { os, cpu, libc } = { ...platformOf(name), ...found };
  const integrity = found['dist.integrity'];
  return {
    version: found.version,
    ...(integrity ? { integrity } : {}),
    ...(cpu ? { cpu } : {}),
    ...(libc ? { libc: [libc].flat() } : {}),
    ...(os ? { os } : {}),
    ...base,
  };
}

async function complete(file: string): Promise<void> {
  const found = await readLock(file);
  const missing = missingOptional(found);
  const foreign = foreignAddresses(found);
  for (const each of missing) found.packages[`node_modules/${each.name}`] = await describe(each);
  for (const each of Object.values(found.packages))
    if (each.resolved && foreign.includes(each.resolved)) delete each.resolved;
  if (missing.length + foreign.length > 0) {
    const packages = Object.fromEntries(Object.entries(found.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
    await writeFile(file, `${JSON.stringify({ ...found, packages }, null, 2)}\n`);
  }
  process.stdout.write(`${missing.length} entries added, ${foreign.length} addresses of this machine removed\n`);
}

if (import.meta.main) await complete('package-lock.json');
