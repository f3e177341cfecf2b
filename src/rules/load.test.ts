import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Finding } from '../kernel/index.ts';
import { loadPolicy, type PolicyText, parseYaml } from './index.ts';

const said = '{ en: X, es: X }';
const PLAN = `plan: x\nname: ${said}\n`;

/** What is found in one file, as `code at`. */
function found(path: string, text: string): string[] {
  return loadPolicy([{ path, text }], 'v1').findings.map((f) => `${f.code} ${f.at}`);
}

function findings(text: string, path = 'x/plan.yaml'): readonly Finding[] {
  return loadPolicy([{ path, text }], 'v1').findings;
}

function load(files: Readonly<Record<string, string>>) {
  return loadPolicy(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    'v1',
  );
}

const BENEFIT = `benefit: b
group: g
order: 1
title: ${said}
description: ${said}
cite: [A-1]
provisions:
  - id: p
    in_force: {}
    applies: { codes: [A1] }
    cite: [A-1]
    clauses:
      - id: c
        cite: [A-1]
        require: { fact: a.b, is: true }
    price:
      cite: [A-1]
      first_of: [{ fixed: { rate: 45.74, per: unit } }]
`;

describe('a policy folder', () => {
  const loaded = load({
    'x/plan.yaml': PLAN,
    'x/benefits/b.yaml': BENEFIT,
    'x/questions/q.yaml': `question: q
title: ${said}
cite: [A-1]
provisions: [{ id: q1, in_force: {}, cite: [A-1], clauses: [{ id: c, cite: [A-1], require: { fact: a.b, is: true } }] }]`,
    'x/files/837p.yaml': 'line_notes: { ITEM: line.item }',
    'x/cases/c.yaml': 'not: policy',
    'cast/providers.yaml': 'not: policy',
    'readme.md': '# not policy',
    'code-sets/s.yaml': `visits: { say: ${said}, cite: [A-1], codes: [A1, "O91*", H0043-U6] }`,
    'vocabulary/v.yaml': `a.b: { type: boolean, say: ${said} }`,
    'reasons/r.yaml': `too_late: { say: ${said}, group: CO, carc: "29" }`,
    'words/en.yaml': 'language: en\nname: English\nstatus: final\nwords: { a.b: One }',
    'words/more.en.yaml': 'language: en\nname: English\nstatus: final\nwords: { a.c: Two }',
    'sources/s.yaml': `document: { id: s, title: S, publisher: P, kind: ledger }
statements: [{ id: A-1, kind: rule, area: a, statement: s, parameters: { n: 1 } }]`,
  });

  test('is read into a book, with nothing to complain of', () => {
    expect(loaded.findings).toEqual([]);
    const { book } = loaded;
    expect(book.version).toBe('v1');
    expect(book.packs.map((p) => [p.plan.plan, p.benefits.length, p.questions.length])).toEqual([['x', 1, 1]]);
    expect(book.packs[0]?.claimFile?.line_notes).toEqual({ ITEM: 'line.item' });
    expect(book.codeSets.visits?.codes).toEqual(['A1', 'O91*', 'H0043-U6']);
    expect(book.reasons.too_late).toMatchObject({ carc: '29', rarc: [] });
    expect(book.vocabulary['a.b']?.type).toBe('boolean');
    expect(loaded.sources[0]?.statements[0]?.id).toBe('A-1');
  });

  test('fills in what a file may leave out', () => {
    const provision = loaded.book.packs[0]?.benefits[0]?.provisions[0];
    expect(provision).toMatchObject({ role: 'benefit', price: { lesser_of_billed: true, member_pays: 0 } });
  });

  test('gathers a language from its files', () => {
    expect(loaded.book.words.en).toMatchObject({ 'a.b': 'One', 'a.c': 'Two', 'language.status': 'final' });
  });

  test('reads the same whatever the order of its files', () => {
    const files = {
      'x/plan.yaml': PLAN,
      'x/benefits/b.yaml': BENEFIT,
      'x/benefits/a.yaml': BENEFIT.replace('benefit: b', 'benefit: a'),
    };
    const turned = Object.fromEntries(Object.entries(files).reverse());
    expect(load(turned)).toEqual(load(files));
    expect(load(turned).book.packs[0]?.benefits.map((b) => b.benefit)).toEqual(['a', 'b']);
  });

  test('leaves out a file that does not fit and keeps the rest', () => {
    const { book, findings: complaints } = load({
      'x/plan.yaml': PLAN,
      'x/benefits/b.yaml': BENEFIT,
      'x/benefits/c.yaml': 'benefit: 5',
    });
    expect(book.packs[0]?.benefits.map((b) => b.benefit)).toEqual(['b']);
    expect(complaints.every((f) => f.at.startsWith('x/benefits/c.yaml'))).toBe(true);
    expect(complaints.length).toBeGreaterThan(0);
  });
});

describe('a key nobody knows', () => {
  test('is an error with file and line', () => {
    expect(findings(`${PLAN}phone: "1"\n`)).toMatchObject([
      {
        code: 'yaml.does_not_fit',
        severity: 'error',
        at: 'x/plan.yaml:3',
        expected: expect.stringMatching(/^no key "phone"; one of "plan", /),
      },
    ]);
  });

  test('deep inside a provision is named on its own line', () => {
    const text = BENEFIT.replace('        require: {', '        requires: {');
    expect(findings(text, 'x/benefits/b.yaml')).toContainEqual(
      expect.objectContaining({ at: 'x/benefits/b.yaml:15', expected: 'no key "requires"; perhaps "require"' }),
    );
    expect(findings(BENEFIT.replace('per: unit', 'per: unit, tax: 1'), 'x/benefits/b.yaml')[0]).toMatchObject({
      at: 'x/benefits/b.yaml:18',
      expected: 'no key "tax"; one of "rate", "per"',
    });
  });

  test('in a test of a fact is not ignored', () => {
    const text = BENEFIT.replace('is: true', 'equals: true');
    expect(findings(text, 'x/benefits/b.yaml')[0]).toMatchObject({
      at: 'x/benefits/b.yaml:15',
      expected: 'no key "equals"',
    });
  });
});

describe('a value of the wrong kind', () => {
  test.each<[string, string, string, string]>([
    ['a number for a text', PLAN.replace('en: X', 'en: 5'), 'name.en: 5', 'a text, not a number'],
    ['a text for a list', `${PLAN}payer_ids: one\n`, 'payer_ids: "one"', 'a list, not a text'],
    ['a missing key', 'plan: x\n', 'name', 'keys with values, and nothing is there'],
    [
      'a name in capitals',
      PLAN.replace('plan: x', 'plan: Plan X'),
      'plan: "Plan X"',
      'lower case words joined by hyphens',
    ],
  ])('%s', (_name, text, key, expected) => {
    const complaints = findings(text).filter((f) => f.code === 'yaml.does_not_fit');
    expect(complaints).toMatchObject([{ received: key }]);
    expect(complaints[0]?.expected).toContain(expected);
  });

  test.each<[string, string, string]>([
    ['a day that does not exist', 'in_force: {}', 'in_force: { from: 2025-02-30 }'],
    ['a rate with three decimals', 'rate: 45.74', 'rate: 45.745'],
    ['a negative rate', 'rate: 45.74', 'rate: -1'],
    ['a code in small letters', 'codes: [A1]', 'codes: [a1]'],
    ['a citation in small letters', 'cite: [A-1]\n    clauses', 'cite: [a-1]\n    clauses'],
    ['no citation', 'cite: [A-1]\n        require', 'cite: []\n        require'],
    ['a clause of two kinds', 'is: true }', 'is: true }\n        not_covered: true'],
    ['a clause of no kind', 'require: { fact: a.b, is: true }', 'else: warn'],
    ['no price at all in a price', 'first_of: [{ fixed: { rate: 45.74, per: unit } }]', 'first_of: []'],
  ])('%s', (_name, good, bad) => {
    expect(BENEFIT).toContain(good);
    const complaints = found('x/benefits/b.yaml', BENEFIT.replace(good, bad)).filter((f) => f.startsWith('yaml'));
    expect(complaints.length).toBeGreaterThan(0);
    expect(complaints.every((f) => f.startsWith('yaml.does_not_fit x/benefits/b.yaml:'))).toBe(true);
  });
});

describe('a file that is no YAML', () => {
  test('cut off inside a bracket is malformed, with line and column', () => {
    expect(found('x/plan.yaml', 'plan: x\nname: { en: X, es')).toContain('yaml.malformed x/plan.yaml:2:18');
  });

  test('cut off inside a quote is malformed', () => {
    expect(
      found('x/plan.yaml', 'plan: x\nname: { en: "X').some((f) => f.startsWith('yaml.malformed x/plan.yaml:2')),
    ).toBe(true);
  });

  test('indented by tabs is malformed', () => {
    expect(found('x/plan.yaml', 'plan: x\nname:\n\ten: X\n\tes: X')).toContain('yaml.malformed x/plan.yaml:3:1');
  });

  test('with a key twice is malformed', () => {
    expect(found('x/plan.yaml', `plan: y\n${PLAN}`)).toEqual(['yaml.malformed x/plan.yaml:2:1']);
  });

  test('with a second document is malformed', () => {
    expect(found('x/plan.yaml', `${PLAN}---\nplan: y\n`)[0]).toBe('yaml.malformed x/plan.yaml:3:1');
  });

  test.each([
    ['binary', 'PK\u0003\u0004\u0000\u0000\uFFFD\uFFFD\u0001'],
    ['empty', ''],
    ['a comment', '# nothing'],
    ['a single word', 'plan'],
    ['a list', '- plan'],
    ['a number', '7'],
    ['HTML', '<!doctype html><html></html>'],
  ])('or holds something else (%s) is found and does not throw', (_name, text) => {
    const complaints = found('x/plan.yaml', text);
    expect(complaints.length).toBeGreaterThan(0);
    expect(loadPolicy([{ path: 'x/plan.yaml', text }], 'v1').book.packs).toEqual([]);
  });

  test('with a tag that would build something else than text does not fit', () => {
    expect(found('x/plan.yaml', 'plan: !!binary eA==\nname: { en: X, es: X }')).toContain(
      'yaml.does_not_fit x/plan.yaml:1',
    );
  });

  test('of more than a million characters is not read', () => {
    const padded = (length: number) => PLAN + '#'.repeat(length - PLAN.length);
    expect(found('x/plan.yaml', padded(1_000_000))).toEqual([]);
    expect(findings(padded(1_000_001))).toMatchObject([{ code: 'yaml.too_large', at: 'x/plan.yaml' }]);
  });
});

describe('anchors and aliases', () => {
  test('are refused, so that a small file never unfolds into a large one', () => {
    expect(found('x/plan.yaml', 'plan: x\nname: &n { en: X, es: X }\nextends: *n')).toContain(
      'yaml.alias x/plan.yaml:2',
    );
    expect(found('x/plan.yaml', `plan: x\nname: &n ${said}\n`)).toContain('yaml.alias x/plan.yaml:2');
  });

  test('of nothing, piled up, are refused as well', () => {
    const bomb = [
      'a: &a [x]',
      ...[...'bcdefghij'].map((c, i) => `${c}: &${c} [${`*${'abcdefghi'[i]}, `.repeat(9)}]`),
    ].join('\n');
    const complaints = found('x/plan.yaml', bomb);
    expect(complaints.some((f) => f.startsWith('yaml.alias'))).toBe(true);
    expect(loadPolicy([{ path: 'x/plan.yaml', text: bomb }], 'v1').book.packs).toEqual([]);
  });

  test('are not seen in text that only holds their signs', () => {
    expect(found('x/plan.yaml', 'plan: x\nname: { en: "A & B *c", es: "&x *y" }\n')).toEqual([]);
  });
});

describe('what cannot stand twice or nowhere', () => {
  test('a set, a fact, a reason or a word defined twice', () => {
    const set = `visits: { say: ${said}, cite: [A-1], codes: [A1] }`;
    const fact = `a.b: { type: boolean, say: ${said} }`;
    const reason = `too_late: { say: ${said}, group: CO, carc: "29" }`;
    const words = 'language: en\nname: English\nstatus: final\nwords: { a.b: One }';
    const twice = load({
      'code-sets/a.yaml': set,
      'code-sets/b.yaml': set,
      'vocabulary/a.yaml': fact,
      'vocabulary/b.yaml': fact,
      'reasons/a.yaml': reason,
      'reasons/b.yaml': reason,
      'words/a.yaml': words,
      'words/b.yaml': words,
    });
    expect(twice.findings.map((f) => [f.code, f.at, f.received])).toEqual([
      ['policy.defined_twice', 'code-sets/b.yaml', 'visits'],
      ['policy.defined_twice', 'reasons/b.yaml', 'too_late'],
      ['policy.defined_twice', 'vocabulary/b.yaml', 'a.b'],
      ['policy.defined_twice', 'words/b.yaml', 'a.b'],
    ]);
  });

  test('a set may have any name, even one every object knows', () => {
    expect(found('code-sets/a.yaml', `constructor: { say: ${said}, cite: [A-1], codes: [A1] }`)).toEqual([]);
  });

  test('a folder the guide does not name', () => {
    expect(load({ 'x/plan.yaml': PLAN, 'x/benefit/b.yaml': BENEFIT }).findings).toMatchObject([
      { code: 'policy.unknown_place', at: 'x/benefit/b.yaml' },
    ]);
    expect(found('notes.yaml', 'a: 1')).toEqual(['policy.unknown_place notes.yaml']);
  });

  test('a pack without its plan file', () => {
    const { book, findings: complaints } = load({ 'y/benefits/b.yaml': BENEFIT });
    expect(complaints).toMatchObject([{ code: 'policy.no_plan_file', at: 'y/plan.yaml' }]);
    expect(book.packs).toEqual([]);
  });
});

describe('a plan', () => {
  const plan = (name: string, more = '') => `plan: ${name}\nname: ${said}\n${more}`;

  test('stands in the folder of its name', () => {
    expect(found('x/plan.yaml', plan('y'))).toEqual(['policy.plan_elsewhere x/plan.yaml']);
  });

  test('extends a plan that is there and does not lead back to it', () => {
    expect(found('x/plan.yaml', plan('x', 'extends: nobody'))).toEqual(['policy.extends_nothing x/plan.yaml']);
    expect(found('x/plan.yaml', plan('x', 'extends: x'))).toEqual(['policy.extends_itself x/plan.yaml']);
    const circle = load({ 'x/plan.yaml': plan('x', 'extends: y'), 'y/plan.yaml': plan('y', 'extends: x') });
    expect(circle.findings.map((f) => [f.code, f.received])).toEqual([
      ['policy.extends_itself', 'x → y → x'],
      ['policy.extends_itself', 'y → x → y'],
    ]);
    expect(circle.book.packs).toEqual([]);
    expect(load({ 'x/plan.yaml': plan('x', 'extends: y'), 'y/plan.yaml': plan('y') }).findings).toEqual([]);
  });
});

test('any schema is read the same way, its complaints collected', () => {
  const file: PolicyText = { path: 'a.yaml', text: 'n: one\nlist: [1, x]\n' };
  const complaints: Finding[] = [];
  const schema = z.strictObject({ n: z.number(), list: z.array(z.number()) });
  expect(parseYaml(file, schema, complaints)).toBeUndefined();
  expect(complaints.map((f) => [f.at, f.received])).toEqual([
    ['a.yaml:1', 'n: "one"'],
    ['a.yaml:2', 'list.1: "x"'],
  ]);
  const none: Finding[] = [];
  expect(parseYaml({ path: 'a.yaml', text: 'n: 1\nlist: []\n' }, schema, none)).toEqual({ n: 1, list: [] });
  expect(none).toEqual([]);
});
