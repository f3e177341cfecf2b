import { addDays, addMonths, type IsoDate } from '../kernel/index.ts';
import type { Facts } from './facts.ts';
import type { Predicate, Test } from './schema.ts';
import { MET, type Truth, UNKNOWN, UNMET } from './verdict.ts';
import type { FactValue } from './vocabulary.ts';

/** A predicate compiled to a closure, with the names of the facts it reads. */
export interface CompiledPredicate {
  readonly judge: (facts: Facts) => Truth;
  readonly facts: readonly string[];
}

type Judge = CompiledPredicate['judge'];
type Resolve = (facts: Facts) => number | IsoDate | undefined;

/** Kleene's three values: one unmet part decides `all`, one met part decides `any`, the rest stays unknown. */
export function compilePredicate(predicate: Predicate): CompiledPredicate {
  if ('all' in predicate) return combine(predicate.all.map(compilePredicate), UNMET);
  if ('any' in predicate) return combine(predicate.any.map(compilePredicate), MET);
  if ('not' in predicate) {
    const inner = compilePredicate(predicate.not);
    return { judge: (facts) => opposite(inner.judge(facts)), facts: inner.facts };
  }
  return compileTest(predicate);
}

function opposite(truth: Truth): Truth {
  if (truth === UNKNOWN) return UNKNOWN;
  return truth === MET ? UNMET : MET;
}

function combine(parts: readonly CompiledPredicate[], decisive: Truth): CompiledPredicate {
  const judges = parts.map((p) => p.judge);
  const judge: Judge = (facts) => {
    let seen: Truth = -decisive as Truth;
    for (const part of judges) {
      const truth = part(facts);
      if (truth === decisive) return decisive;
      if (truth === UNKNOWN) seen = UNKNOWN;
    }
    return seen;
  };
  return { judge, facts: [...new Set(parts.flatMap((p) => p.facts))] };
}

/** Every comparison a test names must hold; a value that is not known makes it unknown, never false. */
function compileTest(test: Test): CompiledPredicate {
  const name = test.fact;
  const names = [name];
  const checks = comparisons(test, names);
  const only = checks[0];
  if (only && checks.length === 1) return { judge: (facts) => only(facts.values[name], facts), facts: names };
  return {
    judge: (facts) => {
      const value = facts.values[name];
      let seen: Truth = MET;
      for (const check of checks) {
        const truth = check(value, facts);
        if (truth === UNMET) return UNMET;
        if (truth === UNKNOWN) seen = UNKNOWN;
      }
      return seen;
    },
    facts: names,
  };
}

type Check = (value: FactValue, facts: Facts) => Truth;

function comparisons(test: Test, names: string[]): Check[] {
  const checks: Check[] = [];
  const { known, is, has_any: any, has_all: all, has_none: none } = test;
  if (known !== undefined) checks.push((value) => ((value !== undefined) === known ? MET : UNMET));
  if (is !== undefined) checks.push((value) => (value === undefined ? UNKNOWN : value === is ? MET : UNMET));
  if (test.in) checks.push(membership(test.in, MET));
  if (test.not_in) checks.push(membership(test.not_in, UNMET));
  if (any) checks.push(set((values) => any.some((v) => values.includes(v))));
  if (all) checks.push(set((values) => all.every((v) => values.includes(v))));
  if (none) checks.push(set((values) => !none.some((v) => values.includes(v))));
  const ordered: [Bound | undefined, (a: number | string, b: number | string) => boolean][] = [
    [test.at_least ?? test.on_or_after, (a, b) => a >= b],
    [test.at_most ?? test.on_or_before, (a, b) => a <= b],
    [test.more_than ?? test.after, (a, b) => a > b],
    [test.less_than ?? test.before, (a, b) => a < b],
  ];
  for (const [bound, holds] of ordered) {
    if (bound === undefined) continue;
    const resolve = resolver(bound, names);
    checks.push((value, facts) => {
      const other = resolve(facts);
      if (other === undefined || (typeof value !== 'number' && typeof value !== 'string')) return UNKNOWN;
      return holds(value, other) ? MET : UNMET;
    });
  }
  return checks;
}

function set(holds: (values: readonly string[]) => boolean): Check {
  return (value) => {
    if (value === undefined) return UNKNOWN;
    const values = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
    return holds(values) ? MET : UNMET;
  };
}

/** What it means that a value stands in the list; that it does not means the opposite. */
function membership(list: readonly string[], inside: Truth): Check {
  const values = new Set(list);
  const outside = opposite(inside);
  return (value) => {
    if (value === undefined) return UNKNOWN;
    return values.has(typeof value === 'string' ? value : String(value)) ? inside : outside;
  };
}

type Bound = Exclude<Test['on_or_after'], undefined>;

function resolver(bound: Bound, names: string[]): Resolve {
  if (typeof bound !== 'object') return () => bound;
  names.push(bound.fact);
  const days = (bound.plus?.days ?? 0) - (bound.minus?.days ?? 0);
  const months =
    (bound.plus?.months ?? 0) +
    12 * (bound.plus?.years ?? 0) -
    (bound.minus?.months ?? 0) -
    12 * (bound.minus?.years ?? 0);
  return (facts) => {
    const value = facts.values[bound.fact];
    if (typeof value === 'number') return value;
    if (typeof value !== 'string') return undefined;
    const moved = months === 0 ? value : addMonths(value, months);
    return days === 0 ? moved : addDays(moved, days);
  };
}
