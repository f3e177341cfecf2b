import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a source file says about a row of the ledger. */
export interface SourceEvidence {
  readonly id: string;
  /** `src/rules/verdict.ts`, from the root of the repository. */
  readonly file: string;
  /** The test's name; absent for a feature that declares the rows it implements. */
  readonly test?: string;
}

const FOLDERS = ['src', 'test', 'web'];
const ID = /[A-Z0-9]+(?:-[A-Z0-9]+)+/g;
const COMMENT = /\/\*\*[\s\S]*?\*\//g;
const CITES = /@cites\s+((?:[A-Z0-9]+(?:-[A-Z0-9]+)+[,\s*]*)+)/g;
/** `it('name [ID]', …)`, `test.each(…)('name [ID]')`; a skipped or planned test proves nothing. */
const TEST = /\b(?:it|test)((?:\.\w+)*)\s*(?:\([^'"`]*?\)\s*)?\(\s*(['"`])((?:\\.|(?!\2)[\s\S])*)\2/g;
const IDLE = /\.(?:skip|todo|fails)\b/;

/** Every `@cites` of a docstring and every test whose name carries ids in square brackets, in the order of the files. */
export async function readSourceEvidence(root: string): Promise<SourceEvidence[]> {
  const files = (await Promise.all(FOLDERS.map((folder) => sourceFiles(root, folder)))).flat().sort();
  const found = await Promise.all(
    files.map(async (file) => evidenceIn(file, await readFile(join(root, file), 'utf8'))),
  );
  return found.flat();
}

async function sourceFiles(root: string, folder: string): Promise<string[]> {
  const names = await readdir(join(root, folder), { recursive: true }).catch(() => []);
  return names
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

export function evidenceIn(file: string, text: string): SourceEvidence[] {
  return /\.test\.tsx?$/.test(file) ? testsIn(file, text) : featuresIn(file, text);
}

function featuresIn(file: string, text: string): SourceEvidence[] {
  const ids = [...text.matchAll(COMMENT)].flatMap(([comment]) =>
    [...comment.matchAll(CITES)].flatMap(([, list = '']) => [...list.matchAll(ID)].map(([id]) => id)),
  );
  return [...new Set(ids)].map((id) => ({ id, file }));
}

function testsIn(file: string, text: string): SourceEvidence[] {
  return [...text.matchAll(TEST)].flatMap(([, modifiers = '', , name = '']) => {
    if (IDLE.test(modifiers)) return [];
    const bracketed = [...name.matchAll(/\[([^\]]*)\]/g)].flatMap(([, inner = '']) => [...inner.matchAll(ID)]);
    return bracketed.map(([id]) => ({ id, file, test: name }));
  });
}
