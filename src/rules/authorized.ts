import { type Cents, dayNumber, order } from '../kernel/index.ts';
import { added } from './added.ts';
import { namesCode } from './codes.ts';
import type { AuthorizationFact, Facts } from './facts.ts';

export interface AuthorizedUse {
  readonly number: string;
  readonly units: number;
  /** Dollars it has left, where dollars bound it. */
  readonly bound?: Cents;
  /** Dollars the payment took of it, where dollars bound it. */
  readonly dollars?: Cents;
}

export const NO_USES: readonly never[] = [];

export interface AuthorizationTerms {
  /** Approved on or before the first day of service. */
  readonly prior: boolean;
  readonly vehicle: AuthorizationFact['vehicle'];
}

/**
 * How many of `wanted` units approved authorizations cover, after the first `free` units of the line.
 * A line of several days whose units are days is split by day: only days inside the approved dates count.
 */
export function authorizedUnits(
  facts: Facts,
  terms: AuthorizationTerms,
  free: number,
  wanted: number,
): readonly AuthorizedUse[] {
  const fitting = fittingFor(facts, terms);
  if (fitting.length === 0 || wanted <= 0) return NO_USES;
  const last = facts.values['line.to'];
  const days = facts.values['line.days'];
  if (typeof last === 'string' && typeof days === 'number' && days > 1 && days === facts.values['line.units']) {
    const first = dayNumber(facts.on) + free;
    return usesByDay(fitting, first, Math.min(dayNumber(last), first + wanted - 1));
  }
  let uses: readonly AuthorizedUse[] = NO_USES;
  let left = wanted;
  for (const authorization of fitting) {
    if (facts.on < authorization.from || facts.on > authorization.to) continue;
    const units = Math.min(left, remaining(authorization));
    const bound = dollarsLeft(authorization);
    // One bounded in dollars stands by with no units: when the dollars before it run out, its own go on.
    if (units > 0 || bound !== undefined) uses = added(uses, use(authorization, units, bound));
    left -= units;
  }
  return left < wanted ? uses : NO_USES;
}

/** Approvals that no dollars bound come first, so that one more approval never lowers what is paid. */
function fittingFor(facts: Facts, terms: AuthorizationTerms): readonly AuthorizationFact[] {
  const [first, second] = facts.authorizations;
  if (!first) return NO_USES;
  if (!second) return fits(first, facts, terms) ? facts.authorizations : NO_USES;
  const all = facts.authorizations.filter((a) => fits(a, facts, terms));
  return all.length < 2 ? all : [...all.filter(isUnbounded), ...all.filter((a) => !isUnbounded(a))];
}

function use({ number }: AuthorizationFact, units: number, bound: Cents | undefined): AuthorizedUse {
  return bound === undefined ? { number, units } : { number, units, bound };
}

function isUnbounded({ dollars }: AuthorizationFact): boolean {
  return dollars === undefined;
}

/** Undefined when dollars do not bound it. */
function dollarsLeft({ dollars, usedDollars = 0 }: AuthorizationFact): Cents | undefined {
  return dollars === undefined ? undefined : Math.max(0, dollars - usedDollars);
}

function remaining({ units, used }: AuthorizationFact): number {
  return units === undefined ? Number.POSITIVE_INFINITY : Math.max(0, units - used);
}

/**
 * Each day is taken from the authorization that covers it, has a day left and ends soonest, those no dollars bound
 * before the others; no day is taken twice.
 */
function usesByDay(
  authorizations: readonly AuthorizationFact[],
  first: number,
  last: number,
): readonly AuthorizedUse[] {
  const soonest = [...authorizations].sort(
    (a, b) => Number(isUnbounded(b)) - Number(isUnbounded(a)) || order(a.to, b.to),
  );
  const spans = soonest.map((a) => ({
    a,
    bound: dollarsLeft(a),
    from: dayNumber(a.from),
    to: dayNumber(a.to),
    left: remaining(a),
    units: 0,
  }));
  for (let day = first; day <= last; day++) {
    const span = spans.find((s) => day >= s.from && day <= s.to && s.units < s.left);
    if (span) span.units += 1;
  }
  return spans.flatMap(({ a, units, bound }) => (units > 0 ? [use(a, units, bound)] : []));
}

function fits(authorization: AuthorizationFact, facts: Facts, terms: AuthorizationTerms): boolean {
  const code = facts.values['line.code'];
  const modifiers = facts.values['line.modifiers'];
  return (
    // TAR and authorization request are one kind of approval under two labels (CCAH-HE-PLN-02); a referral is another.
    (authorization.vehicle === 'raf') === (terms.vehicle === 'raf') &&
    (authorization.provider === undefined || authorization.provider === facts.provider) &&
    dollarsLeft(authorization) !== 0 &&
    (!terms.prior || authorization.approvedOn <= facts.on) &&
    typeof code === 'string' &&
    namesCode(authorization.codes, code, Array.isArray(modifiers) ? modifiers : [])
  );
}
