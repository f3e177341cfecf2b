import { answerQuestion, type CompiledPolicy, type Decision, type Facts, type Reason } from '../../rules/index.ts';
import type { ClaimLine } from './claim.ts';

/**
 * Where the plan asks that the number of an authorization stand on the claim, a line that draws on one without naming it is remarked.
 * It is paid all the same: the authorization is known by member, provider, service and day [HN-AUTH-10].
 * @cites AAH-UM-PRE-20
 */
export function numberRemarked(policy: CompiledPolicy, line: ClaimLine, decision: Decision, facts: Facts): Decision {
  if (decision.uses.length === 0 || !policy.questions.has('authorization-number')) return decision;
  const number = line.stated['line.authorization_number'];
  const values = {
    ...facts.values,
    'um_number.stands_on': 'claim',
    'um_number.expected': true,
    'um_number.stated': decision.uses.some((use) => use.number === number),
  };
  const answer = answerQuestion(policy, 'authorization-number', { ...facts, values });
  const remarks = (answer?.reasons ?? []).map(
    (code): Reason => ({ code, clause: undefined, effect: 'warn', needed: [] }),
  );
  return remarks.length === 0 ? decision : { ...decision, reasons: [...decision.reasons, ...remarks] };
}
