import { MAX_CENTS } from '../kernel/index.ts';
import { type AuthorizationTerms, authorizedUnits } from './authorized.ts';
import type { Allow, Allowance, Body, ClauseContext } from './clause-body.ts';
import { compileCounter, dayAlreadyCounts } from './counters.ts';
import { judgeDocument } from './documents.ts';
import { billedUnits, type Facts } from './facts.ts';
import { compilePredicate } from './predicate.ts';
import type { Clause, Counter } from './schema.ts';
import { MET, type Truth, UNKNOWN, UNMET } from './verdict.ts';

// The clauses that leave a part of a line: limits, authorizations, documented time.

export const UNLIMITED: Allowance = {
  units: Number.POSITIVE_INFINITY,
  free: Number.POSITIVE_INFINITY,
  left: Number.POSITIVE_INFINITY,
  uses: [],
  liftable: false,
};

/** Fully allowed is met; short is unmet, or not known yet where something may still come before the visit. */
export function judgeAllowance(allowance: Allowance, wanted: number, open: boolean): Truth {
  if (allowance.units >= wanted && (allowance.dollars === undefined || allowance.dollars > 0)) return MET;
  return allowance.isDoubtful || (allowance.liftable && open) ? UNKNOWN : UNMET;
}

function base(units: number, left: number): Allowance {
  return { units, free: units, left, uses: [], liftable: false };
}

/** Units the counter leaves before anything has to lift it. */
function free(counter: Counter, context: ClauseContext): (facts: Facts) => Allowance {
  const used = compileCounter(counter, context.codes, context.sets);
  const sameDay = counter.count === 'service_days' ? dayAlreadyCounts(counter, context.codes, context.sets) : undefined;
  return (facts) => {
    if (counter.count === 'dollars') {
      const dollars = Math.max(0, Math.min(MAX_CENTS, Math.round(counter.max * 100)) - used(facts));
      return { ...UNLIMITED, free: 0, dollars };
    }
    const left = Math.max(0, counter.max - used(facts));
    if (counter.count === 'covered_days') return base(unitsInDays(facts, left), left);
    const units = counter.count === 'units' ? left : left >= 1 || sameDay?.(facts) ? Number.POSITIVE_INFINITY : 0;
    return base(units, left);
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
  const allow: Allow = (facts, wanted) => {
    const base = leaves(facts);
    if (beyond === 'deny' || base.units >= wanted) return base;
    if (beyond === 'authorization') {
      return withAuthorization(facts, base, wanted, { vehicle: 'tar', prior: !(rule.retroactive ?? true) });
    }
    const paper = judgeDocument(beyond.document, facts);
    return paper === MET ? UNLIMITED : { ...base, liftable: true, isDoubtful: paper === UNKNOWN };
  };
  return { kind: 'limit', reason: 'limit_reached', facts: ['line.units'], allow };
}

type AuthorizationRule = Extract<Clause, { authorization: unknown }>['authorization'];

export function authorization(rule: AuthorizationRule, context: ClauseContext): Body {
  const base = { kind: 'authorization', reason: 'authorization_required', facts: ['line.units'] } as const;
  if (rule.need === 'never') return { ...base, facts: [], judge: () => MET };
  const unless = rule.unless ? compilePredicate(rule.unless) : undefined;
  const leaves = rule.need === 'after' && rule.after ? free(rule.after, context) : () => NONE;
  const { unless_document: paper, vehicle, prior } = rule;
  const allow: Allow = (facts, wanted) => {
    const exempt = unless ? unless.judge(facts) : UNMET;
    const excused = paper ? judgeDocument(paper, facts) : UNMET;
    if (exempt === MET || excused === MET) return UNLIMITED;
    const base = leaves(facts);
    if (base.units >= wanted) return base;
    const isDoubtful = exempt === UNKNOWN || (excused === UNKNOWN && !facts.open);
    if (rule.counts === 'units') return { ...withAuthorization(facts, base, wanted, { vehicle, prior }), isDoubtful };
    const visit = withAuthorization(facts, base, base.units + 1, { vehicle, prior });
    return visit.uses.length > 0 ? { ...visit, units: Number.POSITIVE_INFINITY } : { ...visit, isDoubtful };
  };
  return { ...base, facts: unless ? [...base.facts, ...unless.facts] : base.facts, allow };
}

const NONE: Allowance = { units: 0, free: 0, left: 0, uses: [], liftable: true };

function withAuthorization(
  facts: Facts,
  { units, left }: Allowance,
  wanted: number,
  terms: AuthorizationTerms,
): Allowance {
  const uses = authorizedUnits(facts, terms, units, wanted - units);
  const total = uses.reduce((sum, use) => sum + use.units, units);
  const lift = { units: total, free: units, left, uses, liftable: true };
  if (!uses.some((u) => u.units > 0 && u.bound !== undefined)) return lift;
  const free = uses.reduce((sum, u) => sum + (u.bound === undefined ? u.units : 0), units);
  return { ...lift, unbounded: free, dollars: uses.reduce((sum, u) => sum + (u.bound ?? 0), 0) };
}

/** Minutes nobody documented are not asked for. */
export function time(minutesPerUnit: number): Body {
  const allow: Allow = (facts) => {
    const minutes = facts.values['line.minutes'];
    if (typeof minutes !== 'number') return UNLIMITED;
    const units = Math.floor(minutes / minutesPerUnit);
    return base(units, units);
  };
  return { kind: 'time', reason: 'time_does_not_fill_units', facts: ['line.minutes', 'line.units'], allow };
}
