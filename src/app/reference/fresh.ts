import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository, where `docs/` and `src/` stand. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A generated file: its path from the root and the text it should have. */
export interface Generated {
  readonly path: string;
  readonly text: string;
}

/** The paths whose committed text is not what would be written now. */
export async function stale(files: readonly Generated[], root = ROOT): Promise<string[]> {
  const checked = await Promise.all(
    files.map(async ({ path, text }) => {
      const committed = await readFile(join(root, path), 'utf8').catch(() => undefined);
      return committed === text ? [] : [path];
    }),
  );
  return checked.flat();
}

export async function write(files: readonly Generated[], root = ROOT): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}
