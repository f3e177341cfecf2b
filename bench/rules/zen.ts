import { ZenEngine } from '@gorules/zen-engine';
import type { PeerAnswer } from './json-rules.ts';
import { type PeerFacts, termsOf } from './peer-facts.ts';
import type { Row } from './rows.ts';

/** A row of the table: cells by column; an empty cell holds for every line. */
type Cells = Readonly<Record<string, string>>;

const INPUTS = ['covered', 'pos', 'code', 'modifiers', 'dx', 'types', 'age', 'status', 'marks', 'prescribed'];
const LATER_INPUTS = ['clash', 'priced', 'total', 'totalLater', 'unauthorized'];
/** A column without a field: its cell is a whole condition. */
const CONDITION = 'condition';
const OUTPUTS = ['provision', 'rate', 'percent', 'cap'];

/** `string`: the trace as JSON text. */
export type ZenTrace = false | true | 'string' | 'referenceString';

/** zen-engine as its page says: one decision table, the first row that holds decides. */
export function zenEngine(rows: readonly Row[], trace: ZenTrace): (facts: PeerFacts) => Promise<PeerAnswer> {
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', name: 'line', type: 'inputNode', position: { x: 0, y: 0 } },
      { id: 'table', name: 'benefit', type: 'decisionTableNode', position: { x: 1, y: 0 }, content: table(rows) },
      { id: 'out', name: 'answer', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  });
  return async (facts) => {
    const answer = await decision.evaluate(facts, { trace });
    const { provision, ...terms } = answer.result ?? {};
    return { provision: provision === 'refused' ? undefined : provision, terms, trace: answer.trace };
  };
}

function table(rows: readonly Row[]) {
  const fields = [...INPUTS, ...LATER_INPUTS].map((field) => ({ id: field, name: field, field }));
  const refused = { provision: '"refused"' };
  const cells: Cells[] = [
    { covered: 'false', ...refused },
    { pos: '"21","51"', ...refused },
    ...rows.map((row) => ({ code: row.codes.map(quoted).join(','), ...conditionsOf(row), ...outputsOf(row) })),
  ];
  return {
    hitPolicy: 'first',
    inputs: [...fields, { id: CONDITION, name: CONDITION }],
    outputs: OUTPUTS.map((field) => ({ id: field, name: field, field })),
    rules: cells.map((row, n) => ({
      _id: `row-${n}`,
      ...Object.fromEntries([...INPUTS, ...LATER_INPUTS, CONDITION, ...OUTPUTS].map((id) => [id, row[id] ?? ''])),
    })),
  };
}

function outputsOf(row: Row): Cells {
  const terms = Object.entries(termsOf(row)).map(([name, value]) => [name, String(value)]);
  return { provision: quoted(row.id), ...Object.fromEntries(terms) };
}

function quoted(text: string): string {
  return `"${text}"`;
}

function listed(texts: readonly string[]): string {
  return `[${texts.map(quoted).join(',')}]`;
}

function families(dx: readonly string[]): string {
  const tests = dx.map((c) => (c.endsWith('*') ? `startsWith(#, ${quoted(c.slice(0, -1))})` : `# == ${quoted(c)}`));
  return `some($, ${tests.join(' or ')})`;
}

function conditionsOf(row: Row): Cells {
  switch (row.kind) {
    case 'visit':
      return {
        dx: families(row.dx),
        types: `some($, # in ${listed(row.types)})`,
        total: `<= ${row.perVisit}`,
        totalLater: `<= ${row.perPeriod}`,
      };
    case 'education':
      return {
        modifiers: `${quoted(row.modifier)} in $ and all($, # in ${listed(row.only)})`,
        age: `>= ${row.age}`,
        total: `<= ${row.perMonth}`,
        unauthorized: '<= 0',
        [CONDITION]: 'age < 40 or pregnant',
      };
    case 'equipment':
      return { dx: families(row.dx), prescribed: 'true', marks: '1', unauthorized: '<= 0', priced: 'true' };
    case 'counseling':
      return {
        types: `some($, # in ${listed(row.types)})`,
        age: `>= ${row.age}`,
        total: `<= ${row.days}`,
        clash: 'false',
      };
    case 'support':
      return {
        modifiers: `${quoted(row.modifier)} in $`,
        status: row.statuses.map(quoted).join(','),
        unauthorized: '<= 0',
        priced: 'true',
        total: `<= ${row.dollars}`,
      };
  }
}
