import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import decompress from 'woff2-encoder/decompress';
import type { FontFamily, FontShelf } from '../../formats/pdf/index.ts';

const require = createRequire(import.meta.url);

interface Package {
  readonly name: string;
  /** Which characters each slice may hold; the slices lie beside it. */
  readonly manifest: string;
  /** The slices worth having; every one when not said. The other packages repeat Latin, which comes from the first. */
  readonly only?: readonly string[];
  readonly first?: readonly string[];
}

/** The open Noto faces as npm packages carry them: one file for all weights, in slices by character. */
const PACKAGES: readonly Package[] = [
  {
    name: 'noto-sans',
    manifest: require.resolve('@fontsource-variable/noto-sans/unicode.json'),
    only: ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'],
  },
  {
    name: 'noto-sans-arabic',
    manifest: require.resolve('@fontsource-variable/noto-sans-arabic/unicode.json'),
    only: ['arabic'],
  },
  {
    name: 'noto-sans-armenian',
    manifest: require.resolve('@fontsource-variable/noto-sans-armenian/unicode.json'),
    only: ['armenian'],
  },
  {
    name: 'noto-sans-devanagari',
    manifest: require.resolve('@fontsource-variable/noto-sans-devanagari/unicode.json'),
    only: ['devanagari'],
  },
  {
    name: 'noto-sans-gurmukhi',
    manifest: require.resolve('@fontsource-variable/noto-sans-gurmukhi/unicode.json'),
    only: ['gurmukhi'],
  },
  {
    name: 'noto-sans-khmer',
    manifest: require.resolve('@fontsource-variable/noto-sans-khmer/unicode.json'),
    only: ['khmer'],
  },
  {
    name: 'noto-sans-lao',
    manifest: require.resolve('@fontsource-variable/noto-sans-lao/unicode.json'),
    only: ['lao'],
  },
  {
    name: 'noto-sans-thai',
    manifest: require.resolve('@fontsource-variable/noto-sans-thai/unicode.json'),
    only: ['thai'],
  },
  {
    name: 'noto-sans-tc',
    manifest: require.resolve('@fontsource-variable/noto-sans-tc/unicode.json'),
    first: ['zh-hant', 'zh-tw', 'zh-hk', 'yue'],
  },
  { name: 'noto-sans-jp', manifest: require.resolve('@fontsource-variable/noto-sans-jp/unicode.json'), first: ['ja'] },
  { name: 'noto-sans-kr', manifest: require.resolve('@fontsource-variable/noto-sans-kr/unicode.json'), first: ['ko'] },
  { name: 'noto-sans-sc', manifest: require.resolve('@fontsource-variable/noto-sans-sc/unicode.json'), first: ['zh'] },
];

export async function openFontShelf(): Promise<FontShelf> {
  return { families: await Promise.all(PACKAGES.map(openFamily)) };
}

async function openFamily({ name, manifest, only, first }: Package): Promise<FontFamily> {
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
