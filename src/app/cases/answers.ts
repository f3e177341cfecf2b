import type { BenefitAnswer } from '../../rooms/benefits/index.ts';
import { agreedIn, type JudgedClaim, type JudgedLine } from '../../rooms/claims/index.ts';
import type { CompiledPolicy, Decision, QuestionAnswer } from '../../rules/index.ts';

/** What one wish answered, as plain values in dollars, or the refusal. */
export type Answer = Readonly<Record<string, unknown>>;

function dollars(cents: number | undefined): number | undefined {
  return cents === undefined ? undefined : cents / 100;
}

/** A decided claim in the words and dollars of the case format. */
export function answerOfClaim(policy: CompiledPolicy, judged: JudgedClaim, paidBefore: number): Answer {
  return {
    outcome: judged.outcome,
    paid: dollars(judged.lines.reduce((sum, l) => sum + l.paid, 0)),
    change: dollars(judged.paid - (paidBefore || judged.reversed.reduce((sum, l) => sum + l.paid, 0))),
    lines: judged.lines.map((line) => answerOfLine(policy, line)),
    recoveries: judged.recoveries.map((r) => ({
      claim: r.claim,
      code: r.code,
      on: r.on,
      member: r.member,
      amount: dollars(r.amount),
      reason: r.reason,
    })),
    duplicate_of: judged.duplicateOf,
    findings: stoppedBy(judged),
  };
}

/** What stopped the claim at the door, as reasons of the catalogue. */
function stoppedBy({ findings, lines }: JudgedClaim): readonly string[] {
  const rejecting = lines.flatMap(
    (l) =>
      l.decision?.reasons.filter((r) => r.effect === 'reject' || r.effect === 'elsewhere').map((r) => r.code) ?? [],
  );
  return [...new Set([...findings.map((f) => f.code.replace('claim.', '')), ...rejecting])];
}

function answerOfLine(policy: CompiledPolicy, judged: JudgedLine): Answer {
  const { decision, line, outcome } = judged;
  const payable = outcome === 'rejected' ? 0 : (decision?.payable ?? 0);
  const reasons = decision?.reasons.filter((r) => r.effect !== 'warn').map((r) => r.code) ?? [];
  const catalogue = judged.reason === undefined ? undefined : policy.reasons[judged.reason];
  return {
    outcome,
    payable: outcome !== 'rejected' && (decision?.isPayable ?? false),
    payable_units: decision?.isPayable ? payable : 0,
    denied_units: decision?.isPayable ? line.units - payable : outcome === 'pended' ? 0 : line.units,
    allowed: dollars(decision?.allowed),
    paid: dollars(judged.paid),
    member_pays: dollars(decision?.memberPays ?? 0),
    benefit: decision?.benefit?.benefit.benefit,
    rule: decision?.benefit?.id,
    reason: judged.reason,
    reasons: reasons.length === 0 && judged.reason !== undefined ? [judged.reason] : reasons,
    warnings: warningsOf(decision),
    needed: [...new Set(decision?.reasons.flatMap((r) => r.needed) ?? [])],
    carc: catalogue?.carc,
    rarc: catalogue?.rarc ?? [],
    cites: decision ? citesOf(decision) : [],
    authorizations: decision?.uses.map((u) => u.number) ?? [],
    agreed_in: agreedIn(judged),
  };
}

function warningsOf(decision: Decision | undefined): readonly string[] {
  return decision?.reasons.filter((r) => r.effect === 'warn').map((r) => r.code) ?? [];
}

/** The clauses that decided, or every clause that binds when nothing stood against the line. */
function citesOf(decision: Decision): readonly string[] {
  const cites = decision.provisions.flatMap((p) => [
    ...p.source.cite,
    ...p.clauses.flatMap((c) => c.cite),
    ...(p.price?.source.cite ?? []),
  ]);
  return [...new Set(cites)];
}

export function answerOfCheck(answer: BenefitAnswer): Answer {
  return {
    covered: answer.covered,
    authorization: answer.authorization,
    referral: answer.referral,
    documents: answer.documents,
    price: dollars(answer.price),
    agreed_in: agreedIn(answer),
    payable_units: answer.payableUnits,
    units_left: answer.unitsLeft,
    needed: answer.needed,
    reasons: answer.reasons,
    warnings: warningsOf(answer.decision),
    benefit: answer.decision.benefit?.benefit.benefit,
    rule: answer.decision.benefit?.id,
    cites: citesOf(answer.decision),
  };
}

export function answerOfQuestion(answer: QuestionAnswer): Answer {
  const { reasons, needed, warnings, cites } = answer;
  return { answer: answer.answer, reasons, needed, warnings, cites };
}
