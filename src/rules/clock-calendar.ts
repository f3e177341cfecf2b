import { dateOfDayNumber, dayNumber, isoDate, yearOf } from '../kernel/index.ts';
import { type CalendarFile, type Holiday, WEEKDAYS } from './clock-schema.ts';

/** Which days a calendar leaves out, and why. */
export interface CompiledCalendar {
  readonly source: CalendarFile;
  /** `weekend`, a holiday, or undefined for a business day. `day` is a day number. */
  readonly closed: (day: number) => 'weekend' | Holiday | undefined;
}

/** A year's holidays are worked out the first time one of its days is asked for. */
export function compileCalendar(source: CalendarFile): CompiledCalendar {
  const years = new Map<number, ReadonlyMap<number, Holiday>>();
  const weekend = new Set(source.weekend.map((day) => WEEKDAYS.indexOf(day)));
  return {
    source,
    closed: (day) => {
      if (weekend.has(weekdayOf(day))) return 'weekend';
      const year = yearOf(dateOfDayNumber(day));
      let holidays = years.get(year);
      if (!holidays) {
        holidays = holidaysAround(source, year);
        years.set(year, holidays);
      }
      return holidays.get(day);
    },
  };
}

/** 0 for Sunday; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** New Year's Day of the next year may be kept in this one, so its neighbours are looked at too. */
function holidaysAround(source: CalendarFile, year: number): Map<number, Holiday> {
  const days = new Map<number, Holiday>();
  for (const holiday of source.holidays) {
    for (const y of [year - 1, year, year + 1]) {
      const day = dayOf(holiday, y);
      if (day !== undefined && isInForce(holiday, day)) days.set(kept(holiday, day), holiday);
    }
  }
  return days;
}

function isInForce({ in_force: force }: Holiday, day: number): boolean {
  const date = dateOfDayNumber(day);
  return (force?.from === undefined || date >= force.from) && (force?.to === undefined || date <= force.to);
}

function dayOf({ on }: Holiday, year: number): number | undefined {
  if ('date' in on) return yearOf(on.date) === year ? dayNumber(on.date) : undefined;
  if ('day' in on) return dayNumber(isoDate(year, on.month, on.day));
  const wanted = WEEKDAYS.indexOf(on.weekday);
  const then = on.then_days ?? 0;
  if (on.nth > 0) {
    const first = dayNumber(isoDate(year, on.month, 1));
    return first + ((wanted - weekdayOf(first) + 7) % 7) + 7 * (on.nth - 1) + then;
  }
  const last = (on.month === 12 ? dayNumber(isoDate(year + 1, 1, 1)) : dayNumber(isoDate(year, on.month + 1, 1))) - 1;
  return last - ((weekdayOf(last) - wanted + 7) % 7) + then;
}

function kept({ moved }: Holiday, day: number): number {
  const weekday = WEEKDAYS[weekdayOf(day)];
  if (weekday === 'saturday' && moved?.saturday) return day - 1;
  if (weekday === 'sunday' && moved?.sunday) return day + 1;
  return day;
}
