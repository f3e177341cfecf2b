import { isIsoDate } from '../kernel/index.ts';
import { expandCodes } from './codes.ts';
import { plainWords, type Speech } from './explain-speech.ts';
import type { FactDefinition, FactValue } from './vocabulary.ts';

/** Code sets longer than this are said by their name alone. */
export const LISTED_CODES = 8;

/** A value of a text or set fact, a type of provider, or what a document states. */
export function sayWord(speech: Speech, value: string, fact = ''): string {
  return (
    speech.word(`value.${fact}.${value}`, `value.${value}`, `type.${value}`, `document.${value}`) ?? readable(value)
  );
}

/** Codes stand for themselves; our own identifiers lose their hyphens. */
function readable(value: string): string {
  return /^[a-z]+([_-][a-z0-9]+)*$/.test(value) ? plainWords(value) : value;
}

export function sayWords(speech: Speech, values: readonly string[], join: 'and' | 'or'): string {
  return speech.list(
    values.map((v) => sayWord(speech, v)),
    join,
  );
}

export function sayNumber(speech: Speech, n: number, definition: FactDefinition | undefined): string {
  if (definition?.type === 'money') return speech.money(Math.round(n));
  const { unit } = definition ?? {};
  const number = n.toLocaleString(speech.language);
  if (unit === undefined) return number;
  return speech.word(`unit.${unit}`) === undefined
    ? `${number} ${plainWords(unit)}`
    : speech.say(`unit.${unit}`, { n });
}

/** The value of a fact, as a decision saw it. */
export function sayValue(speech: Speech, fact: string, value: FactValue | null): string {
  if (value === undefined || value === null) return speech.say('value.not_known');
  if (typeof value === 'boolean') return speech.say(value ? 'value.yes' : 'value.no');
  const definition = speech.policy.vocabulary[fact];
  if (typeof value === 'number') return sayNumber(speech, value, definition);
  if (typeof value !== 'string') {
    return value.length === 0 ? speech.say('label.none') : sayWords(speech, value, 'and');
  }
  return definition?.type === 'date' && isIsoDate(value) ? speech.date(value) : sayWord(speech, value, fact);
}

/** A fact by its name in the vocabulary. */
export function sayFact(speech: Speech, fact: string): string {
  const definition = speech.policy.vocabulary[fact];
  return definition ? speech.local(definition.say) : plainWords(fact.slice(fact.indexOf('.') + 1));
}

/** Codes, families, codes with modifiers and named sets as a reader of bills says them. */
export function sayCodes(speech: Speech, patterns: readonly string[], join: 'and' | 'or' = 'or'): string {
  return speech.list(
    patterns.map((p) => sayCode(speech, p)),
    join,
  );
}

function sayCode(speech: Speech, pattern: string): string {
  if (pattern.startsWith('@')) return saySet(speech, pattern.slice(1));
  if (pattern.endsWith('*')) return speech.say('codes.family', { beginning: pattern.slice(0, -1) });
  const [code = pattern, ...modifiers] = pattern.split('-');
  return modifiers.length === 0
    ? code
    : speech.say('codes.with_modifiers', { code, modifiers: speech.list(modifiers, 'and') });
}

function saySet(speech: Speech, name: string): string {
  const set = speech.policy.codeSets[name];
  if (!set) return plainWords(name);
  const codes = expandCodes(set.codes, speech.policy.codeSets);
  const say = speech.local(set.say);
  return codes.length > LISTED_CODES ? say : speech.say('codes.set', { say, codes: codes.join(', ') });
}
