import { dateOfDayNumber, dayNumber, type IsoDate, yearOf } from './dates.ts';

/**
 * Days and instants in California, where plans, clocks and service dates live. An instant is milliseconds since 1970 in UTC;
 * a day is a day number as `dayNumber` counts them. When the zone shifts is asked of the runtime once a year and kept: a list
 * of ten thousand cases asks for it at every row.
 */
export type Instant = number;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What is added to UTC to read a clock on the wall, in milliseconds. */
export function offsetAt(instant: Instant): number {
  const year = new Date(instant).getUTCFullYear();
  const shifts = shiftsOf(year);
  let offset = shifts.before;
  for (const shift of shifts.at) if (instant >= shift.from) offset = shift.offset;
  return offset;
}

export function dayAt(instant: Instant): number {
  return Math.floor((instant + offsetAt(instant)) / DAY);
}

/** The instant a wall clock shows `ms` after midnight. An hour that the clocks skip is read after the jump, one they repeat as the first of the two. */
export function instantAt(day: number, ms = 0): Instant {
  const wall = day * DAY + ms;
  const early = wall - offsetAt(wall - 12 * HOUR);
  return early + offsetAt(early) >= wall ? early : wall - offsetAt(wall + 12 * HOUR);
}

/** The last millisecond of a day: what is due that day is on time until then. */
export function endOfDay(day: number): Instant {
  return instantAt(day + 1) - 1;
}

/** `2026-11-02T08:10:00-08:00`: to the second, with what the wall clock differs from UTC. */
export function instantText(instant: Instant): string {
  const offset = offsetAt(instant);
  const wall = new Date(instant + offset).toISOString().slice(0, 19);
  const minutes = Math.abs(Math.trunc(offset / 60_000));
  const two = (n: number) => String(n).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Reads `2026-10-30T09:10-07:00`; without an offset the wall clock of California, without a time its midnight. Undefined for anything else. */
export function readInstant(text: string): Instant | undefined {
  const found = INSTANT.exec(text);
  const [, date = '', hour = '00', minute = '00', second = '00', zone] = found ?? [];
  if (!found || !isRealTime(date, Number(hour), Number(minute), Number(second))) return undefined;
  const ms = (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second) * 1_000;
  if (zone === undefined) return instantAt(dayNumber(date), ms);
  const away =
    zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));
  return dayNumber(date) * DAY + ms - away * 60_000;
}

function isRealTime(date: IsoDate, hour: number, minute: number, second: number): boolean {
  const exists = yearOf(date) >= 1800 && dateOfDayNumber(dayNumber(date)) === date;
  return exists && hour < 24 && minute < 60 && second < 60;
}

interface Shifts {
  readonly before: number;
  readonly at: readonly { readonly from: Instant; readonly offset: number }[];
}

const years = new Map<number, Shifts>();

function shiftsOf(year: number): Shifts {
  const known = years.get(year);
  if (known) return known;
  const at: { from: Instant; offset: number }[] = [];
  const start = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  const before = askZone(start);
  let offset = before;
  for (let from = start; from < end; from += 14 * DAY) {
    const to = Math.min(from + 14 * DAY, end);
    const next = askZone(to);
    if (next === offset) continue;
    at.push({ from: firstWith(next, from, to), offset: next });
    offset = next;
  }
  const shifts = { before, at };
  years.set(year, shifts);
  return shifts;
}

/** The first minute in (from, to] at which the zone has that offset. */
function firstWith(offset: number, from: Instant, to: Instant): Instant {
  let low = from / 60_000;
  let high = to / 60_000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (askZone(middle * 60_000) === offset) high = middle;
    else low = middle;
  }
  return high * 60_000;
}

const ZONE = new Intl.DateTimeFormat('en-US', { timeZone: 'America/Los_Angeles', timeZoneName: 'longOffset' });

function askZone(instant: Instant): number {
  const name = ZONE.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
}
