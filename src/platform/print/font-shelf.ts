import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import decompress from 'woff2-encoder/decompress';
import type { FontFamily, FontShelf } from '../../formats/pdf/index.ts';

const require = createRequire(import.meta.url);

interface Package {
  readonly name: string;
  /** The slices worth having; every one when not said. The other packages repeat Latin, which comes from the first. */
  readonly only?: readonly string[];
  readonly first?: readonly string[];
}

/** The open Noto faces as npm packages carry them: one file for all weights, in slices by character. */
const PACKAGES: readonly Package[] = [
  { name: 'noto-sans', only: ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'] },
  { name: 'noto-sans-arabic', only: ['arabic'] },
  { name: 'noto-sans-armenian', only: ['armenian'] },
  { name: 'noto-sans-devanagari', only: ['devanagari'] },
  { name: 'noto-sans-gurmukhi', only: ['gurmukhi'], first: ['pa'] },
  { name: 'noto-sans-khmer', only: ['khmer'] },
  { name: 'noto-sans-lao', only: ['lao'] },
  { name: 'noto-sans-thai', only: ['thai'] },
  { name: 'noto-sans-tc', first: ['zh-hant', 'zh-tw', 'zh-hk', 'yue'] },
  { name: 'noto-sans-jp', first: ['ja'] },
  { name: 'noto-sans-kr', first: ['ko'] },
  { name: 'noto-sans-sc', first: ['zh'] },
];

export async function openFontShelf(): Promise<FontShelf> {
  return { families: await Promise.all(PACKAGES.map(openFamily)) };
}

async function openFamily({ name, only, first }: Package): Promise<FontFamily> {
  const manifest = require.resolve(`@fontsource-variable/${name}/unicode.json`);
  const folder = join(dirname(manifest), 'files');
  const ranges: Record<string, string> = JSON.parse(await readFile(manifest, 'utf8'));
  const slices = Object.entries(ranges)
    .map(([key, list]) => ({ key: key.replaceAll(/[[\]]/g, ''), list }))
    .filter(({ key }) => only === undefined || only.includes(key))
    .map(({ key, list }) => ({
      id: `${name}-${key}`,
      ranges: list.split(',').map(readRange),
      read: async () => decompress(await readFile(join(folder, `${name}-${key}-wght-normal.woff2`))),
    }));
  return { name, slices, ...(first ? { first } : {}) };
}

function readRange(text: string): readonly [number, number] {
  const [from = '', to = from] = text.replace('U+', '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
