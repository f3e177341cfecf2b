import type { Services } from '../../rules/index.ts';
import { plainText } from './places.ts';

/**
 * The services somebody may mean by a need: its key, or words that a service is known by in any language. Words that say
 * the whole of a name win over words that are only part of one.
 */
export function servicesMeant(services: Services, need: string): readonly string[] {
  const asked = plainText(need);
  if (asked === '') return [];
  const known = Object.entries(services).map(([key, { say, also = [] }]) => ({
    key,
    names: [key, ...Object.values(say), ...also].map(plainText),
  }));
  const whole = known.filter(({ names }) => names.some((n) => n === asked || `${n}s` === asked));
  const within = asked.length < 3 ? [] : known.filter(({ names }) => names.some((n) => ` ${n}`.includes(` ${asked}`)));
  return (whole.length > 0 ? whole : within).map(({ key }) => key);
}
