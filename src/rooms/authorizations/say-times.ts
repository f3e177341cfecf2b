import type { Instant } from '../../kernel/index.ts';
import { becauseOf, type PlanClocks, type Speech, sayClockStep, sayLength, type TimedCase } from '../../rules/index.ts';
import type { Request } from './open-request.ts';
import { type RequestTimes, timedNotice, timedRequest, timesOf } from './request-clocks.ts';
import type { RequestPage } from './spoken-request.ts';

/** Every clock of a request with its reasons, the one that governs first. */
export function sayTimes(
  clocks: PlanClocks,
  request: Request,
  now: Instant,
  speech: Speech,
  lapsed?: Instant,
): RequestPage['times'] {
  const notice = timedNotice(request, lapsed);
  const whole = timedRequest(request);
  const timedAs = (of: TimedCase['of']) => (of === 'notice' && notice ? notice : whole);
  return sayReadings(timesOf(clocks, request, now, lapsed), timedAs, now, speech);
}

/** Clocks of a case with their reasons. `timedAs`: what a clock of that kind times. */
export function sayReadings(
  { readings, governs }: RequestTimes,
  timedAs: (of: TimedCase['of']) => TimedCase,
  now: Instant,
  speech: Speech,
): RequestPage['times'] {
  return readings
    .toSorted((a, b) => Number(b === governs) - Number(a === governs))
    .map((reading) => {
      const { clock, state, started, due, ended } = reading;
      const { rule } = clock;
      const timed = timedAs(clock.of);
      const late = (state === 'overdue' || state === 'missed') && rule.late ? speech.local(rule.late) : undefined;
      return {
        clock: clock.id,
        title: speech.local(rule.title),
        basis: rule.basis,
        limit: sayLength(speech, rule.limit),
        governs: reading === governs,
        state,
        state_says: speech.say(`clock.state.${state}`),
        ...given({ started, due, ended, late }),
        because: becauseOf(reading, timed, now).map((step) => sayClockStep(speech, step)),
        cites: [...rule.cite],
      };
    });
}

/** Without what is undefined: absent, over HTTP. */
export function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
