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

  it.each(['en', 'es'])("say documents and the audit record's findings as policy's words say them (%s)", (tag) => {
    const policy = new URL('../policy/words/', WEB);
    const said: Record<string, string> = {};
    for (const name of readdirSync(policy).filter((one) => one === `${tag}.yaml` || one.endsWith(`.${tag}.yaml`)))
      Object.assign(said, parse(readFileSync(new URL(name, policy), 'utf8')).words);
    const both = (all: Record<string, string>) =>
      Object.entries(all)
        .filter(([key]) => /^(document|finding\.audit)\./.test(key) && key !== 'document.detail')
        .sort();
    expect(both(words(tag))).toEqual(both(said));
  });

  it('name every action that a verb writes into the audit record', () => {
    const doors = { authorizations: 'request', appeals: 'appeal', continuity: 'continuity', referrals: 'referral' };
    const src = new URL('../src/', WEB);
    const written = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .flatMap((name) => {
        const text = readFileSync(new URL(name, src), 'utf8');
        const door = Object.entries(doors).find(([room]) => name.startsWith(`rooms/${room}/`))?.[1];
        return [
          ...[...text.matchAll(/\b(?:audit|eventOf)\(\s*'([a-z_]+\.[a-z_]+)'/g)].map(([, action]) => action),
          ...[...text.matchAll(/\baction: '([a-z_]+\.[a-z_]+)'/g)].map(([, action]) => action),
          ...(door ? [...text.matchAll(/\bwork\(\s*'([a-z_]+)'/g)].map(([, verb]) => `${door}.${verb}`) : []),
        ];
      });
    expect(written).toEqual(expect.arrayContaining(['referral.closed', 'member.read', 'access.refused']));
    expect([...new Set(written)].filter((action) => !(`action.${action}` in words('en')))).toEqual([]);
  });

  it.each(['en', 'es'])('name the kind of every action, by which the record is filtered (%s)', (tag) => {
    const kinds = (family: string) =>
      new Set(
        Object.entries(words(tag)).flatMap(([key, text]) =>
          key.startsWith(`${family}.`) && text.trim() !== '' ? [key.split('.')[1] ?? ''] : [],
        ),
      );
    expect([...kinds('action_kind')].sort()).toEqual([...kinds('action')].sort());
    expect([...kinds('action')]).toEqual(
      expect.arrayContaining(['request', 'appeal', 'grievance', 'continuity', 'referral', 'notice']),
    );
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
