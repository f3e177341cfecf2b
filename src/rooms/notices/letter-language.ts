import { type IsoDate, isIsoDate } from '../../kernel/index.ts';
import { type NoticeKind, type RequiredPart, SOURCE_LANGUAGE } from '../../rules/index.ts';
import type { NoticeBook } from './notice-book.ts';
import { wordingOf } from './set-part.ts';

export interface SpokenLanguage {
  /** One the letters are worded in: the wanted one, or English. */
  readonly language: string;
  readonly wanted: string;
  /** Whether every part of it was read by a person who translates. */
  readonly isFinal: boolean;
}

/** The language of a letter for who reads `wanted`. A letter nobody worded in a language is English there. */
export function languageOf(
  book: NoticeBook,
  kind: NoticeKind,
  wanted: string = SOURCE_LANGUAGE,
  parts: readonly Pick<RequiredPart, 'part'>[] = book.parts(kind),
): SpokenLanguage {
  const language = nearest(book.languages, wanted);
  if (language === undefined) return { language: SOURCE_LANGUAGE, wanted, isFinal: false };
  const titled = book.wordings(kind, language).find(({ notice, title }) => notice === kind && title !== undefined);
  const used = [titled, ...parts.map(({ part }) => wordingOf(book, kind, language, part))];
  const isFinal = used.every((one) => one?.language === language && one.status !== 'machine_draft');
  return { language, wanted, isFinal };
}

/** `es-MX` is read by who reads `es`, and `zh` by who reads `zh-Hant`. */
function nearest(languages: readonly string[], wanted: string): string | undefined {
  const base = wanted.split('-')[0];
  return languages.find((one) => one === wanted) ?? languages.find((one) => one.split('-')[0] === base);
}

const formats = new Map<string, (day: IsoDate) => string>();

/** A day in the words of a language; in figures where the platform has no words for it. */
export function dateIn(language: string): (day: IsoDate) => string {
  const known = formats.get(language);
  if (known) return known;
  const [supported] = Intl.DateTimeFormat.supportedLocalesOf([language]);
  const options = { timeZone: 'UTC', numberingSystem: 'latn' } as const;
  const format = supported
    ? new Intl.DateTimeFormat(supported, { dateStyle: 'long', ...options })
    : new Intl.DateTimeFormat('en-US', { year: 'numeric', month: '2-digit', day: '2-digit', ...options });
  const say = (day: IsoDate) => (isIsoDate(day) ? format.format(new Date(`${day}T00:00:00Z`)) : day);
  formats.set(language, say);
  return say;
}
