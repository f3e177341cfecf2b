import { expect, it } from 'vitest';
import { lastCoveredDay, mustBeHeld } from './whole-list.ts';

it('whom a list leaves out is covered until the day the sender’s rule says', () => {
  expect(lastCoveredDay('day_before_list', '2025-03-14')).toBe('2025-03-13');
  expect(lastCoveredDay('month_before_list', '2025-03-14')).toBe('2025-02-28');
  expect(lastCoveredDay('month_of_list', '2025-12-31')).toBe('2025-12-31');
  expect(lastCoveredDay('month_of_list', '2024-02-01')).toBe('2024-02-29');
});

it('a list is held above the share and not at it', () => {
  expect(mustBeHeld(5, 100, 5)).toBe(false);
  expect(mustBeHeld(6, 100, 5)).toBe(true);
  expect(mustBeHeld(0, 0, 5)).toBe(false);
});
