import { type Stated, statedFacts } from '../benefits/stated-facts.ts';
import type { FactField } from '../contract/benefits.ts';

type Value = boolean | number | string | string[];

/** What was filled in, by fact, in the type the vocabulary gives it. */
export function typedFacts(stated: Stated, fields: readonly FactField[]): Record<string, Value> {
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  return Object.fromEntries(
    Object.entries(statedFacts(stated, fields)).map(([name, text]) => [name, typed(types.get(name), text)]),
  );
}

function typed(type: FactField['type'] | undefined, text: string): Value {
  if (type === 'boolean') return text === 'true';
  if (type === 'number' || type === 'money') return Number(text);
  return type === 'set' ? text.split(',') : text;
}
