import { describe, expect, it } from 'vitest';
import { adjudicateClaims } from './adjudicate-claims.ts';
import type { Claim, ClaimLine } from './claim.ts';
import { decidedClaim } from './decided-claim.ts';
import { MemoryClaimStore } from './memory-store.ts';
import { readjudicate } from './readjudicate.ts';
import {
  syntheticClaim as claim,
  syntheticLine as line,
  syntheticPaidLine as paid,
  syntheticPolicy,
  syntheticPopulation,
} from './synthetic.ts';
import type { PaidLine } from './world.ts';

const policy = syntheticPolicy();
const one = (id: string, code: string, on: string, more: Partial<ClaimLine> = {}) =>
  claim(id, [line(code, { from: on, to: on, ...more })]);

/** Decides the claims one after another, then judges them again where `later` is known. */
async function twice(claims: readonly Claim[], found: readonly PaidLine[] = []) {
  const store = new MemoryClaimStore(syntheticPopulation(), '2025-06-02');
  const received = claims.map((c) => ({ claim: c, findings: [] }));
  const first = await adjudicateClaims(policy, store, received);
  const history = first.flatMap((j) => j.gains.map((l) => ({ ...l, sameClaim: false })));
  const again = new MemoryClaimStore(syntheticPopulation({ history: [...found, ...history] }), '2025-06-02');
  const order = new Map(claims.map((c, i) => [c.id, i + 1]));
  const changes = await readjudicate(
    policy,
    { loadWorld: again.loadWorld, append: again.append, orderOf: () => Promise.resolve(order) },
    first.map((j) => decidedClaim(policy.version, j)).toReversed(),
  );
  const payable = (d: (typeof changes)[number]['before']) => d.lines.map((l) => l.payableUnits);
  return {
    changes: changes.map((c) => [c.after.claim.id, payable(c.before), payable(c.after)]),
    appended: again.judged.map((j) => j.claim.id),
    used: again.world.history('ana').reduce((sum, l) => sum + l.units, 0),
  };
}

describe('claims judged again', () => {
  it('keep their decisions where nothing else is known, whatever later ones have used since', async () => {
    const visits = [one('a', 'VISIT', '2025-03-10', { units: 3 }), one('b', 'VISIT', '2025-03-20', { units: 3 })];
    expect(await twice(visits)).toEqual({ changes: [], appended: [], used: 4 });
  });

  it('give what one loses to the next in line', async () => {
    const pump = one('a', 'PUMP', '2025-03-10', { stated: { 'line.msrp': 5_000 } });
    const supply = one('b', 'SUPPLY', '2025-03-20');
    expect((await twice([pump, supply])).changes).toEqual([]);
    // A pump of long ago comes to light: this one was the second, so nothing stands against the supplies.
    const old = paid('PUMP', { key: 'old/1', claim: 'old', from: '2023-03-10', to: '2023-03-10' });
    expect(await twice([pump, supply], [old])).toEqual({
      changes: [
        ['a', [1], [0]],
        ['b', [0], [1]],
      ],
      appended: ['a', 'b'],
      used: 2,
    });
  });
});
