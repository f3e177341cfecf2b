import { describe, expect, it } from 'vitest';
import { daysUntil } from './days-until.ts';

describe('days until a paper runs out', () => {
  it.each([
    ['2026-03-02', 0],
    ['2026-03-03', 1],
    ['2026-03-01', -1],
    ['2026-05-31', 90],
  ])('%s is %i days away, whatever clocks do in between', (day, n) => {
    expect(daysUntil(day, '2026-03-02')).toBe(n);
  });
});
