import { beforeAll, describe, expect, it } from 'vitest';
import { readHsdsCsv, readHsdsJson, stableId, writeHsdsCsv, writeHsdsJson } from '../../formats/hsds/index.ts';
import { type Finding, order } from '../../kernel/index.ts';
import { readPolicy } from '../../platform/policy/index.ts';
import type { PolicyBook, Services } from '../../rules/index.ts';
import { type Directory, directoryFromHsds, directoryToHsds, publishedListings } from './index.ts';

let book: PolicyBook;
let services: Services;
beforeAll(async () => {
  ({ book } = await readPolicy(new URL('../../../policy', import.meta.url).pathname, { sources: false }));
  services = book.services ?? {};
});

function published(plan: string): Directory {
  const listings = book.packs.filter((p) => p.plan.plan === plan).flatMap(publishedListings);
  const organizations = [...new Map(listings.map((l) => [l.organization, l.organization === plan ? plan : l.name]))];
  return {
    listings,
    organizations: organizations.map(([id, name]) => ({
      id,
      name,
      kind: id === plan ? 'plan' : 'provider',
      synthetic: false,
    })),
  };
}

/** The nested form groups places by organization; the directory is the same in any order. */
function inOrder({ organizations, listings }: Directory): Directory {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => order(a.id, b.id);
  return { organizations: [...organizations].sort(byId), listings: [...listings].sort(byId) };
}

describe('a directory as HSDS 3.0', () => {
  it.each(['ccah', 'health-net', 'aah'])(
    'of %s comes back from JSON and CSV the same, unknowns, notes and citations too',
    (plan) => {
      const findings: Finding[] = [];
      const directory = published(plan);
      const tables = directoryToHsds(directory, services);
      const json = directoryFromHsds(readHsdsJson(writeHsdsJson(tables), findings), plan, services, findings);
      const csv = directoryFromHsds(readHsdsCsv(writeHsdsCsv(tables), findings), plan, services, findings);
      expect(findings).toEqual([]);
      expect(inOrder(json)).toEqual(inOrder(directory));
      expect(inOrder(csv)).toEqual(inOrder(directory));
    },
  );

  it('takes a telephone that another system corrected', () => {
    const tables = directoryToHsds(published('ccah'), services);
    const phone = tables.phone.map((p) => (p.number === '209-722-3832' ? { ...p, number: '209-722-0000' } : p));
    const back = directoryFromHsds({ ...tables, phone }, 'ccah', services, []);
    expect(back.listings.find((l) => l.id === 'ccah.merced-medical-supply')?.contacts[0]?.value).toBe('209-722-0000');
  });

  it('keeps populations and who checked a place', () => {
    const [one] = published('ccah').listings;
    if (!one) throw new Error('ccah publishes nothing');
    const listings = [
      { ...one, source: 'entered' as const, checkedBy: 'organization' as const, populations: ['birth_equity'] },
    ];
    const directory = { ...published('ccah'), listings };
    const findings: Finding[] = [];
    const json = writeHsdsJson(directoryToHsds(directory, services));
    expect(directoryFromHsds(readHsdsJson(json, findings), 'ccah', services, findings).listings).toEqual(listings);
    expect(findings).toEqual([]);
  });

  const place = { id: stableId('odd place'), location_type: 'physical', name: 'SYNTHETIC Place' };
  const odd = (more: object, at: object = {}) => [
    { id: stableId('odd'), name: 'SYNTHETIC Odd', description: 'x', locations: [{ ...place, ...at }], ...more },
  ];
  it.each([
    ['control characters in a name', odd({ name: 'Odd\u0000' }), ['hsds.does_not_fit', 'hsds.no_organization']],
    ['a place beyond the poles', odd({}, { latitude: 91, longitude: 0 }), ['hsds.does_not_fit']],
    ['a kind of location nobody knows', odd({}, { location_type: 'moon' }), ['hsds.does_not_fit']],
    ['no list where one belongs', odd({ locations: 'none' }), ['hsds.does_not_fit']],
    ['rows that are none', odd({ locations: [null, 'x'] }), ['hsds.does_not_fit']],
    [
      'hours of no day',
      odd({}, { schedules: [{ id: stableId('odd hours'), byday: 'XX', opens_at: '25:00' }] }),
      ['hsds.hours_left_out', 'hsds.no_service'],
    ],
    ['a service that is no organization', [{ ...place, service_at_locations: [] }], ['hsds.not_a_directory']],
  ])('of others with %s is answered with findings and never thrown', (_, content, codes) => {
    const findings: Finding[] = [];
    directoryFromHsds(readHsdsJson(JSON.stringify(content), findings), 'ccah', services, findings);
    expect(findings.map((f) => f.code)).toEqual(codes);
  });

  it('of another plan is not taken in', () => {
    const findings: Finding[] = [];
    const tables = directoryToHsds(published('aah'), services);
    expect(directoryFromHsds(tables, 'ccah', services, findings).listings).toEqual([]);
    expect(findings.map((f) => f.code)).toContain('hsds.other_plan');
  });

  it('by another publisher becomes listings, with the services our words know', () => {
    const id = (n: number) => stableId(`foreign ${n}`);
    const findings: Finding[] = [];
    const text = JSON.stringify({
      id: id(1),
      name: 'Foreign Food',
      description: 'x',
      locations: [
        {
          id: id(2),
          location_type: 'physical',
          name: 'Foreign Kitchen',
          latitude: 36.6,
          longitude: -121.6,
          addresses: [
            {
              id: id(3),
              address_1: '1 Main St.',
              city: 'Salinas',
              state_province: 'CA',
              postal_code: '93901-1234',
              country: 'US',
              address_type: 'physical',
            },
          ],
          phones: [{ id: id(4), number: '831-555-0100', type: 'voice' }],
          languages: [{ id: id(5), code: 'es' }],
        },
      ],
      services: [
        {
          id: id(6),
          name: 'Lactation consultant',
          status: 'active',
          service_areas: [{ id: id(7), name: 'Monterey', extent_type: 'county' }],
          service_at_locations: [{ id: id(8), location_id: id(2) }],
        },
      ],
    });
    const { listings } = directoryFromHsds(readHsdsJson(text, findings), 'ccah', services, findings);
    expect(findings).toEqual([]);
    expect(listings).toMatchObject([
      {
        name: 'Foreign Kitchen',
        services: ['lactation_consultation'],
        counties: ['Monterey'],
        languages: ['es'],
        address: { line: '1 Main St.', zip: '93901' },
        contacts: [{ channel: 'phone', value: '831-555-0100' }],
        source: 'imported',
      },
    ]);
  });
});
