import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// A word nobody says is a word two people still translate. A key is said whole, or by its family where the rest comes from the data.

const ROOT = `${import.meta.dirname}/..`;
const code = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => readFileSync(`${ROOT}/${file}`, 'utf8'))
  .join('\n');
const keys = Object.keys(JSON.parse(readFileSync(`${import.meta.dirname}/en.json`, 'utf8')));

test('every word of the portal is said somewhere', () => {
  const said = new Set([...code.matchAll(/['"`]([\w.-]+)['"`]/g)].map(([, key]) => key));
  const begun = [...code.matchAll(/`([a-z][a-z_.]*[._])\$\{/g)].map(([, start = '']) => start);
  const unsaid = keys.filter((key) => {
    const family = key.slice(0, key.indexOf('.'));
    return !said.has(key) && !said.has(family) && !begun.some((start) => key.startsWith(start));
  });
  expect(unsaid).toEqual([]);
});
