import { addDays, daysBetween } from '../kernel/index.ts';
import { compileCodes } from './codes.ts';
import type { AuthorizationFact, Facts } from './facts.ts';

export interface AuthorizedUse {
  readonly number: string;
  readonly units: number;
}

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
): AuthorizedUse[] {
  const uses: AuthorizedUse[] = [];
  let left = wanted;
  for (const authorization of facts.authorizations) {
    if (left <= 0) break;
    if (!fits(authorization, facts, terms)) continue;
    const inDates = unitsInDates(authorization, facts, free, left);
    const approved = authorization.units === undefined ? inDates : authorization.units - authorization.used;
    const units = Math.max(0, Math.min(left, inDates, approved));
    if (units > 0) uses.push({ number: authorization.number, units });
    left -= units;
  }
  return uses;
}

function fits(authorization: AuthorizationFact, facts: Facts, terms: AuthorizationTerms): boolean {
  const code = facts.values['line.code'];
  const modifiers = facts.values['line.modifiers'];
  return (
    // TAR and authorization request are one kind of approval under two labels (CCAH-HE-PLN-02); a referral is another.
    (authorization.vehicle === 'raf') === (terms.vehicle === 'raf') &&
    (authorization.provider === undefined || authorization.provider === facts.provider) &&
    (!terms.prior || authorization.approvedOn <= facts.on) &&
    typeof code === 'string' &&
    compileCodes(authorization.codes, {}).matches(code, Array.isArray(modifiers) ? modifiers : [])
  );
}

function unitsInDates(authorization: AuthorizationFact, facts: Facts, free: number, wanted: number): number {
  const to = facts.values['line.to'];
  const days = facts.values['line.days'];
  const byDay = typeof to === 'string' && typeof days === 'number' && days > 1 && days === facts.values['line.units'];
  if (!byDay) return facts.on >= authorization.from && facts.on <= authorization.to ? wanted : 0;
  const first = addDays(facts.on, free);
  const start = first > authorization.from ? first : authorization.from;
  const end = to < authorization.to ? to : authorization.to;
  return Math.max(0, daysBetween(start, end) + 1);
}
