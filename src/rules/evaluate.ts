import type { Cents } from '../kernel/index.ts';
import type { Priced } from './amounts.ts';
import type { AuthorizedUse } from './authorized.ts';
import type { CompiledPolicy, CompiledProvision } from './compile.ts';
import { billedUnits, type Facts } from './facts.ts';
import type { Effect } from './schema.ts';
import { doubts, selectFor } from './select.ts';
import { NO_USES, type Reason, Tally } from './tally.ts';
import type { Verdict } from './verdict.ts';

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
  const { provisions, doubtful } = selectFor(policy, facts);
  const billed = billedUnits(facts);
  const verdicts: Verdict[] = [];
  const tally = new Tally(billed);
  for (const provision of provisions) {
    tally.unsure = doubtful.includes(provision) ? doubts(provision, facts) : undefined;
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
