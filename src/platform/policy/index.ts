import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type LoadedPolicy, loadPolicy, type PolicyText } from '../../rules/index.ts';

/** Reads every YAML file below a folder, in a fixed order. */
export async function readYamlFolder(folder: string): Promise<PolicyText[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = names
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(folder, path).split(sep).join('/'),
      text: await readFile(path, 'utf8'),
    })),
  );
}

/** The policy folder as a book; its version is a digest of the files that carry rules. */
export async function readPolicy(folder: string): Promise<LoadedPolicy> {
  const files = await readYamlFolder(folder);
  const digest = createHash('sha256');
  for (const file of files) {
    if (!file.path.includes('/cases/')) digest.update(`${file.path}\0${file.text}\0`);
  }
  return loadPolicy(files, digest.digest('hex').slice(0, 16));
}
