import { describe, expect, it } from 'vitest';
import { checkX12Bytes } from './check-x12.ts';
import { applyOverrides, type TableOverride } from './override.ts';
import { bytesOf, claimInput, text837 } from './synthetic.ts';
import { professionalClaims } from './tables/837p.ts';

const check = (text: string, ...overrides: TableOverride[]) =>
  checkX12Bytes(bytesOf(text), { overrides }).findings.map((f) => f.code);

describe('partner overrides', () => {
  it('relax an element', () => {
    const text = text837().replaceAll('*MI*90000001A', '');
    expect(check(text)).toContain('x12.element-missing');
    const relaxed = [8, 9].map((element) => ({ loop: '2010BA', segment: 'NM1', element, usage: 'optional' as const }));
    expect(check(text, ...relaxed)).toEqual([]);
  });

  it('tighten an element', () => {
    expect(check(text837(), { loop: '2010BA', segment: 'NM1', element: 9, max: 8 })).toEqual(['x12.too-long']);
    expect(check(text837(), { loop: '2010BA', segment: 'NM1', element: 9, min: 10 })).toEqual(['x12.too-short']);
    expect(check(text837(), { loop: '2010BA', segment: 'NM1', element: 5, usage: 'required' })).toEqual([
      'x12.element-missing',
    ]);
  });

  it('replace codes, in an element and in a component', () => {
    expect(check(text837(), { segment: 'SV1', element: 3, codes: ['MJ'] })).toContain('x12.code-value');
    expect(check(text837().replaceAll('*UN*', '*DA*'), { segment: 'SV1', element: 3, codes: ['UN', 'DA'] })).toEqual(
      [],
    );
    expect(check(text837(), { segment: 'SV1', element: 1, component: 1, codes: ['ER'] })).toContain('x12.code-value');
    expect(
      check(text837().replaceAll('SBR*P', 'SBR*9'), { loop: '2000B', segment: 'SBR', element: 1, codes: [] }),
    ).toEqual([]);
  });

  it('require a segment, found by its qualifier', () => {
    const required: TableOverride = { loop: '2300', segment: 'REF', qualifier: 'G1', usage: 'required' };
    expect(check(text837(), required)).toEqual(['x12.segment-missing', 'x12.segment-missing']);
    expect(check(text837([claimInput({ priorAuthorization: 'A1' })]), required)).toEqual([]);
  });

  it('allow an element the guide leaves out, and more repeats', () => {
    const text = text837().replaceAll('N3*1 TEST ST', 'N3*1 TEST ST**THIRD');
    expect(check(text)).toEqual(['x12.too-many-elements']);
    expect(check(text, { loop: '2010AA', segment: 'N3', element: 3, usage: 'optional' })).toEqual([]);
    const twice = text837([claimInput({ notes: ['A'] })])
      .replace('NTE*ADD*A~', 'NTE*ADD*A~NTE*ADD*B~')
      .replace(/SE\*\d+/, 'SE*25');
    expect(check(twice)).toContain('x12.segment-repeats');
    expect(check(twice, { loop: '2300', segment: 'NTE', repeat: 2 })).not.toContain('x12.segment-repeats');
  });

  it('leave the table they are applied to as it was', () => {
    const before = JSON.stringify(professionalClaims);
    const changed = applyOverrides(professionalClaims, [{ segment: 'NM1', element: 9, max: 9 }]);
    expect(JSON.stringify(professionalClaims)).toBe(before);
    expect(JSON.stringify(changed)).not.toBe(before);
    expect(check(text837())).toEqual([]);
  });

  it('for another set are not looked at', () => {
    expect(check(text837(), { set: '835', segment: 'CLP', element: 1, max: 1 })).toEqual([]);
  });

  it('that match nothing are a defect', () => {
    expect(() => applyOverrides(professionalClaims, [{ loop: '9999', segment: 'NM1', element: 1 }])).toThrow(
      'no segment',
    );
  });
});
