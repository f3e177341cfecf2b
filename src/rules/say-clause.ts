import { z } from 'zod';
import type { CompiledClause } from './clauses.ts';
import { explainClause } from './explain-clause.ts';
import type { Speech } from './explain-speech.ts';
import { sayFact, sayValue } from './explain-values.ts';
import { UNMET, type Verdict, verdictWord } from './verdict.ts';
import type { FactValue } from './vocabulary.ts';

/** One clause as it was judged: the sentence, what it looked at, where it comes from. */
export const judgedClause = z.object({
  id: z.string(),
  kind: z.string(),
  verdict: z.enum(['met', 'unmet', 'unknown']),
  sentence: z.string(),
  /** What follows, where it is not met. */
  effect: z.string().optional(),
  facts: z.array(z.object({ name: z.string(), label: z.string(), value: z.string() })),
  cite: z.array(z.string()),
});
export type JudgedClause = z.infer<typeof judgedClause>;

export function sayClause(
  clause: CompiledClause,
  verdict: Verdict,
  values: Readonly<Record<string, FactValue>>,
  speech: Speech,
): JudgedClause {
  return {
    id: clause.id,
    kind: clause.kind,
    verdict: verdictWord(verdict) as JudgedClause['verdict'],
    sentence: explainClause(clause, speech.policy, speech.language),
    ...(verdict === UNMET ? { effect: speech.say(`effect.${clause.effect}`) } : {}),
    facts: clause.facts.map((name) => ({
      name,
      label: sayFact(speech, name),
      value: sayValue(speech, name, values[name] ?? null),
    })),
    cite: [...clause.cite],
  };
}
