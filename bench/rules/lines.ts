import { addDays } from '../../src/kernel/index.ts';
import type { AuthorizationFact, DocumentFact, Facts, HistoryLine } from '../../src/rules/index.ts';
import { type Random, randomFrom } from './random.ts';
import type { Row } from './rows.ts';

const MEMBER = 'SYN-1';
const INFANT = 'SYN-2';
const PROVIDER = '1000000004';
const OTHER_PROVIDER = '1000000012';
const DX = [
  'O91.23',
  'O92.5',
  'N61.1',
  'P92.5',
  'Z39.1',
  'O09.33',
  'O24.4',
  'Z34.9',
  'J45.40',
  'R06.2',
  'E11.9',
] as const;
const TYPES = ['nurse', 'clinic', 'lactation_consultant', 'health_educator', 'physician', 'pharmacy'] as const;
const PLACES = ['11', '12', '12', '12', '02', '50', '11', '21'] as const;
const STATUSES = ['enrolled', 'graduated', 'none', undefined] as const;
const MODIFIERS = ['U7', '95', 'GT'] as const;
const NOT_COVERED_ANYWHERE = '99213';

/**
 * So many lines to judge. Most would be paid, every kind of refusal occurs, and one fact in twenty or so is not known.
 * History lies on or before the day of the line: a favour to the peers and to the rules by hand, which look back only.
 */
export function randomLines(count: number, rows: readonly [Row, ...Row[]], seed: number): Facts[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => randomLine(random.pick(rows), random, rows));
}

function randomLine(row: Row, random: Random, rows: readonly [Row, ...Row[]]): Facts {
  const on = addDays('2025-01-01', random.whole(0, 364));
  const code = random.chance(0.04) ? NOT_COVERED_ANYWHERE : random.pick(row.codes);
  const units =
    row.kind === 'visit' ? random.whole(1, row.perVisit + (random.chance(0.1) ? 1 : 0)) : random.whole(1, 2);
  const history = random.chance(0.4) ? [] : randomHistory(row, on, random, rows);
  return {
    on,
    open: false,
    member: MEMBER,
    provider: PROVIDER,
    values: randomValues(row, code, on, units, random),
    history,
    authorizations: random.chance(row.kind === 'support' ? 0.85 : 0.2) ? [randomAuthorization(row, on, random)] : [],
    documents: row.kind === 'equipment' && random.chance(0.9) ? [randomDocument(on, random)] : [],
    pregnancies: [],
  };
}

function maybe<T>(random: Random, value: T): T | undefined {
  return random.chance(0.03) ? undefined : value;
}

/** The facts of a claim line as adjudication states them, those the rules here do not ask for included. */
function randomValues(row: Row, code: string, on: string, units: number, random: Random): Facts['values'] {
  const dx = 'dx' in row ? [random.chance(0.8) ? qualifying(row.dx, random) : random.pick(DX)] : [random.pick(DX)];
  if (random.chance(0.3)) dx.push(random.pick(DX));
  const types = 'types' in row && random.chance(0.9) ? [row.types[random.whole(0, row.types.length - 1)] ?? ''] : [];
  return {
    'line.code': code,
    'line.modifiers': modifiersFor(row, random),
    'line.units': units,
    'line.from': on,
    'line.to': on,
    'line.days': 1,
    'line.charge': random.whole(2000, 20_000) * units,
    'line.unit_charge': undefined,
    'line.pos': maybe(random, random.pick(PLACES)),
    'line.dx': maybe(random, dx),
    'line.estimate': undefined,
    'line.contract_rate': row.kind === 'support' && random.chance(0.95) ? random.whole(4000, 40_000) : undefined,
    'line.msrp': row.kind === 'equipment' && random.chance(0.95) ? random.whole(3000, 60_000) : undefined,
    'line.public_charge': undefined,
    'line.tax_rate': undefined,
    'claim.members': 1,
    'claim.signature_on_file': true,
    'billing.types': [random.pick(TYPES)],
    'billing.contracted': random.chance(0.9),
    'billing.medi_cal_number': true,
    'billing.certifications': undefined,
    'rendering.types': maybe(random, types.length > 0 ? types : [random.pick(TYPES)]),
    'rendering.supervised': random.chance(0.5),
    'ordering.types': undefined,
    'referring.types': undefined,
    'supervising.types': undefined,
    'member.covered': random.chance(0.95),
    'member.line_of_business': 'medi-cal',
    'member.other_insurance': false,
    'member.age': maybe(random, random.whole(10, 48)),
    'member.sex': 'F',
    'member.inpatient': false,
    'member.pregnant': maybe(random, random.chance(0.6)),
    'member.delivered': undefined,
    'member.delegated': false,
    'member.ecm_status': random.chance(0.7) ? 'enrolled' : random.pick(STATUSES),
    'member.homeless': false,
  };
}

function qualifying(families: readonly string[], random: Random): string {
  const family = families[random.whole(0, families.length - 1)] ?? '';
  return family.endsWith('*') ? `${family.slice(0, -1)}.${random.whole(0, 99)}` : family;
}

function modifiersFor(row: Row, random: Random): string[] {
  const own = row.kind === 'equipment' ? random.pick(['NU', 'RR']) : 'modifier' in row ? row.modifier : undefined;
  const given = own !== undefined && random.chance(0.93) ? [own] : [];
  if (random.chance(0.15)) given.push(random.pick(MODIFIERS));
  if (row.kind === 'equipment' && random.chance(0.05)) given.push('NU');
  return given;
}

function randomHistory(row: Row, on: string, random: Random, rows: readonly [Row, ...Row[]]): HistoryLine[] {
  return Array.from({ length: random.whole(1, 6) }, (_, n) => {
    const own = random.chance(0.4) ? row : random.pick(rows);
    const clashing = row.kind === 'counseling' && random.chance(0.1);
    const from = random.chance(clashing ? 0.9 : 0.08) ? on : addDays(on, -random.whole(1, 700));
    return {
      key: `SYN/${n}`,
      member: random.chance(0.8) ? MEMBER : INFANT,
      provider: random.chance(0.7) ? PROVIDER : OTHER_PROVIDER,
      code: clashing ? (row.not[0] ?? '') : random.pick(own.codes),
      modifiers: modifiersFor(own, random),
      from,
      to: from,
      units: random.whole(1, 3),
      paid: random.whole(1000, 300_000),
    };
  });
}

function randomAuthorization(row: Row, on: string, random: Random): AuthorizationFact {
  return {
    number: `SYN-A-${random.whole(1, 999)}`,
    vehicle: row.kind === 'support' ? 'request' : 'tar',
    codes: random.chance(0.9) ? [...row.codes] : [NOT_COVERED_ANYWHERE],
    from: addDays(on, -random.whole(-5, 90)),
    to: addDays(on, random.whole(0, 90)),
    units: random.whole(2, 12),
    approvedOn: addDays(on, -random.whole(91, 120)),
    used: random.whole(0, 3),
  };
}

function randomDocument(on: string, random: Random): DocumentFact {
  const by = random.pick(['physician', 'physician', 'midwife', 'chiropractor', undefined]);
  const dated = addDays(on, -random.whole(-2, 60));
  return { document: 'prescription', on: dated, ...(by === undefined ? {} : { by }) };
}
