import { z } from 'zod';
import { dateOfDayNumber, type Instant, instantText, readInstant } from '../../kernel/index.ts';
import {
  becauseOf,
  type ClockEvent,
  type ClockStep,
  caseKind,
  clockEvent,
  compileClocks,
  governing,
  type PlanClocks,
  type PolicyBook,
  type ReadClock,
  readClocks,
  Speech,
  sayClockStep,
  type TimedCase,
} from '../../rules/index.ts';
import type { Answer } from './answers.ts';

/** The wish `clock`: when is it due, and why. */
const instant = z.string().refine((text) => readInstant(text) !== undefined, {
  error: 'an instant as 2026-10-30T09:10-07:00, or a date for its midnight in California',
});
export const clockWish = z.strictObject({
  clock: z.strictObject({
    of: caseKind,
    facts: z.record(z.string(), z.union([z.boolean(), z.number(), z.string(), z.array(z.string())])).default({}),
    events: z.array(z.partialRecord(clockEvent, instant)).min(1),
    at: instant.optional().describe('the moment asked about; `now` when absent'),
  }),
});
export type ClockWish = z.infer<typeof clockWish>;

const state = z.enum(['not_started', 'running', 'paused', 'met', 'missed', 'overdue']);
const text = z.string();
const reading = z.strictObject({
  clock: text.optional(),
  state: state.optional(),
  started: text.optional(),
  due: text.optional(),
  left_days: z.number().optional(),
  cites: z.array(text).optional(),
  counted: z.record(text, z.number()).optional(),
  skipped: z.record(text, text).optional(),
  because: z.array(text).optional(),
});
export const expectedClock = {
  governing: z.string().optional(),
  state: state.optional(),
  due: z.string().optional(),
  clocks: z.record(text, reading).optional(),
};

export function isClockWish(wish: object): wish is ClockWish {
  return 'clock' in wish;
}

export function playClock(book: PolicyBook, brand: string, { clock }: ClockWish, now: Instant): Answer {
  const clocks: PlanClocks = compileClocks(book, brand) ?? new Map();
  const events = clock.events
    .flatMap((event) => Object.entries(event))
    .map(
      ([kind, at]) => ({ kind: clockEvent.parse(kind), at: readInstant(at ?? '') ?? Number.NaN }) satisfies ClockEvent,
    )
    .sort((a, b) => a.at - b.at);
  const timed: TimedCase = { of: clock.of, facts: clock.facts, events };
  const moment = clock.at === undefined ? now : (readInstant(clock.at) ?? now);
  return answerOfClocks(book, clocks, timed, moment);
}

/** Every clock of a case as the case format says it. */
export function answerOfClocks(book: PolicyBook, clocks: PlanClocks, timed: TimedCase, now: Instant): Answer {
  return answerOfReadings(book, readClocks(clocks, timed, now), () => timed, now);
}

interface AnsweredClocks extends Answer {
  readonly governing: string | undefined;
  readonly state: string;
  readonly clocks: Readonly<Record<string, Answer>>;
}

/** `timedAs`: what a clock of that kind times. */
export function answerOfReadings(
  book: PolicyBook,
  readings: readonly ReadClock[],
  timedAs: (of: TimedCase['of']) => TimedCase,
  now: Instant,
): AnsweredClocks {
  const first = governing(readings) ?? spoken(readings);
  const speech = new Speech(book, 'en');
  return {
    governing: first?.clock.id,
    state: first?.state ?? 'not_started',
    due: first?.due === undefined ? undefined : instantText(first.due),
    clocks: Object.fromEntries(
      readings.map((r) => [r.clock.id, answerOfReading(r, becauseOf(r, timedAs(r.clock.of), now), speech)]),
    ),
  };
}

/** Where none runs: one that waits, else the one that was due first, in time or not. */
function spoken(readings: readonly ReadClock[]): ReadClock | undefined {
  const ended = readings.filter(({ due }) => due !== undefined);
  const dueFirst = ended.toSorted((a, b) => (a.due ?? 0) - (b.due ?? 0))[0];
  return readings.find(({ state }) => state === 'paused') ?? dueFirst ?? readings[0];
}

function answerOfReading(
  { clock, state: is, started, due, left }: ReadClock,
  steps: ClockStep[],
  speech: Speech,
): Answer {
  return {
    clock: clock.id,
    state: is,
    started: started === undefined ? undefined : instantText(started),
    due: due === undefined ? undefined : instantText(due),
    left_days: 'hours' in clock.rule.limit ? undefined : left,
    cites: clock.rule.cite,
    counted: Object.fromEntries(
      steps.flatMap((s) => (s.step === 'counted' ? [[dateOfDayNumber(s.day), s.n] as const] : [])),
    ),
    skipped: Object.fromEntries(
      steps.flatMap((s) =>
        s.step === 'skipped' ? [[dateOfDayNumber(s.day), typeof s.why === 'string' ? s.why : s.why.id] as const] : [],
      ),
    ),
    because: steps.map((step) => sayClockStep(speech, step)),
  };
}
