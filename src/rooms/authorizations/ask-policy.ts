import type { IsoDate } from '../../kernel/index.ts';
import { done, type Refusal, type Result } from '../../kernel/index.ts';
import {
  answerQuestion,
  type CompiledPolicy,
  type FactValue,
  type QuestionAnswer,
  UNKNOWN,
  UNMET,
  verdictWord,
} from '../../rules/index.ts';
import type { JudgedClause } from './request-event.ts';

type Values = Readonly<Record<string, FactValue>>;

/** A question of the plan's policy about a request. Undefined when its policy does not ask it. */
export function ask(policy: CompiledPolicy, question: string, on: IsoDate, values: Values): QuestionAnswer | undefined {
  return answerQuestion(policy, question, {
    on,
    open: true,
    member: '',
    provider: '',
    values: { ...values, 'question.on': on },
    history: [],
    authorizations: [],
    documents: [],
    pregnancies: [],
  });
}

/** Nothing when policy allows it or does not ask; else the first reason it gives, or the facts it misses, with all that also stands against it. */
export function allowedBy(answer: QuestionAnswer | undefined, values: Values): Result<readonly JudgedClause[]> {
  if (!answer || answer.answer === 'yes') return done(answer ? judged(answer, values) : []);
  const unmet = answer.reasons.flatMap(
    (reason) => answer.clauses.find(({ clause, verdict }) => verdict === UNMET && clause.reason === reason) ?? [],
  );
  const unknown = answer.clauses.filter(({ clause, verdict }) => verdict === UNKNOWN && isAsked(clause));
  const [first, ...rest] = [...unmet, ...unknown].map(({ clause, verdict }): Refusal => {
    const unsaid = verdict === UNKNOWN ? clause.facts.filter((name) => values[name] === undefined) : [];
    return {
      code: clause.reason,
      because: answer.needed.join(', ') || 'policy does not allow it',
      cite: clause.source.cite,
      ...(unsaid.length > 0 ? { unknown: unsaid } : {}),
    };
  });
  if (!first) return done(judged(answer, values));
  return { ok: false, refusal: rest.length > 0 ? { ...first, also: rest } : first };
}

function isAsked({ effect, unknown }: QuestionAnswer['clauses'][number]['clause']): boolean {
  return effect !== 'warn' && unknown !== 'pass' && unknown !== 'ask';
}

export function judged(answer: QuestionAnswer, values: Values): JudgedClause[] {
  return answer.clauses.map(({ clause, verdict }) => ({
    id: clause.id,
    verdict: verdictWord(verdict),
    cite: clause.source.cite,
    facts: Object.fromEntries(clause.facts.map((name) => [name, values[name] ?? null])),
  }));
}
