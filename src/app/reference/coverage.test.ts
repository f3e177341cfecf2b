import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measureCoverage } from '../commands/policy-coverage.ts';
import { coveragePage } from './coverage-page.ts';
import { evidenceIn } from './source-evidence.ts';

const row = (id: string, kind: string) => `  - { id: ${id}, kind: ${kind}, area: a, statement: Something. }`;

/** A repository with one small benefit and one line of code. */
const FILES: Record<string, string> = {
  'policy/sources/doc.yaml': `document: { id: doc, title: A page, publisher: A plan, kind: ledger }
statements:
${[row('T-1', 'price'), row('T-2', 'rule'), row('T-3', 'rule'), row('T-4', 'rule'), row('T-5', 'ui'), row('T-6', 'ui'), row('T-7', 'rule'), row('T-8', 'content'), row('T-9', 'rule')].join('\n')}`,
  'policy/x/plan.yaml': 'plan: x\nname: { en: X, es: X }',
  'policy/x/benefits/visit.yaml': `benefit: visit
group: visits
order: 1
title: { en: Visit, es: Visita }
description: { en: A visit., es: Una visita. }
cite: [T-8, T-9]
provisions:
  - id: visit
    in_force: {}
    applies: { codes: [Z5023] }
    cite: [T-3]
    clauses:
      - { id: approved, cite: [T-2], require: { fact: line.units, at_least: 1 } }
      - { id: few, cite: [T-7], require: { fact: line.units, at_most: 9 } }
    price: { cite: [T-1], first_of: [{ fixed: { rate: 10, per: unit } }] }`,
  'policy/vocabulary/a.yaml': 'line.units: { type: number, say: { en: the units, es: las unidades } }',
  'policy/reasons/a.yaml': 'requirement_not_met: { say: { en: Not met., es: No. }, group: CO, carc: "272" }',
  'policy/cast/providers.yaml': 'doc-1: { types: [physician] }',
  'policy/x/cases/visit.yaml': `- name: a visit is paid
  cites: [T-1, T-2, T-8, T-9]
  plan: x
  now: 2025-03-21T10:00-07:00
  given: { members: { ana: {} } }
  when: [{ claim: { member: ana, on: 2025-03-20, provider: doc-1, lines: [{ code: Z5023 }] } }]
  then: [{ lines: [{ outcome: paid, paid: 10 }] }]
- name: a case that does not hold
  cites: [T-3]
  plan: x
  now: 2025-03-21T10:00-07:00
  given: { members: { ana: {} } }
  when: [{ claim: { member: ana, on: 2025-03-20, provider: doc-1, lines: [{ code: Z5023 }] } }]
  then: [{ lines: [{ outcome: denied }] }]`,
  'src/desk.ts':
    '/** A desk. @cites T-5 */\nexport const desk = 1;\n// T-4 is mentioned here\nconst a = "@cites T-4";\n',
  'src/desk.test.ts':
    "it('opens the desk [T-5]', () => {});\nit.skip('later [T-6]', () => {});\ntest('few [T-7]', () => {});\n",
};

describe('coverage', () => {
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'madrone-coverage-'));
    for (const [path, text] of Object.entries(FILES)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
  });
  afterAll(() => rm(root, { recursive: true }));

  test('written and proven works, one of the two is partial, a bare mention is nothing', async () => {
    const { rows, idle } = await measureCoverage(join(root, 'policy'), root);
    expect(Object.fromEntries(rows.map((r) => [r.id, r.status]))).toEqual({
      'T-1': 'works', // a price with a case
      'T-2': 'works', // a clause with a case
      'T-3': 'partial', // its only case does not hold
      'T-4': 'not yet', // mentioned outside a docstring
      'T-5': 'works', // a feature with a test
      'T-6': 'not yet', // its only test is skipped
      'T-7': 'partial', // a rule written as policy needs a case, not a test
      'T-8': 'works', // content on the benefit's page, with a case
      'T-9': 'partial', // the page's words do not implement a rule
    });
    expect(idle).toBe(1);
  });

  test('the page names where a row stands and what proves it, and does not change by itself', async () => {
    const { rows } = await measureCoverage(join(root, 'policy'), root);
    const page = coveragePage(rows);
    expect(page).toContain('| `T-1` | price | a | works | `x/visit/price` | x/cases/visit.yaml: a visit is paid |');
    expect(page).toContain('| `T-5` | ui | a | works | `src/desk.ts` | src/desk.test.ts: opens the desk [T-5] |');
    expect(page).toContain('| doc | 9 | 4 | 3 | 2 |');
    expect(coveragePage(rows)).toBe(page);
  });
});

describe('what a source file says of the ledger', () => {
  test('a docstring declares one row or several', () => {
    const text = '/**\n * A feature.\n * @cites HN-BILL-11, HN-BILL-12\n * HN-BILL-13\n */';
    expect(evidenceIn('src/a.ts', text).map((e) => e.id)).toEqual(['HN-BILL-11', 'HN-BILL-12', 'HN-BILL-13']);
  });

  test('a test names its rows in square brackets, also with cases of its own', () => {
    const text =
      "test.each([\n  ['a', 1],\n])('%s pays [HN-BILL-11, HN-BILL-12]', () => {});\nit('no id [here]', () => {});";
    expect(evidenceIn('src/a.test.ts', text).map((e) => e.id)).toEqual(['HN-BILL-11', 'HN-BILL-12']);
  });

  test('the rows of a table count where the test takes its name from them', () => {
    const text = "test.each([['paid [A-1]', 1], ['none', 2]])('%s', () => {});";
    expect(evidenceIn('src/a.test.ts', text)).toEqual([{ id: 'A-1', file: 'src/a.test.ts', test: 'paid [A-1]' }]);
  });
});
