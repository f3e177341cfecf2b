import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../kernel/index.ts';
import {
  emptyTables,
  type HsdsTables,
  readHsdsCsv,
  readHsdsJson,
  stableId,
  writeHsdsCsv,
  writeHsdsJson,
} from './index.ts';

const id = (n: number) => stableId(`row ${n}`);
const organization = { id: id(1), name: 'SYNTHETIC Care', description: 'Care' };
const tables = (more: Partial<HsdsTables> = {}): HsdsTables => ({
  ...emptyTables(),
  organization: [organization],
  ...more,
});
const whole = tables({
  location: [{ id: id(2), location_type: 'physical', organization_id: id(1), latitude: 36.5, longitude: -121.5 }],
  service: [{ id: id(3), name: 'Pump', status: 'active', organization_id: id(1) }],
  service_at_location: [{ id: id(4), service_id: id(3), location_id: id(2) }],
  phone: [{ id: id(5), location_id: id(2), number: '831-555-0100', extension: 12 }],
  taxonomy: [{ id: id(6), name: 'T', description: 'T' }],
  taxonomy_term: [{ id: id(7), name: 'pump', description: 'pump', code: 'pump', taxonomy_id: id(6) }],
  attribute: [{ id: id(8), link_id: id(3), link_entity: 'service', taxonomy_term_id: id(7) }],
  address: [
    {
      id: id(9),
      location_id: id(2),
      address_1: '1 "A", St.',
      city: 'Merced',
      state_province: 'CA',
      postal_code: '95340',
      country: 'US',
      address_type: 'physical',
    },
  ],
});
const codes = (findings: readonly Finding[]) => findings.map((f) => `${f.code} ${f.at}`);

describe('HSDS 3.0', () => {
  it('comes back from JSON and from CSV as it was written', () => {
    const findings: Finding[] = [];
    expect(readHsdsJson(writeHsdsJson(whole), findings)).toEqual(whole);
    expect(readHsdsCsv(writeHsdsCsv(whole), findings)).toEqual(whole);
    expect(findings).toEqual([]);
  });

  it('keeps every text, and a spreadsheet never takes one for a formula', () => {
    const text = fc
      .oneof(fc.string(), fc.constantFrom('=1+1', '@x', '-2', '+1 831', "'=1", '\tx', '"', 'a\r\nb', 'ñ😀'))
      .filter((s) => s.length > 0);
    fc.assert(
      fc.property(text, (name) => {
        const said = tables({ organization: [{ ...organization, name }] });
        const files = writeHsdsCsv(said);
        const cells: string[][] = parse(files[0]?.text ?? '', { relax_column_count: true });
        expect(cells.flat().filter((cell) => /^[=+@\t]/.test(cell))).toEqual([]);
        expect(readHsdsCsv(files, []).organization[0]?.name).toBe(name);
        expect(readHsdsJson(writeHsdsJson(said), []).organization[0]?.name).toBe(name);
      }),
    );
  });

  it('reads one organization, a list, a page of the API and tables by name', () => {
    for (const data of [
      organization,
      [organization],
      { contents: [organization], page: 1 },
      { organization: [organization] },
    ])
      expect(readHsdsJson(JSON.stringify(data), []).organization).toEqual([organization]);
  });

  it.each([
    ['no JSON', '{', ['hsds.not_json file']],
    ['a number', '7', ['hsds.not_a_directory organization[1]']],
    [
      'an organization without a name',
      JSON.stringify([{ ...organization, name: null }]),
      ['hsds.does_not_fit organization[1].name'],
    ],
    ['an id that is no UUID', JSON.stringify([{ ...organization, id: '7' }]), ['hsds.does_not_fit organization[1].id']],
    ['an id twice', JSON.stringify([organization, organization]), ['hsds.id_twice organization[2]']],
    [
      'a latitude off the earth',
      JSON.stringify([
        { ...organization, locations: [{ id: id(2), location_type: 'physical', latitude: 91, longitude: 0 }] },
      ]),
      ['hsds.does_not_fit location[1].latitude'],
    ],
    [
      'a service at a location that is not there',
      JSON.stringify([
        {
          ...organization,
          services: [
            { id: id(3), name: 'P', status: 'active', service_at_locations: [{ id: id(4), location_id: id(9) }] },
          ],
        },
      ]),
      ['hsds.points_at_nothing service_at_location[1].location_id'],
    ],
  ])('answers %s with a finding, and keeps the rest', (_, text, expected) => {
    const findings: Finding[] = [];
    readHsdsJson(text, findings);
    expect(codes(findings)).toEqual(expected);
  });

  it('answers a CSV file whose rows have another width, and a folder without organizations', () => {
    const findings: Finding[] = [];
    readHsdsCsv([{ name: 'organizations.csv', text: 'id,name\n1,2,3\n' }], findings);
    readHsdsCsv([], findings);
    expect(codes(findings)).toEqual(['hsds.csv organizations.csv', 'hsds.not_a_directory folder']);
  });

  it('gives the same name the same id, other names others, each a UUID', () => {
    const names = Array.from({ length: 5000 }, (_, i) => `place ${i}`);
    expect(new Set(names.map(stableId)).size).toBe(names.length);
    expect(stableId('a')).toBe(stableId('a'));
    expect(stableId('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
