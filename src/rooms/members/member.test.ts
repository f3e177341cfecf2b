import { describe, expect, it } from 'vitest';
import { coverageOn, isInpatient, isPregnant, isWithin, type Member } from './index.ts';

const nobody: Member = {
  id: 'm',
  cin: 'c',
  name: { last: 'SYNTHETIC', first: 'M' },
  unit: 'm',
  coverage: [],
  otherInsurance: [],
  inpatient: [],
  pregnancies: [],
  ecm: { status: 'none' },
  signatureOnFile: true,
};

describe('a span of days', () => {
  it('holds both its ends, and every day where an end is open', () => {
    const span = { from: '2025-01-01', to: '2025-01-31' };
    expect(['2024-12-31', '2025-01-01', '2025-01-31', '2025-02-01'].map((d) => isWithin(span, d))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isWithin({ from: '2025-01-01' }, '9999-12-31')).toBe(true);
    expect(isWithin({ to: '2025-01-01' }, '0001-01-01')).toBe(true);
    expect(isWithin({}, '2025-01-01')).toBe(true);
  });
});

describe('coverage', () => {
  it('is the span of the day: a change of delivery system takes effect on its first day', () => {
    const base = { lineOfBusiness: 'medi_cal' } as const;
    const coverage = [
      { ...base, to: '2025-01-31', deliverySystem: 'fee_for_service' as const },
      { ...base, from: '2025-02-01', to: '2025-02-28', deliverySystem: 'managed_care' as const },
    ];
    const on = (day: string) => coverageOn({ ...nobody, coverage }, day)?.deliverySystem;
    expect(['2025-01-31', '2025-02-01', '2025-02-28', '2025-03-01'].map(on)).toEqual([
      'fee_for_service',
      'managed_care',
      'managed_care',
      undefined,
    ]);
  });
});

describe('a hospital stay', () => {
  it('begins on the day of admission and is over on the day of discharge', () => {
    const inpatient = [{ from: '2025-03-01', to: '2025-03-03' }];
    const on = (day: string) => isInpatient({ ...nobody, inpatient }, day);
    expect(['2025-02-28', '2025-03-01', '2025-03-02', '2025-03-03'].map(on)).toEqual([false, true, true, false]);
  });

  it('without a discharge goes on', () => {
    expect(isInpatient({ ...nobody, inpatient: [{ from: '2025-03-01' }] }, '2026-01-01')).toBe(true);
  });

  it('that begins on the day another ends keeps the member in', () => {
    const inpatient = [
      { from: '2025-03-01', to: '2025-03-03' },
      { from: '2025-03-03', to: '2025-03-05' },
    ];
    expect(isInpatient({ ...nobody, inpatient }, '2025-03-03')).toBe(true);
  });
});

describe('a pregnancy', () => {
  it('lasts from its beginning to its end, both days included; without either it is open there', () => {
    const on = (pregnancy: Member['pregnancies'][number], day: string) =>
      isPregnant({ ...nobody, pregnancies: [pregnancy] }, day);
    const whole = { began: '2024-06-01', ended: '2025-03-01' };
    expect(['2024-05-31', '2024-06-01', '2025-03-01', '2025-03-02'].map((d) => on(whole, d))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(on({ began: '2024-06-01' }, '2030-01-01')).toBe(true);
    expect(on({ ended: '2025-03-01' }, '2020-01-01')).toBe(true);
  });

  it('nobody knows of is none', () => {
    expect(isPregnant(nobody, '2025-01-01')).toBe(false);
  });
});
