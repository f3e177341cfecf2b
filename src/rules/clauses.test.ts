import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type CompiledClause, compileClause } from './clauses.ts';
import { compileCodes } from './codes.ts';
import type { AuthorizationFact, DocumentFact, Facts, HistoryLine } from './facts.ts';
import type { CodeSets } from './pack-schema.ts';
import { clause } from './schema.ts';
import { verdictWord } from './verdict.ts';
import type { FactValue } from './vocabulary.ts';

const SETS: CodeSets = { nursing: { say: { en: 'n', es: 'n' }, cite: ['A-1'], codes: ['Z39.1', 'O91*'] } };

/** A clause as policy writes it, under the id `c`. */
function compiled(yaml: string): CompiledClause {
  const source = clause.parse({ id: 'c', cite: ['A-1'], ...parse(`{ ${yaml} }`) });
  return compileClause(source, { provisionId: 'x/p', codes: compileCodes(['A1'], SETS), sets: SETS });
}

interface Given extends Partial<Omit<Facts, 'values'>> {
  readonly values?: Readonly<Record<string, FactValue>>;
}

function facts({ values, ...more }: Given = {}): Facts {
  const line = { 'line.code': 'A1', 'line.modifiers': [], 'line.units': 5, 'line.days': 1, 'line.to': '2025-03-20' };
  const base = { on: '2025-03-20', open: false, member: 'ana', provider: 'p', history: [], authorizations: [] };
  return { ...base, documents: [], pregnancies: [], ...more, values: { ...line, ...values } };
}

function judged(yaml: string, given: Given = {}): string {
  return verdictWord(compiled(yaml).judge(facts(given)));
}

/** Units a limit or authorization lets through of five, or `all`. */
function allowed(yaml: string, given: Given = {}, wanted = 5) {
  const allow = compiled(yaml).allow;
  if (!allow) throw new Error('the clause allows nothing');
  const { units, uses } = allow(facts(given), wanted);
  return [units >= wanted ? 'all' : units, ...uses.map((u) => `${u.number} ${u.units}`)];
}

function past(from: string, more: Partial<HistoryLine> = {}): HistoryLine {
  const base = { key: from, member: 'ana', provider: 'p', code: 'A1', modifiers: [], to: from, units: 1, paid: 0 };
  return { ...base, from, ...more };
}

function approval(number: string, more: Partial<AuthorizationFact> = {}): AuthorizationFact {
  const base = { vehicle: 'tar', codes: ['A1'], from: '2025-01-01', to: '2025-12-31', units: 3 } as const;
  return { number, ...base, approvedOn: '2025-01-01', used: 0, ...more };
}

const letter = (more: Partial<DocumentFact> = {}): DocumentFact => ({ document: 'letter', on: '2025-03-01', ...more });

describe('every clause', () => {
  test('is addressed by pack, provision and its own id, and carries its citations', () => {
    const c = compiled('not_covered: true');
    expect([c.id, c.kind, c.cite]).toEqual(['x/p/c', 'not_covered', ['A-1']]);
  });

  test('denies and pends unless it says otherwise', () => {
    const plain = compiled('require: { fact: a.x, is: true }');
    expect([plain.effect, plain.unknown, plain.reason]).toEqual(['deny', 'pend', 'requirement_not_met']);
    const own = compiled('require: { fact: a.x, is: true }, else: warn, unknown: pass, reason: odd');
    expect([own.effect, own.unknown, own.reason]).toEqual(['warn', 'pass', 'odd']);
  });

  test('names the facts its condition and its question read', () => {
    const c = compiled(
      'when: { fact: b.x, is: true }, require: { any: [{ fact: a.x, is: true }, { fact: b.x, known: true }] }',
    );
    expect(c.facts).toEqual(['b.x', 'a.x']);
  });

  test('binds where its condition holds; where that is not known, what it does not find is not known', () => {
    const yaml = 'when: { fact: b.x, is: true }, require: { fact: a.x, is: true }';
    expect(judged(yaml, { values: { 'b.x': false, 'a.x': false } })).toBe('not_applicable');
    expect(judged(yaml, { values: { 'b.x': true, 'a.x': false } })).toBe('unmet');
    expect(judged(yaml, { values: { 'b.x': true, 'a.x': true } })).toBe('met');
    expect(judged(yaml, { values: { 'b.x': true } })).toBe('unknown');
    expect(judged(yaml, { values: { 'a.x': true } })).toBe('met');
    expect(judged(yaml, { values: { 'a.x': false } })).toBe('unknown');
  });

  test('binds on the first and the last day it is in force', () => {
    const yaml = 'in_force: { from: 2025-01-01, to: 2025-06-30 }, not_covered: true';
    expect(judged(yaml, { on: '2024-12-31' })).toBe('not_applicable');
    expect(judged(yaml, { on: '2025-01-01' })).toBe('unmet');
    expect(judged(yaml, { on: '2025-06-30' })).toBe('unmet');
    expect(judged(yaml, { on: '2025-07-01' })).toBe('not_applicable');
    expect(judged('in_force: { from: 2025-01-01 }, not_covered: true', { on: '2024-12-31' })).toBe('not_applicable');
    expect(judged('not_covered: true', { on: '1999-01-01' })).toBe('unmet');
  });
});

describe('require', () => {
  test('is what its predicate is', () => {
    const yaml = 'require: { fact: a.x, at_least: 30 }';
    expect(judged(yaml, { values: { 'a.x': 30 } })).toBe('met');
    expect(judged(yaml, { values: { 'a.x': 29 } })).toBe('unmet');
    expect(judged(yaml)).toBe('unknown');
  });
});

describe('diagnosis', () => {
  const yaml = 'diagnosis: { any_of: ["@nursing", P92.5] }';

  test('is met by one qualifying code in any place, with or without its dot', () => {
    expect(judged(yaml, { values: { 'line.dx': ['Z00.0', 'P92.5'] } })).toBe('met');
    expect(judged(yaml, { values: { 'line.dx': ['Z391'] } })).toBe('met');
    expect(judged(yaml, { values: { 'line.dx': ['O91.23'] } })).toBe('met');
  });

  test('is not met by others or by none on the line, and not known where nobody said', () => {
    expect(judged(yaml, { values: { 'line.dx': ['Z00.0', 'Z39.2'] } })).toBe('unmet');
    expect(judged(yaml, { values: { 'line.dx': [] } })).toBe('unmet');
    expect(judged(yaml)).toBe('unknown');
  });
});

describe('modifiers', () => {
  test.each<[string, string[], string]>([
    ['all_of: [NU, U1]', ['U1', 'GT', 'NU'], 'met'],
    ['all_of: [NU, U1]', ['NU'], 'unmet'],
    ['one_of: [U1, U2]', ['U2', 'GT'], 'met'],
    ['one_of: [U1, U2]', ['GT'], 'unmet'],
    ['one_of: [U1, U2]', ['U1', 'U2'], 'unmet'],
    ['only: [U1, U2]', ['U1', 'U2'], 'met'],
    ['only: [U1, U2]', [], 'met'],
    ['only: [U1, U2]', ['U1', 'GT'], 'unmet'],
    ['none_of: [RR]', ['NU'], 'met'],
    ['none_of: [RR]', ['NU', 'RR'], 'unmet'],
    ['none_of: [RR, KX]', ['RR'], 'unmet'],
    ['all_of: [NU], none_of: [RR]', ['NU', 'RR'], 'unmet'],
    ['all_of: [NU], none_of: [RR]', ['NU'], 'met'],
  ])('%s on a line with %j: %s', (rule, given, expected) => {
    expect(judged(`modifiers: { ${rule} }`, { values: { 'line.modifiers': given } })).toBe(expected);
  });

  test('not known are not known', () => {
    expect(judged('modifiers: { none_of: [RR] }', { values: { 'line.modifiers': undefined } })).toBe('unknown');
  });
});

describe('provider', () => {
  const yaml =
    'provider: { role: ordering, any_of: [physician, nurse_practitioner], certified_as: [ibclc], review: [registered_nurse] }';

  test.each<[string, string[], string[], string]>([
    ['a type that is named', ['nurse_practitioner'], [], 'met'],
    ['one of several types', ['clinic', 'physician'], [], 'met'],
    ['a certification that does as well', ['registered_nurse'], ['cpsp', 'ibclc'], 'met'],
    ['a type a person looks at', ['registered_nurse'], ['cpsp'], 'unknown'],
    ['a type a person looks at among others', ['doula', 'registered_nurse'], [], 'unknown'],
    ['another type', ['doula'], [], 'unmet'],
    ['no type at all', [], [], 'unknown'],
  ])('%s', (_name, types, certifications, expected) => {
    const values = { 'ordering.types': types, 'ordering.certifications': certifications };
    expect(judged(yaml, { values })).toBe(expected);
  });

  test('nobody named is not known, and the reason names the role', () => {
    expect(judged(yaml)).toBe('unknown');
    expect(compiled(yaml).reason).toBe('ordering_provider_not_allowed');
    expect(compiled('provider: { role: billing, any_of: [clinic] }').reason).toBe('billing_provider_not_allowed');
    expect(judged('provider: { role: billing, any_of: [clinic] }', { values: { 'ordering.types': ['clinic'] } })).toBe(
      'unknown',
    );
  });

  test('a certification counts only where the clause names one', () => {
    const values = { 'billing.types': ['doula'], 'billing.certifications': ['ibclc'] };
    expect(judged('provider: { role: billing, any_of: [clinic] }', { values })).toBe('unmet');
  });

  test('certifications nobody named may still do', () => {
    expect(judged(yaml, { values: { 'ordering.types': ['doula'] } })).toBe('unknown');
    expect(judged(yaml, { values: { 'ordering.types': ['physician'] } })).toBe('met');
  });
});

describe('limit', () => {
  const four = 'limit: { count: units, max: 4, period: lifetime, scope: member }';

  test('of units lets through what is left, never less than none', () => {
    expect(allowed(four, { values: { 'line.units': 5 } })).toEqual([4]);
    expect(allowed(four, { history: [past('2025-01-01', { units: 3 })] })).toEqual([1]);
    expect(allowed(four, { history: [past('2025-01-01', { units: 9 })] })).toEqual([0]);
    expect(allowed(four, {}, 4)).toEqual(['all']);
  });

  test('judged by itself is met when all billed units fit', () => {
    expect(judged(four, { values: { 'line.units': 4 } })).toBe('met');
    expect(judged(four)).toBe('unmet');
    expect(judged(four, { values: { 'line.units': undefined } })).toBe('met');
    expect(judged(four, { values: { 'line.units': undefined }, history: [past('2025-01-01', { units: 4 })] })).toBe(
      'unmet',
    );
  });

  test('of visits lets the whole line through or none of it', () => {
    const one = 'limit: { count: visits, max: 1, period: day, scope: member }';
    expect(allowed(one)).toEqual(['all']);
    expect(allowed(one, { history: [past('2025-03-19')] })).toEqual(['all']);
    expect(allowed(one, { history: [past('2025-03-20', { units: 7 })] })).toEqual([0]);
  });

  test('of service days: another line of a day that counts already uses no further day', () => {
    const one = 'limit: { count: service_days, max: 1, period: calendar_month, scope: member }';
    expect(allowed(one)).toEqual(['all']);
    expect(allowed(one, { history: [past('2025-03-20')] })).toEqual(['all']);
    expect(allowed(one, { history: [past('2025-03-19')] })).toEqual([0]);
    expect(allowed(one, { history: [past('2025-02-28')] })).toEqual(['all']);
  });

  test('of covered days fits the days of the line, by the day where it bills by the day', () => {
    const ten = 'limit: { count: covered_days, max: 10, period: lifetime, scope: member }';
    const stay = (units: number) => ({ values: { 'line.units': units, 'line.days': 6, 'line.to': '2025-03-25' } });
    const history = [past('2025-01-01', { to: '2025-01-06' })];
    expect(allowed(ten, stay(6), 6)).toEqual(['all']);
    expect(allowed(ten, { ...stay(6), history }, 6)).toEqual([4]);
    expect(allowed(ten, { ...stay(24), history }, 24)).toEqual([0]);
    expect(allowed(ten, { ...stay(24), history: [past('2025-01-01', { to: '2025-01-04' })] }, 24)).toEqual(['all']);
  });

  test('of dollars leaves cents', () => {
    const c = compiled('limit: { count: dollars, max: 60.50, period: lifetime, scope: member }');
    expect(c.allow?.(facts({ history: [past('2025-01-01', { paid: 1000 })] }), 5).dollars).toBe(5050);
    expect(c.allow?.(facts({ history: [past('2025-01-01', { paid: 9000 })] }), 5).dollars).toBe(0);
    expect(verdictWord(c.judge(facts({ history: [past('2025-01-01', { paid: 6049 })] })))).toBe('met');
    expect(verdictWord(c.judge(facts({ history: [past('2025-01-01', { paid: 6050 })] })))).toBe('unmet');
  });

  test('beyond it nothing helps, unless an authorization does', () => {
    const lifted = four.replace(' }', ', beyond: authorization }');
    const authorizations = [approval('T')];
    expect(allowed(four, { authorizations })).toEqual([4]);
    expect(allowed(lifted, { authorizations })).toEqual(['all', 'T 1']);
    expect(allowed(lifted)).toEqual([4]);
    expect(allowed(lifted, { authorizations: [approval('R', { vehicle: 'raf' })] })).toEqual([4]);
    expect(allowed(lifted, { authorizations, history: [past('2025-01-01', { units: 4 })] })).toEqual([3, 'T 3']);
  });

  test('an authorization may come after the service unless the limit refuses that', () => {
    const late = { authorizations: [approval('T', { approvedOn: '2025-03-21' })] };
    const lifted = four.replace(' }', ', beyond: authorization }');
    expect(allowed(lifted, late)).toEqual(['all', 'T 1']);
    expect(allowed(lifted.replace(' }', ', retroactive: false }'), late)).toEqual([4]);
    expect(allowed(lifted.replace(' }', ', retroactive: true }'), late)).toEqual(['all', 'T 1']);
  });

  test('a document lifts it whole', () => {
    const lifted = four.replace(' }', ', beyond: { document: { any_of: [letter] } } }');
    expect(allowed(lifted, { documents: [letter()] })).toEqual(['all']);
    expect(allowed(lifted)).toEqual([4]);
    expect(allowed(lifted, { documents: [letter({ on: '2025-03-21' })] })).toEqual([4]);
  });

  test('a document a person must look at leaves it open', () => {
    const lifted = four.replace(
      ' }',
      ', beyond: { document: { any_of: [letter], by: [physician], review_by: [nurse] } } }',
    );
    expect(judged(lifted, { documents: [letter({ by: 'nurse' })] })).toBe('unknown');
    expect(judged(lifted, { documents: [letter({ by: 'doula' })] })).toBe('unmet');
    expect(judged(lifted, { documents: [letter({ by: 'physician' })] })).toBe('met');
  });

  test('before the visit what could lift it may still come; what nothing lifts is over', () => {
    expect(judged(four, { open: true })).toBe('unmet');
    expect(judged(four.replace(' }', ', beyond: authorization }'), { open: true })).toBe('unknown');
    expect(judged(four.replace(' }', ', beyond: { document: { any_of: [letter] } } }'), { open: true })).toBe(
      'unknown',
    );
  });
});

describe('authorization', () => {
  test('never needed is met, whatever is on file', () => {
    expect(judged('authorization: { need: never }')).toBe('met');
    expect(compiled('authorization: { need: never }').allow).toBeUndefined();
  });

  test('always needed covers what is approved', () => {
    const yaml = 'authorization: { need: always }';
    expect(allowed(yaml)).toEqual([0]);
    expect(allowed(yaml, { authorizations: [approval('T'), approval('U')] })).toEqual(['all', 'T 3', 'U 2']);
    expect(judged(yaml)).toBe('unmet');
    expect(judged(yaml, { open: true })).toBe('unknown');
    expect(judged(yaml, { authorizations: [approval('T', { units: 5 })] })).toBe('met');
  });

  test('of two an unbounded one that covers the units has no dollars to run out', () => {
    const allow = compiled('authorization: { need: always }').allow;
    const both = [approval('T', { units: 5 }), approval('U', { dollars: 700 })];
    expect(allow?.(facts({ authorizations: both }), 5).dollars).toBeUndefined();
  });

  test('needed after some units leaves those free and covers the rest', () => {
    const yaml = 'authorization: { need: after, after: { count: units, max: 4, period: lifetime, scope: member } }';
    expect(allowed(yaml, {}, 4)).toEqual(['all']);
    expect(allowed(yaml)).toEqual([4]);
    expect(allowed(yaml, { authorizations: [approval('T')] })).toEqual(['all', 'T 1']);
    expect(allowed(yaml, { authorizations: [approval('T')], history: [past('2025-01-01', { units: 3 })] })).toEqual([
      4,
      'T 3',
    ]);
  });

  test('a referral needs a referral', () => {
    const yaml = 'authorization: { need: always, vehicle: raf }';
    expect(allowed(yaml, { authorizations: [approval('T')] })).toEqual([0]);
    expect(allowed(yaml, { authorizations: [approval('R', { vehicle: 'raf', units: 5 })] })).toEqual(['all', 'R 5']);
  });

  test('prior means approved by the day of service', () => {
    const late = { authorizations: [approval('T', { units: 5, approvedOn: '2025-03-21' })] };
    expect(allowed('authorization: { need: always }', late)).toEqual(['all', 'T 5']);
    expect(allowed('authorization: { need: always, prior: true }', late)).toEqual([0]);
  });

  test('unless its condition holds, or a document is there', () => {
    const unless = 'authorization: { need: always, unless: { fact: a.x, is: true } }';
    expect(allowed(unless, { values: { 'a.x': true } })).toEqual(['all']);
    expect(allowed(unless, { values: { 'a.x': false } })).toEqual([0]);
    expect(compiled(unless).facts).toContain('a.x');
    const paper = 'authorization: { need: always, unless_document: { any_of: [letter], by: [physician] } }';
    expect(allowed(paper, { documents: [letter({ by: 'physician' })] })).toEqual(['all']);
    expect(allowed(paper, { documents: [letter({ by: 'doula' })] })).toEqual([0]);
  });

  test('counted by visits takes one for the whole line', () => {
    const yaml = 'authorization: { need: always, counts: visits }';
    expect(allowed(yaml, { authorizations: [approval('T', { units: 1 })] })).toEqual(['all', 'T 1']);
    expect(allowed(yaml, { authorizations: [approval('T', { units: 1, used: 1 })] })).toEqual([0]);
  });

  test('whose exemption or excusing paper is not known yet is not known, nor refused', () => {
    const unless = 'authorization: { need: always, unless: { fact: a.x, is: true } }';
    expect(judged(unless)).toBe('unknown');
    expect(judged(unless, { authorizations: [approval('T', { units: 5 })] })).toBe('met');
    expect(judged(unless, { values: { 'a.x': false } })).toBe('unmet');
    const paper =
      'authorization: { need: always, unless_document: { any_of: [letter], by: [physician], review_by: [nurse] } }';
    expect(judged(paper, { documents: [letter({ by: 'nurse' })] })).toBe('unknown');
    expect(judged(paper, { documents: [letter({ by: 'doula' })] })).toBe('unmet');
    const visits = unless.replace('always', 'always, counts: visits');
    expect(judged(visits)).toBe('unknown');
  });

  test('bounded in dollars has those of every approval that stands by', () => {
    const allow = compiled('authorization: { need: always }').allow;
    const both = [approval('T', { units: 5, dollars: 5000, usedDollars: 1000 }), approval('U', { dollars: 700 })];
    expect(allow?.(facts({ authorizations: both }), 5).dollars).toBe(4700);
    expect(allow?.(facts({ authorizations: both.slice(0, 1) }), 5).dollars).toBe(4000);
    expect(allow?.(facts({ authorizations: [approval('T')] }), 3).dollars).toBeUndefined();
  });
});

describe('document', () => {
  test('is met by one that fits, missing from a claim, and may still come before the visit', () => {
    const yaml = 'document: { any_of: [letter], dated: on_or_before_service }';
    expect(judged(yaml, { documents: [letter()] })).toBe('met');
    expect(judged(yaml)).toBe('unmet');
    expect(judged(yaml, { open: true })).toBe('unknown');
    expect(compiled(yaml).reason).toBe('document_missing');
  });
});

describe('exclusion', () => {
  const day = (more = '') => `exclusion: { with: [B1], within: day, scope: member${more} }`;
  const other = (more: Partial<HistoryLine> = {}) => ({ history: [past('2025-03-20', { code: 'B1', ...more })] });

  test('is against another service that day', () => {
    expect(judged(day())).toBe('met');
    expect(judged(day(), other())).toBe('unmet');
    expect(judged(day(), other({ from: '2025-03-19' }))).toBe('met');
    expect(judged(day(), other({ code: 'B2' }))).toBe('met');
  });

  test('or that calendar month, or on the same claim', () => {
    const month = day().replace('day', 'calendar_month');
    expect(judged(month, other({ from: '2025-03-01' }))).toBe('unmet');
    expect(judged(month, other({ from: '2025-02-28' }))).toBe('met');
    const claim = day().replace('day', 'claim');
    expect(judged(claim, other())).toBe('met');
    expect(judged(claim, other({ from: '2025-01-01', sameClaim: true }))).toBe('unmet');
  });

  test('of the member, or of mother and infants together', () => {
    expect(judged(day(), other({ member: 'leo' }))).toBe('met');
    expect(judged(day().replace('member', 'unit'), other({ member: 'leo' }))).toBe('unmet');
  });

  test('of any provider, the same or another', () => {
    expect(judged(day(), other({ provider: 'q' }))).toBe('unmet');
    expect(judged(day(', provider: same'), other({ provider: 'q' }))).toBe('met');
    expect(judged(day(', provider: same'), other())).toBe('unmet');
    expect(judged(day(', provider: other'), other({ provider: 'q' }))).toBe('unmet');
    expect(judged(day(', provider: other'), other())).toBe('met');
  });

  test('with the same code, and with modifiers the other line must carry', () => {
    const same = 'exclusion: { with: same_code, within: day, scope: member }';
    expect(judged(same, { history: [past('2025-03-20')] })).toBe('unmet');
    expect(judged(same, other())).toBe('met');
    const qualified = day().replace('B1', 'B1-U6');
    expect(judged(qualified, other())).toBe('met');
    expect(judged(qualified, other({ modifiers: ['U6'] }))).toBe('unmet');
  });

  test('a modifier that says it was another service lifts it', () => {
    const lifted = day(', unless_modifier: [XU, "59"]');
    expect(judged(lifted, { ...other(), values: { 'line.modifiers': ['59'] } })).toBe('met');
    expect(judged(lifted, { ...other(), values: { 'line.modifiers': ['GT'] } })).toBe('unmet');
  });

  test('while the modifiers are not known, one that lifts it may stand there', () => {
    const unknown = { ...other(), values: { 'line.modifiers': undefined } };
    expect(judged(day(', unless_modifier: [XU]'), unknown)).toBe('unknown');
    expect(judged(day(), unknown)).toBe('unmet');
    expect(judged(day(', unless_modifier: [XU]'), { values: { 'line.modifiers': undefined } })).toBe('met');
  });
});

describe('follows', () => {
  const yaml = (more = '') => `follows: { codes: [B1, C1-U6]${more} }`;
  const earlier = (from: string, more: Partial<HistoryLine> = {}) => ({
    history: [past(from, { code: 'B1', ...more })],
  });

  test('another service on the day or before it', () => {
    expect(judged(yaml())).toBe('unmet');
    expect(judged(yaml(), earlier('2001-01-01'))).toBe('met');
    expect(judged(yaml(), earlier('2025-03-20'))).toBe('met');
    expect(judged(yaml(), earlier('2025-03-21'))).toBe('unmet');
    expect(judged(yaml(), earlier('2025-03-01', { code: 'C1' }))).toBe('unmet');
    expect(judged(yaml(), earlier('2025-03-01', { code: 'C1', modifiers: ['U6'] }))).toBe('met');
  });

  test('which before the visit may still be given', () => {
    expect(judged(yaml(), { open: true })).toBe('unknown');
    expect(judged(yaml(), { open: true, ...earlier('2025-03-01') })).toBe('met');
  });

  test('no longer ago than it says, that day included', () => {
    expect(judged(yaml(', within: { days: 30 }'), earlier('2025-02-18'))).toBe('met');
    expect(judged(yaml(', within: { days: 30 }'), earlier('2025-02-17'))).toBe('unmet');
    expect(judged(yaml(', within: { months: 6, days: 1 }'), earlier('2024-09-19'))).toBe('met');
    expect(judged(yaml(', within: { months: 6, days: 1 }'), earlier('2024-09-18'))).toBe('unmet');
    expect(judged(yaml(', within: { years: 1 }'), earlier('2024-03-20'))).toBe('met');
    expect(judged(yaml(', within: { years: 1 }'), earlier('2024-03-19'))).toBe('unmet');
  });

  test('to the member, or to somebody of the unit; by anybody, or by the same provider', () => {
    expect(judged(yaml(), earlier('2025-03-01', { member: 'leo' }))).toBe('unmet');
    expect(judged(yaml(', scope: unit'), earlier('2025-03-01', { member: 'leo' }))).toBe('met');
    expect(judged(yaml(), earlier('2025-03-01', { provider: 'q' }))).toBe('met');
    expect(judged(yaml(', provider: same'), earlier('2025-03-01', { provider: 'q' }))).toBe('unmet');
  });
});

describe('time', () => {
  const half = 'time: { minutes_per_unit: 30 }';

  test.each([
    [29, 0],
    [30, 1],
    [59, 1],
    [60, 2],
    [149, 4],
    [150, 'all'],
  ])('%i minutes fill %s of five half hours', (minutes, units) => {
    expect(allowed(half, { values: { 'line.minutes': minutes } })).toEqual([units]);
  });

  test('nobody documented is not asked for', () => {
    expect(allowed(half)).toEqual(['all']);
    expect(compiled(half).reason).toBe('time_does_not_fill_units');
  });
});

test('a service that is not covered is never met', () => {
  expect(judged('not_covered: true')).toBe('unmet');
  expect(judged('not_covered: true', { open: true })).toBe('unmet');
});
