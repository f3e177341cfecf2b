import type { FactField } from '../contract/benefits.ts';

/** What was filled in, by fact: as text, the way a form holds it. */
export type Stated = Readonly<Record<string, string>>;

type Value = string | number | boolean | readonly string[];

/** Each filled-in fact in its own type; what was left open stays unknown. */
export function statedFacts(stated: Stated, fields: readonly FactField[]): Record<string, Value> {
  const facts: Record<string, Value> = {};
  for (const { name, type } of fields) {
    const text = stated[name]?.trim();
    if (text === undefined || text === '') continue;
    const value = valueOf(type, text);
    if (value !== undefined) facts[name] = value;
  }
  return facts;
}

function valueOf(type: FactField['type'], text: string): Value | undefined {
  if (type === 'boolean') return text === 'yes';
  if (type === 'set') return text.split(/[,;]\s*/).map((part) => part.trim()).filter(Boolean);
  if (type !== 'number' && type !== 'money') return text;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}
