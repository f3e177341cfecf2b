import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../platform/policy/index.ts';
import { REQUEST_ACTIONS } from './index.ts';

const { book } = await readPolicy(fileURLToPath(new URL('../../../policy', import.meta.url)));
const sources = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n');
const found = (pattern: RegExp) => [...new Set([...sources.matchAll(pattern)].map(([, code = '']) => code))].sort();
const unworded = (keys: readonly string[], language: string) =>
  keys.filter((key) => book.words[language]?.[key] === undefined);

describe.each(['en', 'es'])('in %s', (language) => {
  it('every reason why something is not done has words', () => {
    const codes = found(/(?:refused|closed|no)\(\s*'([a-z_]+)'/g);
    expect(codes.length).toBeGreaterThan(30);
    const own = codes.filter((code) => book.reasons[code] === undefined).map((code) => `why.${code}`);
    expect(unworded(own, language)).toEqual([]);
  });

  it('every action and everything that happens has words', () => {
    expect(
      unworded(
        REQUEST_ACTIONS.map((action) => `request.action.${action}`),
        language,
      ),
    ).toEqual([]);
    const said = found(/'(story\.[a-z_]+)'/g);
    const silent = found(/^ {2}([a-z_]+): z\.strictObject\(\{\s*kind: z\.literal/gm)
      .map((kind) => `story.${kind}`)
      .filter((key) => !said.some((one) => one.startsWith(key.replace(/_(asked|added)$/, ''))));
    expect(unworded([...said, ...silent], language)).toEqual([]);
  });
});
