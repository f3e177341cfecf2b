import { describe, expect, test } from 'vitest';
import {
  type AuthorizationFact,
  type CompiledPolicy,
  compilePolicy,
  type Decision,
  evaluate,
  type Facts,
  type FactValue,
  type HistoryLine,
  loadPolicy,
  select,
  verdictWord,
} from './index.ts';

const said = '{ en: X, es: X }';

function provision(written: string): string {
  const inForce = written.includes('in_force:') ? '' : 'in_force: {}, ';
  return `  - { cite: [A-1], ${inForce}${written} }\n`;
}

function policyOf(...provisions: readonly string[]): CompiledPolicy {
  const head = `benefit: b\ngroup: g\norder: 1\ntitle: ${said}\ndescription: ${said}\ncite: [A-1]\nprovisions:\n`;
  const { book, findings } = loadPolicy(
    [
      { path: 'x/plan.yaml', text: `plan: x\nname: ${said}` },
      {
        path: 'x/benefits/b.yaml',
        text: head + provisions.map(provision).join(''),
      },
    ],
    'v1',
  );
  expect(findings).toEqual([]);
  const policy = compilePolicy(book, 'x');
  if (!policy) throw new Error('no policy');
  return policy;
}

const TEN = 'price: { cite: [A-1], first_of: [{ fixed: { rate: 10, per: unit } }] }';
const clauses = (...written: string[]) => `clauses: [${written.map((c) => `{ cite: [A-1], ${c} }`).join(', ')}]`;
/** One benefit for A1 at ten dollars a unit with these clauses. */
const benefit = (...written: string[]) => policyOf(`id: p, applies: { codes: [A1] }, ${clauses(...written)}, ${TEN}`);

interface Given extends Partial<Omit<Facts, 'values'>> {
  readonly values?: Readonly<Record<string, FactValue>>;
}

/** Five units of A1 billed at 1000 dollars unless the test says otherwise. */
function facts({ values, ...more }: Given = {}): Facts {
  const line = { 'line.code': 'A1', 'line.modifiers': [], 'line.units': 5, 'line.charge': 100_000 };
  const base = { on: '2025-03-20', open: false, member: 'ana', provider: 'p', history: [], authorizations: [] };
  return { ...base, documents: [], pregnancies: [], ...more, values: { ...line, ...values } };
}

function decided(policy: CompiledPolicy, given: Given = {}): Decision {
  return evaluate(policy, facts(given));
}

/** A decision in short: outcome, payable units, cents, then each reason with its effect. */
function short(policy: CompiledPolicy, given: Given = {}) {
  const { outcome, payable, paid, reasons } = decided(policy, given);
  return [outcome, payable, paid, ...reasons.map((r) => `${r.code} ${r.effect}`)];
}

function approval(number: string, more: Partial<AuthorizationFact> = {}): AuthorizationFact {
  const base = { vehicle: 'tar', codes: ['A1'], from: '2025-01-01', to: '2025-12-31', units: 10 } as const;
  return { number, ...base, approvedOn: '2025-01-01', used: 0, ...more };
}

function past(more: Partial<HistoryLine> = {}): HistoryLine {
  const base = { key: 'h', member: 'ana', provider: 'p', code: 'A1', modifiers: [], units: 1, paid: 0 };
  return { ...base, from: '2025-01-01', to: '2025-01-01', ...more };
}

const requires = (fact: string, more = '') =>
  `id: ${fact.replace('.', '-')}, require: { fact: ${fact}, is: true }${more}`;

describe('the outcome of a line', () => {
  test('paid: every clause is met and the price is known', () => {
    const decision = decided(benefit(requires('a.x')), { values: { 'a.x': true } });
    expect(decision).toMatchObject({
      outcome: 'paid',
      billed: 5,
      payable: 5,
      isPayable: true,
      allowed: 5000,
      paid: 5000,
    });
    expect(decision.reasons).toEqual([]);
    expect(decision.benefit?.id).toBe('x/p');
  });

  test('denied: one clause is not met', () => {
    const decision = decided(benefit(requires('a.x', ', reason: too_late')), { values: { 'a.x': false } });
    expect(decision).toMatchObject({
      outcome: 'denied',
      payable: 0,
      isPayable: false,
      paid: 0,
      memberPays: 0,
      uses: [],
    });
    expect(decision.allowed).toBeUndefined();
    expect(decision.reasons).toMatchObject([{ code: 'too_late', effect: 'deny', needed: [] }]);
    expect(decision.reasons[0]?.clause?.id).toBe('x/p/a-x');
  });

  test('pended: a fact is missing, and it is named', () => {
    const decision = decided(benefit(requires('a.x')));
    expect(decision).toMatchObject({ outcome: 'pended', payable: 5, isPayable: false, allowed: 5000, paid: 0 });
    expect(decision.reasons).toMatchObject([{ code: 'requirement_not_met', effect: 'pend', needed: ['a.x'] }]);
  });

  test('pended: a clause that pends is not met', () => {
    expect(short(benefit(requires('a.x', ', else: pend')), { values: { 'a.x': false } })).toEqual([
      ...['pended', 5, 0, 'requirement_not_met pend'],
    ]);
  });

  test('rejected: it cannot enter adjudication, or somebody else decides', () => {
    const values = { 'a.x': false };
    expect(short(benefit(requires('a.x', ', else: reject')), { values })).toEqual([
      'rejected',
      0,
      0,
      'requirement_not_met reject',
    ]);
    expect(short(benefit(requires('a.x', ', else: elsewhere')), { values })).toEqual([
      ...['rejected', 0, 0, 'requirement_not_met elsewhere'],
    ]);
  });

  test('partial: some units are payable', () => {
    const decision = decided(benefit('id: two, limit: { count: units, max: 2, period: line, scope: member }'));
    expect(decision).toMatchObject({ outcome: 'partial', billed: 5, payable: 2, isPayable: true, paid: 2000 });
    expect(decision.reasons).toMatchObject([{ code: 'limit_reached', effect: 'deny', units: 3, needed: [] }]);
  });

  test('a remark changes nothing, and one about something nobody knows is not made', () => {
    const policy = benefit(requires('a.x', ', else: warn, reason: odd'));
    expect(short(policy, { values: { 'a.x': false } })).toEqual(['paid', 5, 5000, 'odd warn']);
    expect(short(policy)).toEqual(['paid', 5, 5000]);
  });

  test('not known may pass, or count as not met once there is a claim', () => {
    expect(short(benefit(requires('a.x', ', unknown: pass')))).toEqual(['paid', 5, 5000]);
    expect(short(benefit(requires('a.x', ', unknown: unmet')))).toEqual(['denied', 0, 0, 'requirement_not_met deny']);
    expect(short(benefit(requires('a.x', ', unknown: unmet')), { open: true })).toEqual([
      ...['pended', 5, 0, 'requirement_not_met pend'],
    ]);
  });

  test('not known may be asked for before the visit and pass on a claim', () => {
    const policy = benefit(requires('a.x', ', unknown: ask'));
    expect(short(policy)).toEqual(['paid', 5, 5000]);
    expect(decided(policy, { open: true }).reasons).toMatchObject([{ effect: 'pend', needed: ['a.x'] }]);
    expect(short(policy, { values: { 'a.x': false } })[0]).toBe('denied');
  });

  test('not known may have a reason of its own', () => {
    const policy = benefit(requires('a.x', ', reason: too_late, unknown_reason: when_was_it'));
    expect(short(policy).slice(3)).toEqual(['when_was_it pend']);
    expect(short(policy, { values: { 'a.x': false } }).slice(3)).toEqual(['too_late deny']);
  });

  test('a line no rule speaks of pends, unless a contract prices it', () => {
    expect(short(benefit(), { values: { 'line.code': 'B1' } })).toEqual(['pended', 5, 0, 'not_in_policy pend']);
    const priced = { values: { 'line.code': 'B1', 'line.contract_rate': 700 } };
    expect(short(benefit(), priced)).toEqual(['paid', 5, 3500]);
    expect(decided(benefit(), priced).benefit).toBeUndefined();
    expect(short(benefit(), { values: { 'line.code': undefined } })).toEqual(['pended', 5, 0, 'not_in_policy pend']);
  });
});

describe('several reasons', () => {
  const three = benefit(
    requires('a.x'),
    requires('b.x', ', else: reject, reason: bad'),
    requires('c.x', ', reason: worse'),
  );

  test('the graver outcome decides: rejected before denied before pended', () => {
    expect(short(three, { values: { 'a.x': false, 'b.x': false, 'c.x': true } })[0]).toBe('rejected');
    expect(short(three, { values: { 'a.x': false, 'b.x': true } })[0]).toBe('denied');
    expect(short(three, { values: { 'b.x': true, 'c.x': true } })[0]).toBe('pended');
  });

  test('stand in the order of the clauses, the deciding ones first', () => {
    expect(short(three, { values: { 'b.x': false, 'c.x': false } }).slice(3)).toEqual([
      ...['bad reject', 'requirement_not_met pend', 'worse deny'],
    ]);
    expect(short(three, { values: { 'b.x': true, 'c.x': false } }).slice(3)).toEqual([
      ...['worse deny', 'requirement_not_met pend'],
    ]);
  });

  test('a denial stands before the units a limit took earlier', () => {
    const policy = benefit('id: two, limit: { count: units, max: 2, period: line, scope: member }', requires('a.x'));
    expect(short(policy, { values: { 'a.x': false } })).toEqual([
      ...['denied', 0, 0, 'requirement_not_met deny', 'limit_reached deny'],
    ]);
  });
});

describe('several limits', () => {
  const limit = (id: string, max: number, more = '') =>
    `id: ${id}, limit: { count: units, max: ${max}, period: lifetime, scope: member${more} }, reason: ${id}`;

  test('each cuts what the ones before it let through', () => {
    const policy = benefit(limit('four', 4), limit('two', 2), limit('three', 3));
    const decision = decided(policy);
    expect(decision).toMatchObject({ outcome: 'partial', payable: 2, paid: 2000, left: [4, 2, 3] });
    expect(decision.reasons.map((r) => [r.code, r.units])).toEqual([
      ['four', 1],
      ['two', 2],
    ]);
    expect(decision.verdicts.map(verdictWord)).toEqual(['unmet', 'unmet', 'met']);
  });

  test('one with nothing left denies the line', () => {
    const policy = benefit(limit('four', 4), limit('none', 1));
    expect(short(policy, { history: [past()] })).toEqual(['denied', 0, 0, 'none deny', 'four deny']);
  });

  test('one that does not bind here has nothing to say of what is left', () => {
    const policy = benefit(`${limit('never', 1)}, when: { fact: a.x, is: true }`, limit('four', 4));
    const decision = decided(policy, { values: { 'a.x': false, 'line.units': 4 } });
    expect(decision).toMatchObject({ outcome: 'paid', left: [undefined, 4] });
    expect(decision.verdicts.map(verdictWord)).toEqual(['not_applicable', 'met']);
  });

  test('one that may bind pends what it would cut', () => {
    const policy = benefit(`${limit('maybe', 2)}, when: { fact: a.x, is: true }`);
    const decision = decided(policy);
    expect(decision).toMatchObject({ outcome: 'pended', payable: 5 });
    expect(decision.reasons).toMatchObject([{ code: 'maybe', effect: 'pend', needed: ['a.x'] }]);
    expect(short(policy, { values: { 'line.units': 2 } })).toEqual(['paid', 2, 2000]);
  });

  test('one that only warns cuts nothing', () => {
    expect(short(benefit(`${limit('two', 2)}, else: warn`))).toEqual(['paid', 5, 5000, 'two warn']);
    expect(short(benefit(`${limit('two', 2)}, else: warn, when: { fact: a.x, is: true }`))).toEqual(['paid', 5, 5000]);
    expect(short(benefit(`${limit('two', 2)}, else: pend`))).toEqual(['pended', 5, 0, 'two pend']);
  });

  test('one an authorization lifts says that one is needed', () => {
    const policy = benefit(limit('two', 2, ', beyond: authorization'));
    expect(decided(policy).reasons).toMatchObject([{ units: 3, needed: ['authorization'] }]);
    expect(decided(policy, { authorizations: [approval('T')] })).toMatchObject({
      outcome: 'paid',
      payable: 5,
      uses: [{ number: 'T', units: 3 }],
    });
    const before = decided(policy, { open: true });
    expect(before).toMatchObject({ outcome: 'pended', payable: 5, left: [2] });
    expect(before.reasons).toMatchObject([{ effect: 'pend', needed: ['authorization'] }]);
  });

  test('one a document lifts names the document', () => {
    const policy = benefit(limit('two', 2, ', beyond: { document: { any_of: [letter] } }'));
    expect(decided(policy).reasons).toMatchObject([{ units: 3, needed: ['letter'] }]);
    expect(short(policy, { documents: [{ document: 'letter', on: '2025-03-01' }] })).toEqual(['paid', 5, 5000]);
  });
});

describe('authorizations', () => {
  const always = 'id: auth, authorization: { need: always }';
  const after =
    'id: auth, authorization: { need: after, after: { count: units, max: 4, period: lifetime, scope: member } }';

  test('pay what they cover and say which was used', () => {
    expect(decided(benefit(always), { authorizations: [approval('T', { units: 3 }), approval('U')] })).toMatchObject({
      outcome: 'paid',
      uses: [
        { number: 'T', units: 3 },
        { number: 'U', units: 2 },
      ],
    });
    expect(short(benefit(always), { authorizations: [approval('T', { units: 3 })] })).toEqual([
      ...['partial', 3, 3000, 'authorization_required deny'],
    ]);
    expect(short(benefit(always))).toEqual(['denied', 0, 0, 'authorization_required deny']);
  });

  test('are used up by no more than what is payable in the end', () => {
    const policy = benefit(always, 'id: two, limit: { count: units, max: 2, period: line, scope: member }');
    expect(decided(policy, { authorizations: [approval('T')] })).toMatchObject({
      payable: 2,
      uses: [{ number: 'T', units: 2 }],
    });
    const freeFirst = benefit(after, 'id: three, limit: { count: units, max: 3, period: line, scope: member }');
    expect(decided(freeFirst, { authorizations: [approval('T')] })).toMatchObject({ payable: 3, uses: [] });
  });

  test('a referral and an authorization are both used', () => {
    const policy = benefit('id: raf, authorization: { need: always, vehicle: raf }', always);
    const authorizations = [approval('T'), approval('R', { vehicle: 'raf' })];
    expect(decided(policy, { authorizations }).uses).toEqual([
      { number: 'R', units: 5 },
      { number: 'T', units: 5 },
    ]);
  });

  test('two clauses that draw on one approval draw the same units', () => {
    const policy = benefit(
      always,
      'id: two, limit: { count: units, max: 2, period: line, scope: member, beyond: authorization }',
    );
    expect(decided(policy, { authorizations: [approval('T')] }).uses).toEqual([{ number: 'T', units: 5 }]);
  });

  test('an exemption that is not known keeps the line open and names its fact', () => {
    const policy = benefit('id: auth, authorization: { need: always, unless: { fact: a.x, is: true } }');
    expect(decided(policy).reasons).toMatchObject([{ effect: 'pend', needed: ['a.x'] }]);
    expect(short(policy, { values: { 'a.x': true } })).toEqual(['paid', 5, 5000]);
    expect(short(policy, { values: { 'a.x': false } })[0]).toBe('denied');
  });

  test('one whose dollars are gone takes nothing from the units that are free', () => {
    const spent = { authorizations: [approval('T', { dollars: 500, usedDollars: 500 })] };
    expect(short(benefit(after), spent)).toEqual(['partial', 4, 4000, 'authorization_required deny']);
    expect(short(benefit(after), spent)).toEqual(short(benefit(after)));
  });

  test('bounded in dollars say how many of theirs the payment took, one after the other', () => {
    const authorizations = [approval('T', { units: 3, dollars: 1000 }), approval('U', { units: 3, dollars: 9000 })];
    expect(decided(benefit(always), { authorizations }).uses).toEqual([
      { number: 'T', units: 3, dollars: 1000 },
      { number: 'U', units: 2, dollars: 4000 },
    ]);
  });

  test('nothing is used by a line that is denied or waits for a fact', () => {
    const policy = benefit(always, requires('a.x'));
    const authorizations = [approval('T')];
    expect(decided(policy, { authorizations, values: { 'a.x': false } }).uses).toEqual([]);
    expect(decided(policy, { authorizations }).uses).toEqual([]);
  });
});

describe('dollars', () => {
  const cap = (dollars: number, more = '') =>
    `id: cap, limit: { count: dollars, max: ${dollars}, period: lifetime, scope: member }, reason: cap_reached${more}`;

  test('that run out cut the payment, not the units', () => {
    const decision = decided(benefit(cap(35)));
    expect(decision).toMatchObject({ outcome: 'partial', payable: 5, allowed: 3500, paid: 3500 });
    expect(decision.reasons).toMatchObject([{ code: 'cap_reached', units: 0, cents: 1500 }]);
    expect(short(benefit(cap(50)))).toEqual(['paid', 5, 5000]);
    expect(short(benefit(cap(35)), { history: [past({ paid: 3499 })] })).toEqual(['partial', 5, 1, 'cap_reached deny']);
  });

  test('that are all gone deny the line', () => {
    expect(short(benefit(cap(35)), { history: [past({ paid: 3500 })] })).toEqual(['denied', 0, 0, 'cap_reached deny']);
  });

  test('of the tightest limit decide', () => {
    const policy = benefit(cap(35), cap(20).replaceAll('cap', 'tight'), cap(30).replaceAll('cap', 'loose'));
    expect(short(policy)).toEqual(['partial', 5, 2000, 'tight_reached deny']);
  });

  test('are looked at after the units are cut', () => {
    const policy = benefit(cap(35), 'id: three, limit: { count: units, max: 3, period: line, scope: member }');
    expect(short(policy)).toEqual(['partial', 3, 3000, 'limit_reached deny']);
  });

  test('of a limit that may not bind cut nothing', () => {
    const policy = benefit(cap(35, ', when: { fact: a.x, is: true }'));
    expect(short(policy, { values: { 'a.x': true } })).toEqual(['partial', 5, 3500, 'cap_reached deny']);
    expect(decided(policy).paid).not.toBe(3500);
  });

  test('of an authorization bound the units it covers, not those that are free', () => {
    const policy = benefit(
      'id: auth, authorization: { need: after, after: { count: units, max: 4, period: lifetime, scope: member } }',
    );
    expect(short(policy, { authorizations: [approval('T', { dollars: 500 })] })).toEqual([
      ...['partial', 5, 4500, 'authorization_required deny'],
    ]);
    expect(short(policy, { authorizations: [approval('T', { dollars: 1000 })] })).toEqual(['paid', 5, 5000]);
    const always = benefit('id: auth, authorization: { need: always }');
    expect(short(always, { authorizations: [approval('T', { dollars: 9900, usedDollars: 7000 })] })).toEqual([
      ...['partial', 5, 2900, 'authorization_required deny'],
    ]);
  });
});

describe('what is paid', () => {
  test('never passes the billed charge', () => {
    expect(decided(benefit(), { values: { 'line.charge': 4999 } })).toMatchObject({
      outcome: 'paid',
      allowed: 5000,
      paid: 4999,
    });
    expect(short(benefit(), { values: { 'line.charge': 0 } })).toEqual(['paid', 5, 0]);
    expect(short(benefit(), { values: { 'line.charge': undefined } })).toEqual(['paid', 5, 5000]);
  });

  test('never passes the share of the charge that belongs to the payable units, half a cent rounding up', () => {
    const policy = benefit('id: two, limit: { count: units, max: 2, period: line, scope: member }');
    expect(decided(policy, { values: { 'line.charge': 4000 } })).toMatchObject({
      payable: 2,
      allowed: 2000,
      paid: 1600,
    });
    expect(decided(policy, { values: { 'line.units': 4, 'line.charge': 2001 } }).paid).toBe(1001);
  });

  test('never passes the charge to the general public [CCAH-HE-BIL-04]', () => {
    expect(short(benefit(), { values: { 'line.public_charge': 900 } })).toEqual(['paid', 5, 4500]);
    expect(short(benefit(), { values: { 'line.public_charge': 1100 } })).toEqual(['paid', 5, 5000]);
    expect(short(benefit(), { values: { 'line.public_charge': 900, 'line.charge': 4000 } })).toEqual(['paid', 5, 4000]);
  });

  test('is the allowed amount where the price says so', () => {
    const price = 'price: { cite: [A-1], lesser_of_billed: false, first_of: [{ fixed: { rate: 10, per: unit } }] }';
    const decision = decided(policyOf(`id: p, applies: { codes: [A1] }, ${price}`), { values: { 'line.charge': 100 } });
    expect(decision).toMatchObject({ outcome: 'paid', paid: 5000, memberPays: 0 });
  });

  test('is open where the price is not known, though every rule is met', () => {
    const unpriced = policyOf('id: p, applies: { codes: [A1] }');
    expect(decided(unpriced)).toMatchObject({ outcome: 'pended', payable: 5, isPayable: true, paid: 0 });
    expect(decided(unpriced).reasons).toMatchObject([{ code: 'price_unknown', effect: 'pend', needed: [] }]);
    const msrp = policyOf(
      'id: p, applies: { codes: [A1] }, price: { cite: [A-1], first_of: [{ percent_of_msrp: { percent: 80 } }] }',
    );
    expect(decided(msrp).reasons).toMatchObject([{ code: 'price_documentation_missing', needed: ['line.msrp'] }]);
    expect(decided(msrp, { authorizations: [approval('T')] }).isPayable).toBe(true);
  });

  test('is nothing once the rented item is bought', () => {
    const rent = policyOf(
      'id: p, applies: { codes: [A1] }, price: { cite: [A-1], first_of: [{ rent: { rate: 2.72, until: retail_price } }] }',
    );
    const given = { values: { 'line.retail': 30_000 }, history: [past({ paid: 30_000 })] };
    expect(short(rent, given)).toEqual(['denied', 0, 0, 'item_purchased deny']);
    const last = decided(rent, { ...given, history: [past({ paid: 29_920 })] });
    expect(last).toMatchObject({ outcome: 'partial', payable: 5, allowed: 80, paid: 80 });
    expect(last.reasons).toMatchObject([{ code: 'item_purchased', units: 0, cents: 1280 }]);
  });

  test('of a code some benefit names is not what a contract says when that benefit does not bind', () => {
    const policy = policyOf(`id: p, applies: { codes: [A1], modifiers: [U1] }, ${TEN}`);
    expect(short(policy, { values: { 'line.contract_rate': 700 } })).toEqual(['pended', 5, 0, 'not_in_policy pend']);
  });

  test('of a code that only an edit or a benefit of every line speaks of is what a contract says', () => {
    const policy = policyOf(
      'id: e, role: edit, applies: { codes: [A1] }',
      'id: all, applies: { all_lines: true, modifiers: [U1] }',
    );
    expect(short(policy, { values: { 'line.contract_rate': 700 } })).toEqual(['paid', 5, 3500]);
  });
});

describe('which provisions bind a line', () => {
  const ids = (policy: CompiledPolicy, given: Given = {}) => select(policy, facts(given)).map((p) => p.id);

  test('every edit and one benefit', () => {
    const policy = policyOf(
      'id: first, applies: { codes: [A1] }',
      'id: second, applies: { codes: ["A*"] }',
      'id: edit, role: edit, applies: { codes: [A1] }',
      'id: all, role: edit, applies: { all_lines: true }',
    );
    expect(ids(policy)).toEqual(['x/all', 'x/edit', 'x/first']);
    expect(ids(policy, { values: { 'line.code': 'A2' } })).toEqual(['x/all', 'x/second']);
  });

  test('on the days they are in force, the first and the last included', () => {
    const policy = policyOf(
      'id: a-spring, in_force: { from: 2025-03-01, to: 2025-05-31 }, applies: { codes: [A1] }',
      'id: always, in_force: {}, applies: { codes: ["A*"] }',
    );
    const on = (date: string) => ids(policy, { on: date });
    expect([on('2025-02-28'), on('2025-03-01')]).toEqual([['x/always'], ['x/a-spring']]);
    expect([on('2025-05-31'), on('2025-06-01')]).toEqual([['x/a-spring'], ['x/always']]);
  });

  test('with one of the modifiers they ask for, in any slot', () => {
    const policy = policyOf(
      'id: with, applies: { codes: [A1], modifiers: [U1, U2] }',
      'id: without, applies: { codes: [A1] }',
    );
    expect(ids(policy, { values: { 'line.modifiers': ['GT', 'U2'] } })).toEqual(['x/with']);
    expect(ids(policy, { values: { 'line.modifiers': ['GT'] } })).toEqual(['x/without']);
  });

  test('with a code that needs its modifier only where the line has it', () => {
    const policy = policyOf('id: with, applies: { codes: [A1-U6] }', 'id: without, applies: { codes: [A1] }');
    expect(ids(policy, { values: { 'line.modifiers': ['U6'] } })).toEqual(['x/with']);
    expect(ids(policy, { values: { 'line.modifiers': [] } })).toEqual(['x/without']);
  });

  test('where their condition holds', () => {
    const policy = policyOf(
      'id: when, applies: { codes: [A1], when: { fact: a.x, is: true } }',
      'id: else, applies: { codes: [A1] }',
    );
    expect(ids(policy, { values: { 'a.x': true } })).toEqual(['x/when']);
    expect(ids(policy, { values: { 'a.x': false } })).toEqual(['x/else']);
  });

  test('unless another that binds replaces them', () => {
    const policy = policyOf(
      'id: old, role: edit, applies: { codes: [A1] }',
      'id: new, overrides: [x/old], applies: { codes: [A1], when: { fact: a.x, is: true } }',
    );
    expect(ids(policy, { values: { 'a.x': true } })).toEqual(['x/new']);
    expect(ids(policy, { values: { 'a.x': false } })).toEqual(['x/old']);
  });
});

describe('a provision that may not bind', () => {
  test('of the benefit leaves the line open: which service it is, is not clear', () => {
    const policy = policyOf(`id: with, applies: { codes: [A1], modifiers: [U1] }, ${clauses(requires('a.x'))}, ${TEN}`);
    const decision = decided(policy, { values: { 'line.modifiers': undefined, 'a.x': false } });
    expect(decision).toMatchObject({ outcome: 'pended', payable: 5, isPayable: false });
    expect(decision.reasons.map((r) => [r.code, r.effect, r.needed])).toEqual([
      ['requirement_not_met', 'pend', ['line.modifiers']],
      ['service_unclear', 'pend', ['line.modifiers']],
    ]);
    expect(decision.verdicts.map(verdictWord)).toEqual(['unknown']);
  });

  test('of the benefit stays open though every clause is met', () => {
    const policy = policyOf(`id: with, applies: { codes: [A1], when: { fact: a.x, is: true } }, ${TEN}`);
    expect(decided(policy).reasons).toMatchObject([{ code: 'service_unclear', needed: ['a.x'] }]);
    expect(short(policy, { values: { 'a.x': true } })).toEqual(['paid', 5, 5000]);
  });

  test('of an edit denies nothing, and asks only where it would find fault', () => {
    const policy = policyOf(
      `id: p, applies: { codes: [A1] }, ${TEN}`,
      `id: e, role: edit, applies: { codes: [A1], when: { fact: w.x, is: true } }, ${clauses(requires('a.x'))}`,
    );
    expect(decided(policy, { values: { 'a.x': false } }).reasons).toMatchObject([{ effect: 'pend', needed: ['w.x'] }]);
    expect(short(policy, { values: { 'a.x': true } })).toEqual(['paid', 5, 5000]);
    expect(short(policy, { values: { 'a.x': false, 'w.x': true } })[0]).toBe('denied');
    expect(short(policy, { values: { 'a.x': false, 'w.x': false } })).toEqual(['paid', 5, 5000]);
  });

  test('of an edit does not take the place of another edit', () => {
    const policy = policyOf(
      `id: p, applies: { codes: [A1] }, ${TEN}`,
      `id: old, role: edit, applies: { codes: [A1] }, ${clauses(requires('a.x'))}`,
      'id: new, role: edit, overrides: [x/old], applies: { codes: [A1], when: { fact: w.x, is: true } }',
    );
    expect(short(policy, { values: { 'a.x': false, 'w.x': true } })).toEqual(['paid', 5, 5000]);
    expect(decided(policy, { values: { 'a.x': false } }).paid).toBe(0);
  });

  test('of an edit makes no remark and cuts no units', () => {
    const policy = policyOf(
      `id: p, applies: { codes: [A1] }, ${TEN}`,
      `id: e, role: edit, applies: { codes: [A1], when: { fact: w.x, is: true } }, ${clauses(
        requires('a.x', ', else: warn'),
        'id: two, limit: { count: units, max: 2, period: line, scope: member }, unknown: pass',
      )}`,
    );
    expect(short(policy, { values: { 'a.x': false } })).toEqual(['paid', 5, 5000]);
  });
});
