import { isIsoDate } from '../../kernel/index.ts';

/** `20250314` → `2025-03-14`; undefined when the calendar has no such day. */
export function isoFromD8(text: string): string | undefined {
  if (text.length !== 8) return undefined;
  const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  return isIsoDate(iso) ? iso : undefined;
}

const DAYS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for YYYYMMDD or YYMMDD as a number, when the calendar has that day. */
export function isDayNumber(number: number): boolean {
  const day = number % 100;
  const month = Math.floor(number / 100) % 100;
  const year = Math.floor(number / 10_000);
  if (!(day >= 1 && day <= (DAYS[month] ?? 0))) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** Digits as a number, NaN when anything else is among them. */
export function digitsAt(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = (bytes[i] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Files say the same few hundred days over and over. */
const isoByNumber = new Map<number, string>();

/** Eight bytes CCYYMMDD as an ISO date; undefined when they name no day. */
export function isoAt(bytes: Uint8Array, from: number, to: number): string | undefined {
  if (to - from !== 8) return undefined;
  const number = digitsAt(bytes, from, to);
  const known = isoByNumber.get(number);
  if (known !== undefined) return known;
  if (!isDayNumber(number)) return undefined;
  const text = String(number).padStart(8, '0');
  const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  if (isoByNumber.size < 10_000) isoByNumber.set(number, iso);
  return iso;
}

/** A six-digit date; the century does not matter to whether the day exists, except for 29 February. */
export function isD6(text: string): boolean {
  return /^\d{6}$/.test(text) && isoFromD8(`20${text}`) !== undefined;
}

/** `HHMM`, `HHMMSS`, `HHMMSSD`, `HHMMSSDD`. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3])[0-5]\d([0-5]\d\d{0,2})?$/.test(text);
}

export function isDigits(text: string): boolean {
  return /^\d+$/.test(text);
}
