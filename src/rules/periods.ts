import { addDays, type IsoDate } from '../kernel/index.ts';
import type { Facts } from './facts.ts';
import type { Period } from './schema.ts';

export type Rolling = Extract<Period, { rolling: unknown }>['rolling'];

/** Whether a date lies in the period of the line's own date. */
type InPeriod = (date: IsoDate, facts: Facts) => boolean;

/** Length assumed for a pregnancy whose beginning nobody recorded. */
const GESTATION_DAYS = 280;
const YEAR = 'YYYY'.length;
const MONTH = 'YYYY-MM'.length;

export function compilePeriod(period: Exclude<Period, { rolling: Rolling }>): InPeriod {
  if (typeof period === 'object') {
    const { from, to } = period.between;
    const inside = (d: IsoDate) => d >= from && d <= to;
    return (date, facts) => inside(facts.on) && inside(date);
  }
  switch (period) {
    case 'line':
      return () => false;
    case 'visit':
    case 'day':
      return (date, facts) => date === facts.on;
    case 'calendar_month':
      return (date, facts) => isSameMonth(date, facts.on);
    case 'calendar_year':
      return (date, facts) => beginAlike(date, facts.on, YEAR);
    case 'lifetime':
      return () => true;
    case 'pregnancy':
      return (date, facts) => pregnancyOf(date, facts) === pregnancyOf(facts.on, facts);
    case 'delivery':
      return (date, facts) => deliveriesBy(date, facts) === deliveriesBy(facts.on, facts);
  }
}

export function isSameMonth(a: IsoDate, b: IsoDate): boolean {
  return beginAlike(a, b, MONTH);
}

/** From the back: dates near each other differ there first. */
function beginAlike(a: IsoDate, b: IsoDate, length: number): boolean {
  for (let i = length - 1; i >= 0; i--) if (a.charCodeAt(i) !== b.charCodeAt(i)) return false;
  return true;
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
