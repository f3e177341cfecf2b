import { describe, expect, it } from 'vitest';
import { timeLeft } from './time-left.ts';

const now = new Date('2025-03-08T20:00:00Z');

describe('time left', () => {
  it('is calm with a day or more, pressing with less, and past afterwards', () => {
    expect(timeLeft('2025-03-09T20:00:00Z', now).pressure).toBe('calm');
    expect(timeLeft('2025-03-09T19:59:00Z', now)).toEqual({ pressure: 'pressing', days: 0, hours: 23, minutes: 59 });
    expect(timeLeft('2025-03-08T18:30:00Z', now)).toEqual({ pressure: 'past', days: 0, hours: 1, minutes: 30 });
  });
});
