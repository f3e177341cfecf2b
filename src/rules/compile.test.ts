import { describe, expect, test } from 'vitest';
import { type CompiledPolicy, compilePolicy, loadPolicy, type PolicyBook, packsOf } from './index.ts';

function bookOf(files: Readonly<Record<string, string>>): PolicyBook {
  const loaded = loadPolicy(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    'v1',
  );
  expect(loaded.findings).toEqual([]);
  return loaded.book;
}

function compiled(book: PolicyBook, plan: string): CompiledPolicy {
  const policy = compilePolicy(book, plan);
  if (!policy) throw new Error(`no plan ${plan}`);
  return policy;
}

const said = '{ en: X, es: X }';
const PLANS = {
  'state/plan.yaml': `plan: state\nname: ${said}`,
  'x/plan.yaml': `plan: x
name: { en: Plan X, es: Plan X }
extends: state
brands: [{ key: sister, name: { en: Sister, es: Hermana }, cite: [A-1] }]`,
};

function benefit(name: string, provisions: readonly string[]): string {
  const head = `benefit: ${name}\ngroup: g\norder: 1\ntitle: ${said}\ndescription: ${said}\ncite: [A-1]\nprovisions:\n`;
  return head + provisions.map((p) => `  - { in_force: {}, cite: [A-1], ${p} }\n`).join('');
}

function policyOf(files: Readonly<Record<string, string>>, plan = 'x'): CompiledPolicy {
  return compiled(bookOf({ ...PLANS, ...files }), plan);
}

const idsFor = (policy: CompiledPolicy, code: string) => policy.candidates(code).map((p) => p.id);

describe('a plan', () => {
  const book = bookOf({
    ...PLANS,
    'state/benefits/b.yaml': benefit('b', ['id: base, applies: { codes: [A1] }']),
    'state/files/837p.yaml': 'line_notes: { ITEM: line.item, SETTING: line.setting }',
    'x/benefits/b.yaml': benefit('c', ['id: own, applies: { codes: [A2] }']),
    'x/files/837p.yaml': 'line_notes: { ITEM: line.thing }',
  });

  test('stands on the packs it extends, statewide first', () => {
    expect(packsOf(book, 'x')?.map((p) => p.plan.plan)).toEqual(['state', 'x']);
    expect(packsOf(book, 'state')?.map((p) => p.plan.plan)).toEqual(['state']);
    expect(compiled(book, 'x').provisions.map((p) => [p.id, p.authority])).toEqual([
      ['state/base', 0],
      ['x/own', 1],
    ]);
    expect(compiled(book, 'state').provisions.map((p) => p.id)).toEqual(['state/base']);
  });

  test('nobody carries does not compile', () => {
    expect(compilePolicy(book, 'nobody')).toBeUndefined();
    expect(packsOf(book, 'nobody')).toBeUndefined();
  });

  test('shares its rules with its brands, which keep their own names', () => {
    const [own, sister] = [compiled(book, 'x'), compiled(book, 'sister')];
    expect([own.plan, own.brand, own.name]).toEqual(['x', 'x', 'Plan X']);
    expect([sister.plan, sister.brand, sister.name]).toEqual(['x', 'sister', 'Sister']);
    expect(sister.provisions.map((p) => p.id)).toEqual(own.provisions.map((p) => p.id));
  });

  test('reads the words of a claim file of the state, its own before them', () => {
    expect(compiled(book, 'x').lineNotes).toEqual({ ITEM: 'line.thing', SETTING: 'line.setting' });
    expect(compiled(book, 'state').lineNotes).toEqual({ ITEM: 'line.item', SETTING: 'line.setting' });
  });

  test('carries the version of its book', () => {
    expect(compiled(book, 'x').version).toBe('v1');
  });
});

describe('the provisions that may speak of a code', () => {
  test('are found by exact code, by family, by set and where all lines are meant', () => {
    const policy = policyOf({
      'code-sets/s.yaml': `visits: { say: ${said}, cite: [A-1], codes: [C1, D*] }`,
      'x/benefits/b.yaml': benefit('b', [
        'id: exact, applies: { codes: [A1] }',
        'id: family, applies: { codes: ["A*"] }',
        'id: named, applies: { codes: ["@visits"] }',
        'id: every, role: edit, applies: { all_lines: true }',
      ]),
    });
    expect(idsFor(policy, 'A1')).toEqual(['x/every', 'x/exact', 'x/family']);
    expect(idsFor(policy, 'A9')).toEqual(['x/every', 'x/family']);
    expect(idsFor(policy, 'C1')).toEqual(['x/every', 'x/named']);
    expect(idsFor(policy, 'D77')).toEqual(['x/every', 'x/named']);
    expect(idsFor(policy, 'Z9')).toEqual(['x/every']);
  });

  test('are found whatever the case of the code, and the same ones each time', () => {
    const policy = policyOf({
      'x/benefits/b.yaml': benefit('b', [
        'id: exact, applies: { codes: [A1] }',
        'id: family, applies: { codes: ["A*"] }',
      ]),
    });
    expect(idsFor(policy, 'a1')).toEqual(['x/exact', 'x/family']);
    expect(policy.candidates('A1')).toBe(policy.candidates('A1'));
  });

  test('are edits before benefits, and edits of every line before those of a code, in whatever order they are written', () => {
    const written = [
      'id: z-benefit, applies: { codes: [A1] }',
      'id: a-edit, role: edit, applies: { codes: [A1] }',
      'id: z-edit, role: edit, applies: { all_lines: true }',
      'id: a-benefit, applies: { all_lines: true }',
    ];
    for (const provisions of [written, [...written].reverse()]) {
      const policy = policyOf({ 'x/benefits/b.yaml': benefit('b', provisions) });
      expect(idsFor(policy, 'A1')).toEqual(['x/z-edit', 'x/a-edit', 'x/z-benefit', 'x/a-benefit']);
    }
  });

  test('are the plan before the state, and one that names the code before one of every line', () => {
    const policy = policyOf({
      'state/benefits/b.yaml': benefit('b', [
        'id: named, applies: { codes: [A1], modifiers: [U1], when: { fact: a.b, is: true } }',
      ]),
      'x/benefits/b.yaml': benefit('c', [
        'id: every, applies: { all_lines: true }',
        'id: own, applies: { codes: [A1] }',
      ]),
    });
    expect(idsFor(policy, 'A1')).toEqual(['x/own', 'state/named', 'x/every']);
  });

  test('of one authority are the more exact first: modifiers, then a condition, then the name', () => {
    const policy = policyOf({
      'x/benefits/b.yaml': benefit('b', [
        'id: b-plain, applies: { codes: [A1] }',
        'id: a-plain, applies: { codes: [A1] }',
        'id: when, applies: { codes: [A1], when: { fact: a.b, is: true } }',
        'id: modifiers, applies: { codes: [A1], modifiers: [U1] }',
        'id: coded, applies: { codes: [A1-U2], when: { fact: a.b, is: true } }',
      ]),
    });
    expect(idsFor(policy, 'A1')).toEqual(['x/coded', 'x/modifiers', 'x/when', 'x/a-plain', 'x/b-plain']);
    expect(policy.candidates('A1').map((p) => p.specificity)).toEqual([7, 6, 5, 4, 4]);
  });
});

describe('the order lines are judged in', () => {
  const against = (codes: string, more = '') =>
    `clauses: [{ id: e, cite: [A-1], exclusion: { with: [${codes}], within: day, scope: member${more} } }]`;
  const ranks = (...provisions: string[]) =>
    Object.fromEntries(
      policyOf({ 'x/benefits/b.yaml': benefit('b', provisions) }).provisions.map((p) => [p.source.id, p.rank]),
    );

  test('puts what an exclusion names before what it excludes, along the whole chain', () => {
    expect(
      ranks(
        `id: last, applies: { codes: [C1] }, ${against('B1')}`,
        `id: middle, applies: { codes: [B1] }, ${against('A1')}`,
        'id: first, applies: { codes: [A1] }',
        'id: apart, applies: { codes: [D1] }',
      ),
    ).toEqual({ last: 2, middle: 1, first: 0, apart: 0 });
  });

  test('sees families on either side, and codes with modifiers', () => {
    expect(
      ranks(`id: after, applies: { codes: [A1] }, ${against('B1')}`, 'id: before, applies: { codes: ["B*"] }'),
    ).toEqual({ after: 1, before: 0 });
    expect(
      ranks(`id: after, applies: { codes: [A1] }, ${against('"B*"')}`, 'id: before, applies: { codes: [B1] }'),
    ).toEqual({ after: 1, before: 0 });
    expect(
      ranks(`id: after, applies: { codes: [A1] }, ${against('B1-U6')}`, 'id: before, applies: { codes: [B1] }'),
    ).toEqual({ after: 1, before: 0 });
  });

  test('leaves a circle of exclusions in file order, after what stands outside it', () => {
    expect(
      ranks(
        `id: a, applies: { codes: [A1] }, ${against('B1')}`,
        `id: b, applies: { codes: [B1] }, ${against('A1, C1')}`,
        'id: c, applies: { codes: [C1] }',
      ),
    ).toEqual({ a: 0, b: 1, c: 0 });
    expect(
      ranks(`id: a, applies: { codes: [A1] }, ${against('B1')}`, `id: b, applies: { codes: [B1] }, ${against('A1')}`),
    ).toEqual({ a: 0, b: 0 });
  });

  test('is not touched by an exclusion of the same code', () => {
    const same = 'clauses: [{ id: e, cite: [A-1], exclusion: { with: same_code, within: day, scope: member } }]';
    expect(ranks(`id: a, applies: { codes: [A1] }, ${same}`)).toEqual({ a: 0 });
  });
});

test('exclusions that reach back to a paid line are listed with their provision', () => {
  const policy = policyOf({
    'x/benefits/b.yaml': benefit('b', [
      'id: p, applies: { codes: [A1] }, clauses: [{ id: back, cite: [A-1], exclusion: { with: [B1], within: day, scope: member, recover: true } }, { id: forth, cite: [A-1], exclusion: { with: [C1], within: day, scope: member } }]',
    ]),
  });
  expect(policy.recovering.map((r) => [r.provision.id, r.clause.id])).toEqual([['x/p', 'x/p/back']]);
});

test('a question of the plan adds its provisions to those of the state', () => {
  const question = (id: string) =>
    `question: q\ntitle: ${said}\ncite: [A-1]\nprovisions:\n  - { id: ${id}, in_force: {}, cite: [A-1], clauses: [{ id: c, cite: [A-1], require: { fact: a.b, is: true } }] }`;
  const files = { ...PLANS, 'state/questions/q.yaml': question('base'), 'x/questions/q.yaml': question('own') };
  const idsOf = (plan: string) =>
    compiled(bookOf(files), plan)
      .questions.get('q')
      ?.provisions.map((p) => p.id);
  expect(idsOf('x')).toEqual(['state/base', 'x/own']);
  expect(idsOf('state')).toEqual(['state/base']);
});
