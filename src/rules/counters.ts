import { dayNumber, type IsoDate, monthPlace, PLACES_IN_MONTH } from '../kernel/index.ts';
import { type CodeMatcher, compileCodes, shared } from './codes.ts';
import { fullestDays, otherDays } from './covered-days.ts';
import type { Facts, HistoryLine } from './facts.ts';
import type { CodeSets } from './pack-schema.ts';
import { compilePeriod, type Rolling } from './periods.ts';
import type { Counter } from './schema.ts';

/** How much of a limit the paid history has used on the line's date, in the unit the limit counts. */
export type Used = (facts: Facts) => number;

type Counts = (line: HistoryLine, facts: Facts) => boolean;

export function compileCounter(counter: Counter, own: CodeMatcher, sets: CodeSets): Used {
  const { count, period } = counter;
  const counts = compileCounts(counter, counter.codes ? compileCodes(counter.codes, sets) : own);
  if (typeof period === 'object' && 'rolling' in period) {
    const { rolling } = period;
    if (count === 'covered_days') return inDays(counts, (lines, facts) => fullestDays(lines, facts, rolling));
    return inRolling(counter, counts, rolling);
  }
  const inPeriod = compilePeriod(period);
  // The date is quick to ask and seldom fits, unless pregnancies have to be looked through for it.
  const countsNow: Counts =
    period === 'pregnancy' || period === 'delivery'
      ? (line, facts) => counts(line, facts) && inPeriod(line.from, facts)
      : (line, facts) => inPeriod(line.from, facts) && counts(line, facts);
  if (count === 'covered_days') return inDays(countsNow, (lines, facts) => otherDays(lines, facts).length);
  if (count === 'service_days') return (facts) => total(counter, counted(facts, countsNow));
  return (facts) => {
    let sum = 0;
    for (const line of facts.history) if (countsNow(line, facts)) sum += measure(counter, line);
    return sum;
  };
}

function compileCounts({ scope, provider, period, modifiers }: Counter, codes: CodeMatcher): Counts {
  const sameProvider = provider === 'same' || period === 'visit';
  return (line, facts) =>
    (scope === 'unit' || line.member === facts.member) &&
    (!sameProvider || line.provider === facts.provider) &&
    codes.matches(line.code, line.modifiers) &&
    (!modifiers || shared(modifiers, line.modifiers) > 0);
}

const NONE: readonly HistoryLine[] = [];

/** The lines of the history that count. Most often none does: then nothing is made. */
function counted(facts: Facts, counts: Counts): readonly HistoryLine[] {
  let found: HistoryLine[] | undefined;
  for (const line of facts.history) {
    if (!counts(line, facts)) continue;
    if (found) found.push(line);
    else found = [line];
  }
  return found ?? NONE;
}

function total(counter: Counter, lines: readonly HistoryLine[]): number {
  if (counter.count === 'service_days') {
    return lines.length < 2 ? lines.length : new Set(lines.map((l) => l.from)).size;
  }
  return lines.reduce((sum, line) => sum + measure(counter, line), 0);
}

function measure({ count }: Counter, line: HistoryLine): number {
  if (count === 'visits') return 1;
  return count === 'dollars' ? line.paid : line.units;
}

function inDays(counts: Counts, days: (lines: readonly HistoryLine[], facts: Facts) => number): Used {
  return (facts) => {
    const lines = counted(facts, counts);
    return lines.length === 0 ? 0 : days(lines, facts);
  };
}

/** Where a date stands among all dates, and over how many places a stretch reaches back from it. */
interface Scale {
  readonly place: (date: IsoDate) => number;
  readonly reach: number;
}

/**
 * A rolling period means every stretch of that length that holds the date. Claims arrive out of order, so a stretch may
 * end on a later, already paid date: the fullest one decides.
 */
function inRolling(counter: Counter, counts: Counts, rolling: Rolling): Used {
  const scale: Scale =
    'months' in rolling
      ? { place: monthPlace, reach: rolling.months * PLACES_IN_MONTH }
      : { place: dayNumber, reach: rolling.days };
  const fullest: Used = (facts) => fullestStretch(counter, counted(facts, counts), facts.on, scale);
  if (counter.count === 'service_days') return fullest;
  return (facts) => {
    if (facts.history.length === 0) return 0;
    const now = scale.place(facts.on);
    let sum = 0;
    for (const line of facts.history) {
      const place = scale.place(line.from);
      if (place <= now - scale.reach || !counts(line, facts)) continue;
      if (place > now) return fullest(facts);
      sum += measure(counter, line);
    }
    return Math.max(0, sum);
  };
}

function fullestStretch(counter: Counter, lines: readonly HistoryLine[], on: IsoDate, scale: Scale): number {
  const placed = lines.map((line) => ({ line, place: scale.place(line.from) }));
  const now = scale.place(on);
  const ends = [now, ...placed.map((l) => l.place).filter((place) => place > now && place - scale.reach < now)];
  const sums = ends.map((end) => {
    const inside = placed.filter(({ place }) => place > end - scale.reach && place <= end);
    return total(
      counter,
      inside.map(({ line }) => line),
    );
  });
  return Math.max(0, ...sums);
}

/** True when the line's own date already counts, so that another line that day uses no further service day. */
export function dayAlreadyCounts(counter: Counter, own: CodeMatcher, sets: CodeSets): (facts: Facts) => boolean {
  const used = compileCounter({ ...counter, count: 'visits', period: 'day' }, own, sets);
  return (facts) => used(facts) > 0;
}
