import { describe, expect, it } from 'vitest';
import { MemoryClaimStore } from '../claims/index.ts';
import { syntheticPaidLine, syntheticPolicy, syntheticPopulation } from '../claims/synthetic.ts';
import { limitsLeft } from './units-left.ts';

const policy = syntheticPolicy();
const worldWith = (history: Parameters<typeof syntheticPopulation>[0]) =>
  new MemoryClaimStore(syntheticPopulation(history), '2025-06-02').world;

describe('what is left of the limits of a member', () => {
  it('is nothing to speak of before anything was used', () => {
    expect(limitsLeft(policy, 'ana', '2025-06-02', worldWith({}))).toEqual([]);
  });

  it('counts the paid history as claims are counted, for the whole mother-and-infants unit where the limit says so', () => {
    const history = [
      syntheticPaidLine('VISIT', { member: 'leo', units: 3 }),
      syntheticPaidLine('BUDGET', { key: 'b/1', paid: 1_000 }),
    ];
    const left = limitsLeft(policy, 'ana', '2025-06-02', worldWith({ history }));
    expect(left.map(({ code, counts, left: l, most }) => ({ code, counts, left: l, most }))).toEqual([
      { code: 'VISIT', counts: 'units', left: 1, most: 4 },
      { code: 'BUDGET', counts: 'dollars', left: 1_500, most: 2_500 },
    ]);
  });

  it('forgets what lies before the period of the limit', () => {
    const history = [syntheticPaidLine('VISIT', { from: '2024-01-10', to: '2024-01-10' })];
    expect(limitsLeft(policy, 'ana', '2025-06-02', worldWith({ history }))).toEqual([]);
  });
});
