import type { CompiledClause } from './clauses.ts';
import type { CompiledPolicy } from './compile.ts';
import type { Facts } from './facts.ts';
import { MET, UNKNOWN, UNMET, type Verdict } from './verdict.ts';

export interface QuestionAnswer {
  /** `review`: a person decides. `unknown`: facts are missing. */
  readonly answer: 'yes' | 'no' | 'review' | 'unknown';
  readonly clauses: readonly { readonly clause: CompiledClause; readonly verdict: Verdict }[];
  readonly reasons: readonly string[];
  readonly needed: readonly string[];
  readonly warnings: readonly string[];
  readonly cites: readonly string[];
}

/** Answers a question of the policy on a date. Undefined when the plan's policy has no such question. */
export function answerQuestion(policy: CompiledPolicy, question: string, facts: Facts): QuestionAnswer | undefined {
  const asked = policy.questions.get(question);
  if (!asked) return undefined;
  const binding = asked.provisions.filter(
    (p) => facts.on >= p.from && facts.on <= p.to && (!p.when || p.when.judge(facts) !== UNMET),
  );
  // Only what surely binds takes another's place.
  const sure = binding.filter((p) => !p.when || p.when.judge(facts) === MET);
  const chosen = binding.filter((p) => !sure.some((other) => other.overrides.has(p.id)));
  const clauses = chosen.flatMap((p) => {
    // A provision that may not bind asks for nothing yet: what it does not find is not known.
    const isSure = !p.when || p.when.judge(facts) === MET;
    const unsure = isSure ? [] : (p.when?.facts ?? []);
    return p.clauses.map((clause) => {
      const verdict = clause.judge(facts);
      return { clause, verdict: isSure || verdict === MET ? verdict : UNKNOWN, unsure };
    });
  });
  const failing = clauses.filter(({ verdict }) => verdict === UNMET);
  const open = clauses.filter(
    ({ clause, verdict }) =>
      verdict === UNKNOWN && clause.unknown !== 'pass' && (clause.unknown !== 'ask' || facts.open),
  );
  const refusing = failing.filter(({ clause }) => clause.effect === 'deny');
  const reviewing = failing.filter(({ clause }) => clause.effect === 'pend');
  const answer =
    refusing.length > 0
      ? 'no'
      : open.length > 0
        ? 'unknown'
        : reviewing.length > 0
          ? 'review'
          : chosen.length > 0
            ? 'yes'
            : 'unknown';
  return {
    answer,
    clauses,
    reasons: [...refusing, ...reviewing].map(({ clause }) => clause.reason),
    needed: [
      ...new Set(
        open.flatMap(({ clause, unsure }) => [...unsure, ...clause.facts].filter((f) => facts.values[f] === undefined)),
      ),
    ],
    warnings: failing.filter(({ clause }) => clause.effect === 'warn').map(({ clause }) => clause.reason),
    cites: [...new Set(clauses.flatMap(({ clause }) => clause.cite))],
  };
}
