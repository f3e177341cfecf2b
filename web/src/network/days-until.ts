import { californiaToday } from '../benefits/today-in-california.ts';

const DAY = 86_400_000;

/** Whole calendar days in California from today to a day: 0 for today, negative for one that is past. */
export function daysUntil(day: string, now: Date): number {
  return Math.round((Date.parse(day) - Date.parse(californiaToday(now))) / DAY);
}
