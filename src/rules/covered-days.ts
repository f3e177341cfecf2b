import { addDays, addMonths, dayNumber, type IsoDate } from '../kernel/index.ts';
import type { Facts, HistoryLine } from './facts.ts';
import type { Rolling } from './periods.ts';

/** Days count one by one: a stay that began before the stretch still has its later days inside it. The line's own days are its need. */
export function fullestDays(lines: readonly HistoryLine[], facts: Facts, rolling: Rolling): number {
  const moved = (date: IsoDate, sign: 1 | -1) =>
    'months' in rolling ? addMonths(date, sign * rolling.months) : addDays(date, sign * rolling.days);
  const reach = (date: IsoDate) => moved(date, -1);
  const ahead = moved(facts.on, 1);
  const until = lastDay(facts);
  const days = otherDays(lines, facts);
  const later = [...lines.map((l) => l.to), ahead, addDays(ahead, -1)];
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
export function otherDays(lines: readonly HistoryLine[], facts: Facts): number[] {
  const [first, last] = [dayNumber(facts.on), dayNumber(lastDay(facts))];
  return [...coveredDays(lines)].filter((day) => day < first || day > last);
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
