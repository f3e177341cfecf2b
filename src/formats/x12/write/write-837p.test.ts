import { describe, expect, it } from 'vitest';
import { checkX12Bytes } from '../check-x12.ts';
import type { Claim837 } from '../claim.ts';
import { read837Bytes } from '../read837.ts';
import { batch, billing, bytesOf, claimInput, envelope, lineInput, subscriber, text837 } from '../synthetic.ts';
import { stream837P, write837P } from './write-837p.ts';

const claimsOf = (text: string): Claim837[] =>
  [...read837Bytes(bytesOf(text))].flatMap((event) => (event.kind === 'claim' ? [event.claim] : []));
const withoutPlace = ({ at: _at, segments: _segments, ...claim }: Claim837) => ({
  ...claim,
  lines: claim.lines.map(({ segment: _segment, ...line }) => line),
});

describe('an 837P written', () => {
  it('is what it was when it is read and written again', () => {
    const patient = { ...subscriber, first: 'LEO', id: '', born: '2025-02-20' };
    const inputs = [
      claimInput({ notes: ['A', 'B', 'C'], priorAuthorization: 'P1', admitted: '2025-03-01' }),
      claimInput({
        controlNumber: 'C2',
        patient,
        relationship: '19',
        lines: [lineInput({ to: '2025-03-04', salesTax: 7 })],
      }),
      claimInput({
        controlNumber: 'C3',
        billing: { ...billing, id: '1234567802' },
        payTo: { address: ['PO BOX 1'], city: 'MERCED', state: 'CA', zip: '95340' },
      }),
    ];
    const text = text837(inputs);
    const claims = claimsOf(text);
    expect(text837(claims)).toBe(text);
    expect(claimsOf(text837(claims)).map(withoutPlace)).toEqual(claims.map(withoutPlace));
  });

  it('pads ISA, counts SE, GE and IEA, and repeats its control numbers', () => {
    const segments = text837(undefined, { claimsPerSet: 1, setControl: 41 }).split('~');
    expect(segments[0]).toHaveLength(105);
    expect(segments.filter((s) => /^(ST|SE|GE|IEA)\*/.test(s))).toEqual([
      'ST*837*0041*005010X222A1',
      'SE*25*0041',
      'ST*837*0042*005010X222A1',
      'SE*25*0042',
      'GE*2*7',
      'IEA*1*000000905',
    ]);
  });

  it('opens a level again after a hundred claims of one subscriber', () => {
    const text = text837(Array.from({ length: 250 }, (_, i) => claimInput({ controlNumber: `C${i}` })));
    expect(text.match(/HL\*\d+\*1\*22/g)).toHaveLength(3);
    expect(checkX12Bytes(bytesOf(text))).toMatchObject({ ok: true });
  });

  it('gives a claim’s ordering provider to every line without its own', () => {
    const ordering = { kind: '1' as const, last: 'ORDERER', first: 'SYNTHETIC', id: '1234567893' };
    const own = { ...ordering, last: 'OWN' };
    const [claim] = claimsOf(
      text837([claimInput({ charge: 9148, ordering, lines: [lineInput(), lineInput({ ordering: own })] })]),
    );
    expect(claim?.lines.map((line) => line.ordering?.last)).toEqual(['ORDERER', 'OWN']);
  });

  it('can be had a piece per claim', () => {
    const claims = [claimInput(), claimInput({ controlNumber: 'C2' })];
    const pieces = [...stream837P(batch, claims, envelope)];
    expect(pieces.map((piece) => piece.text).join('')).toBe(text837(claims));
    expect(pieces).toHaveLength(3);
  });

  it('takes other separators and line ends', () => {
    const separators = { element: '|', component: '>', repetition: '!', terminator: '\n' };
    const text = text837(undefined, { separators });
    expect(text).toContain('SV1|HC>T1032>XP|45.74|UN|2|||1\n');
    expect(checkX12Bytes(bytesOf(text))).toMatchObject({ ok: true });
    expect(checkX12Bytes(bytesOf(text837(undefined, { lineEnd: '\r\n' })))).toMatchObject({ ok: true });
  });
});

describe('what cannot be written as given', () => {
  const write = (more: Parameters<typeof claimInput>[0]) => write837P(batch, [claimInput(more)], envelope);

  it('a separator in a name becomes a space, with a warning', () => {
    const { text, findings } = write({ subscriber: { ...subscriber, last: 'TES*T:E~R^S' } });
    expect(findings).toMatchObject([{ code: 'x12.replaced', severity: 'warning', received: 'TES*T:E~R^S' }]);
    expect(claimsOf(text)[0]?.subscriber.last).toBe('TES T E R S');
    expect(checkX12Bytes(bytesOf(text))).toMatchObject({ ok: true });
  });

  it('a control character or a lone surrogate in a name becomes a space', () => {
    const { text, findings } = write({ subscriber: { ...subscriber, last: 'TES\0TER\ud800' } });
    expect(findings.map((f) => f.code)).toEqual(['x12.replaced']);
    expect(text).toContain('*TES TER*');
  });

  it('a long name is cut, with a warning', () => {
    const { text, findings } = write({ subscriber: { ...subscriber, last: 'N'.repeat(61) } });
    expect(findings).toMatchObject([{ code: 'x12.cut', severity: 'warning' }]);
    expect(checkX12Bytes(bytesOf(text))).toMatchObject({ ok: true });
  });

  it.each([
    ['a separator in a control number', { controlNumber: 'C*1' }, 'x12.cannot-write'],
    ['a separator in a procedure code', { lines: [lineInput({ code: 'T1:32' })] }, 'x12.cannot-write'],
    ['a terminator in a member id', { subscriber: { ...subscriber, id: '9~A' } }, 'x12.cannot-write'],
    ['no diagnosis', { dx: [] }, 'x12.missing-value'],
    ['no line', { lines: [] }, 'x12.missing-value'],
    ['thirteen diagnoses', { dx: Array(13).fill({ qualifier: 'ABF', code: 'I10' }) }, 'x12.too-many'],
    ['fifty-one lines', { lines: Array(51).fill(lineInput()) }, 'x12.too-many'],
    ['twelve notes', { notes: Array(12).fill('N') }, 'x12.too-many'],
  ])('%s is an error and there is no file', (_name, more, code) => {
    const { text, findings } = write(more);
    expect(text).toBe('');
    expect(findings.map((f) => [f.code, f.severity])).toContainEqual([code, 'error']);
  });

  it('a submitter without a telephone, a sender of sixteen characters, equal separators', () => {
    const bad = (more: object) => write837P({ ...batch, ...more }, [claimInput()], { ...envelope, ...more });
    expect(bad({ submitter: { last: 'S', id: 'S1' } }).findings.map((f) => f.code)).toEqual(['x12.missing-value']);
    expect(bad({ sender: { qualifier: 'ZZ', id: 'S'.repeat(16) } })).toMatchObject({
      text: '',
      findings: [{ code: 'x12.cannot-write' }],
    });
    const separators = { element: '*', component: '*', repetition: '^', terminator: '~' };
    expect(bad({ separators }).findings.map((f) => f.code)).toContain('x12.separator');
  });
});
