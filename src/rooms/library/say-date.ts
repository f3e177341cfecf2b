import type { IsoDate } from '../../kernel/index.ts';
import type { Desk } from './desk.ts';
import { filled } from './say.ts';

/** A date in the reader's long form: by the desk's pattern where it has one, else as the platform writes the language. */
export function sayDate(desk: Desk, date: IsoDate, language: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const patterns = desk.policy.dates ?? {};
  const own = Object.hasOwn(patterns, language) ? patterns[language] : undefined;
  if (own) return filled(own.pattern, { month: own.months[month - 1] ?? '', day, year });
  return writerOf(language).format(new Date(Date.UTC(year, month - 1, day)));
}

/** Making one is slow, and a long list has many dates. Not kept for more languages than there are. */
const writers = new Map<string, Intl.DateTimeFormat>();
const MOST_WRITERS = 100;

function writerOf(language: string): Intl.DateTimeFormat {
  const known = writers.get(language);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  if (writers.size < MOST_WRITERS) writers.set(language, made);
  return made;
}
