import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finding } from '../../kernel/index.ts';
import { adjudicateClaims, type ClaimStore, type ReceivedClaim } from './adjudicate-claims.ts';
import { MemoryClaimStore } from './memory-store.ts';
import {
  syntheticClaim as claim,
  syntheticLine as line,
  syntheticPaidLine as paid,
  syntheticPolicy,
  syntheticPopulation,
} from './synthetic.ts';

const policy = syntheticPolicy();
const store = (more = {}) => new MemoryClaimStore(syntheticPopulation(more), '2025-06-02');
const sound = (...claims: Parameters<typeof claim>[]): ReceivedClaim[] =>
  claims.map((args) => ({ claim: claim(...args), findings: [] }));

describe('claims judged together', () => {
  it('see what the ones before them used: the baby’s claim meets the mother’s units', async () => {
    const judged = await adjudicateClaims(
      policy,
      store(),
      sound(['a', [line('VISIT', { units: 3 })]], ['b', [line('VISIT', { units: 3 })], { memberIds: ['leo'] }]),
    );
    expect(judged.map((j) => j.lines[0]?.decision?.payable)).toEqual([3, 1]);
  });

  it('with findings are refused and neither use nor take anything back', async () => {
    const history = [paid('VISIT', { units: 4 })];
    const memory = store({ history });
    const bad = claim('b', [line('VISIT')], { frequency: 'replacement', replaces: 'earlier' });
    const [refused] = await adjudicateClaims(policy, memory, [{ claim: bad, findings: [finding('claim.units', 'x')] }]);
    expect(refused?.outcome).toBe('rejected');
    expect(memory.world.history('ana')).toEqual(history);
  });

  it('may void a claim of the same batch, which frees its units for the next', async () => {
    const judged = await adjudicateClaims(
      policy,
      store(),
      sound(
        ['a', [line('VISIT', { units: 4 })]],
        ['b', [line('VISIT', { units: 4 })], { frequency: 'void', replaces: 'a' }],
        ['c', [line('VISIT', { units: 4 })]],
      ),
    );
    expect(judged.map((j) => j.outcome)).toEqual(['paid', 'voided', 'paid']);
  });

  it('come to the same in one batch as in several', async () => {
    const anyClaim = fc.record({
      code: fc.constantFrom('VISIT', 'SUPPLY', 'PUMP', 'BUDGET', 'TIMED'),
      units: fc.integer({ min: 1, max: 4 }),
      member: fc.constantFrom('ana', 'leo', 'mai'),
      day: fc.integer({ min: 10, max: 28 }),
      follows: fc.constantFrom(undefined, undefined, 'void' as const, 'replacement' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyClaim, { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (all, size) => {
          const received = all.map(({ code, units, member, day, follows }, i): ReceivedClaim => {
            const on = `2025-03-${day}`;
            const more = follows && i > 0 ? { frequency: follows, replaces: `c${i - 1}` } : {};
            return {
              claim: claim(`c${i}`, [line(code, { units, from: on, to: on })], { memberIds: [member], ...more }),
              findings: [],
            };
          });
          const together = await adjudicateClaims(policy, store(), received);
          const memory = store();
          const apart = [];
          for (let i = 0; i < received.length; i += size)
            apart.push(...(await adjudicateClaims(policy, memory, received.slice(i, i + size))));
          expect(apart).toEqual(together);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('come to the same one by one as by hundreds, where the store is asked for the next before it has kept the last', async () => {
    const codes = ['VISIT', 'SUPPLY', 'PUMP', 'BUDGET', 'TIMED'];
    const received = Array.from({ length: 620 }, (_, i): ReceivedClaim => {
      const on = `2025-0${1 + (i % 5)}-${10 + (i % 17)}`;
      const lines = [line(codes[i % codes.length] ?? '', { units: 1 + (i % 2), from: on, to: on, charge: 1_000 + i })];
      const follows = { frequency: i % 2 === 0 ? ('void' as const) : ('replacement' as const), replaces: `c${i - 1}` };
      const memberIds = [['ana', 'leo', 'mai'][i % 3] ?? ''];
      return { claim: claim(`c${i}`, lines, { memberIds, ...(i % 7 === 6 ? follows : {}) }), findings: [] };
    });
    const memory = store();
    const apart = [];
    for (const one of received) apart.push(...(await adjudicateClaims(policy, memory, [one])));
    const kept = store();
    const slow: ClaimStore = {
      loadWorld: async () => {
        const asOfNow = new Map(['ana', 'mai'].map((unit) => [unit, kept.world.history(unit)] as const));
        const earlier = new Map(received.map(({ claim: { id } }) => [id, kept.world.earlier(id)] as const));
        await wait(1);
        const history = (unit: string) => asOfNow.get(unit) ?? [];
        return { ...kept.world, history, earlier: (id) => earlier.get(id) };
      },
      append: async (judged) => {
        await wait(3);
        await kept.append(judged);
      },
    };
    expect(await adjudicateClaims(policy, slow, received)).toEqual(apart);
    expect(kept.judged).toEqual(apart);
  });

  it('never take a family over its limit', async () => {
    const anyClaims = fc.array(
      fc.record({ units: fc.integer({ min: 1, max: 6 }), member: fc.constantFrom('ana', 'leo') }),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    await fc.assert(
      fc.asyncProperty(anyClaims, async (all) => {
        const memory = store();
        await adjudicateClaims(
          policy,
          memory,
          all.map(({ units, member }, i) => ({
            claim: claim(`c${i}`, [line('VISIT', { units, charge: 1_000 + i })], { memberIds: [member] }),
            findings: [],
          })),
        );
        const used = memory.world.history('ana').reduce((sum, l) => sum + l.units, 0);
        expect(used).toBeLessThanOrEqual(4);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the store in memory', () => {
  it('finds members and providers by either number, and nobody else', () => {
    const { world } = store();
    expect(world.member('CIN-ana')).toBe(world.member('ana'));
    expect(world.provider('NPI-clinic')).toBe(world.provider('clinic'));
    expect(world.member('constructor')).toBeUndefined();
    expect(world.history('nobody')).toEqual([]);
    expect(world.today).toBe('2025-06-02');
  });

  it('keeps what was appended, in order', async () => {
    const memory = store();
    const judged = await adjudicateClaims(policy, memory, sound(['a', [line('VISIT')]], ['b', [line('GUARDED')]]));
    expect(memory.judged).toEqual(judged);
    expect(memory.world.history('ana').map((l) => [l.claim, l.sameClaim])).toEqual([['a', false]]);
  });

  it('knows a claim of its history or of its decisions as one a replacement may name', async () => {
    const memory = store({ history: [paid('VISIT')] });
    await adjudicateClaims(policy, memory, sound(['a', [line('GUARDED')]]));
    expect(memory.world.earlier('earlier')).toEqual({ id: 'earlier', member: 'ana', billing: 'clinic' });
    expect(memory.world.earlier('a')).toEqual({ id: 'a', member: 'ana', billing: 'clinic' });
    expect(memory.world.earlier('b')).toBeUndefined();
  });
});
