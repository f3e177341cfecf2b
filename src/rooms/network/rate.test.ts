import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isContracted, isLactationApproved, isSubcontracted, type Provider, type Rate, rateFor } from './index.ts';

const line = { code: 'V1', modifiers: ['U1', 'U2'], provider: 'p', on: '2025-03-10' };
const plan: Rate = { kind: 'contract', code: 'V1', rate: 100 };

describe('the rate of a line', () => {
  it('is of the kind asked for, and none when nothing is on file', () => {
    expect(rateFor([plan], 'contract', line)).toBe(100);
    expect(rateFor([plan], 'estimate', line)).toBeUndefined();
    expect(rateFor([], 'contract', line)).toBeUndefined();
  });

  it('is the provider’s own before the plan’s, with modifiers before without', () => {
    const withModifiers = { ...plan, modifiers: ['U1'], rate: 200 };
    const own = { ...plan, provider: 'p', rate: 300 };
    const exact = { ...own, modifiers: ['U2'], rate: 400 };
    expect(rateFor([plan, withModifiers], 'contract', line)).toBe(200);
    expect(rateFor([plan, withModifiers, own], 'contract', line)).toBe(300);
    expect(rateFor([exact, plan, withModifiers, own], 'contract', line)).toBe(400);
  });

  it('is not one of another code, another provider, or modifiers the line lacks', () => {
    for (const other of [{ code: 'V2' }, { provider: 'q' }, { modifiers: ['U1', 'U9'] }])
      expect(rateFor([{ ...plan, ...other }], 'contract', line)).toBeUndefined();
  });

  it('holds on its first and last day and not around them', () => {
    const dated = { ...plan, from: '2025-03-01', to: '2025-03-31' };
    const on = (day: string) => rateFor([dated], 'contract', { ...line, on: day });
    expect(['2025-02-28', '2025-03-01', '2025-03-31', '2025-04-01'].map(on)).toEqual([undefined, 100, 100, undefined]);
  });

  it('among equally exact ones is the newest, in whatever order they are on file', () => {
    const old = { ...plan, from: '2024-01-01', rate: 1 };
    const recent = { ...plan, from: '2025-01-01', rate: 2 };
    expect(rateFor([old, recent, plan], 'contract', line)).toBe(2);
    expect(rateFor([plan, recent, old], 'contract', line)).toBe(2);
  });

  it('without a code holds for every code, as a tax rate does', () => {
    expect(rateFor([{ kind: 'tax_rate', rate: 8.25 }], 'tax_rate', line)).toBe(8.25);
  });

  it('does not depend on the order of the file', () => {
    const anyRate = fc.record({
      kind: fc.constant('contract' as const),
      code: fc.constantFrom('V1', 'V2'),
      rate: fc.nat(),
      from: fc.constantFrom('2024-01-01', '2025-01-01', '2026-01-01'),
      provider: fc.constantFrom('p', 'q'),
    });
    const key = (r: Rate) => `${r.code}/${r.provider}/${r.from}`;
    fc.assert(
      fc.property(fc.uniqueArray(anyRate, { selector: key, maxLength: 8 }), (rates) => {
        expect(rateFor(rates.toReversed(), 'contract', line)).toBe(rateFor(rates, 'contract', line));
      }),
    );
  });
});

describe('a provider', () => {
  const span = { from: '2025-03-01', to: '2025-03-31' };
  const provider: Provider = {
    id: 'p',
    npi: '1000000012',
    name: 'SYNTHETIC',
    types: [],
    certifications: [],
    contracts: [{ to: '2024-12-31' }, span],
    hasMediCalNumber: true,
    lactationApproval: [span],
    hasCertifiedStaff: false,
    subcontracts: [{ with: 'q', ...span }],
  };

  it('is contracted, approved and subcontracted on the days said, both ends included', () => {
    const days = ['2025-02-28', '2025-03-01', '2025-03-31', '2025-04-01'];
    const inside = [false, true, true, false];
    expect(days.map((d) => isContracted(provider, d))).toEqual(inside);
    expect(days.map((d) => isLactationApproved(provider, d))).toEqual(inside);
    expect(days.map((d) => isSubcontracted(provider, 'q', d))).toEqual(inside);
    expect(isContracted(provider, '2024-12-31')).toBe(true);
  });

  it('works only for those it names', () => {
    expect(isSubcontracted(provider, 'r', '2025-03-10')).toBe(false);
  });
});
