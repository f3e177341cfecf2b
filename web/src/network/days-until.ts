const DAY = 86_400_000;

/** Whole calendar days from one day to another: 0 for the same, negative for one that is past. */
export function daysUntil(day: string, from: string): number {
  return Math.round((Date.parse(day) - Date.parse(from)) / DAY);
}
