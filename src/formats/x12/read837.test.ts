import { describe, expect, it } from 'vitest';
import { checkX12Bytes } from './check-x12.ts';
import type { Claim837 } from './claim.ts';
import { type Read837, read837, read837Bytes } from './read837.ts';
import { billing, bytesOf, claimInput, collect, lineInput, payer, subscriber, text837 } from './synthetic.ts';
import type { ReadOptions } from './typed-pass.ts';

const read = (text: string, options: ReadOptions = {}): Read837[] => [...read837Bytes(bytesOf(text), options)];
const claimsOf = (events: readonly Read837[]): Claim837[] =>
  events.flatMap((e) => (e.kind === 'claim' ? [e.claim] : []));
const first = (text: string): Claim837 => {
  const [claim] = claimsOf(read(text));
  if (!claim) throw new Error('no claim was read');
  return claim;
};

const provider = {
  kind: '1' as const,
  last: 'RENDERER',
  first: 'SYNTHETIC',
  middle: 'Q',
  idQualifier: 'XX',
  id: '1234567893',
};

describe('typed claims', () => {
  it('say where they came from and what was sent', () => {
    const [transaction, one, two, ...rest] = read(text837());
    expect(transaction).toEqual({
      kind: 'transaction',
      key: '1.1.1',
      interchange: '000000905',
      group: '7',
      transaction: '0001',
      version: '005010X222A1',
      usage: 'T',
    });
    expect(one).toMatchObject({ kind: 'claim', key: '1.1.1', claim: { controlNumber: 'C1' } });
    expect(two).toMatchObject({ kind: 'claim', claim: { controlNumber: 'C2' } });
    expect(rest).toEqual([]);
    const claim = first(text837());
    expect(claim.at).toEqual({ interchange: '000000905', group: '7', transaction: '0001', segment: 19 });
    expect(claim.segments).toEqual({ first: 19, last: 24 });
  });

  it('carry submitter, receiver, payer, biller and subscriber', () => {
    const claim = first(text837());
    expect(claim.submitter).toMatchObject({
      entity: '41',
      last: 'SYNTHETIC SUBMITTER',
      id: 'SUB1',
      phone: '5550001111',
    });
    expect(claim.receiver).toMatchObject({ entity: '40', id: 'PLAN1' });
    expect(claim.payer).toMatchObject({ entity: 'PR', ...payer, idQualifier: 'PI' });
    expect(claim.billing).toMatchObject({ entity: '85', ...billing, idQualifier: 'XX' });
    expect(claim.subscriber).toMatchObject({ entity: 'IL', ...subscriber, idQualifier: 'MI' });
    expect(claim).toMatchObject({
      patient: undefined,
      payTo: undefined,
      relationship: '18',
      payerSequence: 'P',
      filingIndicator: 'MC',
    });
  });

  it('carry the patient of loop 2000C, and forget him with the next subscriber', () => {
    const patient = { ...subscriber, first: 'LEO', id: '', born: '2025-02-20', sex: 'M' };
    const text = text837([
      claimInput({ patient, relationship: '19' }),
      claimInput({ controlNumber: 'C2', patient, relationship: '19' }),
      claimInput({ controlNumber: 'C3' }),
    ]);
    const [one, two, three] = claimsOf(read(text));
    expect(one).toMatchObject({
      relationship: '19',
      patient: { entity: 'QC', first: 'LEO', born: '2025-02-20', sex: 'M' },
    });
    expect(two?.patient).toEqual(one?.patient);
    expect(three).toMatchObject({ relationship: '18', patient: undefined });
  });

  it('carry a pay-to address of their own biller only', () => {
    const other = { ...billing, id: '1234567802' };
    const text = text837([
      claimInput({ payTo: { address: ['PO BOX 1'], city: 'MERCED', state: 'CA', zip: '95340' } }),
      claimInput({ billing: other }),
    ]);
    expect(claimsOf(read(text)).map((c) => c.payTo?.address)).toEqual([['PO BOX 1'], undefined]);
  });

  it('carry charge, place, references, dates, notes and providers', () => {
    const claim = first(
      text837([
        claimInput({
          charge: 1_234_567,
          frequency: '7',
          originalReference: 'ICN0',
          priorAuthorization: 'A1',
          referralNumber: 'R1',
          admitted: '2025-03-01',
          discharged: '2025-03-02',
          notes: ['ONE', 'TWO'],
          rendering: { ...provider, taxonomy: '374J00000X' },
          referring: provider,
          supervising: provider,
          facility: { last: 'CLINIC', address: ['9 TEST ST'], city: 'MERCED', state: 'CA', zip: '95340' },
        }),
      ]),
    );
    expect(claim).toMatchObject({
      charge: 1_234_567,
      pos: '12',
      frequency: '7',
      signature: 'Y',
      originalReference: 'ICN0',
      priorAuthorization: 'A1',
      referralNumber: 'R1',
      admitted: '2025-03-01',
      discharged: '2025-03-02',
      notes: ['ONE', 'TWO'],
      rendering: { entity: '82', ...provider, taxonomy: '374J00000X' },
      referring: { entity: 'DN', ...provider, taxonomy: '' },
      supervising: { entity: 'DQ' },
      facility: { entity: '77', last: 'CLINIC', address: ['9 TEST ST'], city: 'MERCED' },
      ordering: undefined,
      otherPayers: 0,
    });
  });

  it('carry lines with everything a line has', () => {
    const line = lineInput({
      modifiers: ['XP', 'U1', 'U2', 'U3'],
      units: 2.5,
      unitBasis: 'MJ',
      pos: '11',
      dxPointers: [2, 1],
      to: '2025-03-05',
      priorAuthorization: 'A2',
      referralNumber: 'R2',
      salesTax: 125,
      rendering: { ...provider, taxonomy: '374J00000X' },
      ordering: provider,
      referring: provider,
      supervising: provider,
      notes: ['LINE NOTE'],
    });
    const [read, plain] = first(text837([claimInput({ charge: 9148, lines: [line, lineInput()] })])).lines;
    const { notes: _notes, rendering: _r, ordering: _o, referring: _f, supervising: _s, ...values } = line;
    expect(read).toMatchObject({ number: '1', segment: 21, codeQualifier: 'HC', ...values, notes: ['LINE NOTE'] });
    expect(read).toMatchObject({
      rendering: { entity: '82', taxonomy: '374J00000X' },
      ordering: { entity: 'DK' },
      referring: { entity: 'DN' },
      supervising: { entity: 'DQ' },
    });
    expect(plain).toMatchObject({
      number: '2',
      pos: '',
      from: '2025-03-03',
      to: '2025-03-03',
      salesTax: undefined,
      rendering: undefined,
    });
  });

  it('put the dot back into ICD-10 and leave ICD-9 alone', () => {
    const dx = [
      { qualifier: 'ABK', code: 'Z39.1' },
      { qualifier: 'ABF', code: 'I10' },
      { qualifier: 'ABF', code: 'S72.001A' },
    ];
    expect(first(text837([claimInput({ dx })])).dx).toEqual(dx);
    expect(first(text837().replaceAll('ABK:Z391', 'BK:V7389')).dx).toEqual([{ qualifier: 'BK', code: 'V7389' }]);
  });

  it('count other payers without mistaking theirs for ours', () => {
    const other =
      'SBR*S*18*******CI~OI***Y***Y~NM1*IL*1*OTHER*PERSON****MI*X1~NM1*PR*2*OTHER PAYER*****PI*P2~REF*F8*THEIRS~' +
      'NM1*82*1~REF*G2*X~LX*1';
    const adjudicated = 'SVD*P2*10*HC:T1032**1~CAS*CO*45*5~DTP*573*D8*20250401~SE*';
    const claim = first(text837([claimInput()]).replace('LX*1', other).replace('SE*', adjudicated));
    expect(claim).toMatchObject({ otherPayers: 1, originalReference: '', rendering: undefined });
    expect(claim).toMatchObject({
      payer: { id: 'PLAN1' },
      subscriber: { id: '90000001A' },
      payerSequence: 'P',
      filingIndicator: 'MC',
    });
    expect(claim.lines[0]).toMatchObject({ from: '2025-03-03', charge: 4574 });
  });

  it('trim trailing spaces and keep UTF-8 names', () => {
    expect(
      first(text837([claimInput({ subscriber: { ...subscriber, last: 'MUÑOZ' } })]).replace('MUÑOZ', 'MUÑOZ  '))
        .subscriber.last,
    ).toBe('MUÑOZ');
  });
});

describe('what must not be used', () => {
  const twoSets = text837(undefined, { claimsPerSet: 1 });

  it('is said after it was yielded, when its envelope breaks', () => {
    const events = read(twoSets.replace(/SE\*\d+\*0001/, 'SE*9*0001'));
    expect(events.map((e) => e.kind)).toEqual(['transaction', 'claim', 'rejected', 'transaction', 'claim']);
    expect(events[2]).toMatchObject({
      level: 'transaction',
      keys: ['1.1.1'],
      findings: [{ code: 'x12.segment-count' }],
    });
  });

  it.each([
    ['a wrong GE count', twoSets.replace('GE*2', 'GE*1'), 'group', ['1.1.1', '1.1.2']],
    ['a wrong IEA count', twoSets.replace('IEA*1', 'IEA*2'), 'interchange', ['1.1.1', '1.1.2']],
    ['a cut before IEA', twoSets.slice(0, twoSets.indexOf('IEA')), 'interchange', ['1.1.1', '1.1.2']],
  ])('is every set of an envelope with %s', (_name, text, level, keys) => {
    const rejected = read(text).filter((e) => e.kind === 'rejected');
    expect(rejected.flatMap((e) => e.keys)).toEqual(keys);
    expect(rejected.map((e) => e.level)).toContain(level);
  });

  it('is a set cut in the middle', () => {
    const events = read(twoSets.slice(0, twoSets.lastIndexOf('SV1') + 5));
    expect(events.filter((e) => e.kind === 'rejected').flatMap((e) => e.keys)).toEqual(['1.1.2', '1.1.1']);
  });

  it('is a file that is none', () => {
    expect(read('')).toMatchObject([{ kind: 'rejected', level: 'file', keys: [], findings: [{ code: 'x12.empty' }] }]);
  });

  it.each([
    ['an amount', 'C1*45.74', 'C1*1e5'],
    ['a line amount', 'XP*45.74', 'XP*FORTY'],
    ['units', 'UN*2', 'UN*0x2'],
    ['a date of service', '20250303', '20250230'],
    ['a pointer', '***1~', '***X~'],
  ])('is a set with %s that cannot be read, whose claim is not yielded', (_name, good, bad) => {
    const events = read(text837([claimInput(), claimInput({ controlNumber: 'C9' })]).replace(good, bad));
    expect(claimsOf(events).map((c) => c.controlNumber)).toEqual(['C9']);
    expect(events.at(-1)).toMatchObject({ kind: 'rejected', findings: [{ code: 'x12.unreadable-value' }] });
  });

  it('is a claim of a thousand lines, without keeping them', () => {
    const lines = 'LX*1~SV1*HC:T1032*1*UN*1***1~'.repeat(1000);
    const events = read(text837([claimInput()]).replace('LX*1', `${lines}LX*1`));
    expect(claimsOf(events)).toEqual([]);
    expect(events.at(-1)).toMatchObject({ kind: 'rejected' });
  });

  it('is a claim of endless notes, without keeping them', () => {
    const events = read(text837([claimInput()]).replace('HI*', `${'K3*NOTE~'.repeat(60_000)}HI*`));
    expect(claimsOf(events)).toEqual([]);
    expect(events.at(-1)).toMatchObject({
      kind: 'rejected',
      findings: [{ expected: 'a claim of at most 50000 segments' }, {}],
    });
  });

  it('is left out altogether in a second pass over accepted sets', () => {
    const text = twoSets.replace(/SE\*\d+\*0001/, 'SE*9*0001');
    const { accepted } = checkX12Bytes(bytesOf(text));
    const events = read(text, { only: accepted });
    expect(events.map((e) => e.kind)).toEqual(['transaction', 'claim']);
    expect(claimsOf(events).map((c) => c.at.transaction)).toEqual(['0002']);
  });

  it('is nothing in other sets: 837I, 835', () => {
    expect(read(text837().replaceAll('X222A1', 'X223A2')).map((e) => e.kind)).toEqual(['rejected']);
  });
});

it('reads an async iterable as it reads bytes', async () => {
  async function* pieces() {
    const bytes = bytesOf(text837());
    for (let i = 0; i < bytes.length; i += 11) yield bytes.subarray(i, i + 11);
  }
  expect(await collect(read837(pieces()))).toEqual(read(text837()));
});
