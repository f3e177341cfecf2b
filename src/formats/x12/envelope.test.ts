import { describe, expect, it } from 'vitest';
import { checkX12Bytes } from './check-x12.ts';
import { bytesOf, claimInput, recounted, text837 } from './synthetic.ts';

const check = (text: string, options = {}) => checkX12Bytes(bytesOf(text), options);
const codes = (text: string) => check(text).findings.map((finding) => finding.code);
const twoSets = text837(undefined, { claimsPerSet: 1 });
const outcomes = (text: string) =>
  check(text).interchanges.flatMap((i) => i.groups.flatMap((g) => g.sets.map((s) => s.outcome)));

describe('envelopes', () => {
  it('accepts a sound file and names its sets', () => {
    const report = check(twoSets);
    expect(report).toMatchObject({ ok: true, findings: [] });
    expect([...report.accepted]).toEqual(['1.1.1', '1.1.2']);
    expect(report.interchanges[0]).toMatchObject({
      control: '000000905',
      outcome: 'A',
      note: '000',
      sender: 'SYNTHETICSENDER',
    });
    expect(report.interchanges[0]?.groups[0]).toMatchObject({ outcome: 'A', declared: 2, received: 2, accepted: 2 });
  });

  it('reads several interchanges and keys their sets apart', () => {
    const second = twoSets.replaceAll('000000905', '000000906');
    expect([...check(twoSets + second).accepted]).toEqual(['1.1.1', '1.1.2', '2.1.1', '2.1.2']);
  });

  it.each([
    ['a wrong SE count', /SE\*\d+\*0001/, 'SE*99*0001', 'x12.segment-count', '4'],
    ['an SE count that is not a number', /SE\*\d+\*0001/, 'SE*2X*0001', 'x12.segment-count', '4'],
    ['another control number in SE', /(SE\*\d+\*)0001/, '$10009', 'x12.control-number', '3'],
    ['a control number too short', /0001/g, '01', 'x12.set-header', '7'],
  ])('rejects one set for %s and keeps its neighbour', (_name, good, bad, code, ik502) => {
    const report = check(twoSets.replace(good, bad));
    expect(report.findings.map((f) => f.code)).toContain(code);
    const sets = report.interchanges[0]?.groups[0]?.sets;
    expect(sets?.[0]).toMatchObject({ outcome: 'R', accepted: false, codes: [ik502] });
    expect(sets?.[1]).toMatchObject({ outcome: 'A', accepted: true });
    expect(report.interchanges[0]?.groups[0]?.outcome).toBe('P');
  });

  it('rejects the second of two sets with one control number', () => {
    const text = twoSets.replaceAll('0002', '0001');
    expect(codes(text)).toEqual(['x12.repeated-set']);
    expect(check(text).interchanges[0]?.groups[0]?.sets.map((s) => s.codes)).toEqual([[], ['23']]);
  });

  it.each([
    ['a wrong GE count', 'GE*2', 'GE*3', 'x12.set-count', '5'],
    ['another control number in GE', 'GE*2*7', 'GE*2*8', 'x12.control-number', '4'],
    ['a group control number with letters', '*7*X*', '*A*X*', 'x12.group-header', '6'],
  ])('rejects the whole group for %s', (_name, good, bad, code, ak905) => {
    const report = check(twoSets.replace(good, bad));
    expect(report.findings.map((f) => f.code)).toContain(code);
    const group = report.interchanges[0]?.groups[0];
    expect(group).toMatchObject({ outcome: 'R', accepted: 0 });
    expect(group?.codes).toContain(ak905);
    expect(report.accepted.size).toBe(0);
  });

  it.each([
    ['a wrong IEA count', 'IEA*1', 'IEA*2', 'x12.group-count', '021'],
    ['another control number in IEA', 'IEA*1*000000905', 'IEA*1*000000999', 'x12.control-number', '001'],
    ['version 00401', '*^*00501*', '*U*00401*', 'x12.interchange-version', '003'],
    ['an impossible date in ISA', '*250314*', '*250230*', 'x12.interchange-header', '014'],
    ['an unknown sender qualifier', '*ZZ*SYNTHETICSENDER*', '*Q9*SYNTHETICSENDER*', 'x12.interchange-header', '005'],
    ['an unknown usage', '*0*T*', '*0*X*', 'x12.interchange-header', '020'],
  ])('rejects the interchange for %s, for a TA1', (_name, good, bad, code, note) => {
    const report = check(twoSets.replace(good, bad));
    expect(report.findings.map((f) => f.code)).toContain(code);
    expect(report.interchanges[0]).toMatchObject({ outcome: 'R', note });
    expect(report.accepted.size).toBe(0);
  });

  it('notes an ISA11 of U and reads on without repetition', () => {
    const report = check(twoSets.replace('*^*00501', '*U*00501'));
    expect(report).toMatchObject({
      ok: true,
      findings: [{ code: 'x12.no-repetition-separator', severity: 'warning' }],
    });
    expect(report.interchanges[0]?.outcome).toBe('E');
    expect(report.accepted.size).toBe(2);
  });

  it('notes a group date that is none', () => {
    const report = check(twoSets.replace('*20250314*1015*7*', '*20250230*1015*7*'));
    expect(report).toMatchObject({ ok: true, findings: [{ code: 'x12.group-header', severity: 'warning' }] });
  });

  it('rejects a repeated interchange and a repeated group', () => {
    expect(codes(twoSets + twoSets)).toEqual(['x12.repeated-interchange']);
    const group = twoSets.slice(twoSets.indexOf('GS*'), twoSets.indexOf('IEA*'));
    expect(codes(twoSets.replace('IEA*1', `${group}IEA*2`))).toEqual(['x12.repeated-group']);
  });

  it('answers an interchange whose separators it cannot trust', () => {
    const report = check(twoSets.replaceAll(':', 'B'));
    expect(report.findings.map((f) => f.code)).toEqual(['x12.separator']);
    expect(report.interchanges[0]).toMatchObject({ outcome: 'R', note: '027', control: '000000905' });
  });
});

describe('a file cut short', () => {
  const text = twoSets.replaceAll('~', '~\n');
  const upTo = (segment: string) => text.slice(0, text.lastIndexOf(segment));

  it.each([
    ['before SE', upTo('SE*'), 'SE, GE and IEA', ['A', 'R']],
    ['before GE', upTo('GE*'), 'GE and IEA', ['A', 'A']],
    ['before IEA', upTo('IEA*'), 'IEA', ['A', 'A']],
  ])('%s is refused whole', (_name, cut, expected, sets) => {
    const report = check(cut);
    expect(report.findings).toMatchObject([{ code: 'x12.truncated', kind: 'file', expected }]);
    expect(report.interchanges[0]).toMatchObject({ outcome: 'R', note: '023' });
    expect(outcomes(cut)).toEqual(sets);
    expect(report.accepted.size).toBe(0);
  });

  it('inside a segment is refused whole, and says where', () => {
    const cut = text.slice(0, text.lastIndexOf('SV1*') + 9);
    const [finding] = check(cut).findings;
    expect(finding).toMatchObject({ code: 'x12.truncated', place: { interchange: '000000905', transaction: '0002' } });
    expect(finding?.at).toBe(`interchange 000000905, group 7, set 0002, byte ${text.lastIndexOf('SV1*')}`);
    expect(check(cut).accepted.size).toBe(0);
  });

  it('keeps the whole interchange before the cut one', () => {
    const cut = twoSets + twoSets.replaceAll('000000905', '000000906').slice(0, -30);
    expect([...check(cut).accepted]).toEqual(['1.1.1', '1.1.2']);
  });
});

describe('envelopes out of order', () => {
  it('rejects a set without SE when the next ST comes', () => {
    const report = check(twoSets.replace(/SE\*\d+\*0001~/, ''));
    expect(report.findings).toMatchObject([{ code: 'x12.missing-trailer', expected: 'SE', received: 'ST' }]);
    expect(report.interchanges[0]?.groups[0]?.sets.map((s) => [s.outcome, s.codes])).toEqual([
      ['R', ['2']],
      ['A', []],
    ]);
  });

  it('rejects a group without GE', () => {
    expect(codes(twoSets.replace('GE*2*7~', ''))).toEqual(['x12.missing-trailer']);
    expect(check(twoSets.replace('GE*2*7~', '')).interchanges[0]?.groups[0]?.codes).toEqual(['3']);
  });

  it('rejects an interchange without IEA when the next ISA comes', () => {
    const report = check(twoSets.replace('IEA*1*000000905~', '') + twoSets.replaceAll('000000905', '000000906'));
    expect(report.findings.map((f) => f.code)).toEqual(['x12.missing-trailer']);
    expect(report.interchanges.map((i) => i.outcome)).toEqual(['R', 'A']);
  });

  it.each([
    ['a claim segment between sets', 'SE*', 'SE*'],
    ['an ST outside a group', 'GS*', 'ST*837*0001~GS*'],
    ['a second SE', 'GE*', 'SE*1*0001~GE*'],
    ['a second GE', 'IEA*', 'GE*1*7~IEA*'],
    ['an HL before GS', 'GS*', 'HL*1**20*1~GS*'],
  ])('finds %s outside its envelope', (name, good, bad) => {
    const text = name.startsWith('a claim')
      ? twoSets.replace(/(SE\*\d+\*0001~)/, '$1CLM*A*1~')
      : twoSets.replace(good, bad);
    expect(codes(text)).toContain('x12.outside-envelope');
    expect(check(text).ok).toBe(false);
  });
});

describe('transaction sets', () => {
  it.each(['005010X222', '005010X222A1', '005010X222A2'])('reads %s as 837P', (version) => {
    expect(check(text837().replaceAll('005010X222A1', version)).ok).toBe(true);
  });

  it.each([
    ['837I', '005010X223A2', 'institutional', 'I6'],
    ['837D', '005010X224A2', 'dental', 'I6'],
    ['an unknown version', '005010X999', '005010X999', 'I6'],
    ['version 4010', '004010X098A1', '4010', 'I6'],
  ])('recognises %s and refuses it by name', (_name, version, said, ik502) => {
    const report = check(text837().replaceAll('005010X222A1', version));
    expect(report.findings).toMatchObject([{ code: 'x12.set-unsupported' }]);
    expect(report.findings[0]?.received).toContain(said);
    expect(report.interchanges[0]?.groups[0]?.sets[0]?.codes).toEqual([ik502]);
  });

  it('refuses another transaction, alone', () => {
    const report = check(twoSets.replace('ST*837*0001', 'ST*850*0001'));
    expect(report.interchanges[0]?.groups[0]?.sets.map((s) => [s.outcome, s.codes])).toEqual([
      ['R', ['1']],
      ['A', []],
    ]);
  });

  it('refuses a set in a group of another kind or version', () => {
    expect(codes(text837().replace('GS*HC', 'GS*HP'))).toEqual(['x12.wrong-group']);
    expect(codes(text837().replace('*X*005010X222A1', '*X*005010X221A1'))).toEqual(['x12.version-mismatch']);
  });

  it('stops counting sets at the limit', () => {
    const report = check(text837([claimInput(), claimInput(), claimInput()], { claimsPerSet: 1 }), {
      maxTransactions: 2,
    });
    expect(report.findings.map((f) => f.code)).toContain('x12.too-many-transactions');
    expect(report.accepted.size).toBe(0);
  });
});

describe('TA1 segments', () => {
  it('are read, and judged', () => {
    const ta1 = 'TA1*000000111*250313*0900*R*023~';
    const report = check(text837().replace('GS*', `${ta1}GS*`));
    expect(report.ok).toBe(true);
    expect(report.interchanges[0]?.acknowledgments).toEqual([
      { control: '000000111', date: '250313', time: '0900', outcome: 'R', note: '023' },
    ]);
    expect(codes(text837().replace('GS*', `${ta1.replace('R*023', 'Q*')}GS*`))).toEqual(['x12.ta1', 'x12.ta1']);
  });
});

it('warns once about empty segments', () => {
  const report = check(recounted(twoSets).replaceAll('~', '~~'));
  expect(report).toMatchObject({ ok: true, findings: [{ code: 'x12.empty-segments', severity: 'warning' }] });
});
