import { beforeAll, describe, expect, test } from 'vitest';
import type { Cast } from '../src/app/cases/case-world.ts';
import { readCast, runCases } from '../src/app/cases/run-cases.ts';
import { zipTable } from '../src/app/network-folder.ts';
import { caseFiles, castFile, loadPolicyFolder } from '../src/app/policy-folder.ts';
import type { Finding } from '../src/kernel/index.ts';
import type { ZipTable } from '../src/rooms/network/index.ts';
import { compilePolicy, type LoadedPolicy, lintPolicy, packsOf } from '../src/rules/index.ts';

// The policy we ship: it loads, lints clean, compiles for every plan and brand, and every case written beside it holds.

const files = await caseFiles();
let policy: LoadedPolicy;
let cast: Cast;
let known: ReadonlySet<string>;
let zips: ZipTable;
const castFindings: Finding[] = [];

beforeAll(async () => {
  policy = await loadPolicyFolder();
  cast = readCast(await castFile(), castFindings);
  zips = await zipTable();
  known = new Set(policy.sources.flatMap((s) => s.statements.map((row) => row.id)));
});

const sentences = (findings: readonly Finding[]) =>
  findings.map((f) => [f.at, f.code, f.expected, f.received].filter((part) => part !== undefined).join(' · '));

describe('the policy folder', () => {
  test('loads without a finding', () => {
    expect(sentences(policy.findings)).toEqual([]);
    expect(sentences(castFindings)).toEqual([]);
  });

  test('lints clean', () => {
    expect(sentences(lintPolicy(policy.book, policy.sources))).toEqual([]);
  });

  test('has one version for its rules, whether its sources are read or not', async () => {
    const lean = await loadPolicyFolder({ sources: false });
    expect(lean.book.version).toBe(policy.book.version);
    expect(lean.sources).toEqual([]);
    expect(policy.sources.length).toBeGreaterThan(0);
  });

  test('holds the statewide pack and every plan that stands on it', () => {
    expect(policy.book.packs.map((p) => p.plan.plan).sort()).toEqual(['aah', 'ccah', 'health-net', 'medi-cal']);
    for (const plan of ['aah', 'ccah', 'health-net', 'calviva', 'chpiv']) {
      expect(packsOf(policy.book, plan)?.map((p) => p.plan.plan)[0], plan).toBe('medi-cal');
    }
  });

  test('compiles for every plan and every brand, statewide rules included', () => {
    const statewide = compilePolicy(policy.book, 'medi-cal')?.provisions.map((p) => p.id) ?? [];
    expect(statewide.length).toBeGreaterThan(0);
    const names = policy.book.packs.flatMap((p) => [p.plan.plan, ...(p.plan.brands ?? []).map((b) => b.key)]);
    expect(names).toContain('calviva');
    for (const name of names) {
      const compiled = compilePolicy(policy.book, name);
      const ids = compiled?.provisions.map((p) => p.id) ?? [];
      expect(
        statewide.filter((id) => !ids.includes(id)),
        name,
      ).toEqual([]);
      expect(new Set(ids).size, name).toBe(ids.length);
      expect(compiled?.name.length, name).toBeGreaterThan(0);
    }
  });

  test('explains every reason a clause can give', () => {
    for (const { plan } of policy.book.packs) {
      const compiled = compilePolicy(policy.book, plan.plan);
      const clauses = [
        ...(compiled?.provisions ?? []).flatMap((p) => p.clauses),
        ...[...(compiled?.questions.values() ?? [])].flatMap((q) => q.provisions.flatMap((p) => p.clauses)),
      ];
      const unknown = clauses.flatMap((c) => [c.reason, c.unknownReason].map((r) => `${c.id} ${r}`));
      expect(unknown.filter((said) => !Object.hasOwn(policy.book.reasons, said.split(' ')[1] ?? ''))).toEqual([]);
    }
  });
});

describe('the cases beside the policy', () => {
  test('are there', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  test.each(files.map((file) => [file.path, file] as const))('%s holds', async (path, file) => {
    const { results, findings } = await runCases(policy.book, cast, [file], known, zips);
    expect(sentences(findings)).toEqual([]);
    expect(results.length, path).toBeGreaterThan(0);
    expect(
      results.filter((r) => r.cites.length === 0).map((r) => r.name),
      'every case cites',
    ).toEqual([]);
    const missed = results.flatMap((r) =>
      r.mismatches.map(
        (m) => `${r.name}: ${m.at} expected ${JSON.stringify(m.expected)}, received ${JSON.stringify(m.received)}`,
      ),
    );
    expect(missed).toEqual([]);
  });
});
