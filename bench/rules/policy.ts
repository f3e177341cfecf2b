import { type CompiledPolicy, compilePolicy, loadPolicy } from '../../src/rules/index.ts';
import type { Row } from './rows.ts';

const PLAN = 'bench';
const VERSION = 'bench-0000000000';
const cite = ['BENCH-1'];
const say = { en: 'A rule of the benchmark', es: 'Una regla de la prueba' };
/** The code sets the rows with several codes name. */
const setOf = (row: Row) => `${row.id}-codes`;

/** The rows as policy files, through the real reader, schema and compiler. */
export function madronePolicy(rows: readonly Row[]): CompiledPolicy {
  const sets = Object.fromEntries(rows.map((row) => [setOf(row), { say, cite, codes: row.codes }]));
  const file = (path: string, content: unknown) => ({ path, text: JSON.stringify(content) });
  const benefits = chunks(rows, 100).map((some, n) =>
    file(`${PLAN}/benefits/part-${n}.yaml`, benefit(`part-${n}`, some.map(provision))),
  );
  const { book, findings } = loadPolicy(
    [
      file(`${PLAN}/plan.yaml`, { plan: PLAN, name: say }),
      file('code-sets/bench.yaml', sets),
      file(`${PLAN}/benefits/edits.yaml`, benefit('edits', EDITS)),
      ...benefits,
    ],
    VERSION,
  );
  if (findings.length > 0) throw new Error(JSON.stringify(findings.slice(0, 3)));
  const policy = compilePolicy(book, PLAN);
  if (!policy) throw new Error('the policy of the benchmark does not compile');
  return policy;
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, (n + 1) * size));
}

function benefit(id: string, provisions: readonly object[]) {
  return { benefit: id, group: 'bench', order: 1, title: say, description: say, cite, provisions };
}

const EDITS = [
  {
    id: 'covered',
    role: 'edit',
    in_force: {},
    applies: { all_lines: true },
    cite,
    clauses: [{ id: 'member', cite, require: { fact: 'member.covered', is: true }, reason: 'member_not_covered' }],
  },
  {
    id: 'not-inpatient',
    role: 'edit',
    in_force: {},
    applies: { all_lines: true },
    cite,
    clauses: [
      {
        id: 'place',
        cite,
        require: { fact: 'line.pos', not_in: ['21', '51'] },
        unknown: 'pass',
        reason: 'included_in_per_diem',
      },
    ],
  },
];

function provision(row: Row) {
  return { id: row.id, in_force: {}, cite, ...body(row) };
}

function body(row: Row) {
  const applies = { codes: [`@${setOf(row)}`] };
  switch (row.kind) {
    case 'visit':
      return {
        applies,
        clauses: [
          { id: 'diagnosis', cite, diagnosis: { any_of: row.dx } },
          { id: 'who', cite, provider: { role: 'rendering', any_of: row.types } },
          { id: 'visit', cite, limit: { count: 'units', max: row.perVisit, period: 'visit', scope: 'member' } },
          { id: 'period', cite, limit: { count: 'units', max: row.perPeriod, period: rolling(row), scope: 'unit' } },
        ],
        price: { cite, first_of: [{ fixed: { rate: row.rate, per: 'unit' } }] },
      };
    case 'education':
      return {
        applies: { ...applies, modifiers: [row.modifier] },
        clauses: [
          { id: 'modifiers', cite, modifiers: { only: row.only } },
          {
            id: 'age',
            cite,
            require: {
              all: [
                { fact: 'member.age', at_least: row.age },
                {
                  any: [
                    { fact: 'member.pregnant', is: true },
                    { fact: 'member.age', less_than: 40 },
                  ],
                },
              ],
            },
          },
          {
            id: 'month',
            cite,
            limit: { count: 'units', max: row.perMonth, period: 'calendar_month', scope: 'member' },
          },
          {
            id: 'authorization',
            cite,
            authorization: {
              need: 'after',
              after: { count: 'units', max: row.free, period: { rolling: { months: 12 } }, scope: 'member' },
            },
          },
        ],
        price: { cite, first_of: [{ fixed: { rate: row.rate, per: 'unit' } }] },
      };
    case 'equipment':
      return {
        applies,
        clauses: [
          { id: 'diagnosis', cite, diagnosis: { any_of: row.dx } },
          { id: 'prescription', cite, document: { any_of: ['prescription'], by: row.authors } },
          { id: 'new-or-rented', cite, modifiers: { one_of: ['NU', 'RR'] } },
          {
            id: 'period',
            cite,
            limit: { count: 'units', max: row.most, period: rolling(row), scope: 'unit', beyond: 'authorization' },
          },
        ],
        price: { cite, first_of: [{ percent_of_msrp: { percent: row.percent, cap: row.cap } }] },
      };
    case 'counseling':
      return {
        applies,
        clauses: [
          { id: 'who', cite, provider: { role: 'rendering', any_of: row.types } },
          { id: 'age', cite, require: { fact: 'member.age', at_least: row.age } },
          {
            id: 'year',
            cite,
            limit: { count: 'service_days', max: row.days, period: 'calendar_year', scope: 'member' },
          },
          { id: 'alone', cite, exclusion: { with: row.not, within: 'day', scope: 'member' } },
        ],
        price: { cite, first_of: [{ fixed: { rate: row.rate, per: 'visit' } }] },
      };
    case 'support':
      return {
        applies: { codes: row.codes.map((code) => `${code}-${row.modifier}`) },
        clauses: [
          { id: 'enrolled', cite, require: { fact: 'member.ecm_status', in: row.statuses } },
          { id: 'authorized', cite, authorization: { need: 'always', vehicle: 'request' } },
          { id: 'lifetime', cite, limit: { count: 'dollars', max: row.dollars, period: 'lifetime', scope: 'member' } },
        ],
        price: { cite, first_of: [{ contract: true }] },
      };
  }
}

function rolling({ months }: { readonly months: number }) {
  return { rolling: { months } };
}
