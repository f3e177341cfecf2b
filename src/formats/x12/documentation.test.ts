import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const here = import.meta.dirname;
const page = readFileSync(join(here, '../../../docs/reference/x12.md'), 'utf8');

it('every finding code has its line in docs/reference/x12.md, and the page invents none', () => {
  const sources = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(
    (f) => f.endsWith('.ts') && !f.endsWith('.test.ts'),
  );
  const used = new Set(
    sources.flatMap((f) => readFileSync(join(here, f), 'utf8').match(/(?<=')x12\.[a-z0-9-]+(?=')/g) ?? []),
  );
  const told = new Set(page.match(/(?<=`)x12\.[a-z0-9-]+(?=`)/g) ?? []);
  expect([...used].filter((code) => !told.has(code))).toEqual([]);
  expect([...told].filter((code) => !used.has(code))).toEqual([]);
});
