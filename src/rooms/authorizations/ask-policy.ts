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

/** Nothing when policy allows it or does not ask; else the first reason it gives, or the facts it misses. */
export function allowedBy(answer: QuestionAnswer | undefined, values: Values): Result<readonly JudgedClause[]> {
  if (!answer) return done([]);
  const [reason] = answer.reasons;
  const failing =
    answer.clauses.find(({ clause, verdict }) => verdict === UNMET && clause.reason === reason) ??
    answer.clauses.find(({ clause, verdict }) => verdict === UNKNOWN && isAsked(clause));
  if (answer.answer === 'yes' || !failing) return done(judged(answer, values));
  const why: Refusal = {
    code: reason ?? failing.clause.reason,
    because: answer.needed.join(', ') || 'policy does not allow it',
    cite: failing.clause.source.cite,
  };
  return { ok: false, refusal: why };
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
