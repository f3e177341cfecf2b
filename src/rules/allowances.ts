import { MAX_CENTS } from '../kernel/index.ts';
import { type AuthorizationTerms, authorizedUnits, NO_USES } from './authorized.ts';
import type { Allow, Allowance, Body, ClauseContext } from './clause-body.ts';
import { compileCounter, dayAlreadyCounts } from './counters.ts';
import { judgeDocument } from './documents.ts';
import { billedUnits, type Facts } from './facts.ts';
import { compilePredicate } from './predicate.ts';
import type { Clause, Counter } from './schema.ts';
import { MET, type Truth, UNKNOWN, UNMET } from './verdict.ts';

// The clauses that leave a part of a line: limits, authorizations, documented time.

export const UNLIMITED = leaving(Number.POSITIVE_INFINITY);

/** Fully allowed is met; short is unmet, or not known yet where something may still come before the visit. */
export function judgeAllowance(allowance: Allowance, wanted: number, open: boolean): Truth {
  if (allowance.units >= wanted && (allowance.dollars === undefined || allowance.dollars > 0)) return MET;
  return allowance.isDoubtful || (allowance.liftable && open) ? UNKNOWN : UNMET;
}

function leaving(units: number, left = units): Allowance {
  return {
    units,
    free: units,
    left,
    uses: NO_USES,
    liftable: false,
    isDoubtful: false,
    dollars: undefined,
    unbounded: undefined,
  };
}

function leavingDollars(dollars: number): Allowance {
  const { units, left, uses } = UNLIMITED;
  return { units, free: 0, left, uses, liftable: false, isDoubtful: false, dollars, unbounded: undefined };
}

/** Most limits leave few units: what they leave is said by the same few objects. */
const FEW = Array.from({ length: 64 }, (_, units) => leaving(units));

function leavingUnits(units: number): Allowance {
  return (units < FEW.length ? FEW[units] : undefined) ?? leaving(units);
}

/** Units the counter leaves before anything has to lift it. */
function free(counter: Counter, context: ClauseContext): (facts: Facts) => Allowance {
  const used = compileCounter(counter, context.codes, context.sets);
  const { count, max } = counter;
  const left = (facts: Facts) => Math.max(0, max - used(facts));
  if (count === 'units') return (facts) => leavingUnits(left(facts));
  if (count === 'dollars') {
    const most = Math.min(MAX_CENTS, Math.round(max * 100));
    return (facts) => leavingDollars(Math.max(0, most - used(facts)));
  }
  if (count === 'covered_days') {
    return (facts) => {
      const days = left(facts);
      return leaving(unitsInDays(facts, days), days);
    };
  }
  const sameDay = count === 'service_days' ? dayAlreadyCounts(counter, context.codes, context.sets) : undefined;
  return (facts) => {
    const visits = left(facts);
    return leaving(visits >= 1 || sameDay?.(facts) ? Number.POSITIVE_INFINITY : 0, visits);
  };
}

/** Days left as units of the line: all when its days fit, as many as there are days when it bills by the day, else none. */
function unitsInDays(facts: Facts, left: number): number {
  const days = facts.values['line.days'];
  const needed = typeof days === 'number' ? days : 1;
  if (needed <= left) return Number.POSITIVE_INFINITY;
  return needed === billedUnits(facts) ? left : 0;
}

type LimitRule = Extract<Clause, { limit: unknown }>['limit'];

export function limit(rule: LimitRule, context: ClauseContext): Body {
  const leaves = free(rule, context);
  const { beyond } = rule;
  const body = { kind: 'limit', reason: 'limit_reached', facts: ['line.units'] } as const;
  const terms = { vehicle: 'tar', prior: !(rule.retroactive ?? true) } as const;
  if (beyond === 'deny') return { ...body, allow: leaves };
  const allow: Allow = (facts, wanted) => {
    const base = leaves(facts);
    if (base.units >= wanted) return base;
    if (beyond === 'authorization') return withAuthorization(facts, base, wanted, terms, false);
    const paper = judgeDocument(beyond.document, facts);
    return paper === MET ? UNLIMITED : { ...base, liftable: true, isDoubtful: paper === UNKNOWN };
  };
  return { ...body, allow };
}

type AuthorizationRule = Extract<Clause, { authorization: unknown }>['authorization'];

export function authorization(rule: AuthorizationRule, context: ClauseContext): Body {
  const base = { kind: 'authorization', reason: 'authorization_required', facts: ['line.units'] } as const;
  if (rule.need === 'never') return { ...base, facts: [], judge: () => MET };
  const unless = rule.unless ? compilePredicate(rule.unless) : undefined;
  const leaves = rule.need === 'after' && rule.after ? free(rule.after, context) : () => NONE;
  const { unless_document: paper, vehicle, prior } = rule;
  const terms = { vehicle, prior };
  const allow: Allow = (facts, wanted) => {
    const exempt = unless ? unless.judge(facts) : UNMET;
    const excused = paper ? judgeDocument(paper, facts) : UNMET;
    if (exempt === MET || excused === MET) return UNLIMITED;
    const base = leaves(facts);
    if (base.units >= wanted) return base;
    const isDoubtful = exempt === UNKNOWN || (excused === UNKNOWN && !facts.open);
    if (rule.counts === 'units') return withAuthorization(facts, base, wanted, terms, isDoubtful);
    const visit = withAuthorization(facts, base, base.units + 1, terms, isDoubtful);
    return visit.uses.length > 0 ? { ...visit, isDoubtful: false, units: Number.POSITIVE_INFINITY } : visit;
  };
  return { ...base, facts: unless ? [...base.facts, ...unless.facts] : base.facts, allow };
}

const NONE: Allowance = { ...leaving(0), liftable: true };

function withAuthorization(
  facts: Facts,
  { units, left }: Allowance,
  wanted: number,
  terms: AuthorizationTerms,
  isDoubtful: boolean,
): Allowance {
  const uses = authorizedUnits(facts, terms, units, wanted - units);
  let total = units;
  let unbounded = units;
  let dollars = 0;
  let isBounded = false;
  for (const use of uses) {
    total += use.units;
    if (use.bound === undefined) unbounded += use.units;
    else {
      dollars += use.bound;
      if (use.units > 0) isBounded = true;
    }
  }
  return {
    units: total,
    free: units,
    left,
    uses,
    liftable: true,
    isDoubtful,
    dollars: isBounded ? dollars : undefined,
    unbounded: isBounded ? unbounded : undefined,
  };
}

/** Minutes nobody documented are not asked for. */
export function time(minutesPerUnit: number): Body {
  const allow: Allow = (facts) => {
    const minutes = facts.values['line.minutes'];
    if (typeof minutes !== 'number') return UNLIMITED;
    const units = Math.floor(minutes / minutesPerUnit);
    return leavingUnits(units);
  };
  return { kind: 'time', reason: 'time_does_not_fill_units', facts: ['line.minutes', 'line.units'], allow };
}
