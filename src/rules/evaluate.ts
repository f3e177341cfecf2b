import type { Cents } from '../kernel/index.ts';
import type { Priced } from './amounts.ts';
import type { AuthorizedUse } from './authorized.ts';
import type { CompiledPolicy, CompiledProvision } from './compile.ts';
import { billedUnits, type Facts } from './facts.ts';
import type { Effect } from './schema.ts';
import { NO_USES, type Reason, Tally } from './tally.ts';
import { UNKNOWN, UNMET, type Verdict } from './verdict.ts';

/**
 * `paid`: every unit is payable. `partial`: some units or dollars are, the rest is denied. `denied`: none is.
 * `pended`: something is not known yet. `rejected`: the claim cannot enter adjudication as it stands.
 */
export type Outcome = 'paid' | 'partial' | 'denied' | 'pended' | 'rejected';

export interface Decision {
  readonly outcome: Outcome;
  readonly billed: number;
  readonly payable: number;
  /** Every rule is met for `payable` units; with outcome `pended` only the price is still open. */
  readonly isPayable: boolean;
  /** What the rules allow for the payable units, before the billed charge is looked at. */
  readonly allowed: Cents | undefined;
  readonly paid: Cents;
  readonly memberPays: Cents;
  readonly benefit: CompiledProvision | undefined;
  readonly provisions: readonly CompiledProvision[];
  /** One for each clause of `provisions`, in order. */
  readonly verdicts: readonly Verdict[];
  /** What was left of each limit and authorization clause before this line, in their order; undefined where it did not bind. */
  readonly left: readonly (number | undefined)[];
  /** The deciding reason first. */
  readonly reasons: readonly Reason[];
  readonly uses: readonly AuthorizedUse[];
}

const NO_REASONS: readonly Reason[] = [];

/** Judges one line. Pure: the same policy, date and facts always give the same decision. */
export function evaluate(policy: CompiledPolicy, facts: Facts): Decision {
  const provisions = select(policy, facts);
  const billed = billedUnits(facts);
  const verdicts: Verdict[] = [];
  const tally = new Tally(billed);
  for (const provision of provisions) {
    tally.unsure = doubts(provision, facts);
    for (const clause of provision.clauses) {
      const verdict = clause.allow ? tally.limited(clause, clause.allow, facts) : tally.plain(clause, facts);
      verdicts.push(verdict);
    }
  }
  const last = provisions.at(-1);
  const benefit = last?.role === 'benefit' ? last : undefined;
  if (benefit && tally.unsure) tally.note(undefined, 'pend', tally.unsure, 'service_unclear');
  return settle(policy, tally, { billed, benefit, provisions, verdicts, left: tally.left }, facts);
}

/** The provisions that bind this line on this date: every edit, and the one benefit with the nearest authority. */
export function select(policy: CompiledPolicy, facts: Facts): readonly CompiledProvision[] {
  const code = facts.values['line.code'];
  if (typeof code !== 'string') return [];
  const given = facts.values['line.modifiers'];
  const chosen: CompiledProvision[] = [];
  for (const provision of policy.candidates(code)) {
    if (facts.on < provision.from || facts.on > provision.to) continue;
    if (provision.modifiers && Array.isArray(given) && !provision.modifiers.some((m) => given.includes(m))) continue;
    if (provision.codes.needsModifiers && Array.isArray(given) && !provision.codes.matches(code, given)) continue;
    if (provision.when && provision.when.judge(facts) === UNMET) continue;
    chosen.push(provision);
    if (provision.role === 'benefit') break;
  }
  return policy.hasOverrides && chosen.some((p) => p.overrides.size > 0)
    ? chosen.filter((p) => !chosen.some((other) => other.overrides.has(p.id) && !doubts(other, facts)))
    : chosen;
}

/**
 * The facts without which it is not known whether a provision speaks of this line at all; undefined when it surely does.
 * What such a provision asks for and does not find is not known yet: it may not be asked.
 */
function doubts(provision: CompiledProvision, facts: Facts): readonly string[] | undefined {
  const needsModifiers = provision.modifiers !== undefined || provision.codes.needsModifiers;
  if (needsModifiers && facts.values['line.modifiers'] === undefined) return ['line.modifiers'];
  if (!provision.when || provision.when.judge(facts) !== UNKNOWN) return undefined;
  return provision.when.facts.filter((name) => facts.values[name] === undefined);
}

type Frame = Pick<Decision, 'billed' | 'benefit' | 'provisions' | 'verdicts' | 'left'>;

function settle(policy: CompiledPolicy, tally: Tally, frame: Frame, facts: Facts): Decision {
  const stopped = tally.rejects ? 'rejected' : tally.denies ? 'denied' : undefined;
  if (stopped) return closed(tally, frame, stopped);
  const priced = amountFor(policy, frame.benefit, facts, tally.payable);
  if ('denied' in priced) {
    tally.note(undefined, 'deny', [], priced.denied);
    return closed(tally, frame, 'denied');
  }
  const isPayable = !tally.pends && frame.benefit !== undefined;
  if ('reason' in priced) tally.note(undefined, 'pend', priced.missing, priced.reason);
  if (tally.pends || !('cents' in priced)) {
    const allowed = 'cents' in priced ? priced.cents : undefined;
    return closed(tally, frame, 'pended', { payable: tally.payable, isPayable, allowed });
  }
  const { cents: allowed, clause: capping } = tally.capped(priced.cents);
  const paid =
    frame.benefit?.price?.source.lesser_of_billed === false ? allowed : Math.min(allowed, ceiling(facts, tally));
  if (capping) tally.noteCap(capping, priced.cents - allowed);
  const cut = 'cut' in priced ? priced.cut : undefined;
  if (cut) tally.noteCut(cut.reason, cut.cents);
  const whole = tally.payable === tally.billed && !capping && !cut;
  return {
    outcome: whole ? 'paid' : 'partial',
    billed: frame.billed,
    payable: tally.payable,
    isPayable: true,
    allowed,
    paid,
    memberPays: Math.round((frame.benefit?.price?.source.member_pays ?? 0) * 100),
    benefit: frame.benefit,
    provisions: frame.provisions,
    verdicts: frame.verdicts,
    left: frame.left,
    reasons: tally.reasons.length === 0 ? NO_REASONS : tally.reasons,
    uses: tally.uses(paid),
  };
}

const NOTHING_OPEN: Pick<Decision, 'payable' | 'isPayable' | 'allowed'> = {
  payable: 0,
  isPayable: false,
  allowed: undefined,
};

function closed(tally: Tally, frame: Frame, outcome: Outcome, open = NOTHING_OPEN): Decision {
  // Written out field by field, in the order of a paid one: spreading `frame` would cost more than judging a clause.
  return {
    outcome,
    billed: frame.billed,
    payable: open.payable,
    isPayable: open.isPayable,
    allowed: open.allowed,
    paid: 0,
    memberPays: 0,
    benefit: frame.benefit,
    provisions: frame.provisions,
    verdicts: frame.verdicts,
    left: frame.left,
    reasons: tally.reasons.length > 1 ? decisiveFirst(tally.reasons, outcome) : tally.reasons,
    uses: open.isPayable ? tally.uses(0) : NO_USES,
  };
}

function decisiveFirst(reasons: readonly Reason[], outcome: Outcome): readonly Reason[] {
  const decisive: readonly Effect[] =
    outcome === 'rejected' ? ['reject', 'elsewhere'] : outcome === 'denied' ? ['deny'] : ['pend'];
  const decides = ({ effect, units }: Reason) => units === undefined && decisive.includes(effect);
  return [...reasons.filter(decides), ...reasons.filter((r) => !decides(r))];
}

/**
 * A code no benefit of the policy names is paid by contract where a rate is on file; otherwise nobody has said what
 * follows. A code a benefit names, but not for this line, is not paid by another road.
 */
function amountFor(
  policy: CompiledPolicy,
  benefit: CompiledProvision | undefined,
  facts: Facts,
  units: number,
): Priced {
  if (benefit) return benefit.price?.amount(facts, units) ?? { missing: [], reason: 'price_unknown' };
  const rate = facts.values['line.contract_rate'];
  const code = facts.values['line.code'];
  const isNamed = typeof code === 'string' && policy.candidates(code).some(namesCode);
  return typeof rate === 'number' && !isNamed
    ? { cents: Math.floor(rate * units + 0.5) }
    : { missing: [], reason: 'not_in_policy' };
}

function namesCode(provision: CompiledProvision): boolean {
  return provision.role === 'benefit' && provision.source.applies.codes !== undefined;
}

/** The billed charge, or the attested charge to the general public when that is less, for the payable share of the line. */
function ceiling(facts: Facts, tally: Tally): Cents {
  const charge = facts.values['line.charge'];
  const atMost = facts.values['line.public_charge'];
  const share =
    typeof charge === 'number' ? Math.round((charge * tally.payable) / tally.billed) : Number.POSITIVE_INFINITY;
  return typeof atMost === 'number' ? Math.min(share, atMost * tally.payable) : share;
}
