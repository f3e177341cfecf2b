import { describe, expect, it } from 'vitest';
import { latestEnrollment } from './index.ts';

describe('the day the latest enrollment began', () => {
  it.each([
    ['of one span', [{ from: '2026-03-01' }], '2026-06-01', '2026-03-01'],
    [
      'of two that meet',
      [{ from: '2025-01-01', to: '2025-12-31' }, { from: '2026-01-01' }],
      '2026-06-01',
      '2025-01-01',
    ],
    [
      'after a gap of a day',
      [{ from: '2025-01-01', to: '2025-12-30' }, { from: '2026-01-01' }],
      '2026-06-01',
      '2026-01-01',
    ],
    [
      'of one within another',
      [{ from: '2025-01-01' }, { from: '2025-06-01', to: '2025-07-01' }],
      '2026-06-01',
      '2025-01-01',
    ],
    ['that is still to come', [{ from: '2026-07-01' }], '2026-06-01', undefined],
    ['that nobody knows', [{}], '2026-06-01', undefined],
  ])('%s', (_, spans, on, expected) => {
    expect(latestEnrollment(spans, on)).toBe(expected);
  });
});
