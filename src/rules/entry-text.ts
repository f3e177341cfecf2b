import type { FactValue } from './vocabulary.ts';

const MAX_KEPT = 500;
/** Counts and ages lie below it and come back; amounts of money do not. */
const SMALL = 100;

/**
 * One key of a JSON object, with whatever comes before it, to be written with a value. The values of most facts are few,
 * so their texts are kept: a trace is then put together from few pieces.
 */
export class EntryText {
  private readonly key: string;
  private readonly single = new Map<FactValue, string>();
  private readonly listed = new Map<string, string>();

  constructor(key: string) {
    this.key = key;
  }

  with(value: FactValue): string {
    if (typeof value === 'object') {
      const only = value[0];
      if (only === undefined || value.length > 1) return this.key + valueText(value);
      return this.listed.get(only) ?? this.keep(this.listed, only, value);
    }
    if (typeof value === 'number' && !(value < SMALL)) return this.key + value;
    return this.single.get(value) ?? this.keep(this.single, value, value);
  }

  private keep<K>(texts: Map<K, string>, by: K, value: FactValue): string {
    // Joined, not added: an added text would be walked through piece by piece each time it is used.
    const text = [this.key, valueText(value)].join('');
    if (texts.size < MAX_KEPT) texts.set(by, text);
    return text;
  }
}

function valueText(value: FactValue): string {
  if (value === undefined) return 'null';
  if (typeof value === 'string') return isPlain(value) ? `"${value}"` : JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  let out = '[';
  for (const item of value) out += (out === '[' ? '' : ',') + valueText(item);
  return `${out}]`;
}

const [SPACE, QUOTE, BACKSLASH, TILDE] = [32, 34, 92, 126];

/** Needs no escaping inside JSON quotes. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < SPACE || c > TILDE || c === QUOTE || c === BACKSLASH) return false;
  }
  return true;
}
