/** A calendar date as `YYYY-MM-DD`. Compares correctly as text, so `<` and `>` are date order. */
export type IsoDate = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** No member, provider or rule of this field has a date outside these; inside them every operation here is exact. */
const EARLIEST = '1800-01-01';
const LATEST = '9899-12-31';
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysInMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return DAYS_IN_MONTH[month - 1] ?? 0;
}

/** True for a date that exists in the calendar; `2025-02-30` is false. */
export function isIsoDate(text: string): boolean {
  const match = SHAPE.exec(text);
  if (!match) return false;
  const month = Number(match[2]);
  if (text < EARLIEST || text > LATEST) return false;
  const day = Number(match[3]);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(match[1]), month);
}

/** Days since 1970-01-01, negative before it. */
export function dayNumber(date: IsoDate): number {
  return Math.round(Date.UTC(yearOf(date), monthOfYear(date) - 1, dayOfMonth(date)) / 86_400_000);
}

/** The date `n` days since 1970-01-01. */
export function dateOfDayNumber(n: number): IsoDate {
  return new Date(n * 86_400_000).toISOString().slice(0, 10);
}

/** `days` may be negative. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Same day of the month; a day the target month lacks falls back to its last one (31 Jan + 1 = 28 Feb). */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const total = yearOf(date) * 12 + (monthOfYear(date) - 1) + months;
  const year = Math.floor(total / 12);
  const month = (total % 12) + 1;
  return isoDate(year, month, Math.min(dayOfMonth(date), daysInMonth(year, month)));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Completed years on `on`; a 29 February birthday is completed on 1 March in common years. */
export function ageInYears(born: IsoDate, on: IsoDate): number {
  const years = yearOf(on) - yearOf(born);
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

/** `2025-03-14` → `2025-03`. */
export function calendarMonth(date: IsoDate): string {
  return date.slice(0, 7);
}

export function yearOf(date: IsoDate): number {
  return twoDigits(date, 0) * 100 + twoDigits(date, 2);
}

function monthOfYear(date: IsoDate): number {
  return twoDigits(date, 5);
}

function dayOfMonth(date: IsoDate): number {
  return twoDigits(date, 8);
}

const ZERO = 48;

/** Read digit by digit: a date is taken apart for every line of a history, and a slice would be a text of its own. */
function twoDigits(date: IsoDate, at: number): number {
  return (date.charCodeAt(at) - ZERO) * 10 + (date.charCodeAt(at + 1) - ZERO);
}

/** Grows with the date, and by `PLACES_IN_MONTH` with each month: months are counted back without working out a date. */
export function monthPlace(date: IsoDate): number {
  return (yearOf(date) * 12 + monthOfYear(date)) * PLACES_IN_MONTH + dayOfMonth(date);
}

export const PLACES_IN_MONTH = 32;

export function isoDate(year: number, month: number, day: number): IsoDate {
  const years = year < 1000 ? String(year).padStart(4, '0') : year;
  return `${years}-${TWO_DIGITS[month]}-${TWO_DIGITS[day]}`;
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

/** The calendar date in California at an instant. Plans, clocks and service dates live in that zone. */
export function californiaDate(instant: Date): IsoDate {
  return CALIFORNIA.format(instant);
}

const CALIFORNIA = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Los_Angeles',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
