import { type Cents, type Finding, finding, order } from '../../kernel/index.ts';
import { type CompiledPolicy, type Decision, evaluate, type Facts, type Outcome, select } from '../../rules/index.ts';
import type { Member } from '../members/index.ts';
import { numberRemarked } from './authorization-number.ts';
import type { Claim, ClaimLine } from './claim.ts';
import { duplicatedBy } from './duplicates.ts';
import { lineFacts, type Parties, partiesOf } from './line-facts.ts';
import { type Recovery, recoveriesFor } from './recoveries.ts';
import type { PaidLine, World } from './world.ts';

export interface JudgedLine {
  readonly line: ClaimLine;
  readonly outcome: Outcome;
  readonly paid: Cents;
  /** What decided: a catalogue code; undefined for a line paid in full. */
  readonly reason: string | undefined;
  /** Undefined where no rule was asked: an unknown member, a duplicate, a claim for several members. */
  readonly decision: Decision | undefined;
  readonly facts: Facts | undefined;
}

/** A void takes an earlier claim back; it has lines to reverse, none to judge. */
export type ClaimOutcome = Outcome | 'voided';

export interface JudgedClaim {
  readonly claim: Claim;
  readonly member: Member | undefined;
  readonly outcome: ClaimOutcome;
  readonly paid: Cents;
  /** In the order the claim states them. */
  readonly lines: readonly JudgedLine[];
  readonly recoveries: readonly Recovery[];
  /** The claim whose paid lines this one repeats. */
  readonly duplicateOf: string | undefined;
  readonly findings: readonly Finding[];
  /** What the unit's history gains. */
  readonly gains: readonly PaidLine[];
  /** Paid lines of the claim it replaces, voids or judges again. */
  readonly reversed: readonly PaidLine[];
}

/**
 * Judges a claim against what is known. Lines are taken in a fixed order (what others exclude first, then by date, then
 * by number), each seeing what the ones before it used; so the same claim always gets the same answer.
 */
export function judgeClaim(policy: CompiledPolicy, claim: Claim, world: World): JudgedClaim {
  if (claim.memberIds.length !== 1) {
    const at = `claim ${claim.controlNumber}`;
    const findings = [
      finding('claim.several_members', at, { expected: '1', received: String(claim.memberIds.length) }),
    ];
    return unjudged(claim, undefined, 'rejected', 'several_members', findings);
  }
  const impossible = claim.lines.filter((l) => !(l.units > 0) || (l.charge ?? 0) < 0 || l.to < l.from);
  if (impossible.length > 0)
    return refusedClaim(
      claim,
      world,
      impossible.map((l) => impossibleLine(claim, l)),
    );
  const member = world.member(claim.memberIds[0] ?? '');
  if (!member) return unjudged(claim, undefined, 'denied', 'member_not_found', []);
  if (claim.frequency === 'replacement' && !ownEarlier(claim, member, world)) {
    const detail = { expected: 'an earlier claim of this biller for this member', received: claim.replaces ?? 'none' };
    return refusedClaim(claim, world, [finding('claim.nothing_to_replace', `claim ${claim.controlNumber}`, detail)]);
  }
  const history = world.history(member.unit);
  const past = pastOf(claim, history);
  const gains: PaidLine[] = [];
  const judged = new Map<ClaimLine, JudgedLine>();
  let duplicateOf: string | undefined;
  for (const { line, parties } of inOrder(policy, claim, member, world)) {
    const repeated = duplicatedBy(claim, line, parties, past);
    if (repeated) {
      duplicateOf ??= repeated.claim;
      judged.set(line, {
        line,
        outcome: 'denied',
        paid: 0,
        reason: 'duplicate',
        decision: undefined,
        facts: undefined,
      });
      continue;
    }
    const facts = lineFacts(claim, line, parties, world, gains.length === 0 ? past : [...past, ...gains]);
    const decision = numberRemarked(policy, line, evaluate(policy, facts), facts);
    const reason = decision.reasons.find((r) => r.effect !== 'warn')?.code;
    judged.set(line, { line, outcome: decision.outcome, paid: decision.paid, reason, decision, facts });
    if (decision.isPayable) gains.push(paidLine(claim, line, parties, decision));
  }
  const lines = claim.lines.flatMap((line) => judged.get(line) ?? []);
  if (lines.some((l) => l.outcome === 'rejected')) return rejectedWhole(claim, member, lines);
  const outcome = claimOutcome(lines);
  return {
    claim,
    member,
    outcome,
    // A claim is paid as a whole: while one line waits, nothing changes hands.
    paid: outcome === 'pended' ? 0 : lines.reduce((sum, l) => sum + l.paid, 0),
    lines,
    recoveries: recoveriesFor(policy, gains, past),
    duplicateOf,
    findings: [],
    gains,
    reversed: reversedBy(claim, history),
  };
}

/** Takes back what an earlier claim was paid. A void that names no claim of this member changes nothing and says so. */
export function voidedClaim(claim: Claim, world: World): JudgedClaim {
  const member = world.member(claim.memberIds[0] ?? '');
  if (!member) return unjudged(claim, undefined, 'denied', 'member_not_found', []);
  const reversed = ownEarlier(claim, member, world) ? reversedBy(claim, world.history(member.unit)) : [];
  if (reversed.length === 0) {
    const detail = { expected: 'a claim with paid lines', received: claim.replaces ?? 'none' };
    const findings = [finding('claim.nothing_to_void', `claim ${claim.controlNumber}`, detail)];
    return unjudged(claim, member, 'rejected', 'claim_rejected', findings);
  }
  return { ...unjudged(claim, member, 'denied', 'voided', []), outcome: 'voided', lines: [], reversed };
}

/** A biller takes back or replaces its own claims for the same member, nobody else's. */
function ownEarlier(claim: Claim, member: Member, world: World): boolean {
  const earlier = claim.replaces === undefined ? undefined : world.earlier(claim.replaces);
  if (!earlier || earlier.member !== member.id) return false;
  const idOf = (id: string) => world.provider(id)?.id ?? id;
  return idOf(earlier.billing) === idOf(claim.billing);
}

function reversedBy(claim: Claim, history: readonly PaidLine[]): readonly PaidLine[] {
  return history.filter((l) => l.claim === claim.id || l.claim === claim.replaces);
}

/** What no rule can judge, whatever door the claim came through. */
function impossibleLine(claim: Claim, line: ClaimLine): Finding {
  const at = `claim ${claim.controlNumber}, line ${line.number}`;
  if (!(line.units > 0))
    return finding('claim.units', at, { expected: 'more than zero units', received: String(line.units) });
  if (line.to < line.from) return finding('claim.dates_reversed', at, { received: `${line.from} to ${line.to}` });
  return finding('claim.negative_charge', at, { received: String(line.charge) });
}

/** A replacement stands in the place of what it replaces, and a claim judged again in its own. */
function pastOf(claim: Claim, history: readonly PaidLine[]): readonly PaidLine[] {
  return history.some((l) => l.claim === claim.id || l.claim === claim.replaces)
    ? history.filter((l) => l.claim !== claim.id && l.claim !== claim.replaces)
    : history;
}

interface Placed {
  readonly line: ClaimLine;
  readonly parties: Parties;
  readonly rank: number;
}

function inOrder(policy: CompiledPolicy, claim: Claim, member: Member, world: World): Placed[] {
  const placed = claim.lines.map((line) => {
    const parties = partiesOf(claim, line, member, world);
    // Most codes are excluded by nothing; their facts need not be gathered only to be put in order.
    const mayWait = claim.lines.length > 1 && policy.candidates(line.code).some((p) => p.rank > 0);
    const rank = mayWait ? rankOf(policy, lineFacts(claim, line, parties, world, [])) : 0;
    return { line, parties, rank };
  });
  return placed.sort(
    (a, b) =>
      a.rank - b.rank || order(a.line.from, b.line.from) || claim.lines.indexOf(a.line) - claim.lines.indexOf(b.line),
  );
}

function rankOf(policy: CompiledPolicy, facts: Facts): number {
  return select(policy, facts).reduce((most, p) => Math.max(most, p.rank), 0);
}

function paidLine(claim: Claim, line: ClaimLine, parties: Parties, decision: Decision): PaidLine {
  const serial = line.stated['line.serial'];
  const retail = line.stated['line.retail'];
  return {
    key: `${claim.id}/${line.number}`,
    claim: claim.id,
    unit: parties.member.unit,
    member: parties.member.id,
    provider: parties.billing?.id ?? claim.billing,
    code: line.code,
    modifiers: line.modifiers,
    from: line.from,
    to: line.to,
    units: decision.payable,
    paid: decision.paid,
    charge: line.charge,
    billedUnits: line.units,
    uses: decision.uses,
    sameClaim: true,
    ...(typeof serial === 'string' ? { serial } : {}),
    ...(typeof retail === 'number' ? { retail } : {}),
  };
}

/** Paid when every line is, denied when every line is; anything still open keeps the claim pended. */
function claimOutcome(lines: readonly JudgedLine[]): Outcome {
  if (lines.some((l) => l.outcome === 'pended')) return 'pended';
  if (lines.every((l) => l.outcome === 'paid')) return 'paid';
  return lines.every((l) => l.outcome === 'denied') ? 'denied' : 'partial';
}

function rejectedWhole(claim: Claim, member: Member, lines: readonly JudgedLine[]): JudgedClaim {
  const stopped = lines.map(
    (l): JudgedLine =>
      l.outcome === 'rejected' ? l : { ...l, outcome: 'rejected', paid: 0, reason: 'claim_rejected' },
  );
  return { ...unjudged(claim, member, 'rejected', 'claim_rejected', []), lines: stopped };
}

/** A claim that cannot enter adjudication: the intake said why. */
export function refusedClaim(claim: Claim, world: World, findings: readonly Finding[]): JudgedClaim {
  const reason = findings[0]?.code.replace('claim.', '') ?? 'claim_rejected';
  return unjudged(claim, world.member(claim.memberIds[0] ?? ''), 'rejected', reason, findings);
}

function unjudged(
  claim: Claim,
  member: Member | undefined,
  outcome: Outcome,
  reason: string,
  findings: readonly Finding[],
): JudgedClaim {
  return {
    claim,
    member,
    outcome,
    paid: 0,
    lines: claim.lines.map((line) => ({ line, outcome, paid: 0, reason, decision: undefined, facts: undefined })),
    recoveries: [],
    duplicateOf: undefined,
    findings,
    gains: [],
    reversed: [],
  };
}
