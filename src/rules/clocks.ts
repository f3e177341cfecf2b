import { dateOfDayNumber, dayAt, type Instant, type IsoDate } from '../kernel/index.ts';
import { FIRST_DAY, LAST_DAY } from './clauses.ts';
import { type ClockEvent, type ClockReading, type ClockStep, readClock } from './clock.ts';
import { type CompiledCalendar, compileCalendar } from './clock-calendar.ts';
import type { CaseKind, ClockRule } from './clock-schema.ts';
import { type PolicyBook, packsOf } from './compile.ts';
import type { Facts } from './facts.ts';
import { type CompiledPredicate, compilePredicate } from './predicate.ts';
import { UNMET } from './verdict.ts';
import type { FactValue } from './vocabulary.ts';

export interface CompiledClock {
  /** `pack/clock`. */
  readonly id: string;
  readonly of: CaseKind;
  readonly rule: ClockRule;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly when: CompiledPredicate | undefined;
  readonly calendar: CompiledCalendar | undefined;
}

export type PlanClocks = ReadonlyMap<CaseKind, readonly CompiledClock[]>;

/** The clocks of a plan or brand by what they time, the state's before its own. Undefined for a plan the book does not know. */
export function compileClocks(book: PolicyBook, planOrBrand: string): PlanClocks | undefined {
  const packs = packsOf(book, planOrBrand);
  if (!packs) return undefined;
  const calendars = new Map(
    (book.calendars ?? []).map((source) => [source.calendar, compileCalendar(source)] as const),
  );
  const clocks = packs.flatMap((pack) =>
    (pack.clocks ?? []).flatMap((file) =>
      file.clocks.map((rule) => ({
        id: `${pack.plan.plan}/${rule.id}`,
        of: file.of,
        rule,
        from: rule.in_force.from ?? FIRST_DAY,
        to: rule.in_force.to ?? LAST_DAY,
        when: rule.when ? compilePredicate(rule.when) : undefined,
        calendar: file.calendar === undefined ? undefined : calendars.get(file.calendar),
      })),
    ),
  );
  return Map.groupBy(clocks, (clock) => clock.of);
}

/** A case as its clocks see it: what is known of it, and what happened, in order of time. */
export interface TimedCase {
  readonly of: CaseKind;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly events: readonly ClockEvent[];
}

export interface ReadClock extends ClockReading {
  readonly clock: CompiledClock;
}

/** Every clock that binds a case at a moment, in the order of policy. A clock that has not started binds nothing yet. */
export function readClocks(clocks: PlanClocks, timed: TimedCase, now: Instant): ReadClock[] {
  const facts = factsOf(timed);
  const readings: ReadClock[] = [];
  for (const clock of clocks.get(timed.of) ?? []) {
    if (clock.when && clock.when.judge(facts) === UNMET) continue;
    const reading = readClock(clock.rule, timed.events, clock.calendar, now);
    if (reading.started === undefined) continue;
    const day = dateOfDayNumber(dayAt(reading.started));
    if (day < clock.from || day > clock.to) continue;
    readings.push({ clock, ...reading });
  }
  return readings;
}

/** The reasons of one reading, day by day. */
export function becauseOf({ clock }: ReadClock, timed: TimedCase, now: Instant): ClockStep[] {
  const steps: ClockStep[] = [];
  readClock(clock.rule, timed.events, clock.calendar, now, (step) => steps.push(step));
  return steps;
}

/** The clock that is due first of those still running; undefined when none runs. Of two due together the plan's own, which its people know. */
export function governing(readings: readonly ReadClock[]): ReadClock | undefined {
  let first: ReadClock | undefined;
  for (const reading of readings) {
    if (reading.due === undefined || (reading.state !== 'running' && reading.state !== 'overdue')) continue;
    if (first?.due === undefined || reading.due < first.due || (reading.due === first.due && isPlans(reading, first)))
      first = reading;
  }
  return first;
}

function isPlans(one: ReadClock, other: ReadClock): boolean {
  return one.clock.rule.basis === 'plan' && other.clock.rule.basis === 'law';
}

function factsOf({ facts }: TimedCase): Facts {
  return {
    on: FIRST_DAY,
    open: true,
    member: '',
    provider: '',
    values: facts,
    history: [],
    authorizations: [],
    documents: [],
    pregnancies: [],
  };
}
