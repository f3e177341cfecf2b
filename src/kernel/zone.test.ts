import { describe, expect, it } from 'vitest';
import { dayNumber } from './dates.ts';
import { dayAt, endOfDay, instantAt, instantText, readInstant } from './zone.ts';

const read = (text: string) => {
  const instant = readInstant(text);
  if (instant === undefined) throw new Error(`${text} is no instant`);
  return instant;
};

describe('days and hours in California', () => {
  it('reads the wall clock, an offset, and a date for its midnight', () => {
    expect(instantText(read('2026-10-30T09:10'))).toBe('2026-10-30T09:10:00-07:00');
    expect(instantText(read('2026-01-16T22:20:00Z'))).toBe('2026-01-16T14:20:00-08:00');
    expect(instantText(read('2026-11-01'))).toBe('2026-11-01T00:00:00-07:00');
  });

  it('reads an hour the clocks skip after the jump, and one they repeat as the first of the two', () => {
    expect(instantText(read('2026-03-08T02:30'))).toBe('2026-03-08T03:30:00-07:00');
    expect(instantText(read('2026-11-01T01:30'))).toBe('2026-11-01T01:30:00-07:00');
    expect(instantText(read('2026-11-01T02:00'))).toBe('2026-11-01T02:00:00-08:00');
  });

  it.each(['2026-02-30T10:00', '2026-13-01', '2026-01-01T24:00', '2026-01-01T10:60', 'tomorrow', '', '2026-1-1'])(
    'does not read %j',
    (text) => {
      expect(readInstant(text)).toBeUndefined();
    },
  );

  it('every day from 1970 to 2060 begins and ends where the next begins, as the runtime says', () => {
    const shown = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' });
    for (let day = dayNumber('1970-01-01'); day < dayNumber('2060-01-01'); day++) {
      expect(dayAt(instantAt(day))).toBe(day);
      expect(dayAt(endOfDay(day))).toBe(day);
      if (day % 17 === 0) expect(dayNumber(shown.format(endOfDay(day)))).toBe(day);
    }
  });
});
