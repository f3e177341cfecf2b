import { beforeAll, describe, expect, it } from 'vitest';
import { POLICY_FOLDER } from '../../app/policy-folder.ts';
import { readPolicy } from '../../platform/policy/index.ts';
import { type CompiledPolicy, compilePolicy } from '../../rules/index.ts';
import { judgeClaim, MemoryClaimStore, type Population, type World } from '../claims/index.ts';
import {
  syntheticClaim,
  syntheticLine,
  syntheticMember,
  syntheticPaidLine,
  syntheticPopulation,
  syntheticProvider,
} from '../claims/synthetic.ts';
import { type BenefitQuestion, checkBenefit, questionFacts } from './index.ts';

let policy: CompiledPolicy;

beforeAll(async () => {
  const { book } = await readPolicy(POLICY_FOLDER, { sources: false });
  const compiled = compilePolicy(book, 'ccah');
  if (!compiled) throw new Error('the policy of ccah is missing');
  policy = compiled;
});

const consultant = syntheticProvider('consultant', {
  types: ['ibclc'],
  certifications: ['ibclc'],
  lactationApproval: [{}],
  hasMediCalNumber: false,
});
const nurse = syntheticProvider('nurse', { types: ['nurse_practitioner'] });
const shop = syntheticProvider('shop', { types: ['pharmacy'] });
const ana = syntheticMember('ana', {
  sex: 'F',
  county: 'Merced',
  pregnancies: [{ ended: '2025-02-20', outcome: 'birth' }],
});

function world(more: Partial<Population> = {}): World {
  const people = { members: [ana], providers: [consultant, nurse, shop, syntheticProvider('clinic')] };
  return new MemoryClaimStore(syntheticPopulation({ ...people, ...more }), '2025-06-02').world;
}

const visit: BenefitQuestion = {
  on: '2025-03-20',
  code: 'Z5023',
  units: 1,
  dx: ['Z39.1'],
  modifiers: [],
  member: 'ana',
  provider: 'consultant',
  stated: {},
};
const ask = (more: Partial<BenefitQuestion> = {}, around = world()) =>
  checkBenefit(policy, { ...visit, ...more }, around);
const used = (units: number) =>
  world({ history: [syntheticPaidLine('Z5023', { units, from: '2025-03-01', provider: 'consultant' })] });

describe('whether a service is covered', () => {
  it('is yes when nothing stands against it, with its price and what is left [CCAH-HE-BF-02] [CCAH-HE-BF-12]', () => {
    expect(ask()).toMatchObject({
      covered: 'yes',
      authorization: 'not_needed',
      referral: 'not_needed',
      documents: [],
      price: 4_574,
      payableUnits: 1,
      unitsLeft: 4,
      reasons: [],
    });
  });

  it('is no, and pays no unit, when a condition is not met', () => {
    const refused = ask({ dx: ['F17.210'] });
    expect(refused).toMatchObject({ covered: 'no', payableUnits: 0, reasons: ['diagnosis_not_qualifying'] });
  });

  it('is no for somebody who is not covered that day', () => {
    const coverage = [
      { to: '2025-03-19', lineOfBusiness: 'medi_cal' as const, deliverySystem: 'managed_care' as const },
    ];
    const answer = ask({}, world({ members: [{ ...ana, coverage }] }));
    expect(answer).toMatchObject({ covered: 'no', reasons: expect.arrayContaining(['member_not_covered']) });
  });

  it('is not known while nobody is named, and says what it would take', () => {
    const { member: _, provider: __, ...anonymous } = visit;
    const answer = checkBenefit(policy, anonymous, world());
    expect(answer.covered).toBe('unknown');
    expect(answer.needed).toEqual(expect.arrayContaining(['member.covered', 'billing.lactation_approved']));
  });

  it('is not known for a code no rule speaks of', () => {
    expect(ask({ code: 'NOSUCH' })).toMatchObject({
      covered: 'unknown',
      authorization: 'unknown',
      referral: 'unknown',
      price: undefined,
    });
  });

  it('is not known where diagnosis and modifiers were left open, and known once they are said', () => {
    const { dx: _, ...open } = visit;
    expect(checkBenefit(policy, open, world())).toMatchObject({ covered: 'unknown', needed: ['line.dx'] });
    expect(ask().needed).toEqual([]);
  });
});

describe('whether an authorization is needed', () => {
  it('turns with the fifth unit of twelve months [CCAH-HE-BF-15]', () => {
    expect(ask({}, used(3))).toMatchObject({ authorization: 'not_needed', unitsLeft: 1 });
    expect(ask({}, used(4))).toMatchObject({
      covered: 'yes',
      authorization: 'needed',
      unitsLeft: 0,
      needed: ['authorization'],
    });
  });

  it('is answered by one on file', () => {
    const authorizations = [
      {
        number: 'A-1',
        member: 'ana',
        unit: 'ana',
        vehicle: 'tar' as const,
        codes: ['Z5023'],
        from: '2025-01-01',
        to: '2025-12-31',
        approvedOn: '2025-01-01',
        units: 2,
      },
    ];
    const history = [syntheticPaidLine('Z5023', { units: 4, from: '2025-03-01', provider: 'consultant' })];
    expect(ask({}, world({ authorizations, history }))).toMatchObject({
      covered: 'yes',
      authorization: 'on_file',
      payableUnits: 1,
    });
  });

  it('leaves the units that are free payable when more are asked for [CCAH-HE-BF-13]', () => {
    const answer = ask({ units: 3 });
    expect(answer).toMatchObject({ covered: 'yes', payableUnits: 2 });
  });

  it('and a paper are things to obtain, not facts against the service', () => {
    const answer = ask({ code: 'A4286', modifiers: ['NU'], provider: 'shop', ordering: 'nurse' });
    expect(answer).toMatchObject({ covered: 'yes', authorization: 'needed' });
  });
});

describe('the price', () => {
  it('is open while its documents are, which does not make the service uncovered', () => {
    const pump = { code: 'E0603', modifiers: ['NU'], provider: 'shop', ordering: 'nurse' };
    const answer = ask(pump);
    expect(answer).toMatchObject({ covered: 'yes', price: undefined });
    expect(answer.needed).toContain('line.msrp');
    expect(ask({ ...pump, stated: { 'line.msrp': 20_000 } }).price).toBeGreaterThan(0);
  });
});

describe('the facts of a question', () => {
  it('about a member nobody named are not known, but for what was stated', () => {
    const { member: _, ...anonymous } = visit;
    const { values } = questionFacts({ ...anonymous, stated: { 'member.age': 30 } }, world());
    const known = Object.entries(values).filter(([name, value]) => name.startsWith('member.') && value !== undefined);
    expect(known).toEqual([['member.age', 30]]);
    expect(values['question.on']).toBe('2025-03-20');
  });

  it('are those the claim will be judged by: what the check promised is what is paid', () => {
    const around = world();
    const claim = syntheticClaim(
      'a',
      [syntheticLine('Z5023', { from: visit.on, to: visit.on, dx: ['Z39.1'], charge: 5_000 })],
      { billing: 'consultant' },
    );
    expect(judgeClaim(policy, claim, around).paid).toBe(ask({ charge: 5_000 }, around).price);
  });
});
