import { describe, expect, test } from 'vitest';
import { loadPolicy, type PolicyText } from '../../rules/index.ts';
import type { Cast } from './case-world.ts';
import { type CaseReport, readCast, runCases } from './run-cases.ts';

const said = '{ en: X, es: X }';
const FILES: Readonly<Record<string, string>> = {
  'x/plan.yaml': `plan: x\nname: ${said}\nbrands: [{ key: sister, name: ${said}, cite: [A-1] }]`,
  'x/benefits/b.yaml': `benefit: visits
group: g
order: 1
title: ${said}
description: ${said}
cite: [A-1]
provisions:
  - id: visit
    in_force: {}
    applies: { codes: [A1] }
    cite: [A-1]
    clauses:
      - { id: covered, cite: [A-1], require: { fact: member.covered, is: true }, reason: not_covered_that_day }
      - { id: four, cite: [A-1], limit: { count: units, max: 4, period: lifetime, scope: unit, beyond: { document: { any_of: [letter] } } } }
    price: { cite: [A-1], first_of: [{ fixed: { rate: 10, per: unit } }] }`,
  'x/questions/q.yaml': `question: age
title: ${said}
cite: [A-1]
provisions: [{ id: age, in_force: {}, cite: [A-1], clauses: [{ id: adult, cite: [A-1], require: { fact: member.age, at_least: 18 } }] }]`,
  'reasons/r.yaml': ['not_covered_that_day', 'limit_reached', 'duplicate']
    .map((r) => `${r}: { say: ${said}, group: CO, carc: "29" }`)
    .join('\n'),
  'vocabulary/v.yaml': `
member.covered: { type: boolean, say: ${said} }
member.age: { type: number, say: ${said} }
line.kind: { type: text, values: [one, two], say: ${said} }
line.seen_on: { type: date, say: ${said} }
line.cost: { type: money, say: ${said} }`,
};
const { book, findings: complaints } = loadPolicy(
  Object.entries(FILES).map(([path, text]) => ({ path, text })),
  'v1',
);
const CAST: Cast = { 'clinic-1': { types: ['clinic'] } };

function run(text: string): Promise<CaseReport> {
  return runCases(book, CAST, [{ path: 'cases.yaml', text }], new Set(['A-1']));
}

/** One case with these wishes and answers, `ana` declared. */
function one(when: string, then: string, more = ''): Promise<CaseReport> {
  return run(`- name: a case
  plan: x
  now: 2025-03-21T10:00-07:00
  given: { members: { ana: { born: 2000-03-21, enrolled: 2024-01-01 } } }
  ${more}
  when: [${when}]
  then: [${then}]
`);
}

const found = async (report: Promise<CaseReport>) =>
  (await report).findings.map((f) => [f.code, f.received ?? f.expected]);
const missed = async (report: Promise<CaseReport>) => {
  const { results, findings } = await report;
  expect(findings).toEqual([]);
  return results.flatMap((r) => r.mismatches.map((m) => `${m.at}: ${m.expected}, not ${m.received}`));
};

const claim = (more: string, line = 'code: A1') =>
  `{ claim: { member: ana, on: 2025-03-20, provider: clinic-1, ${more} lines: [{ ${line} }] } }`;

const clocked = (fact: string) =>
  `{ clock: { of: authorization, facts: { ${fact} }, events: [{ received: 2025-03-20 }] } }`;

test('the policy these cases stand on is sound', () => {
  expect(complaints).toEqual([]);
});

describe('a case', () => {
  test('holds when every wish is answered as it says', async () => {
    const report = await one(
      claim('', 'code: A1, units: 3, charge: 100'),
      '{ outcome: paid, paid: 30, lines: [{ benefit: visits, rule: x/visit }] }',
      'cites: [A-1]',
    );
    expect(report).toEqual({
      results: [{ file: 'cases.yaml', name: 'a case', cites: ['A-1'], plan: 'x', mismatches: [] }],
      findings: [],
      leftOut: 0,
    });
  });

  test('that does not hold says where, with the number of the wish when there are several', async () => {
    expect(await missed(one(claim('', 'code: A1, units: 3'), '{ paid: 31 }'))).toEqual(['paid: 31, not 30']);
    const two = `${claim('id: c1,', 'code: A1, units: 3')}, ${claim('id: c2,', 'code: A1, units: 3, on: 2025-03-19')}`;
    expect(await missed(one(two, '{ paid: 30 }, { lines: [{ outcome: paid }] }'))).toEqual([
      '2. lines[1].outcome: paid, not partial',
    ]);
  });

  test('judges the claims it gives before the first wish', async () => {
    const report = run(`- name: after one
  plan: x
  now: 2025-03-21T10:00-07:00
  given:
    members: { ana: {}, leo: { mother: ana, born: 2025-02-20 } }
    claims: [{ member: leo, on: 2025-03-01, provider: clinic-1, lines: [{ code: A1, units: 3 }] }]
  when: [${claim('', 'code: A1, units: 3, charge: 60')}]
  then: [{ lines: [{ outcome: partial, payable_units: 1, denied_units: 2, paid: 10, reason: limit_reached, needed: [letter] }] }]
`);
    expect(await missed(report)).toEqual([]);
  });

  test('speaks for a brand by its own name', async () => {
    const report = await one(claim(''), '{ paid: 10 }').then(() =>
      run(
        `- { name: b, plan: sister, now: 2025-03-21T10:00-07:00, given: { members: { ana: {} } }, when: [${claim('')}], then: [{ paid: 10 }] }`,
      ),
    );
    expect(report.results).toMatchObject([{ plan: 'sister', mismatches: [] }]);
  });

  test('starts from its own givens: what one case pays is not in the next', async () => {
    const text = `- name: a
  plan: x
  now: 2025-03-21T10:00-07:00
  given: { members: { ana: {} } }
  when: [${claim('', 'code: A1, units: 4')}]
  then: [{ paid: 40 }]
`;
    expect(await missed(run(text + text.replace('name: a', 'name: b')))).toEqual([]);
  });
});

describe('a wish', () => {
  test('claim: the same one twice is a duplicate', async () => {
    const twice = `${claim('id: c1,', 'code: A1, charge: 12')}, ${claim('id: c2,', 'code: A1, charge: 12')}`;
    expect(
      await missed(
        one(twice, '{ paid: 10 }, { duplicate_of: c1, lines: [{ outcome: denied, reason: duplicate }] }', ''),
      ),
    ).toEqual([]);
  });

  test('check: a question before the visit, with what is left', async () => {
    const check = '{ check: { member: ana, on: 2025-03-20, provider: clinic-1, code: A1, units: 2 } }';
    expect(
      await missed(one(check, '{ covered: yes, price: 20, units_left: 4, benefit: visits }'.replace('yes', '"yes"'))),
    ).toEqual([]);
  });

  test('check with a question: facts of the member are filled in, today when no date is named', async () => {
    const check = '{ check: { question: age, member: ana } }';
    expect(await missed(one(check, '{ answer: "yes" }'))).toEqual([]);
    expect(await missed(one(check.replace(' } }', ', on: 2018-03-20 } }'), '{ answer: "no" }'))).toEqual([]);
    expect(await missed(one('{ check: { question: age } }', '{ answer: unknown, needed: [member.age] }'))).toEqual([]);
    expect(await missed(one('{ check: { question: gone } }', '{ refused: unknown_question }'))).toEqual([]);
  });

  test('readjudicate: what a claim was paid no longer counts against it', async () => {
    const wishes = `${claim('id: c1,', 'code: A1, units: 4')}, { readjudicate: { claim: c1 } }`;
    expect(await missed(one(wishes, '{ paid: 40 }, { paid: 40, change: 0 }'))).toEqual([]);
  });

  test('replacement: the difference is what changes hands', async () => {
    const wishes = `${claim('id: c1,', 'code: A1, units: 4')}, ${claim('id: c2, frequency: replacement, replaces: c1,', 'code: A1, units: 1')}`;
    expect(await missed(one(wishes, '{ paid: 40 }, { outcome: paid, paid: 10, change: -30 }'))).toEqual([]);
  });

  test('clock.advance: to an instant, by days or by hours', async () => {
    const wishes =
      '{ clock.advance: { to: 2025-04-01T09:00-07:00 } }, { clock.advance: { days: 2, hours: 3 } }, { clock.advance: { hours: 12 } }';
    const answers = '{ now: 2025-04-01T16:00Z }, { now: 2025-04-03T12:00-07:00 }, { now: 2025-04-04T00:00-07:00 }'
      .replaceAll('now: ', 'now: "')
      .replaceAll(' }', '" }');
    expect(await missed(one(wishes, answers))).toEqual([]);
  });

  test('clock.advance: a birthday comes', async () => {
    const wishes =
      '{ check: { question: age, member: child } }, { clock.advance: { days: 1 } }, { check: { question: age, member: child } }';
    const report = run(`- name: grows up
  plan: x
  now: 2025-03-21T23:00-07:00
  given: { members: { child: { born: 2007-03-22 } } }
  when: [${wishes}]
  then: [{ answer: "no" }, {}, { answer: "yes" }]
`);
    expect(await missed(report)).toEqual([]);
  });
});

describe('a file that does not fit the format', () => {
  const text = `- name: a case
  plan: x
  now: 2025-03-21T10:00-07:00
  given: { members: { ana: {} } }
  when: [${claim('')}]
  then: [{ paid: 10 }]
`;

  test.each([
    ['an unknown key of the case', text.replace('  plan', '  expect: 1\n  plan')],
    ['an unknown key of a member', text.replace('ana: {}', 'ana: { age: 3 }')],
    ['an unknown key of a line', text.replace('code: A1', 'code: A1, quantity: 2')],
    ['an unknown key of an answer', text.replace('paid: 10', 'payment: 10')],
    ['an unknown wish', text.replace('{ claim:', '{ pay:')],
    ['two wishes in one', text.replace('{ claim:', '{ readjudicate: { claim: c1 }, claim:')],
    ['no wish', text.replace(/when: .*/, 'when: []')],
    ['no name', text.replace('name: a case', 'why: a case')],
    ['an instant without its offset', text.replace('10:00-07:00', '10:00')],
    ['a date for an instant', text.replace('2025-03-21T10:00-07:00', '2025-03-21')],
    ['a day that does not exist', text.replace('on: 2025-03-20', 'on: 2025-02-30')],
    ['money with three decimals', text.replace('paid: 10', 'paid: 10.005')],
    ['an outcome nobody knows', text.replace('paid: 10', 'outcome: settled')],
    ['a claim without lines', text.replace('lines: [{ code: A1 }]', 'lines: []')],
    ['an alias', text.replace('ana: {}', 'ana: &a {}, leo: *a')],
    ['something else than a list', 'name: a case'],
  ])('is found with its line and plays nothing: %s', async (_name, wrong) => {
    expect(wrong).not.toBe(text);
    const { results, findings } = await run(wrong);
    expect(results).toEqual([]);
    expect(findings.length).toBeGreaterThan(0);
    for (const f of findings) {
      expect(['yaml.does_not_fit', 'yaml.alias']).toContain(f.code);
      expect(f.at).toMatch(/^cases\.yaml(:\d+)?$/);
    }
  });

  test('one case that does not fit leaves the others of its file playing', async () => {
    const wrong = text.replace('a case', 'a wrong case').replace('paid: 10', 'outcome: settled');
    const { results, findings, leftOut } = await run(wrong + text);
    expect(results.map((r) => [r.name, r.mismatches])).toEqual([['a case', []]]);
    expect(findings).toMatchObject([{ at: 'cases.yaml:6', received: '0.then.0.outcome: "settled"' }]);
    expect(leftOut).toBe(1);
  });

  test('one file that does not fit leaves the others playing', async () => {
    const files: PolicyText[] = [
      { path: 'bad.yaml', text: 'x' },
      { path: 'good.yaml', text },
    ];
    const { results, findings } = await runCases(book, CAST, files, new Set());
    expect(results.map((r) => [r.file, r.mismatches])).toEqual([['good.yaml', []]]);
    expect(findings.map((f) => f.at)).toEqual(['bad.yaml:1']);
  });
});

describe('a case that cannot be right', () => {
  test('is refused something it does not expect to be refused, whatever else it leaves open', async () => {
    const submitted = '{ authorization.submit: { member: eva, requester: clinic-1, lines: [{ code: "97110" }] } }';
    expect(await missed(one(submitted, '{}'))).toEqual(['refused: nothing, not not_found (no such member)']);
    expect(await missed(one(submitted, '{ cites: [] }'))).toEqual(['refused: nothing, not not_found (no such member)']);
    expect(await missed(one(submitted, '{ refused: not_found }'))).toEqual([]);
  });

  test.each([
    ['whom a bare type names', 'requester: clinic'],
    ['whom nobody declared', 'requester: clinic-1, servicing: nobody'],
  ])('is asked by somebody or for somebody %s', async (_name, who) => {
    const wish = `{ authorization.submit: { member: ana, ${who}, lines: [{ code: '97110' }] } }`;
    expect(await missed(one(wish, '{ refused: unknown_provider }'))).toEqual([]);
  });

  test.each([
    [
      'a misspelt wish',
      'when: [{ authorization.submitt: {} }]',
      'no key "authorization.submitt"; perhaps "authorization.submit"',
      '0.when.0',
    ],
    [
      'a misspelt key of a wish',
      'when: [{ authorization.submit: { member: ana, line: [] } }]',
      'no key "line"; perhaps "lines"',
      '0.when.0.authorization.submit',
    ],
    [
      'a misspelt expectation',
      'when: [{ clock.advance: { days: 1 } }]\n  then: [{ outcom: paid }]',
      'no key "outcom"; perhaps "outcome"',
      '0.then.0',
    ],
    [
      'one inside another',
      'when: [{ clock.advance: { days: 1 } }]\n  then: [{ granted: [{ unit: 1 }] }]',
      'no key "unit"; perhaps "units"',
      '0.then.0.granted.0',
    ],
    [
      'a key of what is one level further in',
      'when: [{ claim: { member: ana, provider: clinic-1, lines: [{ code: A1 }], code: A1 } }]',
      'no key "code"; "code" stands in "lines"',
      '0.when.0.claim',
    ],
    [
      'a wish whose keys are not indented',
      'when: [{ claim: , member: ana }]',
      'no key "member"; "member" stands one level further in',
      '0.when.0',
    ],
    [
      'a key of what is further out',
      'given: { plan: x }\n  when: [{ clock.advance: { days: 1 } }]',
      'no key "plan"; "plan" stands further out',
      '0.given',
    ],
    [
      'a member beside the members',
      'given: { sites: { eva: { services: [a], spoken: es } } }\n  when: [{ clock.advance: { days: 1 } }]',
      expect.stringMatching(/^no key "spoken"; one of "name", "services", .*"to"$/),
      '0.given.sites.eva',
    ],
    [
      'a word that is nearly one of those allowed',
      'when: [{ clock: { of: authorisation, events: [{ received: 2025-03-20 }] } }]',
      'one of "authorization"|"appeal"|"grievance"|"grievance_exemption"|"continuity"|"referral"|"notice"; perhaps "authorization"',
      '0.when.0.clock.of: "authorisation"',
    ],
    [
      'a misspelt event',
      'when: [{ clock: { of: authorization, events: [{ recieved: 2025-03-20 }] } }]',
      'no key "recieved"; perhaps "received"',
      '0.when.0.clock.events.0',
    ],
    [
      'a list where names stand',
      'given: { members: [ana] }\n  when: [{ clock.advance: { days: 1 } }]',
      'names with what each is, not a list',
      '0.given.members',
    ],
    [
      'a key like no other',
      'when: [{ clock.advance: { days: 1 } }]\n  then: [{ colour: red }]',
      'no key "colour"',
      '0.then.0',
    ],
    [
      'two wishes in one',
      'when: [{ clock.advance: { days: 1 }, authorization.missing: {} }]',
      'only one of "clock.advance", "authorization.missing", or these elsewhere',
      '0.when.0',
    ],
    [
      'a clock told nothing',
      'when: [{ clock.advance: {} }]',
      'either `to`, or `days` and `hours`',
      '0.when.0.clock.advance',
    ],
    [
      'a clock told twice',
      'when: [{ clock.advance: { to: 2025-03-22T10:00-07:00, days: 1 } }]',
      'either `to`, or `days` and `hours`',
      '0.when.0.clock.advance',
    ],
  ])('says where %s stands, and what it may be meant for', async (_name, rest, expected, received) => {
    const then = rest.includes('then:') ? '' : '\n  then: [{}]';
    const report = await run(`- name: a case\n  plan: x\n  now: 2025-03-21T10:00-07:00\n  ${rest}${then}\n`);
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        code: 'yaml.does_not_fit',
        at: expect.stringMatching(/^cases\.yaml:\d+$/),
        expected,
        received,
      }),
    );
    expect(report.results).toEqual([]);
  });

  test('is told every word it may use, where several answers have words of their own', async () => {
    const report = await one('{ clock.advance: { days: 1 } }', '{ state: opened }');
    const words = report.findings[0]?.expected ?? '';
    for (const word of ['not_started', 'redirected', 'resolved', 'ended']) expect(words).toContain(`"${word}"`);
  });

  test('has one answer for each wish', async () => {
    expect(await found(one(claim(''), ''))).toEqual([['case.one_answer_a_wish', '0']]);
    expect(await found(one(claim(''), '{ paid: 10 }, {}'))).toEqual([['case.one_answer_a_wish', '2']]);
  });

  test('cites what resolves, and still plays', async () => {
    const report = await one(claim(''), '{ paid: 10 }', 'cites: [A-1, B-2]');
    expect(report.findings).toMatchObject([
      { code: 'case.citation_does_not_resolve', at: 'cases.yaml: a case', received: 'B-2' },
    ]);
    expect(report.results).toHaveLength(1);
  });

  test('names a plan there is', async () => {
    const report = await run(
      `- { name: p, plan: nobody, now: 2025-03-21T10:00-07:00, when: [{ check: { code: A1 } }], then: [{}] }`,
    );
    expect(report).toMatchObject({ results: [], findings: [{ code: 'case.unknown_plan', received: 'nobody' }] });
  });

  test.each([
    ['a member nobody declared', claim('').replace('member: ana', 'member: eva'), 'no member is called eva'],
    ['a provider nobody declared', claim('').replace('clinic-1', 'clinic-9'), 'no provider is called clinic-9'],
    ['a claim nobody made', '{ readjudicate: { claim: c9 } }', 'no claim is called c9'],
    ['a claim to replace nobody made', claim('frequency: replacement, replaces: c9,'), 'no claim is called c9'],
    ['two claims of one name', `${claim('id: c1,')}, ${claim('id: c1,')}`, 'two claims are called c1'],
    ['a check of nothing', '{ check: { member: ana } }', 'a check names a code or a question'],
    [
      'a fact the vocabulary lacks',
      claim('', 'code: A1, facts: { line.gone: 1 }'),
      'the vocabulary has no fact line.gone; perhaps line.kind, line.seen_on, line.cost',
    ],
    [
      'a number for a text',
      claim('', 'code: A1, facts: { line.kind: 1 }'),
      'line.kind takes a text, one of one, two, not 1',
    ],
    [
      'a value the fact cannot have',
      claim('', 'code: A1, facts: { line.kind: three }'),
      'line.kind takes a text, one of one, two, not "three"',
    ],
    [
      'a text that is no date',
      claim('', 'code: A1, facts: { line.seen_on: banana }'),
      'line.seen_on takes a date, of any value, not "banana"',
    ],
    [
      'an amount with parts of a cent',
      claim('', 'code: A1, facts: { line.cost: 1.005 }'),
      '1.005 is not an amount of dollars and cents',
    ],
    [
      'a fact of a clock the vocabulary lacks',
      clocked('lines.kind: one'),
      'the vocabulary has no fact lines.kind; perhaps line.kind',
    ],
    [
      'a value a fact of a clock cannot have',
      clocked('line.kind: three'),
      'line.kind takes a text, one of one, two, not "three"',
    ],
    [
      'a fact of a request the vocabulary lacks',
      '{ authorization.submit: { member: ana, requester: clinic-1, lines: [{ code: "97110" }], facts: { nothing: 1 } } }',
      'the vocabulary has no fact nothing',
    ],
  ])('makes a mistake: %s', async (_name, when, message) => {
    const answers = when.includes('}, {') ? '{}, {}' : '{}';
    expect(await found(one(when, answers))).toEqual([['case.mistake', message]]);
  });

  test.each([
    ['a reason', '{ lines: [{ reason: nobody_knows }] }', 'nobody_knows'],
    ['one of the reasons', '{ lines: [{ reasons: [limit_reached, nobody_knows] }] }', 'nobody_knows'],
    ['a benefit', '{ lines: [{ benefit: visitz }] }', 'visitz'],
    ['a rule', '{ lines: [{ rule: x/visitz }] }', 'x/visitz'],
  ])('expects %s the policy does not know', async (_name, then, received) => {
    expect(await found(one(claim(''), then))).toContainEqual(['case.unknown_id', received]);
  });

  test('has a paper no rule asks for', async () => {
    const report = run(`- name: papers
  plan: x
  now: 2025-03-21T10:00-07:00
  given: { members: { ana: {} }, documents: [{ member: ana, document: letter, on: 2025-01-01 }, { member: ana, document: leter, on: 2025-01-01 }] }
  when: [${claim('', 'code: A1, units: 9')}]
  then: [{ paid: 90 }]
`);
    expect(await found(report)).toEqual([['case.unknown_id', 'leter']]);
  });
});

test('the cast is read from its file, or what is wrong with it is found', () => {
  const wrong: PolicyText = { path: 'cast.yaml', text: 'md-1: { types: [] }' };
  const findings: CaseReport['findings'][number][] = [];
  expect(readCast({ path: 'cast.yaml', text: 'md-1: { types: [physician] }' }, findings)).toEqual({
    'md-1': { types: ['physician'] },
  });
  expect(findings).toEqual([]);
  expect(readCast(wrong, findings)).toEqual({});
  expect(findings).toMatchObject([{ code: 'yaml.does_not_fit', at: 'cast.yaml:1', received: 'md-1.types' }]);
});
