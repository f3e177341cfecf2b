import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DirectoryIndex,
  type DirectoryQuery,
  type Listing,
  milesBetween,
  readZipTable,
  searchDirectory,
  servicesMeant,
  type ZipTable,
} from './index.ts';

const services = {
  pump: { say: { en: 'breast pump', es: 'extractor de leche' }, also: ['sacaleches'] },
  group: { say: { en: 'support group', es: 'grupo de apoyo' } },
};
const base: Listing = {
  id: 'x.a',
  plan: 'x',
  organization: 'x.a',
  name: 'A',
  kind: 'vendor',
  services: ['pump'],
  audience: 'anyone',
  counties: [],
  places: [],
  brands: [],
  contacts: [],
  notes: [],
  unknown: [],
  source: 'entered',
  cites: [],
};
const one = (id: string, more: Partial<Listing> = {}): Listing => ({ ...base, id: `x.${id}`, name: id, ...more });
const search = (listings: readonly Listing[], query: Partial<DirectoryQuery>, zips: ZipTable = new Map()) =>
  searchDirectory(new DirectoryIndex(listings, services, zips), { on: '2025-03-01', ...query });
const ids = (listings: readonly Listing[], query: Partial<DirectoryQuery>, zips: ZipTable = new Map()) =>
  search(listings, query, zips).results.map((r) => r.listing.name);

describe('a need', () => {
  it('is understood by its key, by words of any language, with or without accents, singular or plural', () => {
    for (const need of ['pump', 'Breast Pumps', 'EXTRACTOR de leche', 'sacaleches', 'leche'])
      expect(servicesMeant(services, need)).toEqual(['pump']);
    expect(servicesMeant(services, 'zzz')).toEqual([]);
    expect(servicesMeant(services, '  ')).toEqual([]);
  });

  it('that names no service may be part of a name', () => {
    expect(ids([one('Merced Supply'), one('Other')], { need: 'supply' })).toEqual(['Merced Supply']);
  });

  it('finds only whoever offers it', () => {
    expect(ids([one('a'), one('b', { services: ['group'] })], { need: 'grupo de apoyo' })).toEqual(['b']);
  });
});

describe('a place', () => {
  const merced = one('m', { counties: ['Merced'], address: { city: 'Merced', zip: '95340' } });
  const salinas = one('s', { counties: ['Monterey'], address: { city: 'Salinas', zip: '93901' } });
  const post = one('p', { counties: ['Merced', 'Monterey'], delivery: 'mail_order' });

  it('is a county however it is written, and whoever serves every county is found too', () => {
    for (const county of ['Merced', 'merced county', 'Condado de Merced'])
      expect(ids([merced, salinas, post, one('all')], { county })).toEqual(['m', 'all', 'p']);
  });

  it('is a city or a ZIP of a county the directory knows', () => {
    expect(search([merced, salinas], { city: 'salinas' }).place.county).toBe('Monterey');
    expect(ids([merced, salinas, post], { zip: '93901' })).toEqual(['s', 'p']);
  });

  it('that two counties claim is of neither', () => {
    const other = one('o', { counties: ['Merced'], address: { city: 'Salinas' } });
    expect(search([salinas, other], { city: 'Salinas' }).place.county).toBeUndefined();
    expect(ids([salinas, other, merced], { city: 'Salinas' })).toEqual(['o', 's']);
  });

  it('has a distance only where both ends are known', () => {
    const zips = readZipTable(
      'zip,latitude,longitude,county\n95340,37.3,-120.48,Merced\n93901,36.67,-121.65,Monterey\n',
      [],
    );
    const answer = search([merced, salinas, post], { zip: '95340', within: 5 }, zips);
    expect(answer.results.map((r) => [r.listing.name, r.miles])).toEqual([
      ['m', 0],
      ['p', undefined],
    ]);
    expect(search([merced], { within: 5, zip: '95340' })).toMatchObject({ total: 1, distanceUnknown: 1 });
  });
});

describe('the answer', () => {
  it('counts all and shows a page', () => {
    const many = Array.from({ length: 7 }, (_, i) => one(`n${i}`));
    expect(search(many, { page: 2, size: 3 })).toMatchObject({ total: 7, page: 2, size: 3 });
    expect(ids(many, { page: 3, size: 3 })).toEqual(['n6']);
    expect(ids(many, { page: 4, size: 3 })).toEqual([]);
  });

  it('shows entries on the days they are in force, first and last included', () => {
    const dated = one('d', { from: '2025-03-01', to: '2025-03-02' });
    const on = (day: string) => search([dated], { on: day }).total;
    expect(['2025-02-28', '2025-03-01', '2025-03-02', '2025-03-03'].map(on)).toEqual([0, 1, 1, 0]);
  });

  it('says of how many nobody knows the language', () => {
    const speaking = [one('e', { languages: ['es'] }), one('n', { languages: ['en'] }), one('u')];
    expect(search(speaking, { language: 'es' })).toMatchObject({ total: 1, languageUnknown: 1 });
  });

  it('keeps what is for providers from members', () => {
    expect(ids([one('p', { audience: 'providers' }), one('a')], { audience: 'members' })).toEqual(['a']);
  });

  it('does not depend on the order of the directory', () => {
    const place = fc.record({
      id: fc.integer({ min: 0, max: 99 }),
      county: fc.constantFrom('Merced', 'Monterey'),
      latitude: fc.option(fc.double({ min: 36, max: 38, noNaN: true }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(place, { selector: (p) => p.id, maxLength: 12 }), (drawn) => {
        const listings = drawn.map(({ id, county, latitude }) =>
          one(`n${id}`, { counties: [county], ...(latitude === undefined ? {} : { latitude, longitude: -121 }) }),
        );
        const query = { county: 'Merced', near: { latitude: 37, longitude: -121 } };
        expect(ids(listings.toReversed(), query)).toEqual(ids(listings, query));
      }),
    );
  });
});

describe('a distance', () => {
  it('is that of the great circle: one degree of latitude is about 69 miles, a point is nowhere from itself', () => {
    expect(milesBetween({ latitude: 36, longitude: -121 }, { latitude: 37, longitude: -121 })).toBeCloseTo(69.09, 1);
    expect(milesBetween({ latitude: 36, longitude: -121 }, { latitude: 36, longitude: -121 })).toBe(0);
  });

  it('agrees with the index that looks for what is within it', () => {
    const points = fc.array(
      fc.tuple(fc.double({ min: 33, max: 42, noNaN: true }), fc.double({ min: -124, max: -114, noNaN: true })),
      {
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 300 }), (drawn, within) => {
        const near = { latitude: 37, longitude: -120 };
        const listings = drawn.map(([latitude, longitude], i) => one(`n${i}`, { latitude, longitude }));
        const expected = listings.filter(
          (l) => milesBetween(near, { latitude: l.latitude ?? 0, longitude: l.longitude ?? 0 }) <= within,
        );
        const found = search(listings, { near, within, size: 100 }).total;
        const edge = listings.filter(
          (l) =>
            Math.abs(milesBetween(near, { latitude: l.latitude ?? 0, longitude: l.longitude ?? 0 }) - within) <
            within * 0.002,
        );
        expect(Math.abs(found - expected.length)).toBeLessThanOrEqual(edge.length);
      }),
    );
  });
});

describe('a table of ZIP codes', () => {
  it('is read with its counties; a row that is none, off the earth or there twice is found', () => {
    const findings: Parameters<typeof readZipTable>[1] = [];
    const table = readZipTable(
      'zip,latitude,longitude,county\n95340,37.3,-120.4,Merced\n95340,1,1,\n9534,1,1,\n95341,99,1,\n',
      findings,
    );
    expect([...table.keys()]).toEqual(['95340']);
    expect(findings.map((f) => `${f.code} ${f.at}`)).toEqual([
      'places.row line 3',
      'places.row line 4',
      'places.row line 5',
    ]);
  });
});
