import { type CompiledPolicy, verdictWord } from '../../rules/index.ts';
import type { LineJudgment, RequestBody, RequestedLine } from '../authorizations/index.ts';
import type { World } from '../claims/index.ts';
import { type BenefitQuestion, checkBenefit } from './check-benefit.ts';
import { judgedClauses } from './say-answer.ts';

/** What the benefit says of one line of a request for authorization, before anybody has looked at it. */
export function judgeRequestLine(
  policy: CompiledPolicy,
  body: RequestBody,
  line: RequestedLine,
  world: World,
): LineJudgment {
  const answer = checkBenefit(policy, questionOf(body, line), world);
  const { authorization, needed, documents, facts, payableUnits } = answer;
  // Some of the units and not all: policy cannot decide the line whole.
  const isPartial = answer.covered === 'yes' && authorization === 'not_needed' && payableUnits < line.units;
  const clauses = judgedClauses(answer).map(({ clause, verdict }) => ({
    id: clause.id,
    verdict: verdictWord(verdict),
    cite: [...clause.cite],
    facts: Object.fromEntries(clause.facts.map((name) => [name, facts.values[name] ?? null])),
  }));
  return { covered: isPartial ? 'unknown' : answer.covered, authorization, needed, documents, clauses };
}

function questionOf(body: RequestBody, line: RequestedLine): BenefitQuestion {
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
