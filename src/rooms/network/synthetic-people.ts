import { addDays, addMonths, type IsoDate, npiFrom } from '../../kernel/index.ts';
import type { Credential } from './credential.ts';
import type { StoredPractitioner } from './practitioner-store.ts';

export type SyntheticPerson = Omit<StoredPractitioner, 'organizationName'>;

const FIRST_NAMES = ['Ana', 'Bao', 'Carmen', 'Dev', 'Elena', 'Farid', 'Grace', 'Hugo', 'Ines', 'Jamal', 'Kim', 'Lucia'];
const AREAS = [
  'lactation_support',
  'childbirth_education',
  'anatomy',
  'comfort_and_support_techniques',
  'community_resource_list',
];

/** Somebody invented, with the papers of the role; every seventh is late with one of them. */
export function syntheticPerson(
  organization: string,
  role: string,
  number: number,
  i: number,
  today: IsoDate,
): SyntheticPerson[] {
  const papers = PAPERS[role];
  if (!papers) return [];
  const isLate = i % 7 === 6;
  return [
    {
      id: `${organization}.${role}-${number}`,
      organization,
      npi: npiFrom(`1000${String(number).padStart(5, '0')}`),
      name: `SYNTHETIC ${FIRST_NAMES[i % FIRST_NAMES.length] ?? 'Ana'} ${number}`,
      synthetic: true,
      person: {
        role,
        born: addMonths('1990-01-01', -(i % 200)),
        livedExperience: true,
        workedSince: addMonths(today, -(6 + (i % 10))),
        outsideWalls: true,
        contactAddress: true,
        supervisor: { practicesStreetMedicine: true, knowsProtocols: true },
        credentials: papers(today, isLate),
      },
    },
  ];
}

const license =
  (of: string) =>
  (today: IsoDate, isLate: boolean): Credential[] => [
    {
      kind: 'license',
      of,
      number: 'SYNTHETIC',
      on: addMonths(today, -20),
      expires: addDays(today, isLate ? -10 : 300),
    },
  ];

const PAPERS: Readonly<Record<string, (today: IsoDate, isLate: boolean) => Credential[]>> = {
  physician: license('md'),
  nurse_practitioner: license('np'),
  ibclc: license('ibclc'),
  street_medicine_provider: license('np'),
  doula: (today, isLate) => [
    { kind: 'cpr', on: addMonths(today, -14), expires: addDays(today, isLate ? -5 : 200) },
    { kind: 'hipaa_training', on: addMonths(today, -14) },
    { kind: 'training', on: addMonths(today, -30), hours: 20, births: 4, areas: AREAS },
    { kind: 'continuing_education', on: addMonths(today, -8), hours: 3, evidence_kept: true },
  ],
  community_health_worker: (today, isLate) => [
    { kind: 'certificate', of: 'chw', on: addMonths(today, -18) },
    { kind: 'continuing_education', on: today, hours: isLate ? 2 : 6, evidence_kept: true },
  ],
};
