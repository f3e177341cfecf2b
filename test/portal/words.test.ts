import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PERMISSIONS } from '../../src/kernel/api.ts';

const WEB = new URL('../../web/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, WEB), 'utf8');
const words = (tag: string): Record<string, string> => JSON.parse(read(`src/words/${tag}.json`));
const screens = readdirSync(new URL('src', WEB), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.tsx'),
);

describe('the words of the portal', () => {
  it('are all there in Spanish as in English [CCAH-HE-UI-02]', () => {
    expect(Object.keys(words('es')).sort()).toEqual(Object.keys(words('en')).sort());
  });

  it.each(['hmn', 'ar'])(
    'of a draft (%s) have no key that English lacks [CCAH-ECM-LANG-01, CCAH-ECM-LANG-02]',
    (tag) => {
      const own = ['date.long'];
      expect(Object.keys(words(tag)).filter((key) => !(key in words('en')) && !own.includes(key))).toEqual([]);
    },
  );

  it('ask for the same values in both languages', () => {
    const asked = (text: string) => [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort();
    const spanish = words('es');
    expect(
      Object.entries(words('en'))
        .filter(([key, text]) => asked(text).join() !== asked(spanish[key] ?? '').join())
        .map(([key]) => key),
    ).toEqual([]);
  });

  it.each(['en', 'es'])('name every permission and every role, and none that is gone (%s)', (tag) => {
    const { roles } = parse(readFileSync(new URL('../policy/access/roles.yaml', WEB), 'utf8'));
    const named = (family: string) =>
      Object.entries(words(tag))
        .filter(([key, text]) => key.startsWith(`${family}.`) && text.trim() !== '')
        .map(([key]) => key.slice(family.length + 1))
        .sort();
    expect(named('permission')).toEqual([...PERMISSIONS].sort());
    expect(named('role')).toEqual(Object.keys(roles).sort());
  });

  it.each(screens)('stand in the catalogue and not in %s', (name) => {
    const text = read(`src/${name}`).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const between = [...text.matchAll(/<\/?[A-Za-z][^<>]*(?:=>[^<>]*)*>([^<>{}]*\p{L}{2}[^<>{}]*)<\//gu)].map(
      ([, said = '']) => said.trim(),
    );
    const named = [
      ...text.matchAll(/\b(?:label|title|placeholder|description|aria-label|alt)="([^"]*\p{L}[^"]*)"/gu),
    ].map(([, said = '']) => said);
    expect([...between, ...named]).toEqual([]);
  });
});

describe('the first load', () => {
  const manifest: Record<string, { file: string; imports?: string[]; css?: string[] }> = JSON.parse(
    read('dist/.vite/manifest.json'),
  );
  const needed = (key: string, had = new Set<string>()): Set<string> => {
    const chunk = manifest[key];
    if (!chunk || had.has(chunk.file)) return had;
    had.add(chunk.file);
    for (const next of chunk.imports ?? []) needed(next, had);
    return had;
  };
  const compressed = (files: Iterable<string>) =>
    [...files].reduce((sum, file) => sum + gzipSync(read(`dist/${file}`)).length, 0);

  const languages = ['src/words/en.json', 'src/words/es.json'];
  const pages = ['src/session/sign-in.tsx', 'src/today/today.tsx', 'src/members/members.tsx'];
  it.each(languages.flatMap((words) => pages.map((page) => [words, page] as const)))(
    'with %s of %s is under 300 kB of script, compressed',
    (words, page) => {
      expect(compressed(needed(words, needed(page, needed('index.html'))))).toBeLessThan(300_000);
    },
  );
});
