import { z } from 'zod';
import type { Speech } from './explain-speech.ts';
import { sayWord } from './explain-values.ts';

/** A fact as a form asks for it, in the reader's words. */
export const factField = z.object({
  name: z.string(),
  type: z.enum(['boolean', 'number', 'money', 'date', 'text', 'set']),
  unit: z.string().optional(),
  label: z.string(),
  /** The closed list of values, where there is one. */
  values: z.array(z.string()).optional(),
  examples: z.array(z.string()).optional(),
  /** Values and examples as a person says them. */
  words: z.record(z.string(), z.string()),
});
export type FactField = z.output<typeof factField>;

/** Those of the vocabulary, by name. */
export function factFields(speech: Speech, names: Iterable<string>): FactField[] {
  return [...new Set(names)].sort().flatMap((name) => {
    const definition = speech.policy.vocabulary[name];
    if (!definition) return [];
    const { type, unit, values, examples, say } = definition;
    return [
      {
        name,
        type,
        label: say[speech.language] ?? say.en,
        ...(unit ? { unit } : {}),
        ...(values ? { values: [...values] } : {}),
        ...(examples ? { examples: [...examples] } : {}),
        words: Object.fromEntries([...(values ?? []), ...(examples ?? [])].map((v) => [v, sayWord(speech, v)])),
      },
    ];
  });
}
