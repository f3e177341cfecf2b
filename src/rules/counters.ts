import { addDays, addMonths, calendarMonth, dayNumber, type IsoDate, yearOf } from '../kernel/index.ts';
import { type CodeMatcher, compileCodes } from './codes.ts';
import type { Facts, HistoryLine } from './facts.ts';
import type { CodeSets, Counter, Period } from './schema.ts';

/** How much of a limit the paid history has used on the line's date, in the unit the limit counts. */
export type Used = (facts: Facts) => number;

/** Length assumed for a pregnancy whose beginning nobody recorded. */
const GESTATION_DAYS = 280;

export function compileCounter(counter: Counter, own: CodeMatcher, sets: CodeSets): Used {
  const codes = counter.codes ? compileCodes(counter.codes, sets) : own;
  const sameProvider = counter.provider === 'same' || counter.period === 'visit';
  const modifiers = counter.modifiers;
  const counts = (line: HistoryLine, facts: Facts) =>
    (counter.scope === 'unit' || line.member === facts.member) &&
    (!sameProvider || line.provider === facts.provider) &&
    codes.matches(line.code, line.modifiers) &&
    (!modifiers || modifiers.some((m) => line.modifiers.includes(m)));

  if (typeof counter.period === 'object' && 'rolling' in counter.period) {
    const { rolling } = counter.period;
    const reach = (date: IsoDate) =>
      'months' in rolling ? addMonths(date, -rolling.months) : addDays(date, -rolling.days);
    const ahead = (date: IsoDate) =>
      'months' in rolling ? addMonths(date, rolling.months) : addDays(date, rolling.days);
    return (facts) => {
      const lines = counted(facts, counts);
      if (lines.length === 0) return 0;
      if (counter.count === 'covered_days') return fullestDays(lines, facts, reach, ahead);
      return fullestWindow(counter, lines, lineDate(facts), reach);
    };
  }
  const inPeriod = compilePeriod(counter.period);
  const countsNow = (line: HistoryLine, facts: Facts) => counts(line, facts) && inPeriod(line.from, facts);
  return (facts) => {
    const lines = counted(facts, countsNow);
    if (lines.length === 0) return 0;
    return counter.count === 'covered_days' ? otherDays(lines, facts).length : total(counter, lines);
  };
}

const NONE: readonly HistoryLine[] = [];

/** The lines of the history that count. Most often none does: then nothing is made, and no date is worked out. */
function counted(facts: Facts, counts: (line: HistoryLine, facts: Facts) => boolean): readonly HistoryLine[] {
  let found: HistoryLine[] | undefined;
  for (const line of facts.history) {
    if (!counts(line, facts)) continue;
    if (found) found.push(line);
    else found = [line];
  }
  return found ?? NONE;
}

/** The date whose period is asked for. */
export function lineDate(facts: Facts): IsoDate {
  return facts.on;
}

function total(counter: Counter, lines: readonly HistoryLine[]): number {
  if (counter.count === 'service_days') return new Set(lines.map((l) => l.from)).size;
  return lines.reduce((sum, line) => sum + measure(counter, line), 0);
}

function measure(counter: Counter, line: HistoryLine): number {
  if (counter.count === 'visits') return 1;
  return counter.count === 'dollars' ? line.paid : line.units;
}

/** Distinct days from the first to the last day of the lines, as day numbers. */
function coveredDays(lines: readonly HistoryLine[]): Set<number> {
  const days = new Set<number>();
  for (const line of lines) {
    const last = dayNumber(line.to);
    for (let day = dayNumber(line.from); day <= last; day++) days.add(day);
  }
  return days;
}

/**
 * A rolling period means every stretch of that length that holds the date. Claims arrive out of order, so a stretch may
 * end on a later, already paid date: the fullest one decides.
 */
function fullestWindow(
  counter: Counter,
  lines: readonly HistoryLine[],
  on: IsoDate,
  reach: (date: IsoDate) => IsoDate,
): number {
  const ends = [on, ...lines.map((l) => l.from).filter((d) => d > on && reach(d) < on)];
  let fullest = 0;
  for (const end of ends) {
    const start = reach(end);
    const inside = lines.filter((l) => l.from > start && l.from <= end);
    fullest = Math.max(fullest, total(counter, inside));
  }
  return fullest;
}

/** Days count one by one: a stay that began before the stretch still has its later days inside it. The line's own days are its need. */
function fullestDays(
  lines: readonly HistoryLine[],
  facts: Facts,
  reach: (date: IsoDate) => IsoDate,
  ahead: (date: IsoDate) => IsoDate,
): number {
  const until = lastDay(facts);
  const days = otherDays(lines, facts);
  const later = [...lines.map((l) => l.to), ahead(facts.on), addDays(ahead(facts.on), -1)];
  const ends = [until, ...later.filter((d) => d > until && reach(d) < facts.on)];
  return Math.max(
    ...ends.map((end) => {
      const [after, last] = [dayNumber(reach(end)), dayNumber(end)];
      return days.filter((day) => day > after && day <= last).length;
    }),
  );
}

function lastDay(facts: Facts): IsoDate {
  const to = facts.values['line.to'];
  return typeof to === 'string' && to > facts.on ? to : facts.on;
}

/** Days the lines cover that are not the line's own. */
function otherDays(lines: readonly HistoryLine[], facts: Facts): number[] {
  const [first, last] = [dayNumber(facts.on), dayNumber(lastDay(facts))];
  return [...coveredDays(lines)].filter((day) => day < first || day > last);
}

type InPeriod = (date: IsoDate, facts: Facts) => boolean;

function compilePeriod(period: Exclude<Period, { rolling: unknown }>): InPeriod {
  if (typeof period === 'object') {
    const { from, to } = period.between;
    const inside = (d: IsoDate) => d >= from && d <= to;
    return (date, facts) => inside(lineDate(facts)) && inside(date);
  }
  switch (period) {
    case 'line':
      return () => false;
    case 'visit':
    case 'day':
      return (date, facts) => date === lineDate(facts);
    case 'calendar_month':
      return (date, facts) => calendarMonth(date) === calendarMonth(lineDate(facts));
    case 'calendar_year':
      return (date, facts) => yearOf(date) === yearOf(lineDate(facts));
    case 'lifetime':
      return () => true;
    case 'pregnancy':
      return (date, facts) => pregnancyOf(date, facts) === pregnancyOf(lineDate(facts), facts);
    case 'delivery':
      return (date, facts) => deliveriesBy(date, facts) === deliveriesBy(lineDate(facts), facts);
  }
}

/** Which pregnancy a date belongs to: the latest that had begun by then. */
function pregnancyOf(date: IsoDate, facts: Facts): number {
  let index = -1;
  for (const [i, p] of facts.pregnancies.entries()) {
    const began = p.began ?? (p.ended ? addDays(p.ended, -GESTATION_DAYS) : undefined);
    if (began !== undefined && began <= date) index = i;
  }
  return index;
}

function deliveriesBy(date: IsoDate, facts: Facts): number {
  return facts.pregnancies.filter((p) => p.ended !== undefined && p.ended <= date).length;
}

/** True when the line's own date already counts, so that another line that day uses no further service day. */
export function dayAlreadyCounts(counter: Counter, own: CodeMatcher, sets: CodeSets): (facts: Facts) => boolean {
  const used = compileCounter({ ...counter, count: 'visits', period: 'day' }, own, sets);
  return (facts) => used(facts) > 0;
}
