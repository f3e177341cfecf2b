import type { Cents } from '../kernel/index.ts';
import type { Priced } from './amounts.ts';
import { type AuthorizedUse, NO_USES } from './authorized.ts';
import type { CompiledPolicy, CompiledProvision } from './compile.ts';
import { billedUnits, type Facts } from './facts.ts';
import { doubts, type Selection, selectFor } from './select.ts';
import { type Reason, Tally } from './tally.ts';
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
  /** The edit that priced the line in place of its benefit. */
  readonly pricing: CompiledProvision | undefined;
  readonly provisions: readonly CompiledProvision[];
  /** One for each clause of `provisions`, in order. */
  readonly verdicts: readonly Verdict[];
  /** What was left of each limit and authorization clause before this line, in their order; undefined where it did not bind. */
  readonly left: readonly (number | undefined)[];
  /** The deciding reason first. */
  readonly reasons: readonly Reason[];
  readonly uses: readonly AuthorizedUse[];
}

/** Judges one line. Pure: the same policy, date and facts always give the same decision. */
export function evaluate(policy: CompiledPolicy, facts: Facts): Decision {
  const selection = selectFor(policy, facts);
  const { provisions, doubtful, benefit, unlimited } = selection;
  const tally = new Tally(billedUnits(facts), unlimited);
  let way = selection.start;
  for (const provision of provisions) {
    if (doubtful.length > 0) tally.unsure = doubtful.includes(provision) ? doubts(provision, facts) : undefined;
    for (const clause of provision.clauses) way = way.on(tally.judge(clause, facts));
  }
  way.kept ??= way.answers();
  if (benefit && tally.unsure) tally.note(undefined, 'pend', tally.unsure, 'service_unclear');
  return settle(policy, tally, selection, way.kept, facts);
}

function settle(
  policy: CompiledPolicy,
  tally: Tally,
  selection: Selection,
  verdicts: Decision['verdicts'],
  facts: Facts,
): Decision {
  const stopped = tally.rejects ? 'rejected' : tally.denies ? 'denied' : undefined;
  if (stopped) return closed(tally, selection, verdicts, stopped);
  const { benefit } = selection;
  const pricing = pricingOf(selection);
  const priced = amountFor(policy, { benefit, pricing }, facts, tally.payable);
  if ('denied' in priced) {
    tally.note(undefined, 'deny', [], priced.denied);
    return closed(tally, selection, verdicts, 'denied');
  }
  const isPayable = !tally.pends && benefit !== undefined;
  if ('reason' in priced) tally.note(undefined, 'pend', priced.missing, priced.reason);
  if (tally.pends || !('cents' in priced)) {
    const allowed = 'cents' in priced ? priced.cents : undefined;
    return closed(tally, selection, verdicts, 'pended', { payable: tally.payable, isPayable, allowed });
  }
  const capping = tally.cap(priced.cents);
  const allowed = capping ? capping.cents : priced.cents;
  const price = (pricing ?? benefit)?.price?.source;
  const paid = price?.lesser_of_billed === false ? allowed : Math.min(allowed, ceiling(facts, tally));
  if (capping) tally.noteCap(capping.clause, priced.cents - allowed);
  const cut = 'cut' in priced ? priced.cut : undefined;
  if (cut) tally.noteCut(cut.reason, cut.cents);
  const whole = tally.payable === tally.billed && !capping && !cut;
  return {
    outcome: whole ? 'paid' : 'partial',
    billed: tally.billed,
    payable: tally.payable,
    isPayable: true,
    allowed,
    paid,
    memberPays: price?.member_pays === undefined ? 0 : Math.round(price.member_pays * 100),
    benefit,
    pricing,
    provisions: selection.provisions,
    verdicts,
    left: tally.left,
    reasons: tally.reasons,
    uses: tally.uses(paid),
  };
}

const NOTHING_OPEN: Pick<Decision, 'payable' | 'isPayable' | 'allowed'> = {
  payable: 0,
  isPayable: false,
  allowed: undefined,
};

function closed(
  tally: Tally,
  selection: Selection,
  verdicts: Decision['verdicts'],
  outcome: Outcome,
  open = NOTHING_OPEN,
): Decision {
  return {
    outcome,
    billed: tally.billed,
    payable: open.payable,
    isPayable: open.isPayable,
    allowed: open.allowed,
    paid: 0,
    memberPays: 0,
    benefit: selection.benefit,
    pricing: pricingOf(selection),
    provisions: selection.provisions,
    verdicts,
    left: tally.left,
    reasons: tally.reasons.length > 1 ? decisiveFirst(tally.reasons, outcome) : tally.reasons,
    uses: open.isPayable ? tally.uses(0) : NO_USES,
  };
}

function decisiveFirst(reasons: readonly Reason[], outcome: Outcome): readonly Reason[] {
  const first = reasons[0];
  if (first && decides(first, outcome)) {
    // Most often they stand so already: those that decide, then the others.
    const other = reasons.findIndex((r) => !decides(r, outcome));
    if (other < 0 || !reasons.some((r, i) => i > other && decides(r, outcome))) return reasons;
  }
  return [...reasons.filter((r) => decides(r, outcome)), ...reasons.filter((r) => !decides(r, outcome))];
}

function decides({ effect, units }: Reason, outcome: Outcome): boolean {
  if (units !== undefined) return false;
  if (outcome === 'rejected') return effect === 'reject' || effect === 'elsewhere';
  return effect === (outcome === 'denied' ? 'deny' : 'pend');
}

/** The edit that prices the line in place of its benefit; what only may bind the line prices nothing. */
function pricingOf({ provisions, doubtful }: Pick<Selection, 'provisions' | 'doubtful'>) {
  return provisions.find((p) => p.role === 'edit' && p.price && !doubtful.includes(p));
}

const unpriced = (): Priced => ({ missing: [], reason: 'price_unknown' });

/** By what was agreed for the line where that prices it, else as the plan pays. */
function amountFor(
  policy: CompiledPolicy,
  { benefit, pricing }: { readonly benefit: Selection['benefit']; readonly pricing: CompiledProvision | undefined },
  facts: Facts,
  units: number,
): Priced {
  const plan = () => planAmount(policy, benefit, facts, units);
  return pricing?.price ? pricing.price.amount(facts, units, plan) : plan();
}

/**
 * A code no benefit of the policy names is paid by contract where a rate is on file; otherwise nobody has said what
 * follows. A code a benefit names, but not for this line, is not paid by another road.
 */
function planAmount(policy: CompiledPolicy, benefit: Selection['benefit'], facts: Facts, units: number): Priced {
  if (benefit) return benefit.price?.amount(facts, units, unpriced) ?? { missing: [], reason: 'price_unknown' };
  const rate = facts.values['line.contract_rate'];
  const code = facts.values['line.code'];
  const isNamed = typeof code === 'string' && policy.speaking(code).isNamed;
  return typeof rate === 'number' && !isNamed
    ? { cents: Math.floor(rate * units + 0.5) }
    : { missing: [], reason: 'not_in_policy' };
}

/** The billed charge, or the attested charge to the general public when that is less, for the payable share of the line. */
function ceiling(facts: Facts, tally: Tally): Cents {
  const charge = facts.values['line.charge'];
  const atMost = facts.values['line.public_charge'];
  const share =
    typeof charge === 'number' ? Math.round((charge * tally.payable) / tally.billed) : Number.POSITIVE_INFINITY;
  return typeof atMost === 'number' ? Math.min(share, atMost * tally.payable) : share;
}
