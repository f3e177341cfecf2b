import { z } from 'zod';
import { addDays, type IsoDate, npiFrom } from '../../kernel/index.ts';
import type { Listing } from './listing.ts';
import type { Directory } from './organization.ts';
import { SYNTHETIC_KINDS, type SyntheticKind } from './synthetic-kinds.ts';
import { type SyntheticPerson, syntheticPerson } from './synthetic-people.ts';

/** Where a synthetic network stands: `examples/network.yaml`. */
export const syntheticWorld = z.record(
  z.string(),
  z.array(
    z.strictObject({
      county: z.string(),
      area_code: z.string().regex(/^\d{3}$/),
      brands: z.array(z.string()).min(1).optional(),
      languages: z.array(z.string()).min(1),
      cities: z.array(z.strictObject({ city: z.string(), zip: z.string().regex(/^\d{5}$/) })).min(1),
    }),
  ),
);
export type SyntheticWorld = z.infer<typeof syntheticWorld>;
type County = SyntheticWorld[string][number];

export interface SyntheticNetwork extends Directory {
  readonly people: readonly SyntheticPerson[];
  readonly capacity: readonly {
    readonly brand: string;
    readonly organization: string;
    readonly service: string;
    readonly reportedOn: IsoDate;
    readonly leadCareManagers: number;
    readonly enrolled: number;
    readonly pendingOutreach: number;
  }[];
}

/**
 * An invented network in real places, every organization marked SYNTHETIC: the same for the same plan and day.
 * Identifiers are from 1000000000 up, which the number's issuer has given to nobody we know of; telephones are from 555-0100
 * to 555-0199, kept for fiction.
 */
export function syntheticNetwork(plan: string, counties: readonly County[], today: IsoDate): SyntheticNetwork {
  const made = counties.flatMap((county) =>
    county.cities.flatMap(({ city, zip }, c) =>
      SYNTHETIC_KINDS.filter((kind) => kind.inEveryCity || c === 0).flatMap((kind) =>
        Array.from({ length: kind.count }, (_, n) => ({ kind, county, city, zip, n })),
      ),
    ),
  );
  const first = NPI_OF_PLAN[plan] ?? 900;
  const listings = made.map((place, i) => listingOf(plan, place, first * 100 + i, today));
  const people = made.flatMap(({ kind }, i) => {
    const organization = listings[i]?.id ?? '';
    return kind.people.flatMap((role, k) =>
      syntheticPerson(organization, role, first * 100 + 5000 + i * 10 + k, i + k, today),
    );
  });
  return {
    listings,
    organizations: listings.map(({ id, name, kind }) => ({
      id,
      name,
      kind: kind === 'medical_group' ? ('medical_group' as const) : ('provider' as const),
      synthetic: true,
    })),
    people,
    capacity: listings
      .filter((one) => one.services.includes('enhanced_care_management'))
      .map((one, i) => ({
        brand: one.brands[0] ?? plan,
        organization: one.id,
        service: 'enhanced_care_management',
        reportedOn: addDays(today, -(i % 5) * 20), // the oldest are almost a quarter old
        leadCareManagers: 2 + (i % 4),
        enrolled: 60 + ((i * 37) % 60),
        pendingOutreach: (i * 13) % 40,
      })),
  };
}

const NPI_OF_PLAN: Readonly<Record<string, number>> = { ccah: 100, 'health-net': 300, aah: 700 };

interface Place {
  readonly kind: SyntheticKind;
  readonly county: County;
  readonly city: string;
  readonly zip: string;
  readonly n: number;
}

function listingOf(plan: string, { kind, county, city, zip, n }: Place, i: number, today: IsoDate): Listing {
  const slug = `${kind.slug}-${city.toLowerCase().replaceAll(' ', '-')}-${n + 1}`;
  const phone = (k: number) => `${county.area_code}-555-01${String((i * 2 + k) % 100).padStart(2, '0')}`;
  const id = `${plan}.synthetic-${slug}`;
  return {
    id,
    plan,
    organization: id,
    name: `SYNTHETIC ${city} ${kind.name}${kind.count > 1 ? ` ${n + 1}` : ''}`,
    kind: kind.kind,
    npi: npiFrom(`1000${String(i).padStart(5, '0')}`),
    services: kind.services,
    audience: 'anyone',
    counties: [county.county],
    places: [],
    ...(kind.delivery === undefined ? {} : { delivery: kind.delivery }),
    brands: county.brands ?? [],
    address: { line: `${100 + (i % 80) * 10} Example St.`, city, state: 'CA', zip },
    contacts: [
      { channel: 'phone', value: phone(0) },
      { channel: 'fax', value: phone(1) },
    ],
    hours: { days: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '08:00', closes: '17:00' },
    notes: [{ say: { en: 'Invented for the demonstration.', es: 'Inventado para la demostración.' } }],
    unknown: [],
    languages: county.languages.filter((_, k) => k === 0 || (i + k) % 3 !== 0),
    accepting: i % 5 !== 0,
    ...(kind.populations === undefined ? {} : { populations: kind.populations.filter((_, k) => (i + k) % 3 !== 0) }),
    source: 'synthetic',
    checkedOn: addDays(today, -(i % 28)),
    cites: [],
  };
}
