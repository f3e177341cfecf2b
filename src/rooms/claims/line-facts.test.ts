import { describe, expect, it } from 'vitest';
import type { FactValue } from '../../rules/index.ts';
import type { Member } from '../members/index.ts';
import type { Claim, ClaimLine } from './claim.ts';
import { lineFacts, partiesOf } from './line-facts.ts';
import type { Population } from './memory-store.ts';
import {
  syntheticClaim as claim,
  syntheticLine as line,
  syntheticMember as member,
  syntheticPaidLine as paid,
  syntheticProvider as provider,
  syntheticWorld as world,
} from './synthetic.ts';

interface Asked {
  readonly line?: Partial<ClaimLine>;
  readonly claim?: Partial<Claim>;
  readonly member?: Partial<Member>;
  readonly world?: Partial<Population>;
  readonly history?: Parameters<typeof lineFacts>[4];
}

function factsOf(asked: Asked = {}) {
  const one = line('VISIT', asked.line);
  const whole = claim('a', [one], asked.claim);
  const around = world(asked.world);
  return lineFacts(whole, one, partiesOf(whole, one, member('ana', asked.member), around), around, asked.history ?? []);
}

function fact(name: string, asked: Asked = {}): FactValue {
  return factsOf(asked).values[name];
}

const nurse = provider('nurse', { types: ['nurse_practitioner'], certifications: ['ibclc'], supervisedBy: 'clinic' });
const people = { providers: [provider('clinic'), nurse] };

describe('the parties of a line', () => {
  it('render as whoever bills when nobody else is named', () => {
    expect(fact('rendering.types')).toEqual(['clinic']);
  });

  it('are the line’s own before the claim’s', () => {
    expect(fact('rendering.types', { world: people, claim: { rendering: 'nurse' } })).toEqual(['nurse_practitioner']);
    const both = { claim: { rendering: 'nurse' }, line: { rendering: 'clinic' }, world: people };
    expect(fact('rendering.types', both)).toEqual(['clinic']);
    expect(fact('ordering.types', { claim: { ordering: 'nurse' }, world: people })).toEqual(['nurse_practitioner']);
    expect(fact('referring.types', { line: { referring: 'nurse' }, world: people })).toEqual(['nurse_practitioner']);
    expect(fact('supervising.types', { claim: { supervising: 'nurse' }, world: people })).toEqual([
      'nurse_practitioner',
    ]);
  });

  it('stay unknown when nobody knows them: a renderer that is not on file is not the biller', () => {
    expect(fact('rendering.types', { claim: { rendering: 'stranger' } })).toBeUndefined();
    expect(fact('billing.types', { claim: { billing: 'stranger' } })).toBeUndefined();
    expect(factsOf({ claim: { billing: 'stranger' } }).provider).toBe('stranger');
  });

  it('are known by their plan id whatever number the claim carries', () => {
    expect(factsOf({ claim: { billing: 'NPI-clinic' } }).provider).toBe('clinic');
  });

  it('hold contracts, approvals and subcontracts on the day of service, both ends included', () => {
    const span = { from: '2025-03-01', to: '2025-03-31' };
    const dated = {
      providers: [
        provider('clinic', { contracts: [span], lactationApproval: [span] }),
        provider('nurse', { subcontracts: [{ with: 'clinic', ...span }] }),
      ],
    };
    const on = (from: string, name: string) =>
      fact(name, { world: dated, claim: { rendering: 'nurse' }, line: { from, to: from } });
    for (const name of ['billing.contracted', 'billing.lactation_approved', 'rendering.subcontracted']) {
      expect(['2025-02-28', '2025-03-01', '2025-03-31', '2025-04-01'].map((d) => on(d, name))).toEqual([
        false,
        true,
        true,
        false,
      ]);
    }
  });
});

describe('the line', () => {
  it('counts its days with both ends', () => {
    expect(fact('line.days')).toBe(1);
    expect(fact('line.days', { line: { from: '2024-02-28', to: '2024-03-01' } })).toBe(3);
  });

  it('has the charge of one unit, rounded to the cent, and none when no charge is stated', () => {
    expect(fact('line.unit_charge', { line: { charge: 1_000, units: 3 } })).toBe(333);
    expect(fact('line.unit_charge', { line: { charge: undefined } })).toBeUndefined();
  });

  it('has the minutes of one unit only where minutes are stated', () => {
    expect(fact('line.minutes_per_unit', { line: { units: 2, stated: { 'line.minutes': 45 } } })).toBe(22.5);
    expect(fact('line.minutes_per_unit')).toBeUndefined();
  });

  it('lets what the claim and the line state about themselves stand over what is derived, the line’s last', () => {
    const asked = {
      claim: { stated: { 'claim.signature': 'SOF', 'line.pos': '11' } },
      line: { stated: { 'line.pos': '12' } },
    };
    expect(fact('claim.signature', asked)).toBe('SOF');
    expect(fact('line.pos', asked)).toBe('12');
  });

  it('finds its rates by kind, code, biller and day', () => {
    const rates = [
      { kind: 'contract' as const, code: 'VISIT', provider: 'clinic', rate: 900 },
      { kind: 'public_charge' as const, code: 'VISIT', rate: 800 },
      { kind: 'tax_rate' as const, rate: 8.25 },
    ];
    const { values } = factsOf({ world: { rates } });
    expect(values).toMatchObject({ 'line.contract_rate': 900, 'line.public_charge': 800, 'line.tax_rate': 8.25 });
    expect(values['line.estimate']).toBeUndefined();
  });
});

describe('the member on the day of service', () => {
  it('has an age only when the birthday is known', () => {
    expect(fact('member.age', { member: { born: '1995-03-11' } })).toBe(29);
    expect(fact('member.age', { member: { born: '1995-03-10' } })).toBe(30);
    const { born: _, ...ageless } = member('ana');
    const one = line('VISIT');
    const whole = claim('a', [one]);
    expect(
      lineFacts(whole, one, partiesOf(whole, one, ageless, world()), world(), []).values['member.age'],
    ).toBeUndefined();
  });

  it('is covered, and how, by the span of that day', () => {
    expect(fact('member.covered')).toBe(true);
    const coverage = [
      { to: '2025-03-09', lineOfBusiness: 'group_care' as const, deliverySystem: 'presumptive' as const },
    ];
    expect(fact('member.covered', { member: { coverage } })).toBe(false);
    expect(fact('member.line_of_business', { member: { coverage } })).toBeUndefined();
    expect(fact('member.line_of_business', { member: { coverage }, line: { from: '2025-03-09' } })).toBe('group_care');
  });

  it('delivered at the birth nearest to the day, before it or after; other ends of a pregnancy are no birth', () => {
    const pregnancies = [
      { ended: '2023-01-01', outcome: 'birth' as const },
      { ended: '2025-02-20', outcome: 'miscarriage' as const },
      { ended: '2025-05-01', outcome: 'stillbirth' as const },
    ];
    expect(fact('member.delivered', { member: { pregnancies } })).toBe('2025-05-01');
    expect(fact('member.delivered', { member: { pregnancies }, line: { from: '2023-06-01' } })).toBe('2023-01-01');
    expect(fact('member.first_infant_birthday', { member: { pregnancies } })).toBe('2026-05-01');
    expect(
      fact('member.delivered', { member: { pregnancies: [{ ended: '2025-02-20', outcome: 'abortion' }] } }),
    ).toBeUndefined();
  });

  it('ended a pregnancy on the latest end that has come', () => {
    const pregnancies = [{ ended: '2024-01-01' }, { ended: '2025-03-10' }, { ended: '2025-03-11' }];
    expect(fact('member.pregnancy_ended', { member: { pregnancies } })).toBe('2025-03-10');
  });

  it('has no ECM standing before it began, and is on the list from the day it was put there', () => {
    const ecm = {
      status: 'enrolled' as const,
      from: '2025-03-10',
      provider: 'clinic',
      onMif: '2025-03-10',
      referred: '2025-03-11',
    };
    expect(fact('member.ecm_status', { member: { ecm } })).toBe('enrolled');
    expect(fact('member.ecm_status', { member: { ecm }, line: { from: '2025-03-09' } })).toBe('none');
    expect(fact('member.on_mif', { member: { ecm } })).toBe(true);
    expect(fact('member.on_mif', { member: { ecm }, line: { from: '2025-03-09' } })).toBe(false);
    expect(fact('member.ecm_referred', { member: { ecm } })).toBe(false);
    expect(fact('member.ecm_with_biller', { member: { ecm } })).toBe(true);
    expect(fact('member.ecm_with_biller', { member: { ecm }, claim: { billing: 'other' } })).toBe(false);
    expect(fact('member.ecm_with_biller')).toBeUndefined();
  });

  it('is delegated exactly when a medical group holds them', () => {
    expect(fact('member.delegated')).toBe(false);
    expect(fact('member.delegated', { member: { group: 'g' } })).toBe(true);
  });
});

describe('authorizations on file', () => {
  const approval = {
    number: 'A-1',
    member: 'leo',
    unit: 'ana',
    vehicle: 'tar' as const,
    codes: ['VISIT'],
    from: '2025-01-01',
    to: '2025-12-31',
    approvedOn: '2025-06-02',
    units: 4,
  };
  const numbers = (authorizations: Population['authorizations'], from = '2025-03-10') =>
    factsOf({ world: { authorizations }, line: { from, to: from } }).authorizations.map((a) => a.number);

  it('are those of the whole family', () => {
    expect(numbers([approval, { ...approval, number: 'B', unit: 'mai' }])).toEqual(['A-1']);
  });

  it('are known from the day they were approved, by the day of the decision or of the service', () => {
    expect(numbers([{ ...approval, approvedOn: '2025-06-03' }])).toEqual([]);
    expect(numbers([{ ...approval, approvedOn: '2025-06-03' }], '2025-06-03')).toEqual(['A-1']);
  });

  it('come in one order, however they are on file: what ends first is used first', () => {
    const late = { ...approval, number: 'A-0' };
    const soon = { ...approval, number: 'Z-9', to: '2025-03-31' };
    expect(numbers([late, soon])).toEqual(numbers([soon, late]));
    expect(numbers([late, soon])[0]).toBe('Z-9');
  });

  it('are used by the paid lines that name them, in units and dollars', () => {
    const history = [
      paid('VISIT', { uses: [{ number: 'A-1', units: 1 }], paid: 700 }),
      paid('VISIT', {
        uses: [
          { number: 'A-1', units: 2 },
          { number: 'B', units: 1 },
        ],
        paid: 900,
      }),
      paid('VISIT', { uses: [] }),
    ];
    const [found] = factsOf({ world: { authorizations: [approval] }, history }).authorizations;
    expect(found).toMatchObject({ number: 'A-1', units: 4, used: 3, usedDollars: 1_600 });
  });
});

describe('papers on file', () => {
  const paper = { member: 'ana', unit: 'ana', document: 'care_plan', on: '2025-06-02' };
  const found = (documents: Population['documents']) => factsOf({ world: { documents } }).documents.length;

  it('are those of the family that were written by the day of the decision', () => {
    expect(found([paper])).toBe(1);
    expect(found([{ ...paper, on: '2025-06-03' }])).toBe(0);
    expect(found([{ ...paper, unit: 'mai' }])).toBe(0);
  });
});
