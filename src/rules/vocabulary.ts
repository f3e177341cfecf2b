import { z } from 'zod';
import { isIsoDate } from '../kernel/index.ts';

/**
 * The closed fact vocabulary: every fact a clause may speak of, with its type and its words.
 * It is data (`policy/vocabulary.yaml`); a clause that names another fact does not load.
 */
export const words = z.strictObject({ en: z.string().min(1), es: z.string().min(1) }).catchall(z.string().min(1));
export type Words = z.infer<typeof words>;

export const factType = z.enum(['boolean', 'number', 'money', 'date', 'text', 'set']);
export type FactType = z.infer<typeof factType>;

export const factDefinition = z.strictObject({
  type: factType,
  /** Unit of a number: units, days, minutes, years, months, hours. */
  unit: z.string().optional(),
  /** The closed list of values of a text or set fact; absent where any value may stand. */
  values: z.array(z.string()).min(1).optional(),
  /** Words an open list is known to hold: rules use no others, people may. */
  examples: z.array(z.string()).min(1).optional(),
  say: words,
});
export type FactDefinition = z.infer<typeof factDefinition>;

export const vocabulary = z.record(z.string().regex(/^[a-z_]+\.[a-z_]+$/), factDefinition);
export type Vocabulary = z.infer<typeof vocabulary>;

/** A fact's value; `undefined` is "not known yet", never "no". */
export type FactValue = boolean | number | string | readonly string[] | undefined;

/** Whether a fact may have a value: of its type, and of its closed list where it has one. */
export function fitsFact({ type, values }: FactDefinition, value: unknown): boolean {
  const isWord = (one: unknown) => typeof one === 'string' && (values?.includes(one) ?? true);
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
    case 'money':
      return typeof value === 'number';
    case 'date':
      return typeof value === 'string' && isIsoDate(value);
    case 'set':
      return Array.isArray(value) && value.every(isWord);
    case 'text':
      return isWord(value);
  }
}
