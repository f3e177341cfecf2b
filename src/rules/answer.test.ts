import { describe, expect, test } from 'vitest';
import { answerQuestion, compilePolicy, type Facts, type FactValue, loadPolicy } from './index.ts';

const said = '{ en: X, es: X }';

/** What the question `q` answers where its provisions, written as policy writes them, stand alone. */
function asked(provisions: readonly string[], values: Readonly<Record<string, FactValue>>, on = '2025-03-20') {
  const body = provisions.map((p) => `  - { cite: [B-1], ${p} }\n`).join('');
  const { book, findings } = loadPolicy(
    [
      { path: 'x/plan.yaml', text: `plan: x\nname: ${said}` },
      { path: 'x/questions/q.yaml', text: `question: q\ntitle: ${said}\ncite: [A-1]\nprovisions:\n${body}` },
    ],
    'v1',
  );
  expect(findings).toEqual([]);
  const policy = compilePolicy(book, 'x');
  if (!policy) throw new Error('no policy');
  const nothing = { history: [], authorizations: [], documents: [], pregnancies: [] };
  const facts: Facts = { on, open: true, member: 'ana', provider: 'p', values, ...nothing };
  return answerQuestion(policy, 'q', facts);
}

const clause = (id: string, more = '') =>
  `{ id: ${id}, cite: [A-${id.toUpperCase()}], require: { fact: ${id}.x, is: true }${more} }`;
const one = (...clauses: string[]) => [`id: p, in_force: {}, clauses: [${clauses.join(', ')}]`];

describe('a question', () => {
  test('nobody wrote has no answer', () => {
    const { book } = loadPolicy([{ path: 'x/plan.yaml', text: `plan: x\nname: ${said}` }], 'v1');
    const policy = compilePolicy(book, 'x');
    const nothing = { history: [], authorizations: [], documents: [], pregnancies: [] };
    const facts: Facts = { on: '2025-03-20', open: true, member: '', provider: '', values: {}, ...nothing };
    expect(policy && answerQuestion(policy, 'q', facts)).toBeUndefined();
  });

  test('is answered yes where every clause is met', () => {
    expect(asked(one(clause('a'), clause('b')), { 'a.x': true, 'b.x': true })).toMatchObject({
      answer: 'yes',
      reasons: [],
      needed: [],
      warnings: [],
      cites: ['A-A', 'A-B'],
    });
  });

  test('is answered no by one clause that is not met, though others are not known', () => {
    expect(asked(one(clause('a'), clause('b', ', reason: too_late')), { 'b.x': false })).toMatchObject({
      answer: 'no',
      reasons: ['too_late'],
      needed: ['a.x'],
    });
  });

  test('is open where a fact is missing, and names it', () => {
    expect(asked(one(clause('a'), clause('b')), { 'a.x': true })).toMatchObject({ answer: 'unknown', needed: ['b.x'] });
  });

  test('goes to a person where only a clause that says so is not met', () => {
    const provisions = one(clause('a'), clause('b', ', else: pend, reason: look'));
    expect(asked(provisions, { 'a.x': true, 'b.x': false })).toMatchObject({ answer: 'review', reasons: ['look'] });
    expect(asked(provisions, { 'b.x': false })).toMatchObject({ answer: 'unknown', reasons: ['look'] });
    expect(asked(provisions, { 'a.x': false, 'b.x': false })).toMatchObject({
      answer: 'no',
      reasons: ['requirement_not_met', 'look'],
    });
  });

  test('gets a remark from a clause that only warns', () => {
    const provisions = one(clause('a'), clause('b', ', else: warn, reason: odd'));
    expect(asked(provisions, { 'a.x': true, 'b.x': false })).toMatchObject({
      answer: 'yes',
      reasons: [],
      warnings: ['odd'],
    });
  });

  test('does not wait for a fact whose clause lets it pass', () => {
    expect(asked(one(clause('a'), clause('b', ', unknown: pass')), { 'a.x': true })).toMatchObject({
      answer: 'yes',
      needed: [],
    });
  });

  test('is asked only of the provisions in force, first and last day included', () => {
    const provisions = [`id: p, in_force: { from: 2025-01-01, to: 2025-06-30 }, clauses: [${clause('a')}]`];
    const on = (date: string) => asked(provisions, { 'a.x': false }, date)?.answer;
    expect([on('2024-12-31'), on('2025-01-01'), on('2025-06-30'), on('2025-07-01')]).toEqual([
      'unknown',
      'no',
      'no',
      'unknown',
    ]);
  });

  test('leaves out a provision whose condition does not hold, or that another replaces', () => {
    const narrow = `id: narrow, in_force: {}, when: { fact: w.x, is: true }, clauses: [${clause('a')}]`;
    const wide = `id: wide, in_force: {}, clauses: [${clause('b')}]`;
    expect(asked([narrow, wide], { 'w.x': false, 'a.x': false, 'b.x': true })).toMatchObject({
      answer: 'yes',
      cites: ['A-B'],
    });
    expect(asked([narrow, wide], { 'w.x': true, 'a.x': false, 'b.x': true })).toMatchObject({ answer: 'no' });
    const instead = narrow.replace('clauses', 'overrides: [x/wide], clauses');
    expect(asked([instead, wide], { 'w.x': true, 'a.x': true, 'b.x': false })).toMatchObject({
      answer: 'yes',
      cites: ['A-A'],
    });
    expect(asked([instead, wide], { 'w.x': false, 'a.x': false, 'b.x': true })).toMatchObject({
      answer: 'yes',
      cites: ['A-B'],
    });
  });

  test('a provision that may not bind refuses nothing yet: what would say whether it binds is needed', () => {
    const narrow = [`id: narrow, in_force: {}, when: { fact: w.x, is: true }, clauses: [${clause('a')}]`];
    expect(asked(narrow, { 'a.x': false })).toMatchObject({ answer: 'unknown', needed: ['w.x'], reasons: [] });
    expect(asked(narrow, { 'a.x': true })).toMatchObject({ answer: 'yes', needed: [] });
    expect(asked(narrow, {})).toMatchObject({ answer: 'unknown', needed: ['w.x', 'a.x'] });
  });

  test('a provision that may not bind takes nobody else’s place yet', () => {
    const instead = `id: narrow, in_force: {}, overrides: [x/wide], when: { fact: w.x, is: true }, clauses: [${clause('a')}]`;
    const wide = `id: wide, in_force: {}, clauses: [${clause('b')}]`;
    expect(asked([instead, wide], { 'a.x': true, 'b.x': false })?.answer).not.toBe('yes');
    expect(asked([instead, wide], { 'w.x': true, 'a.x': true, 'b.x': false })?.answer).toBe('yes');
    expect(asked([instead, wide], { 'w.x': false, 'a.x': true, 'b.x': false })?.answer).toBe('no');
  });

  test('asks before the visit for what a claim would let pass', () => {
    expect(asked(one(clause('a'), clause('b', ', unknown: ask')), { 'a.x': true })).toMatchObject({
      answer: 'unknown',
      needed: ['b.x'],
    });
  });
});
