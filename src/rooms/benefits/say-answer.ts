import { formatDollars } from '../../kernel/index.ts';
import {
  type CompiledClause,
  type CompiledPolicy,
  Speech,
  sayClause,
  sayNeeded,
  type Verdict,
} from '../../rules/index.ts';
import { agreedIn } from '../claims/index.ts';
import type { CheckAnswer } from './api.ts';
import type { BenefitAnswer } from './check-benefit.ts';

/** The clauses that were judged, each with its verdict; those that do not bind this line are left out. */
export function judgedClauses({ decision }: BenefitAnswer): readonly { clause: CompiledClause; verdict: Verdict }[] {
  return decision.provisions
    .flatMap((p) => p.clauses)
    .map((clause, i) => ({ clause, verdict: decision.verdicts[i] ?? NOT_BINDING }))
    .filter(({ verdict }) => verdict !== NOT_BINDING);
}

const NOT_BINDING: Verdict = 2;

/** The answer in one or two sentences. */
export function sayAnswer(answer: BenefitAnswer, speech: Speech): string {
  const { covered, authorization, price, payableUnits, unitsLeft, decision } = answer;
  const number = agreedIn(answer);
  return [
    speech.say(`answer.covered_${covered}`),
    speech.say(`answer.authorization_${authorization}`),
    price === undefined ? speech.say('answer.no_price') : speech.say('answer.price', { price: speech.money(price) }),
    ...(number === undefined ? [] : [speech.say('answer.agreed_in', { number })]),
    ...(payableUnits === decision.billed ? [] : [speech.say('answer.payable_units', { n: payableUnits })]),
    ...(unitsLeft === undefined ? [] : [speech.say('answer.units_left', { n: unitsLeft })]),
  ].join(' ');
}

/** The whole answer as it goes over the wire. */
export function spokenAnswer(answer: BenefitAnswer, policy: CompiledPolicy, language: string): CheckAnswer {
  const speech = new Speech(policy, language);
  const { benefit } = answer.decision;
  return {
    covered: answer.covered,
    authorization: answer.authorization,
    referral: answer.referral,
    sentence: sayAnswer(answer, speech),
    price: answer.price === undefined ? null : formatDollars(answer.price),
    payable_units: answer.payableUnits,
    units_left: answer.unitsLeft ?? null,
    rule: benefit ? { id: benefit.id, title: speech.local(benefit.benefit.title) } : null,
    reasons: answer.reasons.map((code) => ({ code, sentence: speech.reason(code) })),
    needed: answer.needed.map((code) => ({ code, sentence: sayNeeded(speech, code) })),
    documents: [...answer.documents],
    clauses: judgedClauses(answer).map(({ clause, verdict }) =>
      sayClause(clause, verdict, answer.facts.values, speech),
    ),
    policy_version: policy.version,
  };
}
