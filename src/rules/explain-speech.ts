import { IntlMessageFormat } from 'intl-messageformat';
import { type Cents, formatDollars, type Instant, type IsoDate, offsetAt } from '../kernel/index.ts';
import type { PolicyBook } from './compile.ts';
import { SOURCE_LANGUAGE } from './explain-words.ts';
import type { Words } from './vocabulary.ts';

/** What of a policy has to be at hand to put it into words; a book and a compiled policy both have it. */
export type Spoken = Pick<PolicyBook, 'words' | 'vocabulary' | 'codeSets' | 'reasons'>;

type Values = Readonly<Record<string, string | number>>;

/** One language speaking one policy. A key the language lacks is said in English; a word nobody wrote is said without its punctuation. */
export class Speech {
  readonly policy: Spoken;
  readonly language: string;

  constructor(policy: Spoken, language: string) {
    this.policy = policy;
    this.language = policy.words[language] ? language : SOURCE_LANGUAGE;
  }

  say(key: string, values: Values = {}): string {
    for (const language of [this.language, SOURCE_LANGUAGE]) {
      const template = this.policy.words[language]?.[key];
      if (template === undefined) continue;
      const said = fillTemplate(template, language, values);
      if (said !== undefined) return said;
    }
    return plainWords(key.slice(key.lastIndexOf('.') + 1));
  }

  /** The first of the keys that has words, in this language or else in English. */
  word(...keys: readonly string[]): string | undefined {
    for (const language of [this.language, SOURCE_LANGUAGE]) {
      const key = keys.find((k) => this.policy.words[language]?.[k] !== undefined);
      if (key !== undefined) return this.policy.words[language]?.[key];
    }
    return undefined;
  }

  /** Words that stand in the policy itself, beside the rule. */
  local(words: Words): string {
    return words[this.language] ?? words.en;
  }

  list(items: readonly string[], join: 'and' | 'or'): string {
    return listFormat(this.language, join === 'and' ? 'conjunction' : 'disjunction').format(items);
  }

  date(date: IsoDate): string {
    return dateFormat(this.language).format(new Date(`${date}T00:00:00Z`));
  }

  /** A date with its weekday, where a deadline is meant. */
  weekday(date: IsoDate): string {
    return weekdayFormat(this.language).format(new Date(`${date}T00:00:00Z`));
  }

  /** Day and hour in California. The zone in our own words: a language that has no name for it would write the hours from Greenwich. */
  instant(instant: Instant): string {
    const zone = this.say('time.pacific', { summer: offsetAt(instant) > STANDARD ? 'yes' : 'no' });
    const format = instantFormat(this.language);
    const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return format.format(instant).replace(name, () => zone);
  }

  money(cents: Cents): string {
    return `$${formatDollars(cents)}`;
  }

  /** `policy.overlap` as a sentence. */
  finding(code: string): string {
    return this.say(`finding.${code}`);
  }

  reason(code: string): string {
    const reason = this.policy.reasons[code];
    return reason ? this.local(reason.say) : `${capital(plainWords(code))}.`;
  }
}

/** `chw-care-plan_attestation` → `chw care plan attestation`: the last resort, never a raw code. */
export function plainWords(code: string): string {
  return code.replace(/[_-]+/g, ' ');
}

export function capital(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
}

const formats = new Map<string, IntlMessageFormat>();

/** Undefined for a template that cannot be read or lacks a value; lint names it. */
export function fillTemplate(template: string, language: string, values: Values): string | undefined {
  const key = `${language}\n${template}`;
  try {
    const message = formats.get(key) ?? new IntlMessageFormat(template, language, undefined, { ignoreTag: true });
    formats.set(key, message);
    return String(message.format({ ...values }));
  } catch {
    return undefined;
  }
}

const lists = new Map<string, Intl.ListFormat>();

function listFormat(language: string, type: 'conjunction' | 'disjunction'): Intl.ListFormat {
  const key = `${language} ${type}`;
  const found = lists.get(key) ?? new Intl.ListFormat(language, { type });
  lists.set(key, found);
  return found;
}

const dates = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: string): Intl.DateTimeFormat {
  const found = dates.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  dates.set(language, found);
  return found;
}

const weekdays = new Map<string, Intl.DateTimeFormat>();

function weekdayFormat(language: string): Intl.DateTimeFormat {
  const found =
    weekdays.get(language) ??
    new Intl.DateTimeFormat(language, {
      weekday: 'long',
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      timeZone: 'UTC',
    });
  weekdays.set(language, found);
  return found;
}

/** What California's winter adds to UTC. */
const STANDARD = -8 * 3_600_000;

const instants = new Map<string, Intl.DateTimeFormat>();

function instantFormat(language: string): Intl.DateTimeFormat {
  const found =
    instants.get(language) ??
    new Intl.DateTimeFormat(language, {
      weekday: 'short',
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
      timeZone: 'America/Los_Angeles',
    });
  instants.set(language, found);
  return found;
}
