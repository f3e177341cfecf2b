import { dateOfDayNumber, dayAt, type Instant, type IsoDate } from '../../kernel/index.ts';
import type { PlanClocks, ReadClock } from '../../rules/index.ts';
import type { Kept } from './desk-api.ts';
import { lapseOf } from './lapse.ts';
import type { Request } from './open-request.ts';
import { timesOf } from './request-clocks.ts';

export interface KeptWeek {
  /** Its Monday. */
  readonly from: IsoDate;
  readonly decisions: Kept;
  readonly notices: Kept;
  /** Not decided in time, which counts as a denial, by the week the limit passed; decided since or not [REF-UM-CLK-08]. */
  readonly lapsed: number;
}

type Tally = { -readonly [K in keyof Kept]: Kept[K] };
type How = keyof Kept;

/**
 * How times were kept, by the week they were due in California. A decision, and the telling of it, counts once: late when any clock
 * that bound it, the plan's or the law's, had run out. What was withdrawn, cancelled or sent on to a group owed no decision.
 */
export class Turnaround {
  readonly #weeks = new Map<number, { decisions: Tally; notices: Tally; lapsed: number }>();
  readonly #clocks: PlanClocks;
  readonly #now: Instant;
  readonly #first: number;

  constructor(clocks: PlanClocks, now: Instant, weeks: number) {
    this.#clocks = clocks;
    this.#now = now;
    const current = mondayOf(dayAt(now));
    this.#first = current - 7 * (weeks - 1);
    for (let week = this.#first; week <= current; week += 7)
      this.#weeks.set(week, { decisions: nothing(), notices: nothing(), lapsed: 0 });
  }

  add(request: Request): void {
    if (request.state !== 'open' && request.state !== 'decided') return;
    const lapse = lapseOf(this.#clocks, request, this.#now);
    const week = lapse && this.#weeks.get(mondayOf(dayAt(lapse.at)));
    if (week) week.lapsed += 1;
    const { readings } = timesOf(this.#clocks, request, this.#now, lapse?.at);
    this.#count(
      'decisions',
      readings.filter(({ clock }) => clock.of !== 'notice'),
    );
    this.#count(
      'notices',
      readings.filter(({ clock }) => clock.of === 'notice'),
    );
  }

  #count(what: 'decisions' | 'notices', readings: readonly ReadClock[]): void {
    const how = howKept(readings);
    const dues = readings.flatMap(({ due }) => due ?? []);
    if (!how || dues.length === 0) return;
    const week = this.#weeks.get(mondayOf(dayAt(Math.min(...dues))));
    if (week) week[what][how] += 1;
  }

  weeks(): KeptWeek[] {
    return [...this.#weeks].map(([day, kept]) => ({ from: dateOfDayNumber(day), ...kept }));
  }
}

/** Undefined while it may still be kept. */
export function howKept(readings: readonly ReadClock[]): How | undefined {
  const states = new Set(readings.map(({ state }) => state));
  if (states.has('overdue')) return 'overdue';
  if (states.has('missed')) return 'late';
  return states.has('running') || states.has('paused') || !states.has('met') ? undefined : 'in_time';
}

/** The first of January 1970 was a Thursday. */
function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

function nothing(): Tally {
  return { in_time: 0, late: 0, overdue: 0 };
}
