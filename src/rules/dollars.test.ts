import { describe, expect, it } from 'vitest';
import { compilePolicy, type PolicyBook } from './compile.ts';
import { evaluate } from './evaluate.ts';
import type { AuthorizationFact, Facts } from './facts.ts';
import type { Clause, Provision } from './schema.ts';

const cite = ['X-1'];

function policyOf(clauses: Clause[]) {
  const provision: Provision = {
    id: 'p',
    in_force: {},
    role: 'benefit',
    applies: { codes: ['A1'] },
    cite,
    clauses,
    price: { cite, first_of: [{ fixed: { rate: 10, per: 'unit' } }], lesser_of_billed: true, member_pays: 0 },
  };
  const words = { en: 'x', es: 'x' };
  const benefit = {
    benefit: 'b',
    group: 'g',
    order: 1,
    title: words,
    description: words,
    cite,
    provisions: [provision],
  };
  const book: PolicyBook = {
    version: 'v',
    packs: [{ plan: { plan: 'x', name: words }, benefits: [benefit], questions: [] }],
    codeSets: {},
    reasons: {},
    vocabulary: {},
    words: {},
  };
  const policy = compilePolicy(book, 'x');
  if (!policy) throw new Error('the plan has no policy');
  return policy;
}

function approval(number: string, more: Partial<AuthorizationFact>): AuthorizationFact {
  return {
    number,
    vehicle: 'tar',
    codes: ['A1'],
    from: '2025-01-01',
    to: '2025-12-31',
    approvedOn: '2025-01-01',
    used: 0,
    ...more,
  };
}

function judge(clauses: Clause[], authorizations: AuthorizationFact[]) {
  const facts: Facts = {
    on: '2025-03-01',
    open: false,
    member: 'm',
    provider: 'p',
    values: { 'line.code': 'A1', 'line.units': 5, 'line.modifiers': [] },
    history: [],
    authorizations,
    documents: [],
    pregnancies: [],
  };
  const { outcome, paid, uses } = evaluate(policyOf(clauses), facts);
  return { outcome, paid, uses: uses.map((u) => [u.number, u.units, u.dollars]) };
}

const always: Clause = {
  id: 'a',
  cite,
  authorization: { need: 'always', vehicle: 'tar', prior: false, counts: 'units' },
};
const afterFour: Clause = {
  id: 'a',
  cite,
  authorization: {
    need: 'after',
    vehicle: 'tar',
    prior: false,
    counts: 'units',
    after: { count: 'units', max: 4, period: 'lifetime', scope: 'member', provider: 'any' },
  },
};

describe('approvals bounded in dollars, five units of $10', () => {
  it('are drawn only for the units past the free ones', () => {
    expect(judge([afterFour], [approval('T', { units: 10, dollars: 5000 })])).toEqual({
      outcome: 'paid',
      paid: 5000,
      uses: [['T', 1, 1000]],
    });
  });

  it('are drawn only for what an approval without a bound does not cover', () => {
    const both = [approval('T', { units: 1, dollars: 5000 }), approval('U', { units: 4 })];
    expect(judge([always], both)).toEqual({
      outcome: 'paid',
      paid: 5000,
      uses: [
        ['U', 4, undefined],
        ['T', 1, 1000],
      ],
    });
  });

  it('never lower what an approval without a bound pays', () => {
    const both = [approval('T', { units: 5, dollars: 1000 }), approval('U', { units: 5 })];
    expect(judge([always], both).paid).toBe(5000);
    expect(judge([always], [approval('U', { units: 5 })]).paid).toBe(5000);
  });

  it('bound the units they cover and no others', () => {
    const both = [approval('T', { units: 3 }), approval('U', { units: 2, dollars: 100 })];
    expect(judge([always], both)).toEqual({
      outcome: 'partial',
      paid: 3100,
      uses: [
        ['T', 3, undefined],
        ['U', 2, 100],
      ],
    });
  });

  it('add up [HN-HD-03]', () => {
    const both = [approval('T', { dollars: 2000 }), approval('U', { dollars: 2500 })];
    expect(judge([always], both)).toMatchObject({ outcome: 'partial', paid: 4500 });
    expect(judge([always], [...both, approval('V', { dollars: 500 })])).toMatchObject({ outcome: 'paid', paid: 5000 });
  });
});
