import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  ageInYears,
  calendarMonth,
  californiaDate,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  isIsoDate,
  isoDate,
  monthPlace,
  PLACES_IN_MONTH,
  yearOf,
} from './index.ts';

/** Dates of 1900 to 2099, as text. */
const dates = fc.integer({ min: -25_567, max: 47_481 }).map(dateOfDayNumber);

describe('a calendar date', () => {
  test.each(['2025-01-31', '2024-02-29', '2000-02-29', '1970-01-01', '2025-12-31'])('%s exists', (text) => {
    expect(isIsoDate(text)).toBe(true);
  });

  test('lies between 1800 and 9899, where every operation is exact', () => {
    expect(['1800-01-01', '9899-12-31'].map(isIsoDate)).toEqual([true, true]);
    expect(['1799-12-31', '9900-01-01', '0025-03-01', '0000-01-01'].map(isIsoDate)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test.each([
    '2025-02-29',
    '1900-02-29',
    '2100-02-29',
    '2025-02-30',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-1-1',
    '25-01-01',
    '2025/01/01',
    '2025-01-01T00:00',
    ' 2025-01-01',
    '2025-01-01\n',
    '20250101',
    '',
  ])('%j does not', (text) => {
    expect(isIsoDate(text)).toBe(false);
  });

  test('is written with four, two and two digits', () => {
    expect(isoDate(987, 6, 5)).toBe('0987-06-05');
    expect(isoDate(2025, 12, 31)).toBe('2025-12-31');
  });

  test('names its year and its month', () => {
    expect(yearOf('2025-03-14')).toBe(2025);
    expect(calendarMonth('2025-03-14')).toBe('2025-03');
  });
});

describe('days', () => {
  test('are counted from 1970-01-01, negative before it', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('1969-12-31')).toBe(-1);
    expect(dayNumber('2000-03-01')).toBe(11_017);
  });

  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2025-01-01', -1, '2024-12-31'],
    ['2024-01-01', 366, '2025-01-01'],
    ['2025-01-01', 365, '2026-01-01'],
    ['2025-03-08', 2, '2025-03-10'],
    ['2025-11-01', 2, '2025-11-03'],
  ])('%s and %i days are %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });

  test('between two dates are signed', () => {
    expect(daysBetween('2024-02-01', '2024-03-01')).toBe(29);
    expect(daysBetween('2025-02-01', '2025-03-01')).toBe(28);
    expect(daysBetween('2025-03-01', '2025-02-01')).toBe(-28);
    expect(daysBetween('2025-03-01', '2025-03-01')).toBe(0);
  });

  test('added and taken away again leave the date', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -4000, max: 4000 }), (date, n) => {
        const moved = addDays(date, n);
        expect(isIsoDate(moved)).toBe(true);
        expect(daysBetween(date, moved)).toBe(n);
        expect(addDays(moved, -n)).toBe(date);
      }),
    );
  });

  test('order the dates as text does', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        expect(a < b).toBe(dayNumber(a) < dayNumber(b));
      }),
    );
  });
});

describe('months', () => {
  test.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2025-02-28', -12, '2024-02-28'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2025-01-15', -1, '2024-12-15'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2025-05-31', -18, '2023-11-30'],
    ['2025-03-20', 0, '2025-03-20'],
  ])('%s and %i months are %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  test('keep the day of the month wherever the month has it, else its last day', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -400, max: 400 }), (date, n) => {
        const moved = addMonths(date, n);
        expect(isIsoDate(moved)).toBe(true);
        const [day, movedDay] = [Number(date.slice(8)), Number(moved.slice(8))];
        if (movedDay !== day) {
          expect(movedDay).toBeLessThan(day);
          expect(addDays(moved, 1).slice(8)).toBe('01');
        }
        const count = (d: string) => yearOf(d) * 12 + Number(d.slice(5, 7));
        expect(count(moved) - count(date)).toBe(n);
      }),
    );
  });
});

describe('the place of a date among months', () => {
  test('orders dates, and stretches of months back from them, as the dates themselves', () => {
    fc.assert(
      fc.property(dates, dates, fc.integer({ min: 0, max: 120 }), (a, b, n) => {
        const reached = monthPlace(b) - n * PLACES_IN_MONTH;
        expect(monthPlace(a) > reached).toBe(a > addMonths(b, -n));
        expect(reached < monthPlace(a)).toBe(addMonths(b, -n) < a);
      }),
    );
  });

  test.each([
    ['2025-02-28', '2025-03-31', false],
    ['2025-03-01', '2025-03-31', true],
    ['2024-02-29', '2024-03-30', false],
  ])('%s lies after the month before %s: %s', (date, on, after) => {
    expect(monthPlace(date) > monthPlace(on) - PLACES_IN_MONTH).toBe(after);
  });
});

describe('age in years', () => {
  test.each([
    ['2000-06-15', '2018-06-14', 17],
    ['2000-06-15', '2018-06-15', 18],
    ['2025-03-20', '2025-03-20', 0],
    ['2025-03-20', '2025-03-19', -1],
    ['2004-12-31', '2025-01-01', 20],
  ])('born %s is on %s aged %i', (born, on, age) => {
    expect(ageInYears(born, on)).toBe(age);
  });

  test('a 29 February birthday is completed on 1 March of a common year and on 29 February of a leap year', () => {
    expect(ageInYears('2004-02-29', '2025-02-28')).toBe(20);
    expect(ageInYears('2004-02-29', '2025-03-01')).toBe(21);
    expect(ageInYears('2004-02-29', '2024-02-28')).toBe(19);
    expect(ageInYears('2004-02-29', '2024-02-29')).toBe(20);
  });
});

describe('the date in California', () => {
  test.each([
    ['midnight UTC is still the day before', '2025-01-01T00:00:00Z', '2024-12-31'],
    ['one minute before midnight in winter', '2025-01-02T07:59:59Z', '2025-01-01'],
    ['midnight in winter, eight hours behind', '2025-01-02T08:00:00Z', '2025-01-02'],
    ['one minute before midnight in summer', '2025-07-02T06:59:59Z', '2025-07-01'],
    ['midnight in summer, seven hours behind', '2025-07-02T07:00:00Z', '2025-07-02'],
    ['the eve of the spring change', '2025-03-09T07:59:59Z', '2025-03-08'],
    ['the day of the spring change', '2025-03-09T08:00:00Z', '2025-03-09'],
    ['the day of the spring change ends an hour sooner', '2025-03-10T07:00:00Z', '2025-03-10'],
    ['the day of the autumn change begins in summer time', '2025-11-02T07:00:00Z', '2025-11-02'],
    ['the day of the autumn change lasts 25 hours', '2025-11-03T07:59:59Z', '2025-11-02'],
    ['and ends in winter time', '2025-11-03T08:00:00Z', '2025-11-03'],
    ['a leap day', '2024-03-01T07:59:59Z', '2024-02-29'],
  ])('%s', (_name, instant, expected) => {
    expect(californiaDate(new Date(instant))).toBe(expected);
  });
});
