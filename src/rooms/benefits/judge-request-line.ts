import { verdictWord } from '../../rules/index.ts';
import type { LineJudgment, RequestBody, RequestedLine } from '../authorizations/index.ts';
import type { BenefitAnswer, BenefitQuestion } from './check-benefit.ts';
import { judgedClauses } from './say-answer.ts';

/** What is asked of the benefit about one line of a request for authorization. */
export function questionOfLine(body: RequestBody, line: RequestedLine): BenefitQuestion {
  return {
    on: line.from,
    ...(line.to === undefined ? {} : { to: line.to }),
    code: line.code ?? '',
    modifiers: line.modifiers,
    units: line.units,
    ...(body.dx.length > 0 ? { dx: body.dx } : {}),
    member: body.member,
    provider: body.servicing ?? body.requester,
    stated: body.facts,
  };
}

/** What the benefit says of it before anybody has looked. Some of the units and not all: policy cannot decide the line whole. */
export function judgmentOfLine(answer: BenefitAnswer, line: RequestedLine): LineJudgment {
  const { authorization, needed, papers, facts, payableUnits } = answer;
  const isPartial = answer.covered === 'yes' && authorization === 'not_needed' && payableUnits < line.units;
  const clauses = judgedClauses(answer).map(({ clause, verdict }) => ({
    id: clause.id,
    verdict: verdictWord(verdict),
    cite: [...clause.cite],
    facts: Object.fromEntries(clause.facts.map((name) => [name, facts.values[name] ?? null])),
  }));
  return { covered: isPartial ? 'unknown' : answer.covered, authorization, needed, papers, clauses };
}
