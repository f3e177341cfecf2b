import { describe, expect, it } from 'vitest';
import { eligibilityOn } from './eligibility.ts';
import type { Coverage } from './member.ts';

const span = (more: Partial<Coverage>): Coverage => ({
  lineOfBusiness: 'medi_cal',
  deliverySystem: 'managed_care',
  ...more,
});

describe('eligibility on a day', () => {
  const member = {
    coverage: [
      span({ from: '2025-01-01', to: '2025-01-31', aidCode: 'M1' }),
      span({ from: '2025-03-01', to: '2025-03-31' }),
    ],
    uncertain: [{ from: '2025-04-01', to: '2025-04-30', status: '51' }],
  };

  it.each([
    ['2024-12-31', 'no', 'not_begun'],
    ['2025-01-01', 'yes', 'covered'],
    ['2025-01-31', 'yes', 'covered'],
    ['2025-02-01', 'no', 'ended'],
    ['2025-03-15', 'yes', 'covered'],
    ['2025-04-15', 'unknown', 'status_unknown'],
    ['2025-05-01', 'no', 'ended'],
  ])('%s: %s, %s [HN-BILL-05, HN-CS-09, HN-DOU-05]', (on, eligible, because) => {
    expect(eligibilityOn(member, on)).toMatchObject({ eligible, because });
  });

  it('fee-for-service Medi-Cal is not the plan', () => {
    const ffs = { coverage: [span({ from: '2025-01-01', deliverySystem: 'fee_for_service' })] };
    expect(eligibilityOn(ffs, '2025-02-01')).toMatchObject({ eligible: 'no', because: 'not_managed_care' });
    expect(eligibilityOn({ coverage: [] }, '2025-02-01')).toEqual({ eligible: 'no', because: 'not_covered' });
  });
});
