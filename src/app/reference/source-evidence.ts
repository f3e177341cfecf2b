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
const NAME = String.raw`(?<quote>['"\`])(?<name>(?:\\.|(?!\k<quote>)[\s\S])*)\k<quote>`;
/** `it('name [ID]', …)`. */
const TEST = new RegExp(String.raw`\b(?:it|test)(?<modifiers>(?:\.(?!each|for)\w+)*)\(\s*${NAME}`, 'g');
/** `test.each(table)('name [ID]', …)`, where the name may come from the table. */
const TABLE = new RegExp(
  String.raw`\b(?:it|test)(?<modifiers>(?:\.\w+)*?)\.(?:each|for)\b(?<table>[\s\S]*?)\)\s*\(\s*${NAME}`,
  'g',
);
const LITERAL = /(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g;
/** A skipped or planned test proves nothing. */
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
  const plain = [...text.matchAll(TEST)].map(({ groups }) => ({
    modifiers: groups?.modifiers ?? '',
    names: [groups?.name ?? ''],
  }));
  const tables = [...text.matchAll(TABLE)].map(({ groups }) => {
    const { modifiers = '', table = '', name = '' } = groups ?? {};
    return { modifiers, names: name.includes('%s') || name.includes('$') ? [name, ...literals(table)] : [name] };
  });
  return [...plain, ...tables].flatMap(({ modifiers, names }) =>
    IDLE.test(modifiers) ? [] : names.flatMap((name) => idsIn(name).map((id) => ({ id, file, test: name }))),
  );
}

function literals(text: string): string[] {
  return [...text.matchAll(LITERAL)].map(([, , inner = '']) => inner);
}

/** The ids in square brackets of a test's name. */
function idsIn(name: string): string[] {
  const bracketed = [...name.matchAll(/\[([^\]]*)\]/g)].map(([, inner = '']) => inner);
  return bracketed.flatMap((inner) => [...inner.matchAll(ID)].map(([id]) => id));
}
