import { dateOfDayNumber } from '../kernel/index.ts';
import type { ClockStep } from './clock.ts';
import type { ClockLength } from './clock-schema.ts';
import type { Speech } from './explain-speech.ts';

/** `5 business days`. */
export function sayLength(speech: Speech, length: ClockLength): string {
  const [unit = '', n = 0] = Object.entries(length)[0] ?? [];
  return speech.say(`clock.length.${unit}`, { n });
}

/** One reason of a due time as a sentence; days carry their weekday. */
export function sayClockStep(speech: Speech, step: ClockStep): string {
  switch (step.step) {
    case 'counted':
      return speech.say('clock.step.counted', { day: speech.weekday(dateOfDayNumber(step.day)), n: step.n });
    case 'skipped': {
      const day = speech.weekday(dateOfDayNumber(step.day));
      if (typeof step.why === 'string') return speech.say(`clock.step.skipped_${step.why}`, { day });
      return speech.say('clock.step.skipped_holiday', { day, holiday: speech.local(step.why.say) });
    }
    case 'shifted':
      return speech.say(step.hours > 0 ? 'clock.step.put_forward' : 'clock.step.put_back', { n: Math.abs(step.hours) });
    case 'due':
      return speech.say('clock.step.due', { at: speech.instant(step.at) });
    case 'ended': {
      const values = { at: speech.instant(step.at), event: speech.say(`clock.event.${step.on}`) };
      return speech.say(step.late ? 'clock.step.ended_late' : 'clock.step.ended', values);
    }
    case 'extended':
      return speech.say('clock.step.extended', {
        at: speech.instant(step.at),
        event: speech.say(`clock.event.${step.on}`),
        due: speech.instant(step.due),
      });
    default:
      return speech.say(`clock.step.${step.step}`, {
        at: speech.instant(step.at),
        event: speech.say(`clock.event.${step.on}`),
      });
  }
}
