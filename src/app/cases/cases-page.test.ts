import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Finding } from '../../kernel/index.ts';
import { type PolicyText, parseYaml } from '../../rules/index.ts';
import { loadPolicyFolder, castFile as readCastFile } from '../policy-folder.ts';
import { givenAccounts } from './account-schema.ts';
import { caseFile } from './case-schema.ts';
import { castFile, given } from './given-schema.ts';
import { readCast, runCases } from './run-cases.ts';

const PAGE = readFileSync(resolve(import.meta.dirname, '../../../docs/reference/cases.md'), 'utf8');
const blocks = [...PAGE.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);

/** A block as a file of cases: whole cases as they are, wishes inside a case with an open answer for each. */
function asCases(block: string): PolicyText {
  const list: unknown = parse(block);
  if (!Array.isArray(list)) throw new Error('an example of the page is a list');
  const isCase = list.every((entry) => entry !== null && typeof entry === 'object' && 'when' in entry);
  const head = '- name: wishes\n  plan: ccah\n  now: 2025-03-21T10:00-07:00\n';
  const wishes = `${head}  when: ${JSON.stringify(list)}\n  then: ${JSON.stringify(list.map(() => ({})))}\n`;
  return { path: 'cases.md', text: isCase ? block : wishes };
}

describe('docs/reference/cases.md', () => {
  test.each(blocks.map((block) => [block.split('\n')[0] ?? '', block]))(
    'its example "%s" fits the format',
    (_first, block) => {
      const findings: Finding[] = [];
      const cases = parseYaml(asCases(block), caseFile, findings);
      expect(findings).toEqual([]);
      expect(cases?.[0]?.when.length).toBeGreaterThan(0);
    },
  );

  test('its examples of the library hold as they stand', async () => {
    const { book } = await loadPolicyFolder({ sources: false, library: true });
    const files = blocks.filter((b) => b.includes('library.') && b.includes('then:'));
    const report = await runCases(book, {}, files.map(asCases), new Set());
    expect(report.findings).toEqual([]);
    expect(report.results.flatMap((r) => r.mismatches)).toEqual([]);
    expect(report.results.length).toBe(3);
  });

  test('its examples of requests hold as they stand', async () => {
    const { book } = await loadPolicyFolder({ sources: false });
    const findings: Finding[] = [];
    const cast = readCast(await readCastFile(), findings);
    const files = blocks.filter((b) => b.includes('authorization.') && b.includes('then:')).map(asCases);
    const report = await runCases(book, cast, files, new Set());
    expect([...findings, ...report.findings]).toEqual([]);
    expect(report.results.flatMap((r) => r.mismatches)).toEqual([]);
    expect(report.results.length).toBeGreaterThan(0);
  });

  test('names every key a case may give, of a member and of a provider too', () => {
    // Numbers by which a claim file knows people: only a population file has use for them.
    const ofPopulations = ['cin', 'npi'];
    const isNamed = (key: string) =>
      PAGE.includes(`\`${key}\``) || new RegExp(`[{ ,]${key}[,}:]`).test(PAGE) || PAGE.includes(`### ${key}`);
    const member = given.shape.members.unwrap().valueType.shape;
    const provider = castFile.valueType.shape;
    const organization = givenAccounts.organizations.unwrap().valueType.shape;
    const account = givenAccounts.accounts.unwrap().valueType.shape;
    const more = [...Object.keys(organization), ...Object.keys(account)];
    const keys = [...more, ...Object.keys(given.shape), ...Object.keys(member), ...Object.keys(provider)];
    expect(keys.filter((key) => !isNamed(key) && !ofPopulations.includes(key))).toEqual([]);
  });
});
