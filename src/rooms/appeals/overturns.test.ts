import { describe, expect, it } from 'vitest';
import { type Appeal, appealFrom, overturnsByGround } from './index.ts';

function resolved(grounds: readonly string[], outcome?: 'upheld' | 'overturned' | 'partly_overturned'): Appeal {
  const original = {
    request: 'AR-1',
    outcome: 'denied',
    basis: 'appropriateness',
    at: 0,
    clauses: [],
    grounds,
  } as const;
  const body = { kind: 'appeal', member: 'ana', filedBy: 'member', reason: 'x' };
  const filed = {
    kind: 'filed',
    body,
    door: 'phone',
    received: 0,
    lineOfBusiness: 'medi_cal',
    original,
    clinical: true,
  };
  const events = [
    { at: 0, what: { ...filed, warnings: [] } },
    ...(outcome ? [{ at: 1, what: { kind: 'resolved', decision: { outcome, reason: 'x', lines: [] } } }] : []),
  ];
  const appeal = appealFrom('aah', 'AP-1', events as unknown as Appeal['events']);
  if (!appeal) throw new Error('an appeal begins with its filing');
  return appeal;
}

describe('decisions that did not stand', () => {
  it('are counted by what they rested on, those overturned most often first', () => {
    const appeals = [
      resolved(['a'], 'upheld'),
      resolved(['a', 'b'], 'overturned'),
      resolved(['b'], 'partly_overturned'),
      resolved(['c']),
      resolved([], 'overturned'),
    ];
    expect(overturnsByGround(appeals)).toEqual([
      { ground: 'b', resolved: 2, upheld: 0, overturned: 1, partly: 1, by_state: 0 },
      { ground: 'a', resolved: 2, upheld: 1, overturned: 1, partly: 0, by_state: 0 },
    ]);
  });
});
