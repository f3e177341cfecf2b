import { Engine, type NestedCondition } from 'json-rules-engine';
import { type PeerFacts, termsOf } from './peer-facts.ts';
import type { Row } from './rows.ts';

export interface PeerAnswer {
  /** The row that pays the line in full; undefined where none does. */
  readonly provision: string | undefined;
  readonly terms: Record<string, unknown>;
  /** The trace, however the engine gives it. */
  readonly trace?: unknown;
}

const FIRST = 10;

/** json-rules-engine as its page says: a rule an object, own operators for lists, the code looked at first, edits before. */
export function jsonRulesEngine(rows: readonly Row[]): (facts: PeerFacts) => Promise<PeerAnswer> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const shares = (given: string[], wanted: string[]) => given.some((one) => wanted.includes(one));
  engine.addOperator('hasAny', shares);
  engine.addOperator('hasOnly', (given: string[], wanted: string[]) => given.every((one) => wanted.includes(one)));
  engine.addOperator('hasFamily', (given: string[], families: string[]) =>
    given.some((code) => families.some((f) => (f.endsWith('*') ? code.startsWith(f.slice(0, -1)) : code === f))),
  );
  for (const refused of [test('covered', 'notEqual', true), test('pos', 'in', ['21', '51'])]) {
    engine.addRule({
      conditions: { all: [refused] },
      event: { type: 'refused' },
      priority: FIRST,
      onSuccess: () => void engine.stop(),
    });
  }
  for (const row of rows) {
    const conditions = [test('code', 'in', row.codes, FIRST), ...conditionsOf(row)];
    engine.addRule({
      conditions: { all: conditions },
      event: { type: 'paid', params: { id: row.id, ...termsOf(row) } },
    });
  }
  return async (facts) => {
    const { events, results, failureResults } = await engine.run(facts);
    const paid = events[0]?.type === 'paid' ? events[0].params : undefined;
    return { provision: paid?.id, terms: paid ?? {}, trace: [results, failureResults] };
  };
}

function test(fact: string, operator: string, value: unknown, priority?: number): NestedCondition {
  return { fact, operator, value, ...(priority === undefined ? {} : { priority }) };
}

function conditionsOf(row: Row): NestedCondition[] {
  switch (row.kind) {
    case 'visit':
      return [
        test('dx', 'hasFamily', row.dx),
        test('types', 'hasAny', row.types),
        test('total', 'lessThanInclusive', row.perVisit),
        test('totalLater', 'lessThanInclusive', row.perPeriod),
      ];
    case 'education':
      return [
        test('modifiers', 'contains', row.modifier),
        test('modifiers', 'hasOnly', row.only),
        test('age', 'greaterThanInclusive', row.age),
        { any: [test('age', 'lessThan', 40), test('pregnant', 'equal', true)] },
        test('total', 'lessThanInclusive', row.perMonth),
        test('unauthorized', 'lessThanInclusive', 0),
      ];
    case 'equipment':
      return [
        test('dx', 'hasFamily', row.dx),
        test('prescribed', 'equal', true),
        test('marks', 'equal', 1),
        test('unauthorized', 'lessThanInclusive', 0),
        test('priced', 'equal', true),
      ];
    case 'counseling':
      return [
        test('types', 'hasAny', row.types),
        test('age', 'greaterThanInclusive', row.age),
        test('total', 'lessThanInclusive', row.days),
        test('clash', 'equal', false),
      ];
    case 'support':
      return [
        test('modifiers', 'contains', row.modifier),
        test('status', 'in', row.statuses),
        test('unauthorized', 'lessThanInclusive', 0),
        test('priced', 'equal', true),
        test('total', 'lessThanInclusive', row.dollars),
      ];
  }
}
