import { given, type Instant } from '../../kernel/index.ts';
import {
  becauseOf,
  type PlanClocks,
  type ReadClock,
  type Speech,
  sayClockStep,
  sayLength,
  type TimedCase,
} from '../../rules/index.ts';
import type { ActionState } from './action-state.ts';
import type { NamedMember } from './case-members-store.ts';
import type { ListedCase } from './case-store.ts';
import type { CaseLine, ClockReading } from './spoken-case.ts';

/** What every row of a worklist says, whatever kind of case it is. */
export function sayCaseLine(
  found: ListedCase,
  member: NamedMember | undefined,
  clocks: PlanClocks,
  now: Instant,
  speech: Speech,
): CaseLine {
  const clock = [...clocks.values()].flat().find(({ id }) => id === found.clock);
  return {
    handle: found.handle,
    plan: found.plan,
    number: found.number,
    line_of_business: found.lineOfBusiness ?? 'unknown',
    received: found.received,
    standing: found.standing,
    overdue: found.due !== undefined && found.due < now,
    events: found.events,
    ...given({
      member: member && sayMember(member),
      closed: found.closed,
      due: found.due,
      clock: clock && { id: clock.id, title: speech.local(clock.rule.title) },
    }),
  };
}

function sayMember({ handle, cin, last, first, middle, born, reached }: NamedMember): NonNullable<CaseLine['member']> {
  return { handle, reached, cin, name: { last, first, ...(middle ? { middle } : {}) }, ...(born ? { born } : {}) };
}

/** What the plan still owes, by the words of its kind of case. */
export function sayOwed(owed: unknown, family: string, speech: Speech): { code: string; label: string }[] {
  if (!Array.isArray(owed)) return [];
  return owed.map((code: string) => ({ code, label: speech.say(`${family}.owed.${code}`) }));
}

/** What may be done, by the words of its kind of case. `whySaid`: the sentence of a reason. */
export function sayAction<A extends string>(
  { action, open, why, cites }: ActionState<A>,
  family: string,
  speech: Speech,
  whySaid = (code: string) => speech.say(`why.${code}`),
) {
  return {
    action,
    open,
    label: speech.say(`${family}.action.${action}`),
    ...(why === undefined ? {} : { why: { code: why, sentence: whySaid(why) } }),
    ...(cites ? { cites: [...cites] } : {}),
  };
}

export interface CaseTimes {
  readonly readings: readonly ReadClock[];
  /** The one due first. */
  readonly governs: ReadClock | undefined;
}

/** Every clock of a case with its reasons, the one that governs first. `timedAs`: what a clock of that kind times. */
export function sayReadings(
  { readings, governs }: CaseTimes,
  timedAs: (of: TimedCase['of']) => TimedCase,
  now: Instant,
  speech: Speech,
): ClockReading[] {
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
