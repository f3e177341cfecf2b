import { describe, expect, it } from 'vitest';
import { type Claim837, type ClaimInput, type Line837, read837Bytes } from '../../formats/x12/index.ts';
import { bytesOf, claimInput, lineInput, text837 } from '../../formats/x12/synthetic.ts';
import { from837P } from './from-837p.ts';
import { syntheticPolicy } from './synthetic.ts';

const policy = syntheticPolicy();
const notes = { words: policy.lineNotes, vocabulary: policy.vocabulary };

/** The claim as a file brings it, then changed where no file that passes the check could bring it. */
function source(input: Partial<ClaimInput> = {}, more: Partial<Claim837> = {}): Claim837 {
  for (const item of read837Bytes(bytesOf(text837([claimInput(input)]))))
    if (item.kind === 'claim') return { ...item.claim, ...more };
  throw new Error('the synthetic file holds no claim');
}

function withLine(more: Partial<Line837>): Claim837 {
  const whole = source();
  return { ...whole, lines: whole.lines.map((l) => ({ ...l, ...more })) };
}

const received = (claim: Claim837) => from837P(claim, 'ID', '2025-06-02', notes);
const codes = (claim: Claim837) => received(claim).findings.map((f) => f.code);
const noted = (...texts: readonly string[]) =>
  received(source({ lines: [lineInput({ notes: texts })] })).claim.lines[0]?.stated;

describe('a claim from an 837P', () => {
  it('carries the authorization number of its line, else its own [AAH-UM-PRE-20]', () => {
    const numbers = (input: Partial<ClaimInput>) =>
      received(source(input)).claim.lines.map(({ stated }) => stated['line.authorization_number']);
    expect(numbers({})).toEqual([undefined]);
    expect(numbers({ priorAuthorization: 'AR-1' })).toEqual(['AR-1']);
    const own = lineInput({ priorAuthorization: 'AR-2' });
    expect(numbers({ priorAuthorization: 'AR-1', lines: [own] })).toEqual(['AR-2']);
  });

  it('without a mistake has no finding', () => {
    expect(codes(source())).toEqual([]);
  });

  it('says who bills, who is billed for and what was done, under the plan’s own number', () => {
    const { claim } = received(source({ rendering: { kind: '1', last: 'R', id: '1234567893' } }));
    expect(claim).toMatchObject({
      id: 'ID',
      controlNumber: 'C1',
      frequency: 'original',
      received: '2025-06-02',
      memberIds: ['90000001A'],
      charge: 4_574,
      billing: '1234567893',
      rendering: '1234567893',
      stated: { 'claim.channel': 'electronic' },
    });
    expect(claim.lines).toEqual([
      {
        number: '1',
        controlNumber: 'L1',
        code: 'T1032',
        modifiers: ['XP'],
        units: 2,
        charge: 4_574,
        from: '2025-03-03',
        to: '2025-03-03',
        dx: ['Z39.1'],
        pos: '12',
        stated: {},
      },
    ]);
    expect(claim.parties).toMatchObject({
      submitter: { kind: '2', last: 'SYNTHETIC SUBMITTER', id: 'SUB1' },
      patient: { last: 'TESTER', first: 'ANA', id: '90000001A' },
      payee: { kind: '2', npi: '1234567893', name: 'SYNTHETIC DOULA GROUP', taxId: '990000001' },
    });
    expect(claim.parties).not.toHaveProperty('subscriber');
  });

  it('reads the Client Index Number out of the longer number of the card, and leaves other ids alone', () => {
    expect(received(source({}, { subscriber: { ...source().subscriber, id: '90000001a1' } })).claim.memberIds).toEqual([
      '90000001A',
    ]);
    expect(received(source({}, { subscriber: { ...source().subscriber, id: 'OTHER' } })).claim.memberIds).toEqual([
      'OTHER',
    ]);
  });

  it('for a baby under its mother’s number is the mother’s: the patient loop has no number of its own', () => {
    const { claim } = received(
      source({ patient: { last: 'TESTER', first: 'LEO', born: '2025-02-20', sex: 'M' }, relationship: '19' }),
    );
    expect(claim.memberIds).toEqual(['90000001A']);
    expect(claim.parties?.patient).toMatchObject({ first: 'LEO' });
    expect(claim.parties?.subscriber).toMatchObject({ first: 'ANA', id: '90000001A' });
  });

  it('takes the diagnoses a line points at, all of the claim’s when it points at none that exist', () => {
    const dx = [
      { qualifier: 'ABK', code: 'Z39.1' },
      { qualifier: 'ABF', code: 'O91.02' },
    ];
    const of = (dxPointers: readonly number[]) => {
      const whole = source({ dx });
      return received({ ...whole, lines: whole.lines.map((l) => ({ ...l, dxPointers })) }).claim.lines[0]?.dx;
    };
    expect(of([2])).toEqual(['O91.02']);
    expect(of([2, 1])).toEqual(['O91.02', 'Z39.1']);
    expect(of([7])).toEqual(['Z39.1', 'O91.02']);
  });

  it('keeps a line’s own place, people and sales tax', () => {
    const person = { kind: '1' as const, last: 'N', id: '1234567893' };
    const more = { pos: '11', rendering: person, ordering: person, referring: person, salesTax: 416 };
    expect(received(source({ lines: [lineInput(more)] })).claim.lines[0]).toMatchObject({
      pos: '11',
      rendering: '1234567893',
      ordering: '1234567893',
      referring: '1234567893',
      stated: { 'line.tax': 416 },
    });
  });

  it('ends on the day it begins when it names one day', () => {
    expect(received(withLine({ to: '' })).claim.lines[0]?.to).toBe('2025-03-03');
    expect(received(source({ lines: [lineInput({ to: '2025-03-05' })] })).claim.lines[0]?.to).toBe('2025-03-05');
  });
});

describe('the frequency', () => {
  it('7 replaces and 8 voids the claim of REF F8', () => {
    const of = (frequency: string) => received(source({ frequency, originalReference: 'EARLIER' })).claim;
    expect(of('7')).toMatchObject({ frequency: 'replacement', replaces: 'EARLIER' });
    expect(of('8')).toMatchObject({ frequency: 'void', replaces: 'EARLIER' });
  });

  it('1 makes an original, whatever REF F8 says', () => {
    const { claim } = received(source({ frequency: '1', originalReference: 'EARLIER' }));
    expect(claim.frequency).toBe('original');
    expect(claim).not.toHaveProperty('replaces');
  });
});

describe('the intake finds', () => {
  it.each<[string, Claim837]>([
    ['claim.no_member_id', source({}, { subscriber: { ...source().subscriber, id: '' } })],
    ['claim.billing_npi', source({}, { billing: { ...source().billing, id: '1234567890' } })],
    ['claim.billing_npi', source({}, { billing: { ...source().billing, id: '' } })],
    ['claim.total_charge', source({}, { charge: 4_575 })],
    ['claim.no_original_reference', source({}, { frequency: '7' })],
    ['claim.no_original_reference', source({}, { frequency: '8' })],
    ['claim.no_service_date', withLine({ from: '', to: '' })],
    ['claim.dates_reversed', withLine({ from: '2025-03-05', to: '2025-03-04' })],
    ['claim.future_service_date', withLine({ from: '2025-06-03', to: '2025-06-03' })],
    ['claim.units', withLine({ units: 0 })],
    ['claim.units', withLine({ units: -2 })],
  ])('%s, and nothing else', (code, claim) => {
    expect(codes(claim)).toEqual([code]);
  });

  it('no lines, and that the total then belongs to nothing', () => {
    expect(codes(source({}, { lines: [] }))).toEqual(['claim.no_lines', 'claim.total_charge']);
    expect(codes(source({}, { lines: [], charge: 0 }))).toEqual(['claim.no_lines']);
  });

  it('a negative charge', () => {
    expect(codes(source({}, { ...withLine({ charge: -100 }), charge: -100 }))).toEqual(['claim.negative_charge']);
  });

  it('nothing about a service of the day of receipt', () => {
    expect(codes(withLine({ from: '2025-06-02', to: '2025-06-02' }))).toEqual([]);
  });

  it('everything at once, each with the set, the claim and the line it is in', () => {
    const whole = withLine({ units: 0 });
    const { findings } = received({ ...whole, charge: 1, frequency: '8' });
    expect(findings.map((f) => [f.code, f.at])).toEqual([
      ['claim.total_charge', 'set 0001, claim C1'],
      ['claim.no_original_reference', 'set 0001, claim C1'],
      ['claim.units', 'set 0001, claim C1, line 1'],
    ]);
    expect(findings[0]).toMatchObject({ expected: '45.74', received: '0.01' });
  });

  it('no name of a person', () => {
    const all = { ...withLine({ units: 0, from: '', to: '' }), charge: 1, frequency: '7' };
    expect(JSON.stringify(received(all).findings)).not.toMatch(/TESTER|ANA|90000001A/);
  });
});

describe('line notes', () => {
  it('state facts in the words of the companion guide, several in one note, in any note, in any case', () => {
    expect(noted('MSRP=330.00;minutes=12', 'Mode=Video; GROUP=Y')).toEqual({
      'line.msrp': 33_000,
      'line.minutes': 12,
      'line.mode': 'video',
      'line.group': true,
    });
    expect(noted('GROUP=N')).toEqual({ 'line.group': false });
  });

  it('are a remark for people where the word is not known or nothing is stated', () => {
    expect(noted('CALLED THE PLAN', 'COLOR=BLUE', 'MSRP')).toEqual({});
  });

  it.each(['MSRP=330.005', 'MSRP=lots', 'MSRP=', 'MINUTES=-5', 'MINUTES=1e9', 'MODE=smoke', 'GROUP=yes'])(
    'with a known word and a value that cannot be read are a finding: %s',
    (text) => {
      const { findings, claim } = received(source({ lines: [lineInput({ notes: [text] })] }));
      expect(findings.map((f) => f.code)).toEqual(['claim.line_note']);
      expect(claim.lines[0]?.stated).toEqual({});
    },
  );

  it('reach no fact through the prototype of a word', () => {
    expect(noted('CONSTRUCTOR=1', '__PROTO__=1', 'TOSTRING=1')).toEqual({});
    expect(codes(source({ lines: [lineInput({ notes: ['constructor=1', 'toString=1', '__proto__=1'] })] }))).toEqual(
      [],
    );
  });
});
