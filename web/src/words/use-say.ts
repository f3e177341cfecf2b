import { useMemo } from 'react';
import { type IntlShape, useIntl } from 'react-intl';
import type { WordKey } from './catalogues.ts';

type Values = Readonly<Record<string, string | number>>;

export interface Say {
  (key: WordKey, values?: Values): string;
  /** For a word whose key comes from the data (`role.biller`): without a word, `otherwise`, or the data's own, made readable. */
  readonly data: (family: string, name: string, otherwise?: string) => string;
  /** Which names a family of words has. */
  readonly names: (family: string) => readonly string[];
  /** Words that come with the data, in several languages. */
  readonly local: (words: { readonly en: string; readonly [language: string]: string | undefined }) => string;
  readonly date: (iso: string) => string;
  /** With its weekday: somebody has to act by then. */
  readonly deadline: (iso: string) => string;
  readonly time: (instant: string) => string;
  readonly number: (n: number) => string;
  readonly dollars: (n: number) => string;
  readonly list: (items: readonly string[]) => string;
}

/** The catalogue, and dates and numbers as the reader's language writes them, in Californian time. */
export function useSay(): Say {
  const intl = useIntl();
  return useMemo(() => speech(intl), [intl]);
}

function speech(intl: IntlShape): Say {
  const say = (key: WordKey, values: Values = {}) => intl.formatMessage({ id: key as string }, values) as string;
  return Object.assign(say, {
    data: (family: string, name: string, otherwise?: string) =>
      `${family}.${name}` in intl.messages
        ? (intl.formatMessage({ id: `${family}.${name}` }) as string)
        : (otherwise ?? name.replaceAll(/[_-]+/g, ' ')),
    names: (family: string) =>
      Object.keys(intl.messages).flatMap((key) => (key.startsWith(`${family}.`) ? key.slice(family.length + 1) : [])),
    local: (words: { readonly en: string; readonly [language: string]: string | undefined }) =>
      words[intl.locale] ?? words.en,
    date: (iso: string) => longDate(intl, iso),
    deadline: (iso: string) =>
      intl.formatDate(moment(iso), { ...zone(iso), dateStyle: 'full', ...(isDay(iso) ? {} : { timeStyle: 'short' }) }),
    time: (instant: string) => intl.formatDate(moment(instant), { dateStyle: 'medium', timeStyle: 'short' }),
    number: (n: number) => intl.formatNumber(n),
    dollars: (n: number) => intl.formatNumber(n, { style: 'currency', currency: 'USD' }),
    list: (items: readonly string[]) => intl.formatList([...items], { type: 'conjunction' }),
  });
}

/**
 * A language whose months the browser does not know (Hmong) brings its own pattern.
 * @cites CCAH-ECM-LANG-04
 */
function longDate(intl: IntlShape, iso: string): string {
  const pattern = intl.messages['date.long'];
  if (pattern === undefined) return intl.formatDate(moment(iso), { ...zone(iso), dateStyle: 'medium' });
  const [year = '', month = '', day = ''] = iso.split('T')[0]?.split('-') ?? [];
  return intl.formatMessage(
    { id: 'date.long' },
    { year, month: `m${Number(month)}`, day: String(Number(day)) },
  ) as string;
}

const isDay = (iso: string) => /^\d{4}-\d{2}-\d{2}$/.test(iso);
const moment = (iso: string) => new Date(isDay(iso) ? `${iso}T00:00:00Z` : iso);
/** A calendar day is the same day everywhere. */
const zone = (iso: string) => (isDay(iso) ? { timeZone: 'UTC' } : {});
