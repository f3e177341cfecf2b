import {
  addMonths,
  dateOfDayNumber,
  dayAt,
  dayNumber,
  endOfDay,
  type Instant,
  instantAt,
  offsetAt,
} from '../kernel/index.ts';
import type { CompiledCalendar } from './clock-calendar.ts';
import type { ClockEventKind, ClockLength, ClockRule, Holiday } from './clock-schema.ts';

/** Something that happened to a case, as a clock sees it. */
export interface ClockEvent {
  readonly kind: ClockEventKind;
  readonly at: Instant;
}

export type ClockState = 'not_started' | 'running' | 'paused' | 'met' | 'missed' | 'overdue';

/** What one rule says of one case at one moment. */
export interface ClockReading {
  readonly state: ClockState;
  readonly started?: Instant;
  /** The last millisecond in time. Undefined while it has not started or waits. */
  readonly due?: Instant;
  readonly ended?: Instant;
  /** While it waits: days, or milliseconds of a limit in hours, that are left when it goes on. */
  readonly left?: number;
}

/** One reason of a due time, in order. Days are day numbers. */
export type ClockStep =
  | { readonly step: 'started'; readonly at: Instant; readonly on: ClockEventKind }
  | { readonly step: 'counted'; readonly day: number; readonly n: number }
  | { readonly step: 'skipped'; readonly day: number; readonly why: 'weekend' | 'paused' | Holiday }
  | { readonly step: 'shifted'; readonly hours: number }
  | { readonly step: 'paused'; readonly at: Instant; readonly on: ClockEventKind }
  | { readonly step: 'resumed'; readonly at: Instant; readonly on: ClockEventKind }
  | { readonly step: 'restarted'; readonly at: Instant; readonly on: ClockEventKind }
  | { readonly step: 'extended'; readonly at: Instant; readonly on: ClockEventKind; readonly due: Instant }
  | { readonly step: 'extension_late'; readonly at: Instant; readonly on: ClockEventKind }
  | { readonly step: 'due'; readonly at: Instant }
  | { readonly step: 'ended'; readonly at: Instant; readonly on: ClockEventKind; readonly late: boolean };

type Note = ((step: ClockStep) => void) | undefined;

interface Pause {
  readonly from: Instant;
  readonly until: Instant | undefined;
}

/**
 * The clock is a function: a rule, what happened, which days do not count, and the moment asked about. Events after that
 * moment are not known yet, so any past moment can be asked again. `events` stand in order of time.
 *
 * Days are counted by date in California: the day it starts is day 0 at whatever hour, due at the end of the last day counted.
 * The day a wait begins still counts; counting goes on with the day after the one it ends on. Hours are hours that pass.
 */
export function readClock(
  rule: ClockRule,
  events: readonly ClockEvent[],
  calendar: CompiledCalendar | undefined,
  now: Instant,
  note?: (step: ClockStep) => void,
): ClockReading {
  const known =
    events.length > 0 && (events.at(-1)?.at ?? 0) > now ? events.filter((event) => event.at <= now) : events;
  const first = startOf(rule, known);
  if (!first) return { state: 'not_started' };
  const end = known.find((event) => event.at >= first.at && rule.ends.includes(event.kind));
  const { start, pauses } = waitsOf(rule, first, end?.at ?? now, known, note);
  const counted = dueAfter(rule.limit, start, pauses, calendar, note);
  if (counted.due === undefined) {
    if (!end) return { state: 'paused', started: start, left: counted.left };
    note?.({ step: 'ended', at: end.at, on: end.kind, late: false });
    return { state: 'met', started: start, ended: end.at };
  }
  const due = extended(rule, counted.due, start, end?.at ?? now, known, calendar, note);
  note?.({ step: 'due', at: due });
  if (!end) return { state: now <= due ? 'running' : 'overdue', started: start, due };
  note?.({ step: 'ended', at: end.at, on: end.kind, late: end.at > due });
  return { state: end.at <= due ? 'met' : 'missed', started: start, due, ended: end.at };
}

function startOf({ starts }: ClockRule, events: readonly ClockEvent[]): ClockEvent | undefined {
  const starting = (event: ClockEvent) => starts.on.includes(event.kind);
  return starts.which === 'latest' ? events.findLast(starting) : events.find(starting);
}

/** Waits between the start and `to`. One that restarts moves the start and forgets what was counted before. */
function waitsOf(rule: ClockRule, first: ClockEvent, to: Instant, events: readonly ClockEvent[], note: Note) {
  note?.({ step: 'started', at: first.at, on: first.kind });
  let start = first.at;
  let pauses: Pause[] = [];
  let waiting: { since: Instant; until: ClockRule['pauses'][number] } | undefined;
  for (const event of rule.pauses.length > 0 ? events : []) {
    if (event.at < first.at || event.at > to) continue;
    if (!waiting) {
      const until = rule.pauses.find((pause) => pause.from.includes(event.kind));
      if (!until) continue;
      waiting = { since: event.at, until };
      note?.({ step: 'paused', at: event.at, on: event.kind });
    } else if (waiting.until.until.includes(event.kind)) {
      const { restarts } = waiting.until;
      note?.({ step: restarts ? 'restarted' : 'resumed', at: event.at, on: event.kind });
      if (restarts) [start, pauses] = [event.at, []];
      else pauses.push({ from: waiting.since, until: event.at });
      waiting = undefined;
    }
  }
  if (waiting) pauses.push({ from: waiting.since, until: undefined });
  return { start, pauses };
}

type Counted = { readonly due: Instant } | { readonly due?: undefined; readonly left: number };

function dueAfter(
  limit: ClockLength,
  start: Instant,
  pauses: readonly Pause[],
  calendar: CompiledCalendar | undefined,
  note: Note,
): Counted {
  if ('hours' in limit) return dueAfterHours(limit.hours, start, pauses, note);
  const from = dayAt(start);
  const days =
    'months' in limit
      ? dayNumber(addMonths(dateOfDayNumber(from), limit.months)) - from
      : 'business_days' in limit
        ? limit.business_days
        : limit.calendar_days;
  const open = 'business_days' in limit ? calendar : undefined;
  if (!open && !note && pauses.length === 0) return { due: endOfDay(from + days) };
  return dueAfterDays(days, from, pauses, open, note);
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function dueAfterHours(hours: number, start: Instant, pauses: readonly Pause[], note: Note): Counted {
  let due = start + hours * HOUR;
  for (const pause of pauses) {
    if (pause.from >= due) break;
    if (pause.until === undefined) return { left: due - pause.from };
    due += pause.until - pause.from;
  }
  const shift = (offsetAt(due) - offsetAt(start)) / HOUR;
  if (shift !== 0) note?.({ step: 'shifted', hours: shift });
  return { due };
}

function dueAfterDays(
  days: number,
  from: number,
  pauses: readonly Pause[],
  calendar: CompiledCalendar | undefined,
  note: Note,
): Counted {
  const waits = pauses.map(({ from: a, until: b }) => [dayAt(a), b === undefined ? Infinity : dayAt(b)] as const);
  let n = 0;
  for (let day = from + 1; ; day++) {
    const wait = waits.find(([a, b]) => a < day && day <= b);
    if (wait?.[1] === Infinity) return { left: days - n };
    const closed = wait ? 'paused' : calendar?.closed(day);
    if (closed) note?.({ step: 'skipped', day, why: closed });
    else {
      n += 1;
      note?.({ step: 'counted', day, n });
      if (n === days) return { due: endOfDay(day) };
    }
  }
}

/** An extension counts from the due time it finds; one that comes when the time is over lengthens nothing. */
function extended(
  rule: ClockRule,
  due: Instant,
  start: Instant,
  to: Instant,
  events: readonly ClockEvent[],
  calendar: CompiledCalendar | undefined,
  note: Note,
): Instant {
  if (rule.extensions.length === 0) return due;
  const used = new Map<object, number>();
  let latest = due;
  for (const event of events) {
    if (event.at < start || event.at > to) continue;
    const extension = rule.extensions.find((e) => e.on.includes(event.kind) && (used.get(e) ?? 0) < e.times);
    if (!extension) continue;
    if (event.at > latest) {
      note?.({ step: 'extension_late', at: event.at, on: event.kind });
      continue;
    }
    used.set(extension, (used.get(extension) ?? 0) + 1);
    latest = lengthened(latest, extension.adds, calendar);
    note?.({ step: 'extended', at: event.at, on: event.kind, due: latest });
  }
  return latest;
}

/** Hours on a limit in days and days on a limit in hours keep the time of day. */
function lengthened(due: Instant, by: ClockLength, calendar: CompiledCalendar | undefined): Instant {
  if ('hours' in by) return due + by.hours * HOUR;
  const from = dayAt(due);
  const to =
    'months' in by
      ? dayNumber(addMonths(dateOfDayNumber(from), by.months))
      : 'calendar_days' in by
        ? from + by.calendar_days
        : businessDay(from, by.business_days, calendar);
  if (due === endOfDay(from)) return endOfDay(to);
  // What the wall clock shows, not what passed since midnight: on a day the clocks change the two differ.
  return instantAt(to, due + offsetAt(due) - from * DAY);
}

function businessDay(from: number, days: number, calendar: CompiledCalendar | undefined): number {
  let day = from;
  for (let n = 0; n < days; ) if (!calendar?.closed(++day)) n += 1;
  return day;
}
