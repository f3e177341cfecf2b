import { EXIT } from '../commands/speak.ts';
import { type Generated, stale, write } from './fresh.ts';

/** Writes generated files, or with `check` only says which committed ones are stale. */
export async function bringUpToDate(files: readonly Generated[], check: boolean, command: string): Promise<number> {
  const old = await stale(files);
  if (!check) {
    await write(files);
    console.log(`${files.length} files, ${old.length} changed`);
    return EXIT.yes;
  }
  for (const path of old) console.log(`✗ ${path} is stale: run ${command} and commit it`);
  return old.length > 0 ? EXIT.no : EXIT.yes;
}
