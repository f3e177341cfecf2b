import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../formats/csv/index.ts';
import { flatEnrollment } from './flat-columns.ts';
import { enrollmentFromFlat } from './from-flat.ts';

const REQUIRED = {
  cin: '90000001A',
  last_name: 'Synthetic',
  first_name: 'Ana',
  born: '1996-05-01',
  coverage_from: '2025-01-01',
};

async function read(cells: Readonly<Record<string, string>>) {
  const all = { ...REQUIRED, ...cells };
  const text = `${Object.keys(all).join(',')}\n${Object.values(all).join(',')}\n`;
  for await (const event of readCsv([new TextEncoder().encode(text)], flatEnrollment)) {
    if (event.kind === 'rejected') throw new Error(JSON.stringify(event.findings));
    return enrollmentFromFlat(event, 1, '2025-03-06', ['hmhb']);
  }
  throw new Error('no row was read');
}

describe('a row of a flat enrolment file', () => {
  it('says the same things as an 834', async () => {
    const { enrollment, findings } = await read({
      county: 'Merced',
      address: '1 Test St',
      city: 'Merced',
      state: 'CA',
      zip: '95340',
      mobile: '555-000-1111',
      spoken: 'hmn',
      alternative_format: 'braille',
      homeless: 'sheltered',
      aid_code: 'M1',
      pcp: '1234567893',
      pcp_from: '2025-02-01',
      ecm_provider: 'ecm-1',
      ecm_status: 'pending_outreach',
      mother_cin: '90000002A',
    });
    expect(findings).toEqual([]);
    expect(enrollment).toMatchObject({
      cin: '90000001A',
      county: 'Merced',
      address: { lines: ['1 Test St'], zip: '95340' },
      contacts: [{ kind: 'mobile', value: '555-000-1111', source: 'enrollment' }],
      languages: { spoken: 'hmn' },
      format: 'braille',
      homeless: 'sheltered',
      mother: '90000002A',
      coverage: [{ kind: 'covered', span: { from: '2025-01-01', aidCode: 'M1', deliverySystem: 'managed_care' } }],
      assignments: [
        { kind: 'pcp', who: '1234567893', from: '2025-02-01' },
        { kind: 'ecm', who: 'ecm-1', status: 'pending_outreach', from: '2025-01-01' },
      ],
    });
  });

  it('does not say what its cells leave empty', async () => {
    const { enrollment } = await read({ county: '', homeless: '', zip: '' });
    expect(Object.keys(enrollment ?? {}).sort()).toEqual(
      ['assignments', 'born', 'cin', 'contacts', 'coverage', 'isWhole', 'languages', 'name'].sort(),
    );
  });

  it.each([
    ['coverage that ends before it begins', { coverage_to: '2024-12-31' }, 'member.dates_reversed'],
    ['a birth to come', { born: '2030-01-01' }, 'member.born'],
    ['a wrong CIN', { cin: '12345678A' }, 'member.cin'],
    ['a formula', { county: '=cmd' }, 'csv.formula'],
    ['a wrong county code', { aid_code: 'toolong' }, 'csv.shape'],
  ])('with %s is rejected with the reason', async (_, cells, code) => {
    const line = await read(cells);
    expect(line.enrollment).toBeUndefined();
    expect(line.findings.map((f) => f.code)).toContain(code);
  });
});

it('every column stands in docs/reference/enrollment-file.md, and the page invents none', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/reference/enrollment-file.md'), 'utf8');
  const table = page.split('\n').filter((line) => line.startsWith('| `'));
  const told = table.flatMap((line) => (line.split('|')[1] ?? '').match(/[a-z_0-9]+/g) ?? []);
  expect(told.sort()).toEqual(flatEnrollment.columns.map((column) => column.name).sort());
});
