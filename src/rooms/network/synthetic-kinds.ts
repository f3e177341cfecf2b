import type { Listing } from './listing.ts';

/** What a county of a synthetic network has. */
export interface SyntheticKind {
  readonly slug: string;
  readonly name: string;
  readonly kind: Listing['kind'];
  readonly services: readonly string[];
  readonly count: number;
  /** Else only in the first city of the county. */
  readonly inEveryCity: boolean;
  readonly delivery?: NonNullable<Listing['delivery']>;
  /** Populations of focus that one or another of them serves. */
  readonly populations?: readonly string[];
  /** Roles of the people who work there. */
  readonly people: readonly string[];
}

export const SYNTHETIC_KINDS: readonly SyntheticKind[] = [
  {
    slug: 'clinic',
    name: 'Clinic',
    kind: 'clinic',
    services: ['primary_care'],
    count: 3,
    inEveryCity: true,
    people: ['physician', 'nurse_practitioner'],
  },
  {
    slug: 'hospital',
    name: 'Hospital',
    kind: 'hospital',
    services: ['hospital'],
    count: 1,
    inEveryCity: false,
    people: ['physician', 'physician'],
  },
  {
    slug: 'group',
    name: 'Medical Group',
    kind: 'medical_group',
    services: ['delegated_medical_group'],
    count: 1,
    inEveryCity: false,
    people: ['physician'],
  },
  {
    slug: 'lactation',
    name: 'Lactation Consultant',
    kind: 'practitioner',
    services: ['lactation_consultation'],
    count: 2,
    inEveryCity: true,
    delivery: 'home_visits',
    people: ['ibclc'],
  },
  {
    slug: 'supplies',
    name: 'Medical Supply',
    kind: 'vendor',
    services: ['medical_supplies', 'breast_pump'],
    count: 1,
    inEveryCity: true,
    people: [],
  },
  {
    slug: 'doula',
    name: 'Doula',
    kind: 'practitioner',
    services: ['doula'],
    count: 2,
    inEveryCity: true,
    delivery: 'home_visits',
    people: ['doula'],
  },
  {
    slug: 'chw',
    name: 'Community Health Workers',
    kind: 'care_organization',
    services: ['community_health_worker'],
    count: 1,
    inEveryCity: true,
    people: ['community_health_worker', 'community_health_worker'],
  },
  {
    slug: 'ecm',
    name: 'Enhanced Care',
    kind: 'care_organization',
    services: ['enhanced_care_management'],
    populations: [
      'adults_homeless',
      'families_homeless',
      'avoidable_hospital_use',
      'serious_mental_health_or_substance_use',
      'leaving_incarceration',
      'birth_equity',
    ],
    count: 2,
    inEveryCity: false,
    people: [],
  },
  {
    slug: 'cs',
    name: 'Community Supports',
    kind: 'care_organization',
    services: ['community_supports'],
    count: 2,
    inEveryCity: false,
    people: [],
  },
  {
    slug: 'street',
    name: 'Street Medicine Team',
    kind: 'care_organization',
    services: ['street_medicine'],
    count: 1,
    inEveryCity: false,
    people: ['street_medicine_provider'],
  },
];
