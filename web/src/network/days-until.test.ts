import { describe, expect, it } from 'vitest';
import { daysUntil } from './days-until.ts';

describe('days until a paper runs out', () => {
  it.each([
    ['2026-03-02', 0],
    ['2026-03-03', 1],
    ['2026-03-01', -1],
    ['2026-05-31', 90],
  ])('on an evening in California, %s is %i days away', (day, n) => {
    expect(daysUntil(day, new Date('2026-03-02T23:30:00-08:00'))).toBe(n);
  });
});
