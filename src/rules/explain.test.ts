import { describe, expect, test } from 'vitest';
import {
  compilePolicy,
  explainClause,
  explainPrice,
  explainTrace,
  lintPolicy,
  loadPolicy,
  type StoredTrace,
} from './index.ts';

const WORDS = {
  en: `
verdict.met: met
verdict.unmet: not met
verdict.unknown: not known yet
outcome.denied: The line is denied.
effect.deny: If not met, the line is denied.
clause.when: "{sentence} Only where {condition}."
clause.require: "{predicate}."
clause.diagnosis: "The line carries one of these diagnoses: {codes}."
clause.limit: "At most {amount} {period}{scope, select, unit {, mother and baby counted together} other {}}; {beyond}."
limit.beyond_deny: nothing lifts this limit
amount.units: "{n, plural, one {# unit} other {# units}}"
period.rolling_months: "in any {n} months"
phrase.whether: whether
predicate.not: "it is not so that {inner}"
test.true: "{claim}"
test.false: "it is not so that {claim}"
test.compare: "{fact}: {comparisons}"
compare.at_least: "{value} or more"
compare.in: "{value}"
unit.minutes: "{n, plural, one {# minute} other {# minutes}}"
codes.family: "any code beginning {beginning}"
codes.set: "{say} ({codes})"
price.one: "The plan pays {amount}."
price.fixed_unit: "{rate} a unit"
price.lesser_of_billed: It never pays more than the billed charge.
price.none_published: Nobody has published a price; ask the plan.
value.yes: "yes"
value.not_known: not known yet
trace.left: "Before this line {left} were left."
type.nurse_practitioner: nurse practitioner`,
  es: `
verdict.met: se cumple
verdict.unmet: no se cumple
verdict.unknown: aún no se sabe
clause.require: "{predicate}."
phrase.whether: si
test.true: "{claim}"`,
};

const BENEFIT = `
benefit: visit
group: visits
order: 1
title: { en: Visit, es: Visita }
description: { en: A visit., es: Una visita. }
cite: [A-1]
provisions:
  - id: visit
    in_force: {}
    applies: { codes: [Z5023] }
    cite: [A-1]
    clauses:
      - { id: approved, cite: [A-1], require: { fact: billing.approved, is: true } }
      - { id: long, cite: [A-1], when: { fact: billing.approved, is: true }, require: { fact: line.minutes, at_least: 30 } }
      - { id: dx, cite: [A-1], diagnosis: { any_of: ["@lactation", Z39*] } }
      - { id: four, cite: [A-1], limit: { count: units, max: 4, period: { rolling: { months: 12 } }, scope: unit } }
      - { id: by, cite: [A-1], require: { fact: line.by, in: [nurse_practitioner, house_painter] } }
      - { id: worded, cite: [A-1], require: { fact: billing.approved, is: true }, say: { en: Our words., es: Lo nuestro. } }
    price: { cite: [A-1], first_of: [{ fixed: { rate: 45.74, per: unit } }] }
`;

function load(words: Record<string, string> = WORDS, status = 'final') {
  const files = [
    { path: 'x/plan.yaml', text: 'plan: x\nname: { en: X, es: X }' },
    { path: 'x/benefits/visit.yaml', text: BENEFIT },
    {
      path: 'code-sets/a.yaml',
      text: 'lactation: { say: { en: nursing, es: lactancia }, cite: [A-1], codes: [O91, O92] }',
    },
    {
      path: 'reasons/a.yaml',
      text: 'requirement_not_met: { say: { en: A condition is not met., es: No se cumple. }, group: CO, carc: "272" }',
    },
    {
      path: 'vocabulary/a.yaml',
      text: `billing.approved: { type: boolean, say: { en: whether the biller is approved, es: si el que factura está aprobado } }
line.minutes: { type: number, unit: minutes, say: { en: the minutes, es: los minutos } }
line.by: { type: text, say: { en: who came, es: quién vino } }`,
    },
    ...Object.entries(words).map(([language, text]) => ({
      path: `words/${language}.yaml`,
      text: `language: ${language}\nname: ${language}\nstatus: ${status}\nwords:\n${text.trim().replace(/^/gm, '  ')}`,
    })),
  ];
  const loaded = loadPolicy(files, 'v1');
  expect(loaded.findings).toEqual([]);
  const policy = compilePolicy(loaded.book, 'x');
  if (!policy) throw new Error('the policy did not compile');
  return { ...loaded, policy };
}

function sentence(id: string, language = 'en'): string {
  const { policy } = load();
  const clause = policy.provisions[0]?.clauses.find((c) => c.source.id === id);
  if (!clause) throw new Error(`no clause ${id}`);
  return explainClause(clause, policy, language);
}

describe('a clause in words', () => {
  test.each([
    ['approved', 'The biller is approved.'],
    ['long', 'The minutes: 30 minutes or more. Only where the biller is approved.'],
    ['dx', 'The line carries one of these diagnoses: nursing (O91, O92) or any code beginning Z39.'],
    ['four', 'At most 4 units in any 12 months, mother and baby counted together; nothing lifts this limit.'],
    ['worded', 'Our words.'],
  ])('%s: %s', (id, expected) => expect(sentence(id)).toBe(expected));

  test('a value nobody has worded loses its underscores', () => {
    expect(sentence('by')).toBe('Who came: nurse practitioner or house painter.');
  });

  test('a language says what it has and the rest in English', () => {
    expect(sentence('approved', 'es')).toBe('El que factura está aprobado.');
    expect(sentence('dx', 'es')).toContain('The line carries one of these diagnoses: ');
    expect(sentence('approved', 'hmn')).toBe('The biller is approved.');
  });

  test('a price, and the lack of one', () => {
    const { policy } = load();
    const price = policy.provisions[0]?.source.price;
    expect(explainPrice(price, policy, 'en')).toBe(
      'The plan pays $45.74 a unit. It never pays more than the billed charge.',
    );
    expect(explainPrice(undefined, policy, 'en')).toBe('Nobody has published a price; ask the plan.');
  });
});

describe('a stored decision in words', () => {
  const trace: StoredTrace = {
    policy: 'v1',
    rule: 'x/visit',
    on: '2025-03-20',
    facts: { 'billing.approved': true, 'line.minutes': null },
    clauses: { 'x/visit': { approved: 1, long: 0, by: -1, gone: 1 } },
    left: { 'x/visit/four': 2 },
  };

  test('each clause has its verdict, sentence, facts and citations', () => {
    const { policy } = load();
    const said = explainTrace(policy, trace, 'en', { outcome: 'denied' });
    expect(said).toMatchObject({
      isSameVersion: true,
      outcome: 'The line is denied.',
      reasons: ['A condition is not met.'],
    });
    expect(said.clauses.map((c) => c.verdictWord)).toEqual(['met', 'not known yet', 'not met', 'met']);
    expect(said.clauses[1]?.facts).toEqual([
      { name: 'billing.approved', say: 'whether the biller is approved', value: 'yes' },
      { name: 'line.minutes', say: 'the minutes', value: 'not known yet' },
    ]);
    expect(said.clauses[2]).toMatchObject({ effect: 'If not met, the line is denied.', cites: ['A-1'] });
    expect(said.clauses[3]).toMatchObject({ id: 'x/visit/gone', cites: [] });
  });
});

describe('lint of the words', () => {
  const codes = (words: Record<string, string>, status?: string) => {
    const { book, sources } = load(words, status);
    return lintPolicy(book, sources).flatMap((f) => (f.code.startsWith('words.') ? [`${f.code} ${f.at}`] : []));
  };

  test('a final language lacks no key; a draft may', () => {
    const words = { en: 'a.b: One\na.c: Two', es: 'a.b: Uno' };
    expect(codes(words)).toEqual(['words.missing words/es.yaml: a.c']);
    expect(codes(words, 'draft')).toEqual([]);
  });

  test('placeholders agree with English, also inside a choice', () => {
    const en = 'a.b: "{n, plural, one {# day of {who}} other {# days}}"';
    expect(codes({ en, es: 'a.b: "{n, plural, one {# día de {who}} other {# días}}"' })).toEqual([]);
    expect(codes({ en, es: 'a.b: "{n} días"' })).toEqual(['words.placeholders_differ words/es.yaml: a.b']);
    expect(codes({ en, es: 'a.b: "{n, plural, one {#"' })).toEqual(['words.malformed words/es.yaml: a.b']);
  });

  test('a key English does not know is a slip of the pen', () => {
    expect(codes({ en: 'a.b: One', es: 'a.b: Uno\na.bb: Uno' })).toEqual(['words.unknown_key words/es.yaml: a.bb']);
  });
});
