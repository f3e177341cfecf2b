import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../kernel/index.ts';
import { explainClause, Speech } from '../../rules/index.ts';
import { readCast, runCases } from '../cases/run-cases.ts';
import { castFile } from '../policy-folder.ts';
import { type Generated, ROOT, stale } from './fresh.ts';
import { referencePages } from './pages.ts';
import { schemaFiles } from './schemas.ts';
import { readShelf, type Shelf } from './shelf.ts';

let shelf: Shelf;
let pages: Generated[];
beforeAll(async () => {
  shelf = await readShelf();
  pages = await referencePages(shelf);
});

describe('the reference pages', () => {
  test('are the ones `madrone policy reference` would write now', async () => {
    expect(await stale(pages)).toEqual([]);
  });

  test('and so are the schemas and the editor settings', async () => {
    expect(await stale(schemaFiles())).toEqual([]);
  });

  test('the example of every question runs and holds', async () => {
    const text = pages.find((p) => p.path.endsWith('policy-questions.md'))?.text ?? '';
    const files = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = ''], i) => ({
      path: `example-${i}.yaml`,
      text: yaml,
    }));
    const findings: Finding[] = [];
    const cast = readCast(await castFile(), findings);
    const report = await runCases(shelf.book, cast, files, new Set());
    expect([...findings, ...report.findings]).toEqual([]);
    expect(report.results.filter((r) => r.mismatches.length > 0)).toEqual([]);
    expect(report.results.length).toBe(shelf.book.packs.flatMap((p) => p.questions).length);
  });
});

describe('the words', () => {
  test('every clause of the policy is a sentence without codes of ours, in every language', () => {
    const clauses = shelf.book.packs.flatMap((pack) =>
      [...pack.benefits, ...pack.questions].flatMap((file) => file.provisions.flatMap((p) => p.clauses)),
    );
    for (const language of Object.keys(shelf.book.words)) {
      const sentences = clauses.map((clause) => explainClause({ ...clause, say: undefined }, shelf.book, language));
      expect(sentences.filter((s) => !/^[(\p{Lu}].*[.)]$/su.test(s) || /[a-z]_[a-z]|[{}]/.test(s))).toEqual([]);
    }
  });

  test('every finding about policy, cases and claims has a sentence', async () => {
    const folders = ['src/rules', 'src/app', 'src/rooms/claims'];
    const names = await Promise.all(folders.map((f) => readdir(join(ROOT, f), { recursive: true })));
    const files = names.flatMap((some, i) => some.map((name) => join(ROOT, folders[i] ?? '', name)));
    const sources = files.filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts'));
    const texts = await Promise.all(sources.map((f) => readFile(f, 'utf8')));
    const codes = texts.flatMap((text) =>
      [...text.matchAll(/(?:finding|warning)\(\s*'((?:policy|yaml|case|claim|words)\.[a-z_]+)'/g)].map(
        ([, code = '']) => code,
      ),
    );
    const speech = new Speech(shelf.book, 'es');
    expect(codes.length).toBeGreaterThan(20);
    expect([...new Set(codes)].filter((code) => speech.word(`finding.${code}`) === undefined)).toEqual([]);
  });
});
