import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compilePolicy,
  evaluate,
  type Facts,
  type FactValue,
  loadPolicy,
  type StoredTrace,
  tracedClauses,
  traceText,
} from './index.ts';

const said = '{ en: X, es: X }';
const BENEFIT = `benefit: b
group: g
order: 1
title: ${said}
description: ${said}
cite: [A-1]
provisions:
  - id: all
    role: edit
    in_force: {}
    applies: { all_lines: true }
    cite: [A-1]
    clauses:
      - { id: covered, cite: [A-1], require: { fact: member.covered, is: true } }
  - id: visit
    in_force: {}
    applies: { codes: [A1] }
    cite: [A-1]
    clauses:
      - { id: text, cite: [A-1], require: { fact: line.text, in: [a] }, unknown: pass, else: warn }
      - { id: set, cite: [A-1], require: { fact: line.set, has_any: [a] }, unknown: pass, else: warn }
      - { id: later, cite: [A-1], in_force: { from: 2030-01-01 }, not_covered: true }
      - { id: four, cite: [A-1], limit: { count: units, max: 4, period: lifetime, scope: member } }
      - { id: visits, cite: [A-1], limit: { count: visits, max: 9, period: lifetime, scope: member } }
      - { id: cap, cite: [A-1], limit: { count: dollars, max: 500, period: lifetime, scope: member } }
`;

const { book } = loadPolicy(
  [
    { path: 'x/plan.yaml', text: `plan: x\nname: ${said}` },
    { path: 'x/benefits/b.yaml', text: BENEFIT },
  ],
  'abc123',
);

function traced(values: Readonly<Record<string, FactValue>>, code = 'A1'): StoredTrace {
  const policy = compilePolicy(book, 'x');
  if (!policy) throw new Error('no policy');
  const nothing = { authorizations: [], documents: [], pregnancies: [] };
  const line = { 'line.code': code, 'line.modifiers': [], 'line.units': 5 };
  const history = [
    {
      key: 'h',
      member: 'ana',
      provider: 'p',
      code: 'A1',
      modifiers: [],
      from: '2025-01-01',
      to: '2025-01-01',
      units: 1,
      paid: 700,
    },
  ];
  const facts: Facts = {
    on: '2025-03-20',
    open: false,
    member: 'ana',
    provider: 'p',
    values: { ...line, ...values },
    history,
    ...nothing,
  };
  return JSON.parse(traceText(policy.version, evaluate(policy, facts), facts));
}

describe('a decision as it is stored', () => {
  test('holds the policy, the rule, the date, the facts, every clause that bound and what was left', () => {
    expect(traced({ 'member.covered': true, 'line.text': 'a', 'line.set': ['a', 'b'] })).toEqual({
      policy: 'abc123',
      rule: 'x/visit',
      on: '2025-03-20',
      facts: { 'member.covered': true, 'line.text': 'a', 'line.set': ['a', 'b'], 'line.units': 5 },
      clauses: { 'x/all': { covered: 1 }, 'x/visit': { text: 1, set: 1, four: -1, visits: 1, cap: 1 } },
      left: { 'x/visit/four': 3, 'x/visit/visits': 8 },
    });
  });

  test('keeps what was not met and what was not known apart, a missing fact as null', () => {
    const trace = traced({ 'member.covered': false });
    expect(trace.clauses).toEqual({
      'x/all': { covered: -1 },
      'x/visit': { text: 0, set: 0, four: -1, visits: 1, cap: 1 },
    });
    expect(trace.facts).toEqual({ 'member.covered': false, 'line.text': null, 'line.set': null, 'line.units': 5 });
  });

  test('names no rule where no benefit covers the line', () => {
    const trace = traced({ 'member.covered': true }, 'B1');
    expect(trace).toMatchObject({ rule: null, clauses: { 'x/all': { covered: 1 } }, left: {} });
  });

  test('escapes quotes, line ends, backslashes and other alphabets', () => {
    const odd = 'say "hello"\n\\ \t\u2028 niño 你好 😀 \u0000';
    expect(traced({ 'line.text': odd, 'line.set': [odd, 'plain'] }).facts).toMatchObject({
      'line.text': odd,
      'line.set': [odd, 'plain'],
    });
  });

  test('gives back every text and every number as it was', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, fc.array(text), fc.boolean(), (one, many, covered) => {
        const { facts } = traced({ 'line.text': one, 'line.set': many, 'member.covered': covered });
        expect(facts).toMatchObject({ 'line.text': one, 'line.set': many, 'member.covered': covered });
      }),
    );
  });
});

test('the clauses of a stored trace are read back in the order they were judged, with what was left', () => {
  expect(tracedClauses(traced({ 'member.covered': true }))).toEqual([
    { clause: 'x/all/covered', verdict: 1 },
    { clause: 'x/visit/text', verdict: 0 },
    { clause: 'x/visit/set', verdict: 0 },
    { clause: 'x/visit/four', verdict: -1, left: 3 },
    { clause: 'x/visit/visits', verdict: 1, left: 8 },
    { clause: 'x/visit/cap', verdict: 1 },
  ]);
});
