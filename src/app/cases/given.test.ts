import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CaseMistake, cents, populationOf } from './given.ts';
import { given } from './given-schema.ts';

const CAST = { 'clinic-1': { types: ['clinic'] }, 'md-1': { types: ['physician'] } };

function population(yaml: string) {
  return populationOf(given.parse(parse(yaml)), CAST);
}

const member = (yaml: string, name = 'ana') => population(yaml).members.find((m) => m.id === name);

describe('a member of a case', () => {
  test('is a covered adult about whom nothing else is said', () => {
    expect(member('members: { ana: {} }')).toEqual({
      id: 'ana',
      cin: 'ana',
      name: { last: 'ana', first: 'Case' },
      born: '1990-01-01',
      unit: 'ana',
      coverage: [{ from: '2000-01-01', lineOfBusiness: 'medi_cal', deliverySystem: 'managed_care' }],
      otherInsurance: [],
      inpatient: [],
      pregnancies: [],
      ecm: { status: 'none' },
      signatureOnFile: true,
    });
  });

  test('has what is said', () => {
    const said = member(
      'members: { ana: { cin: 91234567A, born: 1996-05-01, sex: F, county: Merced, enrolled: 2024-01-01, coverage_ends: 2025-12-31, group: g, homeless: housed, signature_on_file: false, ecm: { status: enrolled, from: 2025-01-01, provider: clinic-1, new: true } } }',
    );
    expect(said).toMatchObject({
      ...{ cin: '91234567A', born: '1996-05-01', sex: 'F', county: 'Merced', group: 'g', homeless: 'housed' },
      coverage: [{ from: '2024-01-01', to: '2025-12-31' }],
      ecm: { status: 'enrolled', from: '2025-01-01', provider: 'clinic-1', isNew: true },
      signatureOnFile: false,
    });
  });

  test('and the mother are one unit, the birth is her delivery', () => {
    const yaml = 'members: { ana: {}, leo: { mother: ana, born: 2025-02-20 } }';
    expect(member(yaml, 'leo')?.unit).toBe('ana');
    expect(member(yaml)?.pregnancies).toEqual([{ ended: '2025-02-20', outcome: 'birth' }]);
    expect(member(yaml, 'leo')?.pregnancies).toEqual(member(yaml)?.pregnancies);
  });

  test('twins are one delivery, and a birth already written is not another', () => {
    const twins = 'leo: { mother: ana, born: 2025-02-20 }, mia: { mother: ana, born: 2025-02-20 }';
    expect(member(`members: { ana: {}, ${twins} }`)?.pregnancies).toHaveLength(1);
    const written = 'ana: { pregnancies: [{ began: 2024-05-20, ended: 2025-02-20, outcome: birth }] }';
    expect(member(`members: { ${written}, ${twins} }`)?.pregnancies).toEqual([
      { began: '2024-05-20', ended: '2025-02-20', outcome: 'birth' },
    ]);
  });

  test('has her pregnancies in their order, the current one last', () => {
    const yaml =
      'members: { ana: { pregnancies: [{ began: 2025-09-01 }, { ended: 2021-03-03, outcome: miscarriage }] }, leo: { mother: ana, born: 2023-02-20 } }';
    expect(member(yaml)?.pregnancies.map((p) => p.ended ?? p.began)).toEqual([
      '2021-03-03',
      '2023-02-20',
      '2025-09-01',
    ]);
  });
});

describe('what else a case gives', () => {
  test('a line of history is one unit by the clinic on one day, paid nothing, unless it says more', () => {
    const { history } = population(
      'members: { ana: {} }\nhistory: [{ member: ana, on: 2025-01-02, code: 99406 }, { member: ana, on: 2025-01-03, to: 2025-01-05, code: E0604, modifiers: [RR], units: 3, paid: 8.16, provider: md-1, serial: 7 }]',
    );
    expect(history[0]).toMatchObject({
      ...{ key: 'history-1/1', claim: 'history-1', unit: 'ana', member: 'ana', provider: 'clinic-1', code: '99406' },
      ...{ modifiers: [], from: '2025-01-02', to: '2025-01-02', units: 1, billedUnits: 1, paid: 0 },
    });
    expect(history[1]).toMatchObject({
      key: 'history-2/1',
      to: '2025-01-05',
      units: 3,
      paid: 816,
      provider: 'md-1',
      serial: '7',
    });
  });

  test('an authorization of the mother serves the whole unit, approved on its first day', () => {
    const { authorizations } = population(
      'members: { ana: {}, leo: { mother: ana } }\nauthorizations: [{ member: leo, code: Z5023, from: 2025-01-01, to: 2025-12-31, units: 4, dollars: 12.50 }, { member: ana, number: T9, vehicle: raf, codes: [A1, B1-U6], from: 2025-01-01, to: 2025-12-31, approved_on: 2025-02-02, provider: md-1 }]',
    );
    expect(authorizations).toEqual([
      {
        ...{ number: 'auth-1', member: 'leo', unit: 'ana', vehicle: 'tar', codes: ['Z5023'] },
        ...{ from: '2025-01-01', to: '2025-12-31', approvedOn: '2025-01-01', units: 4, dollars: 1250 },
      },
      {
        ...{ number: 'T9', member: 'ana', unit: 'ana', vehicle: 'raf', codes: ['A1', 'B1-U6'] },
        ...{ from: '2025-01-01', to: '2025-12-31', approvedOn: '2025-02-02', provider: 'md-1' },
      },
    ]);
  });

  test('a document lies with the unit, a rate is in cents unless it is a percentage', () => {
    const { documents, rates } = population(
      'members: { ana: {}, leo: { mother: ana } }\ndocuments: [{ member: leo, document: letter, on: 2025-01-01, by: physician }]\nrates: [{ kind: contract, code: A1, rate: 45.5 }, { kind: tax_rate, rate: 9.25 }]',
    );
    expect(documents).toMatchObject([{ unit: 'ana', document: 'letter', by: 'physician' }]);
    expect(rates).toEqual([
      { kind: 'contract', code: 'A1', rate: 4550 },
      { kind: 'tax_rate', rate: 9.25 },
    ]);
  });

  test('a provider of the cast may be declared again, and is then what the case says', () => {
    const found = population(
      'providers: { clinic-1: { types: [hospital], contracted: false, medi_cal_number: false } }',
    ).providers;
    expect(found.find((p) => p.id === 'clinic-1')).toMatchObject({
      types: ['hospital'],
      contracts: [],
      hasMediCalNumber: false,
    });
    expect(found.find((p) => p.id === 'md-1')).toMatchObject({
      ...{ npi: 'md-1', types: ['physician'], contracts: [{}], hasMediCalNumber: true, lactationApproval: [] },
    });
  });
});

describe('a name nobody declared is a mistake of the case', () => {
  const dates = 'from: 2025-01-01, to: 2025-12-31';

  test.each([
    ['the mother', 'members: { leo: { mother: ana } }', 'leo names a mother, ana, who is not declared'],
    ['a mother every object knows', 'members: { leo: { mother: constructor } }', 'constructor, who is not declared'],
    ['the member of a line', 'history: [{ member: ana, on: 2025-01-01, code: A1 }]', 'no member is called ana'],
    [
      'the provider of a line',
      'members: { ana: {} }\nhistory: [{ member: ana, on: 2025-01-01, code: A1, provider: md-9 }]',
      'no provider is called md-9',
    ],
    [
      'a provider every object knows',
      'members: { ana: {} }\nhistory: [{ member: ana, on: 2025-01-01, code: A1, provider: toString }]',
      'no provider is called toString',
    ],
    [
      'the member of an authorization',
      `authorizations: [{ member: ana, code: A1, ${dates} }]`,
      'no member is called ana',
    ],
    [
      'the provider of an authorization',
      `members: { ana: {} }\nauthorizations: [{ member: ana, code: A1, provider: md-9, ${dates} }]`,
      'no provider is called md-9',
    ],
    [
      'the member of a document',
      'documents: [{ member: ana, document: letter, on: 2025-01-01 }]',
      'no member is called ana',
    ],
    [
      'the provider of a rate',
      'rates: [{ kind: contract, code: A1, rate: 1, provider: md-9 }]',
      'no provider is called md-9',
    ],
    ['who holds a member for ECM', 'members: { ana: { ecm: { provider: md-9 } } }', 'no provider is called md-9'],
    [
      'a supervisor',
      'providers: { chw: { types: [community_health_worker], supervised_by: cbo-9 } }',
      'no provider is called cbo-9',
    ],
    [
      'a contractor',
      'providers: { chw: { types: [ibclc], subcontracts: [{ with: cbo-9 }] } }',
      'no provider is called cbo-9',
    ],
  ])('%s', (_name, yaml, message) => {
    expect(() => population(yaml)).toThrow(CaseMistake);
    expect(() => population(yaml)).toThrow(message);
  });

  test('an authorization names a code', () => {
    expect(() => population(`members: { ana: {} }\nauthorizations: [{ member: ana, ${dates} }]`)).toThrow(
      'an authorization names at least one code',
    );
  });

  test('an amount has cents, not parts of them', () => {
    expect(cents(45.74)).toBe(4574);
    expect(() => cents(45.745)).toThrow(CaseMistake);
    expect(() => cents(1e12)).toThrow(CaseMistake);
  });
});
