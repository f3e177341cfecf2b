export type Pressure = 'past' | 'pressing' | 'calm';

export interface TimeLeft {
  readonly pressure: Pressure;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

const MINUTE = 60_000;

/** Pressing: less than a day. Counted away from now, so a late thing says how late. */
export function timeLeft(due: string, now: Date): TimeLeft {
  const left = new Date(due).getTime() - now.getTime();
  const all = Math.floor(Math.abs(left) / MINUTE);
  return {
    pressure: left < 0 ? 'past' : all < 24 * 60 ? 'pressing' : 'calm',
    days: Math.floor(all / (24 * 60)),
    hours: Math.floor(all / 60) % 24,
    minutes: all % 60,
  };
}
