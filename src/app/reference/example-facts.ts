import { addDays, addMonths, type IsoDate } from '../../kernel/index.ts';
import type { FactValue, Predicate, Test, Vocabulary } from '../../rules/index.ts';

export type ExampleFacts = Record<string, boolean | number | string | string[]>;

/** Finds facts that satisfy conditions, one after the other; a fact once chosen stays, except that sets grow. */
export class FactFinder {
  readonly facts: ExampleFacts = {};
  private readonly vocabulary: Vocabulary;
  private readonly on: IsoDate;

  constructor(vocabulary: Vocabulary, on: IsoDate) {
    this.vocabulary = vocabulary;
    this.on = on;
  }

  satisfy(predicate: Predicate, wanted = true): void {
    if ('not' in predicate) this.satisfy(predicate.not, !wanted);
    else if ('all' in predicate) this.group(predicate.all, wanted, true);
    else if ('any' in predicate) this.group(predicate.any, wanted, false);
    else this.test(predicate, wanted);
  }

  /** To make `all` true or `any` false takes every part; otherwise the first does. */
  private group(parts: readonly Predicate[], wanted: boolean, isAll: boolean): void {
    const [first] = parts;
    if (wanted === isAll) for (const part of parts) this.satisfy(part, wanted);
    else if (first) this.satisfy(first, wanted);
  }

  private test(test: Test, wanted: boolean): void {
    const value = wanted ? this.fitting(test) : this.failing(test);
    const { fact } = test;
    const had = this.facts[fact];
    if (value === undefined) return;
    if (Array.isArray(had) && Array.isArray(value)) this.facts[fact] = [...new Set([...had, ...value])];
    else if (had === undefined) this.facts[fact] = given(value);
  }

  private fitting(test: Test): FactValue {
    const definition = this.vocabulary[test.fact];
    const { is, in: oneOf, not_in: noneOf, has_any: any, has_all: all, has_none: none } = test;
    if (is !== undefined) return is;
    if (oneOf) return oneOf[0];
    if (noneOf) return definition?.values?.find((v) => !noneOf.includes(v)) ?? 'another';
    if (all) return all;
    if (any) return any.slice(0, 1);
    if (none) return [];
    if (test.known !== undefined) return test.known ? this.some(test.fact) : undefined;
    const at = test.at_least ?? test.at_most ?? test.on_or_after ?? test.on_or_before;
    if (at !== undefined) return this.bound(at);
    const beyond = test.more_than ?? test.after;
    if (beyond !== undefined) return moved(this.bound(beyond), 1);
    const short = test.less_than ?? test.before;
    return short === undefined ? undefined : moved(this.bound(short), -1);
  }

  private failing(test: Test): FactValue {
    const values = this.vocabulary[test.fact]?.values ?? [];
    if (typeof test.is === 'boolean') return !test.is;
    if (typeof test.is === 'number') return test.is + 1;
    if (test.known !== undefined) return test.known ? undefined : this.some(test.fact);
    const named = test.in ?? (typeof test.is === 'string' ? [test.is] : undefined);
    if (named) return values.find((v) => !named.includes(v)) ?? 'another';
    if (test.has_any ?? test.has_all) return [];
    if (test.has_none) return test.has_none.slice(0, 1);
    if (test.not_in) return test.not_in[0];
    const low = test.at_least ?? test.on_or_after;
    const high = test.at_most ?? test.on_or_before;
    if (low !== undefined) return moved(this.bound(low), -1);
    if (high !== undefined) return moved(this.bound(high), 1);
    const bound = test.more_than ?? test.less_than ?? test.after ?? test.before;
    return bound === undefined ? undefined : this.bound(bound);
  }

  private some(fact: string): FactValue {
    const definition = this.vocabulary[fact];
    if (this.facts[fact] !== undefined) return this.facts[fact];
    switch (definition?.type) {
      case 'boolean':
        return true;
      case 'date':
        return this.on;
      case 'number':
      case 'money':
        return 1;
      case 'set':
        return definition.values?.slice(0, 1) ?? [];
      default:
        return definition?.values?.[0] ?? 'another';
    }
  }

  private bound(bound: Exclude<Test['on_or_after'], undefined>): FactValue {
    if (typeof bound !== 'object') return bound;
    const base = bound.fact === 'question.on' ? this.on : this.some(bound.fact);
    if (base === undefined) return undefined;
    if (bound.fact !== 'question.on') this.facts[bound.fact] = given(base);
    if (typeof base !== 'string') return base;
    const sum = (unit: 'days' | 'months' | 'years') => (bound.plus?.[unit] ?? 0) - (bound.minus?.[unit] ?? 0);
    return addDays(addMonths(base, sum('months') + 12 * sum('years')), sum('days'));
  }
}

function given(value: Exclude<FactValue, undefined>): ExampleFacts[string] {
  return typeof value === 'object' ? [...value] : value;
}

function moved(value: FactValue, by: number): FactValue {
  if (typeof value === 'number') return value + by;
  return typeof value === 'string' ? addDays(value, by) : value;
}
