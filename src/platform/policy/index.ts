import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type LoadedPolicy, loadPolicy, type PolicyText } from '../../rules/index.ts';

/** Reads every YAML file below a folder, in a fixed order. */
export async function readYamlFolder(
  folder: string,
  wanted: (path: string) => boolean = () => true,
): Promise<PolicyText[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = names
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(wanted)
    .sort();
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })));
}

export interface ReadPolicyOptions {
  /** The citation registry: for lint, coverage and explanations. Judging does without it, and starts sooner. */
  readonly sources?: boolean;
  /** The pages of the library: as the registry, unless said otherwise. */
  readonly library?: boolean;
}

/** The policy folder as a book; its version is a digest of the files that carry rules. */
export async function readPolicy(folder: string, options: ReadPolicyOptions = {}): Promise<LoadedPolicy> {
  const { sources = true, library = sources } = options;
  const files = await readYamlFolder(
    folder,
    (path) =>
      !isCase(path) && (sources || !path.startsWith('sources/')) && (library || path.split('/')[1] !== 'library'),
  );
  const digest = createHash('sha256');
  for (const { path, text } of files) if (carriesRules(path)) digest.update(`${path}\0${text}\0`);
  return loadPolicy(files, digest.digest('hex').slice(0, 16));
}

function isCase(path: string): boolean {
  return path.split('/')[1] === 'cases';
}

/** Words, citations, the cast of cases and what rooms publish can change without a decision changing. */
function carriesRules(path: string): boolean {
  const [top = '', folder = ''] = path.split('/');
  return (
    !['sources', 'words', 'cast', 'access', 'places', 'services', 'populations'].includes(top) &&
    !['directory', 'library', 'network.yaml', 'notices'].includes(folder)
  );
}
