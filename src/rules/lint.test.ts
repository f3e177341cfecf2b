import { describe, expect, test } from 'vitest';
import { citationsOf, lintPolicy, loadPolicy } from './index.ts';

const said = '{ en: X, es: X }';
const VOCABULARY = `
a.flag: { type: boolean, say: ${said} }
a.n: { type: number, say: ${said} }
a.m: { type: number, say: ${said} }
a.cents: { type: money, say: ${said} }
a.day: { type: date, say: ${said} }
b.day: { type: date, say: ${said} }
a.text: { type: text, say: ${said} }
a.kind: { type: text, values: [one, two], say: ${said} }
a.set: { type: set, values: [one, two], say: ${said} }
billing.types: { type: set, values: [clinic, hospital], say: ${said} }
`;
const SOURCES = `document: { id: s, title: S, publisher: P, kind: ledger }
statements: [{ id: A-1, kind: rule, area: a, statement: "codes A1, A12, B1" }]`;

interface Written {
  readonly provisions?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

/** A provision in one line; in force always unless it says otherwise itself. */
function provision(written: string): string {
  const inForce = /^id: \S+, in_force/.test(written) ? '' : 'in_force: {}, ';
  return `  - { cite: [A-1], ${inForce}${written} }\n`;
}

/** What lint finds in a small, otherwise sound policy, as `code at received`. */
function linted({ provisions = ['id: p, applies: { codes: [A1] }'], files = {} }: Written): string[] {
  const head = `benefit: b\ngroup: g\norder: 1\ntitle: ${said}\ndescription: ${said}\ncite: [A-1]\nprovisions:\n`;
  const texts = {
    'x/plan.yaml': `plan: x\nname: ${said}\ncite: [A-1]`,
    'x/benefits/b.yaml': head + provisions.map(provision).join(''),
    'vocabulary/a.yaml': VOCABULARY,
    'sources/a.yaml': SOURCES,
    'reasons/a.yaml': `too_late: { say: ${said}, group: CO, carc: "29" }`,
    'code-sets/a.yaml': `visits: { say: ${said}, cite: [A-1], codes: [B1] }`,
    ...files,
  };
  const { book, sources, findings } = loadPolicy(
    Object.entries(texts).map(([path, text]) => ({ path, text })),
    'v1',
  );
  expect(findings).toEqual([]);
  return lintPolicy(book, sources).map((f) =>
    [f.code, f.at, ...(f.received === undefined ? [] : [f.received])].join(' '),
  );
}

const withClause = (clause: string, more = '') =>
  linted({ provisions: [`id: p, ${more}applies: { codes: [A1] }, clauses: [{ id: c, cite: [A-1], ${clause} }]`] });
const required = (test: string) => withClause(`require: { ${test} }`);

describe('a sound policy', () => {
  test('has no findings', () => {
    expect(linted({})).toEqual([]);
    expect(withClause('require: { fact: a.flag, is: true }, reason: too_late')).toEqual([]);
  });

  test.each([
    'fact: a.flag, is: false',
    'fact: a.n, is: 3',
    'fact: a.n, at_least: 3, less_than: { fact: a.m }',
    'fact: a.cents, at_most: { fact: a.n }',
    'fact: a.day, on_or_after: 2025-01-01, before: { fact: b.day, plus: { months: 12 } }',
    'fact: a.text, in: [anything]',
    'fact: a.text, is: anything',
    'fact: a.kind, not_in: [one]',
    'fact: a.set, has_any: [one], has_none: [two]',
    'fact: a.set, known: true',
  ])('may compare { %s }', (test) => {
    expect(required(test)).toEqual([]);
  });
});

describe('a comparison that can never match', () => {
  test.each([
    ['fact: a.flag, at_least: 3', 'at_least on boolean'],
    ['fact: a.flag, is: yes', 'is yes on boolean'],
    ['fact: a.n, is: three', 'is three on number'],
    ['fact: a.n, in: ["3"]', 'in on number'],
    ['fact: a.n, on_or_after: 2025-01-01', 'on_or_after on number'],
    ['fact: a.day, at_least: 3', 'at_least on date'],
    ['fact: a.day, is: 2025-01-01', 'is 2025-01-01 on date'],
    ['fact: a.text, has_any: [one]', 'has_any on text'],
    ['fact: a.text, is: true', 'is true on text'],
    ['fact: a.set, in: [one]', 'in on set'],
    ['fact: a.set, is: one', 'is one on set'],
  ])('does not fit: { %s }', (test, received) => {
    expect(required(test)).toContain(`policy.comparison_does_not_fit x/p/c ${received}`);
  });

  test.each([
    ['fact: a.n, at_least: { fact: a.day }', 'a date beside a number'],
    ['fact: a.day, on_or_after: { fact: a.text, plus: { days: 1 } }', 'a text beside a date'],
    ['fact: a.day, on_or_after: 5', '5 beside a date'],
    ['fact: a.n, at_least: { fact: a.m, plus: { days: 3 } }', 'a span of time added to a number'],
  ])('does not fit what it is compared with: { %s }', (test, received) => {
    expect(required(test)).toEqual([`policy.comparison_does_not_fit x/p/c ${received}`]);
  });

  test('names a fact the vocabulary lacks', () => {
    expect(required('fact: a.gone, is: true')).toEqual(['policy.unknown_fact x/p/c a.gone']);
    expect(required('fact: a.n, at_least: { fact: b.gone }')).toEqual(['policy.unknown_fact x/p/c b.gone']);
  });

  test('names a value the fact cannot have', () => {
    expect(required('fact: a.kind, in: [one, three]')).toEqual(['policy.unknown_value x/p/c a.kind three']);
    expect(required('fact: a.kind, is: three')).toEqual(['policy.unknown_value x/p/c a.kind three']);
    expect(required('fact: a.set, has_all: [four]')).toEqual(['policy.unknown_value x/p/c a.set four']);
    expect(withClause('provider: { role: billing, any_of: [clinic, castle], review: [moat] }')).toEqual([
      'policy.unknown_value x/p/c castle',
      'policy.unknown_value x/p/c moat',
    ]);
  });

  test('asks nothing at all', () => {
    expect(required('fact: a.flag')).toEqual(['policy.test_of_nothing x/p/c a.flag']);
    expect(withClause('modifiers: {}')).toEqual(['policy.test_of_nothing x/p/c modifiers']);
  });

  test('is found inside all, any and not, in a condition and in an exemption', () => {
    const nested = '{ all: [{ any: [{ not: { fact: a.gone, is: true } }] }] }';
    expect(withClause(`require: ${nested}`)).toEqual(['policy.unknown_fact x/p/c a.gone']);
    expect(withClause(`when: ${nested}, not_covered: true`)).toEqual(['policy.unknown_fact x/p/c a.gone']);
    expect(withClause(`authorization: { need: always, unless: ${nested} }`)).toEqual([
      'policy.unknown_fact x/p/c a.gone',
    ]);
    expect(linted({ provisions: [`id: p, applies: { codes: [A1], when: ${nested} }`] })).toEqual([
      'policy.unknown_fact x/p a.gone',
    ]);
  });
});

describe('a set of codes nobody defined', () => {
  test.each([
    ['diagnosis', 'diagnosis: { any_of: ["@gone"] }'],
    ['exclusion', 'exclusion: { with: ["@gone"], within: day, scope: member }'],
    ['follows', 'follows: { codes: ["@gone"] }'],
    ['limit', 'limit: { count: units, max: 1, period: line, scope: member, codes: ["@gone"] }'],
    [
      'authorization',
      'authorization: { need: after, after: { count: units, max: 1, period: line, scope: member, codes: ["@gone"] } }',
    ],
  ])('is found in a clause of kind %s', (_kind, clause) => {
    expect(withClause(clause)).toEqual(['policy.unknown_code_set x/p/c @gone']);
    expect(withClause(clause.replace('@gone', '@visits'))).toEqual([]);
  });

  test('is found where a provision applies', () => {
    expect(linted({ provisions: ['id: p, applies: { codes: ["@gone"] }'] })).toEqual([
      'policy.unknown_code_set x/p @gone',
    ]);
  });

  test('is found inside another set, as is a set that holds itself', () => {
    const files = {
      'code-sets/a.yaml': `s: { say: ${said}, cite: [A-1], codes: ["@gone"] }\nt: { say: ${said}, cite: [A-1], codes: ["@t"] }`,
    };
    expect(linted({ files })).toEqual(['policy.unknown_code_set code-sets/s', 'policy.unknown_code_set code-sets/t']);
  });
});

describe('a clause', () => {
  test('that gives a reason the catalogue lacks', () => {
    expect(withClause('not_covered: true, reason: nobody_knows')).toEqual(['policy.unknown_reason x/p/c nobody_knows']);
    expect(required('fact: a.flag, is: true }, unknown_reason: nobody_knows, when: { fact: a.n, is: 1')).toEqual([
      'policy.unknown_reason x/p/c nobody_knows',
    ]);
  });

  test('whose dates are turned round', () => {
    expect(withClause('not_covered: true, in_force: { from: 2025-02-01, to: 2025-01-31 }')).toContain(
      'policy.dates_reversed x/p/c 2025-02-01 to 2025-01-31',
    );
    expect(withClause('not_covered: true, in_force: { from: 2025-02-01, to: 2025-02-01 }')).toEqual([]);
  });

  test('that is never in force while its provision is', () => {
    const during = (clause: string) =>
      withClause(`not_covered: true, in_force: ${clause}`, 'in_force: { from: 2025-01-01, to: 2025-06-30 }, ');
    expect(during('{ from: 2025-07-01 }')).toEqual(['policy.clause_never_in_force x/p/c']);
    expect(during('{ to: 2024-12-31 }')).toEqual(['policy.clause_never_in_force x/p/c']);
    expect(during('{ from: 2025-06-30 }')).toEqual([]);
    expect(during('{ to: 2025-01-01 }')).toEqual([]);
  });

  test('whose authorization says after what exactly when it is needed after something', () => {
    const after = 'after: { count: units, max: 1, period: line, scope: member }';
    expect(withClause('authorization: { need: after }')).toEqual(['policy.authorization_after x/p/c']);
    expect(withClause(`authorization: { need: always, ${after} }`)).toEqual(['policy.authorization_after x/p/c']);
    expect(withClause(`authorization: { need: after, ${after} }`)).toEqual([]);
  });

  test('whose id another clause of its provision has', () => {
    const twice =
      'id: p, applies: { codes: [A1] }, clauses: [{ id: c, cite: [A-1], not_covered: true }, { id: c, cite: [A-1], not_covered: true }]';
    expect(linted({ provisions: [twice] })).toEqual(['policy.id_used_twice x/p/c']);
  });
});

describe('a provision', () => {
  test('whose id another has', () => {
    expect(linted({ provisions: ['id: p, applies: { codes: [A1] }', 'id: p, applies: { codes: [B1] }'] })).toEqual([
      'policy.id_used_twice x/p',
    ]);
  });

  test('that applies to nothing', () => {
    expect(linted({ provisions: ['id: p, applies: {}'] })).toEqual(['policy.applies_to_nothing x/p']);
    expect(linted({ provisions: ['id: p, applies: { all_lines: true }'] })).toEqual([]);
  });

  test('whose dates are turned round', () => {
    expect(
      linted({ provisions: ['id: p, in_force: { from: 2025-02-01, to: 2025-01-31 }, applies: { codes: [A1] }'] }),
    ).toEqual(['policy.dates_reversed x/p 2025-02-01 to 2025-01-31']);
  });

  test('that replaces something that is not there', () => {
    const overriding = (id: string) =>
      linted({
        provisions: ['id: p, applies: { codes: [A1] }', `id: q, overrides: [${id}], applies: { codes: [B1] }`],
      });
    expect(overriding('x/p')).toEqual([]);
    expect(overriding('x/gone')).toEqual(['policy.override_of_nothing x/q x/gone']);
    expect(overriding('y/p')).toEqual(['policy.override_of_nothing x/q y/p']);
  });
});

test('a provision of a question that replaces something that is not there', () => {
  const question = (id: string) => ({
    'x/questions/q.yaml': `question: q
title: ${said}
cite: [A-1]
provisions:
  - { id: one, in_force: {}, cite: [A-1], clauses: [{ id: c, cite: [A-1], require: { fact: a.flag, is: true } }] }
  - { id: two, in_force: {}, cite: [A-1], overrides: [${id}], clauses: [{ id: c, cite: [A-1], require: { fact: a.flag, is: true } }] }`,
  });
  expect(linted({ files: question('x/one') })).toEqual([]);
  expect(linted({ files: question('x/p') })).toEqual(['policy.override_of_nothing x/two x/p']);
  expect(linted({ files: question('y/one') })).toEqual(['policy.override_of_nothing x/two y/one']);
});

describe('two benefits that cover one line on one day', () => {
  const pair = (a: string, b: string) => linted({ provisions: [`id: a, ${a}`, `id: b, ${b}`] });
  const tie = ['policy.overlap x/a x/b'];

  test.each([
    ['one code', 'applies: { codes: [A1] }', 'applies: { codes: [A1, B1] }'],
    ['a code in a family', 'applies: { codes: [A12] }', 'applies: { codes: ["A1*"] }'],
    ['a family in a family', 'applies: { codes: ["A*"] }', 'applies: { codes: ["A1*"] }'],
    ['a code in a set', 'applies: { codes: ["@visits"] }', 'applies: { codes: [B1] }'],
    ['a shared modifier', 'applies: { codes: [A1], modifiers: [U1, U2] }', 'applies: { codes: [A1], modifiers: [U2] }'],
    [
      'a shared day',
      'in_force: { to: 2025-01-01 }, applies: { codes: [A1] }',
      'in_force: { from: 2025-01-01 }, applies: { codes: [A1] }',
    ],
  ])('are a tie nobody declared: %s', (_name, a, b) => {
    expect(pair(a, b)).toEqual(tie);
  });

  test.each([
    ['other codes', 'applies: { codes: [A1] }', 'applies: { codes: [A12] }'],
    [
      'other days',
      'in_force: { to: 2024-12-31 }, applies: { codes: [A1] }',
      'in_force: { from: 2025-01-01 }, applies: { codes: [A1] }',
    ],
    ['other modifiers', 'applies: { codes: [A1], modifiers: [U1] }', 'applies: { codes: [A1], modifiers: [U2] }'],
    ['a modifier and none', 'applies: { codes: [A1], modifiers: [U1] }', 'applies: { codes: [A1] }'],
    ['a condition', 'applies: { codes: [A1], when: { fact: a.flag, is: true } }', 'applies: { codes: [A1] }'],
    ['an edit', 'role: edit, applies: { codes: [A1] }', 'applies: { codes: [A1] }'],
    ['codes told apart by their modifiers', 'applies: { codes: [A1-U1] }', 'applies: { codes: [A1-U2] }'],
  ])('are no tie with %s', (_name, a, b) => {
    expect(pair(a, b)).toEqual([]);
  });
});

describe('citations', () => {
  const text = `plan: x
name: ${said}
cite: [C-1]
brands: [{ key: k, name: ${said}, cite: [C-2] }]
counties: [{ name: M, in_force: {}, cite: [C-3] }]`;
  const benefit = `benefit: b
group: g
order: 1
title: ${said}
description: ${said}
cite: [C-4]
notes: [{ say: ${said}, cite: [C-5] }]
provisions:
  - id: p
    in_force: {}
    applies: { codes: [A1] }
    cite: [C-6]
    clauses: [{ id: c, cite: [C-7], not_covered: true }]
    price: { cite: [C-8], first_of: [{ cite: [C-9], fixed: { rate: 1, per: unit } }] }`;
  const question = `question: q
title: ${said}
cite: [C-10]
provisions: [{ id: q1, in_force: {}, cite: [C-11], clauses: [{ id: c, cite: [C-12], require: { fact: a.flag, is: true } }] }]`;
  const files = { 'x/plan.yaml': text, 'x/benefits/b.yaml': benefit, 'x/questions/q.yaml': question };

  test('stand at their addresses, wherever policy may cite', () => {
    const { book } = loadPolicy(
      Object.entries(files).map(([path, t]) => ({ path, text: t })),
      'v1',
    );
    const [pack] = book.packs;
    expect((pack ? citationsOf(pack) : []).map((c) => `${c.id} ${c.at}`)).toEqual([
      'C-1 x/plan',
      'C-2 x/plan',
      'C-3 x/plan',
      'C-4 x/b',
      'C-5 x/b',
      'C-6 x/p',
      'C-8 x/p/price',
      'C-9 x/p/price',
      'C-7 x/p/c',
      'C-10 x/q',
      'C-11 x/q1',
      'C-12 x/q1/c',
    ]);
  });

  test('that do not resolve are found, each at its address', () => {
    const found = linted({ files }).filter((f) => f.startsWith('policy.citation_does_not_resolve'));
    expect(found).toHaveLength(12);
    expect(found).toContain('policy.citation_does_not_resolve x/p/c C-7');
  });
});
