import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

// The house's arrows, held by reading every import: kernel ← formats, rules ← rooms ← app; platform only under app and as
// types of stores and routes; a room through its door; no cycles; no junk drawers.

const ROOT = resolve(import.meta.dirname, '../src');
const IMPORT = /^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts') && !f.endsWith('.d.ts'))
  .sort();

const imports: Import[] = files.flatMap((from) =>
  [...readFileSync(join(ROOT, from), 'utf8').matchAll(IMPORT)].map(([, type, target = '']) => ({
    from,
    to: target.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(from), target)) : target,
    isType: type !== undefined,
  })),
);

const areaOf = (file: string) => file.split('/')[0] ?? '';
const roomOf = (file: string) => file.split('/')[1] ?? '';
const ours = imports.filter((i) => i.to.endsWith('.ts'));
const sentence = (i: Import) => `${i.from} imports ${i.to}`;

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  kernel: ['kernel'],
  formats: ['kernel', 'formats'],
  rules: ['kernel', 'rules'],
  rooms: ['kernel', 'formats', 'rules', 'rooms'],
  platform: ['kernel', 'formats', 'rules', 'platform'],
  app: ['kernel', 'formats', 'rules', 'rooms', 'platform', 'app'],
};

describe('the import law', () => {
  it('reads a house with rooms in it', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(ours.length).toBeGreaterThan(100);
  });

  it('kernel ← formats, rules ← rooms ← app, and nothing the other way', () => {
    const broken = ours.filter((i) => !i.isType && !ALLOWED[areaOf(i.from)]?.includes(areaOf(i.to)));
    expect(broken.map(sentence)).toEqual([]);
  });

  it('only app meets platform; a store or a route may name its types', () => {
    const named = /(store|routes|sql-rows|populate)\.ts$/;
    const broken = ours.filter(
      (i) => areaOf(i.to) === 'platform' && areaOf(i.from) === 'rooms' && !(i.isType && named.test(i.from)),
    );
    expect(broken.map(sentence)).toEqual([]);
  });

  it('a room is entered through its door', () => {
    const broken = ours.filter(
      (i) =>
        areaOf(i.to) === 'rooms' &&
        (areaOf(i.from) !== 'rooms' || roomOf(i.from) !== roomOf(i.to)) &&
        !i.to.endsWith('/index.ts'),
    );
    expect(broken.map(sentence)).toEqual([]);
  });

  it('pure files of a room import no store, and nothing below app reads a clock', () => {
    const stores = ours.filter(
      (i) =>
        areaOf(i.from) === 'rooms' &&
        /store\.ts$/.test(i.to) &&
        !/(store|routes|index|populate|synthetic)\.ts$/.test(i.from) &&
        !i.isType,
    );
    const clocks = files.filter((f) => {
      if (!['kernel', 'rules', 'rooms', 'formats'].includes(areaOf(f))) return false;
      return /\bnew Date\(\)|Date\.now\(\)|Math\.random\(\)|performance\.now\(\)/.test(
        readFileSync(join(ROOT, f), 'utf8'),
      );
    });
    expect(stores.map(sentence)).toEqual([]);
    expect(clocks).toEqual([]);
  });

  it('kernel, formats and rules run in a browser: they import nothing of Node', () => {
    const broken = imports.filter(
      (i) => ['kernel', 'formats', 'rules'].includes(areaOf(i.from)) && i.to.startsWith('node:'),
    );
    expect(broken.map(sentence)).toEqual([]);
  });

  it('has no cycles', () => {
    const edges = Map.groupBy(
      ours.filter((i) => !i.isType),
      (i) => i.from,
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
        return;
      }
      if (done.has(file)) return;
      for (const next of edges.get(file) ?? []) visit(next.to, [...trail, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('has no junk drawers', () => {
    const drawers = files.filter((f) =>
      f.split('/').some((part) => /^(utils?|helpers?|common|shared|misc)(\.ts)?$/.test(part)),
    );
    expect(drawers).toEqual([]);
  });
});
