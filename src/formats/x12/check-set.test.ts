import { describe, expect, it } from 'vitest';
import { checkX12Bytes } from './check-x12.ts';
import { bytesOf, claimInput, lineInput, recounted, subscriber, text837 } from './synthetic.ts';

const provider = { kind: '1' as const, last: 'RENDERER', first: 'SYNTHETIC', id: '1234567893', taxonomy: '374J00000X' };
const child = { ...subscriber, first: 'LEO', id: '', born: '2025-02-20' };
const rich = text837([
  claimInput({
    referralNumber: 'R9',
    priorAuthorization: 'AUTH1',
    originalReference: 'ICN0',
    admitted: '2025-03-01',
    discharged: '2025-03-02',
    notes: ['FIRST', 'LAST'],
    dx: ['Z39.1', 'O99.89'].map((code, i) => ({ qualifier: i ? 'ABF' : 'ABK', code })),
    rendering: provider,
    referring: provider,
    supervising: provider,
    facility: {
      last: 'SYNTHETIC CLINIC',
      id: '1234567893',
      address: ['9 TEST ST'],
      city: 'MERCED',
      state: 'CA',
      zip: '95340',
    },
    lines: [lineInput({ ordering: provider, to: '2025-03-05', salesTax: 12, pos: '11' })],
  }),
  claimInput({ controlNumber: 'C2', patient: child, relationship: '19' }),
]);

/** The set with one thing changed, counted again, and what the check says of it. */
function twin(good: string | RegExp, bad: string) {
  const text = recounted(rich.replace(good, bad));
  expect(text).not.toBe(rich);
  const report = checkX12Bytes(bytesOf(text));
  const set = report.interchanges[0]?.groups[0]?.sets[0];
  const findings = report.findings.filter((f) => f.kind === 'structure');
  const ik3 = set?.errors.map((e) => [
    e.id,
    e.loop,
    e.code,
    ...e.elements.map((i) => `${i.element}:${i.component}:${i.code}`),
  ]);
  return { report, set, findings, ik3 };
}

it('accepts everything the writer can write', () => {
  expect(checkX12Bytes(bytesOf(rich))).toMatchObject({ ok: true, findings: [] });
});

describe('where a segment stands', () => {
  it.each([
    ['an unknown segment', 'CLM*C1', 'ZZZ*1~CLM*C1', 'x12.segment-unknown', ['ZZZ', '2010BB', '6']],
    ['a segment of another guide', 'CLM*C1', 'CLP*A~CLM*C1', 'x12.segment-unknown', ['CLP', '2010BB', '6']],
    ['a segment that is no segment', 'CLM*C1', 'nm1*A~CLM*C1', 'x12.segment-unrecognized', ['nm1', '2010BB', '1']],
    ['an unexpected qualifier', 'CLM*C1', 'NM1*ZZ*2*X~CLM*C1', 'x12.segment-unexpected', ['NM1', '2010BB', '2']],
    ['a segment too late', 'LX*1', 'K3*LATE~LX*1', 'x12.segment-order', ['K3', '2310D', '7']],
    ['a segment twice', 'HI*ABK', 'NTE*ADD*TWICE~HI*ABK', 'x12.segment-repeats', ['NTE', '2300', '5']],
    ['a loop twice', 'NM1*DQ', 'NM1*82*2*SECOND~NM1*DQ', 'x12.loop-repeats', ['NM1', '2310B', '4']],
    ['no diagnosis', /HI\*ABK:Z391\*[^~]*~/, '', 'x12.segment-missing', ['HI', '2300', '3']],
    ['no service', /SV1\*[^~]*~/, '', 'x12.segment-missing', ['SV1', '2400', '3']],
    ['no date of service', /DTP\*472[^~]*~/, '', 'x12.segment-missing', ['DTP', '2400', '3']],
    ['no payer', /NM1\*PR[^~]*~/, '', 'x12.segment-missing', ['NM1', '2010BB', '3']],
    ['no biller tax id', /REF\*EI[^~]*~/, '', 'x12.segment-missing', ['REF', '2010AA', '3']],
    ['no submitter contact', /PER\*IC[^~]*~/, '', 'x12.segment-missing', ['PER', '1000A', '3']],
  ])('%s', (_name, good, bad, code, ik3) => {
    const seen = twin(good, bad);
    expect(seen.findings.map((f) => f.code)).toContain(code);
    expect(seen.ik3).toContainEqual(ik3);
    expect(seen.set).toMatchObject({ outcome: 'R', codes: ['5'], accepted: false });
  });

  it('notices what is missing at the very end', () => {
    const seen = twin(/LX\*1~SV1[^~]*~DTP\*472\*D8\*20250303~REF\*6R\*L1~SE/, 'SE');
    expect(seen.findings).toMatchObject([{ code: 'x12.segment-missing', expected: 'LX', received: 'SE' }]);
  });

  it('allows fifty lines and not one more', () => {
    const fifty = text837([claimInput({ charge: 4574 * 50, lines: Array(50).fill(lineInput()) })]);
    expect(checkX12Bytes(bytesOf(fifty)).ok).toBe(true);
    const more = recounted(fifty.replace('SE*', 'LX*51~SV1*HC:T1032*0*UN*1***1~DTP*472*D8*20250303~SE*'));
    expect(checkX12Bytes(bytesOf(more)).findings).toMatchObject([
      { code: 'x12.loop-repeats', place: { loop: '2400' } },
    ]);
  });

  it('takes the references and providers of a claim in any order', () => {
    const [, a = '', b = ''] = /(REF\*9F\*R9~)(REF\*G1\*AUTH1~)/.exec(rich) ?? [];
    expect(twin(a + b, b + a).report.ok).toBe(true);
  });
});

describe('what an element holds', () => {
  it.each([
    ['a required element left out', 'NM1*40*2*', 'NM1*40**', 'x12.element-missing', ['NM1', '1000B', '8', '2:0:1']],
    ['a required component left out', '12:B:1', '12::1', 'x12.element-missing', ['CLM', '2300', '8', '5:2:1']],
    ['a required last component left out', '12:B:1', '12:B', 'x12.element-missing', ['CLM', '2300', '8', '5:3:1']],
    [
      'one of a pair',
      '*XX*1234567893~N3*1 TEST',
      '**1234567893~N3*1 TEST',
      'x12.element-condition',
      ['NM1', '2010AA', '8', '8:0:2'],
    ],
    [
      'more elements than there are',
      'N3*1 TEST ST',
      'N3*1 TEST ST*B*C',
      'x12.too-many-elements',
      ['N3', '2010AA', '8', '3:0:3'],
    ],
    ['too short', 'N4*MERCED*CA*953400000', 'N4*MERCED*C*953400000', 'x12.too-short', ['N4', '2010AA', '8', '2:0:4']],
    ['too long', 'CLM*C1', `CLM*${'C'.repeat(39)}`, 'x12.too-long', ['CLM', '2300', '8', '1:0:5']],
    ['an amount of 20 digits', 'C1*45.74', 'C1*12345678901234567890', 'x12.too-long', ['CLM', '2300', '8', '2:0:5']],
    ['an exponent', 'C1*45.74', 'C1*1e5', 'x12.character', ['CLM', '2300', '8', '2:0:6']],
    ['a dollar sign', 'C1*45.74', 'C1*$45.74', 'x12.character', ['CLM', '2300', '8', '2:0:6']],
    ['a comma', 'C1*45.74', 'C1*45,74', 'x12.character', ['CLM', '2300', '8', '2:0:6']],
    ['a thousandth of a dollar', 'C1*45.74', 'C1*45.741', 'x12.pattern', ['CLM', '2300', '8', '2:0:I12']],
    ['a negative charge', 'C1*45.74', 'C1*-45.74', 'x12.pattern', ['CLM', '2300', '8', '2:0:I12']],
    ['negative units', 'UN*2*11', 'UN*-2*11', 'x12.pattern', ['SV1', '2400', '8', '4:0:I12']],
    ['units that are a word', 'UN*2*11', 'UN*TWO*11', 'x12.character', ['SV1', '2400', '8', '4:0:6']],
    ['a lone point', 'UN*2*11', 'UN*.*11', 'x12.character', ['SV1', '2400', '8', '4:0:6']],
    ['a NUL in a name', 'TESTER*ANA', 'TEST\0ER*ANA', 'x12.character', ['NM1', '2010BA', '8', '3:0:6']],
    ['a line feed in a name', 'TESTER*ANA', 'TEST\nER*ANA', 'x12.character', ['NM1', '2010BA', '8', '3:0:6']],
    ['nothing but spaces', '*TESTER*ANA', '*   *ANA', 'x12.character', ['NM1', '2010BA', '8', '3:0:6']],
    [
      'a component in a simple element',
      'TESTER*ANA',
      'TEST:ER*ANA',
      'x12.too-many-components',
      ['NM1', '2010BA', '8', '3:0:13'],
    ],
    [
      'a component too many',
      'HC:T1032:XP',
      'HC:T1032:A1:A2:A3:A4:D:X',
      'x12.too-many-components',
      ['SV1', '2400', '8', '1:8:13'],
    ],
    [
      'a repetition of what does not repeat',
      'TESTER*ANA',
      'TEST^ER*ANA',
      'x12.too-many-repetitions',
      ['NM1', '2010BA', '8', '3:0:12'],
    ],
    ['a qualifier nobody knows', 'SBR*P', 'SBR*X', 'x12.code-value', ['SBR', '2000B', '8', '1:0:7']],
    [
      'a bad code in a component',
      'HC:T1032:XP*45.74*UN*2*11',
      'QQ:T1032:XP*45.74*UN*2*11',
      'x12.code-value',
      ['SV1', '2400', '8', '1:1:7'],
    ],
    ['a thirteenth diagnosis', '11**1~DTP', '11**13~DTP', 'x12.code-value', ['SV1', '2400', '8', '7:1:7']],
    ['30 February', 'DMG*D8*19960501', 'DMG*D8*20250230', 'x12.date', ['DMG', '2010BA', '8', '2:0:8']],
    ['a date of six digits', 'DTP*435*D8*20250301', 'DTP*435*D8*250301', 'x12.date', ['DTP', '2300', '8', '3:0:8']],
    [
      'a range the wrong way round',
      '20250303-20250305',
      '20250305-20250303',
      'x12.date',
      ['DTP', '2400', '8', '3:0:8'],
    ],
    ['half a range', '20250303-20250305', '20250303-', 'x12.date', ['DTP', '2400', '8', '3:0:8']],
    ['25 o’clock', '*20250314*1015*CH', '*20250314*2515*CH', 'x12.time', ['BHT', '', '8', '5:0:9']],
  ])('%s', (_name, good, bad, code, ik3) => {
    const seen = twin(good, bad);
    expect(seen.findings.map((f) => [f.code, f.severity])).toEqual([[code, 'error']]);
    expect(seen.ik3).toEqual([ik3]);
    expect(seen.set).toMatchObject({ outcome: 'R', codes: ['5'] });
  });

  it('finds both sides of an exclusion', () => {
    expect(twin('N4*MERCED*CA*953400000', 'N4*MERCED*CA*953400000****TX').ik3).toEqual([
      ['N4', '2010AA', '8', '7:0:10', '4:0:2'],
    ]);
  });

  it('accepts with errors an element the guide does not use', () => {
    const seen = twin('NM1*40*2*SYNTHETIC PLAN**', 'NM1*40*2*SYNTHETIC PLAN*X*');
    expect(seen.findings).toMatchObject([{ code: 'x12.not-used', severity: 'warning' }]);
    expect(seen.set).toMatchObject({ outcome: 'E', accepted: true, codes: ['5'] });
    expect(seen.report).toMatchObject({ ok: true });
  });

  it('takes trailing empty elements and components as absent', () => {
    expect(twin('N3*1 TEST ST~', 'N3*1 TEST ST****~').report.ok).toBe(true);
    expect(twin('HC:T1032:XP*', 'HC:T1032:XP:::*').report.ok).toBe(true);
  });

  it('counts characters, not bytes', () => {
    expect(twin('*TESTER*ANA', `*${'Ñ'.repeat(60)}*ANA`).report.ok).toBe(true);
    expect(twin('*TESTER*ANA', `*${'Ñ'.repeat(61)}*ANA`).ik3).toEqual([['NM1', '2010BA', '8', '3:0:5']]);
  });

  it('says where: interchange, group, set, segment, element, loop, byte', () => {
    const { findings, report } = twin('C1*45.74', 'C1*1e5');
    expect(findings[0]?.at).toMatch(
      /^interchange 000000905, group 7, set 0001, segment 19 CLM \(CLM02\), loop 2300, byte \d+$/,
    );
    expect(findings[0]).toMatchObject({ received: '1e5', place: { element: 2, component: 0, id: 'CLM' } });
    expect(report.interchanges[0]?.groups[0]?.sets[0]?.errors[0]).toMatchObject({ claim: 'C1', position: 19 });
  });
});

describe('the hierarchy', () => {
  it.each([
    ['a parent that does not exist', 'HL*2*1*22', 'HL*2*9*22', 'x12.hl-parent', '2:0:7'],
    ['a parent of the wrong level', 'HL*4*3*23', 'HL*4*1*23', 'x12.hl-parent', '2:0:7'],
    ['a number out of turn', 'HL*2*1*22', 'HL*5*1*22', 'x12.hl-number', '1:0:7'],
    ['a number with a leading zero', 'HL*2*1*22', 'HL*02*1*22', 'x12.hl-number', '1:0:7'],
  ])('%s', (_name, good, bad, code, element) => {
    const seen = twin(good, bad);
    expect(seen.findings.map((f) => f.code)).toContain(code);
    expect(seen.ik3?.[0]?.slice(2)).toEqual(['8', element]);
  });

  it('a patient without a subscriber', () => {
    const text = rich
      .replace(/HL\*3\*1\*22\*1~[\s\S]*?(?=HL\*4)/, '')
      .replace('HL*4*3*23', 'HL*3*1*23')
      .replace('HL*2*1*22*0', 'HL*2*1*23*0');
    expect(checkX12Bytes(bytesOf(recounted(text))).findings.map((f) => f.code)).toContain('x12.hl-parent');
  });
});

describe('business', () => {
  it('reports a claim whose lines do not add up, and accepts its syntax', () => {
    const text = text837([claimInput({ charge: 5000 }), claimInput({ controlNumber: 'C2' })]);
    const report = checkX12Bytes(bytesOf(text));
    expect(report.findings).toMatchObject([
      { code: 'x12.claim-total', kind: 'business', expected: '45.74', received: '50.00', place: { segment: 19 } },
    ]);
    expect(report.ok).toBe(true);
    expect(report.accepted.size).toBe(1);
  });
});

describe('limits', () => {
  const many = text837(
    Array.from({ length: 300 }, (_, i) => claimInput({ controlNumber: `C${i}`, charge: 4574 })),
  ).replaceAll('*UN*', '*QQ*');

  it('keeps a hundred errors for a 999 and judges on', () => {
    const set = checkX12Bytes(bytesOf(many)).interchanges[0]?.groups[0]?.sets[0];
    expect(set?.errors).toHaveLength(100);
    expect(set).toMatchObject({ outcome: 'R', claims: 300 });
  });

  it('keeps a thousand findings, or as many as asked', () => {
    const report = checkX12Bytes(bytesOf(many), { maxFindings: 10 });
    expect(report.findings).toHaveLength(11);
    expect(report.findings.at(-1)).toMatchObject({ code: 'x12.more-findings', severity: 'warning' });
  });
});
