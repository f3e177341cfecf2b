import { describe, expect, it } from 'vitest';
import { readPolicy } from '../platform/policy/index.ts';
import { lintRows } from './lint-rows.ts';
import type { Clause, Provision } from './schema.ts';

const { book, sources } = await readPolicy(`${import.meta.dirname}/../../policy`);

/** The shipped policy with one provision changed. */
function changed(plan: string, id: string, change: (provision: Provision) => Provision) {
  const packs = book.packs.map((pack) => ({
    ...pack,
    benefits: pack.benefits.map((benefit) => ({
      ...benefit,
      provisions: benefit.provisions.map((p) => (pack.plan.plan === plan && p.id === id ? change(p) : p)),
    })),
  }));
  return lintRows({ ...book, packs }, sources).map((f) => [f.code, f.at, f.received]);
}

describe('a rule beside the rows it cites', () => {
  it('agrees everywhere in the shipped policy', () => {
    expect(lintRows(book, sources)).toEqual([]);
  });

  it('contradicts them with another price [CCAH-HE-BF-12]', () => {
    const cheaper = changed('ccah', 'lactation-consultant-visit', (p) => {
      const price = p.price;
      if (!price) throw new Error('the visit has a price');
      return { ...p, price: { ...price, first_of: [{ fixed: { rate: 45.73, per: 'unit' } }] } };
    });
    expect(cheaper).toEqual([['policy.contradicts_row', 'ccah/lactation-consultant-visit/price', '4573']]);
  });

  it('contradicts them with another limit [CCAH-HE-BF-13]', () => {
    const wider = changed('ccah', 'lactation-consultant-visit', (p) => ({
      ...p,
      clauses: p.clauses.map(
        (c): Clause => ('limit' in c && c.id === 'two-units-a-visit' ? { ...c, limit: { ...c.limit, max: 3 } } : c),
      ),
    }));
    expect(wider).toEqual([['policy.contradicts_row', 'ccah/lactation-consultant-visit/two-units-a-visit', '3']]);
  });

  it('names a code that no statement mentions', () => {
    const misspelt = changed('ccah', 'personal-pump-purchase', (p) => ({ ...p, applies: { codes: ['E0630'] } }));
    expect(misspelt).toEqual([['policy.code_not_in_sources', 'ccah/personal-pump-purchase', 'E0630']]);
  });
});
