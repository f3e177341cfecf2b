import { type Cents, type Finding, given } from '../../kernel/index.ts';
import { type Outcome, traceText } from '../../rules/index.ts';
import type { Claim } from './claim.ts';
import type { ClaimOutcome, JudgedClaim, JudgedLine } from './judge-claim.ts';
import type { Recovery } from './recoveries.ts';

/** A reason with the units it took away; no units when it concerns the whole line. */
export interface DecidedReason {
  readonly code: string;
  readonly units?: number;
  /** Cents it took away, where dollars ran out. */
  readonly cents?: Cents;
  readonly needed?: readonly string[];
}

export interface DecidedLine {
  readonly number: string;
  readonly outcome: Outcome;
  readonly payableUnits: number;
  readonly allowed?: Cents;
  readonly paid: Cents;
  readonly memberPays: Cents;
  /** The deciding one first; empty for a line paid in full. */
  readonly reasons: readonly DecidedReason[];
  /** The arrangement whose rate priced the line. */
  readonly agreedIn?: string;
  /** Remarks that change nothing. */
  readonly warnings?: readonly string[];
  /** Stored trace of the judgment; absent where no rule was asked. */
  readonly trace?: string;
}

/** What a claim was paid before it was replaced or voided. */
export interface ReversedLine {
  readonly claim: string;
  readonly number: string;
  readonly paid: Cents;
}

/** A decision as it is stored and answered: everything the remittance and the explanation are written from. */
export interface DecidedClaim {
  readonly claim: Claim;
  readonly outcome: ClaimOutcome;
  readonly paid: Cents;
  readonly lines: readonly DecidedLine[];
  readonly duplicateOf?: string;
  readonly findings: readonly Finding[];
  readonly recoveries: readonly Recovery[];
  readonly reversed: readonly ReversedLine[];
}

export function decidedClaim(version: string, judged: JudgedClaim): DecidedClaim {
  return {
    claim: judged.claim,
    outcome: judged.outcome,
    paid: judged.paid,
    lines: judged.lines.map((line) => decidedLine(version, line)),
    ...(judged.duplicateOf === undefined ? {} : { duplicateOf: judged.duplicateOf }),
    findings: judged.findings,
    recoveries: judged.recoveries,
    reversed: judged.reversed.map((l) => ({
      claim: l.claim,
      number: l.key.slice(l.key.lastIndexOf('/') + 1),
      paid: l.paid,
    })),
  };
}

function decidedLine(version: string, judged: JudgedLine): DecidedLine {
  const { decision, facts, line, outcome, paid, reason } = judged;
  const base = { number: line.number, outcome, paid };
  if (!decision || !facts) {
    return { ...base, payableUnits: 0, memberPays: 0, reasons: reason === undefined ? [] : [{ code: reason }] };
  }
  const reasons = decision.reasons
    .filter((r) => r.effect !== 'warn')
    .map(
      (r): DecidedReason => ({
        code: r.code,
        ...(r.units === undefined ? {} : { units: r.units }),
        ...(r.cents === undefined ? {} : { cents: r.cents }),
        ...(r.needed.length === 0 ? {} : { needed: r.needed }),
      }),
    );
  const warnings = decision.reasons.filter((r) => r.effect === 'warn').map((r) => r.code);
  const stopped = outcome === 'rejected' && decision.outcome !== 'rejected';
  return {
    ...base,
    payableUnits: decision.isPayable && !stopped ? decision.payable : 0,
    memberPays: decision.memberPays,
    reasons: stopped && reason !== undefined ? [{ code: reason }] : reasons,
    ...(warnings.length === 0 ? {} : { warnings }),
    trace: traceText(version, decision, facts),
    ...(decision.allowed === undefined ? {} : { allowed: decision.allowed }),
    ...given({ agreedIn: agreedIn(judged) }),
  };
}

/** The number of the grant of continuity of care that a line is priced, or waits for its price, by. */
export function agreedIn({ decision, facts }: Pick<JudgedLine, 'decision' | 'facts'>): string | undefined {
  const number = decision?.pricing && facts?.values['line.continuity_number'];
  return typeof number === 'string' ? number : undefined;
}
