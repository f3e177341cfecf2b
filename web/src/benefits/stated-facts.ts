import type { FactField } from '../contract/benefits.ts';

/** What was filled in, by fact: as text, the way a form holds it. */
export type Stated = Readonly<Record<string, string>>;

/** Only the facts that are asked for and were filled in; what was left open stays not known. */
export function statedFacts(stated: Stated, fields: readonly FactField[]): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name, type }) => {
      const text = stated[name]?.trim() ?? '';
      return text === '' ? [] : [[name, type === 'set' ? text.replaceAll(/\s*[,;]\s*/g, ',') : text]];
    }),
  );
}
