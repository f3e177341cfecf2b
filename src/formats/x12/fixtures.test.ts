import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkX12Bytes } from './check-x12.ts';
import { read834Bytes } from './read834.ts';
import { read837Bytes } from './read837.ts';

/**
 * Other projects' samples, read in the folder X12_FIXTURES names and never copied here. Every behaviour is also tested
 * on our own text.
 */
const folder = process.env.X12_FIXTURES;
const load = (name: string) => readFileSync(`${folder}/${name}`);
const check = (name: string) => checkX12Bytes(load(name));

describe.skipIf(folder === undefined)('public samples (in the folder X12_FIXTURES names)', () => {
  it.each(['lfh_demo.example1.837', 'imsweb_277CA_accepted.txt'])('%s is accepted whole', (name) => {
    expect(check(name)).toMatchObject({ ok: true });
  });

  it('the coordination-of-benefits 837 lacks its other payer (2330B)', () => {
    expect(check('lfh_demo.cob.example3.A.837').findings).toMatchObject([
      { code: 'x12.segment-missing', expected: 'NM1', place: { loop: '2330B' } },
    ]);
    const claims = [...read837Bytes(load('lfh_demo.cob.example3.A.837'))].flatMap((e) =>
      e.kind === 'claim' ? [e.claim] : [],
    );
    expect(claims).toMatchObject([
      { controlNumber: '26407789', otherPayers: 1, charge: 7904, patient: { first: 'TED' } },
    ]);
  });

  it('the missing-elements sample names every element that is missing', () => {
    const missing = check('imsweb_missing_elements.txt').findings.filter((f) => f.code === 'x12.element-missing');
    expect(missing.map((f) => `${f.place.id}${f.place.element}-${f.place.component}`)).toEqual(
      expect.arrayContaining(['NM12-0', 'CLM5-0', 'HI1-2']),
    );
  });

  it('two interchanges in one file are both read', () => {
    expect(check('imsweb_multiple_isa.txt').interchanges.map((i) => i.control)).toEqual(['000000905', '000000906']);
  });

  it('the 999 sample carries another IEA control number than its ISA', () => {
    expect(check('imsweb_999_accepted.txt').findings.map((f) => f.code)).toContain('x12.control-number');
  });

  it('the 835 sample has an impossible payment date and no contact', () => {
    expect(check('lfh_managed-care.835').findings.map((f) => f.code)).toEqual(['x12.date', 'x12.segment-missing']);
  });

  it('an 834 is accepted and read whole', () => {
    expect(check('lfh_add-dependent.834')).toMatchObject({ ok: true });
    const members = [...read834Bytes(load('lfh_add-dependent.834'))].flatMap((e) =>
      e.kind === 'member' ? [e.member] : [],
    );
    expect(members).toMatchObject([{ subscriber: '123456789', isSubscriber: false, person: { first: 'JOHN' } }]);
  });

  it('an 834 of the state is accepted with what its dialect allows', () => {
    const overrides = [
      { set: '834', segment: 'BGN', element: 7, usage: 'optional' as const },
      { set: '834', segment: 'BGN', element: 8, usage: 'optional' as const },
      { set: '834', segment: 'INS', element: 9, max: 2, codes: [] },
    ];
    const report = checkX12Bytes(load('oop_Dhcs_Example1.txt'), { overrides });
    expect(report.findings).toEqual([]);
  });

  it.each(['lfh_subscriber-health-benefit-check.270'])('%s is recognised and refused by name', (name) => {
    expect(check(name).findings.map((f) => f.code)).toEqual(['x12.set-unsupported']);
  });

  it('indented files with a byte-order mark are read, 4010 interchanges refused', () => {
    expect(check('oop_MedicaidExample.txt').segments).toBe(97);
    expect(check('oop_TechnicalAcknowledgment_Sample1.txt').interchanges[0]?.acknowledgments).toHaveLength(2);
    expect(check('oop_Example_3_1_1_Request.txt').findings.map((f) => f.code)).toContain('x12.interchange-version');
  });
});
