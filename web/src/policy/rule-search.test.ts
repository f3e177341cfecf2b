import { describe, expect, it } from 'vitest';
import type { RuleLine } from '../contract/benefits.ts';
import { rulesThatFit, sortedRules } from './rule-search.ts';

const rule = (id: string, dates: { from?: string; to?: string } = {}): RuleLine => ({ id, title: `Rule ${id}`, role: 'benefit', codes: ['Z5023'], clauses: 1, cites: ['HN-LAC-13'], ...dates });
const now = new Date('2025-06-02T16:00:00Z');
const rules = [rule('p/old', { to: '2024-12-31' }), rule('p/now', { from: '2025-01-01' }), rule('p/next', { from: '2026-01-01' })];

describe('looking through the rules', () => {
  it('tells rules of today from those of other times', () => {
    const ids = (state: string) => rulesThatFit(rules, '', state, now).map((r) => r.id);
    expect([ids('past'), ids('now'), ids('future')]).toEqual([['p/old'], ['p/now'], ['p/next']]);
  });

  it('finds by code, by source and by name', () => {
    expect(rulesThatFit(rules, 'z5023 hn-lac-13', '', now)).toHaveLength(3);
    expect(rulesThatFit(rules, 'next', '', now)).toHaveLength(1);
    expect(rulesThatFit(rules, 'nothing', '', now)).toHaveLength(0);
  });

  it('sorts by title, either way', () => {
    expect(sortedRules(rules, 'title').map((r) => r.id)).toEqual(['p/next', 'p/now', 'p/old']);
    expect(sortedRules(rules, '-title').map((r) => r.id)).toEqual(['p/old', 'p/now', 'p/next']);
  });
});
