import { addDays, californiaDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { type Listing, putCapacity, putDirectory, putPractitioners } from '../../rooms/network/index.ts';
import { PROVIDERS } from './cast.ts';

type Place = Pick<Listing, 'kind' | 'services' | 'counties'> & Pick<Listing, 'populations' | 'delivery'>;
const CARE: Place = {
  kind: 'care_organization',
  services: ['enhanced_care_management', 'community_supports'],
  counties: [],
  populations: ['adults_homeless', 'birth_equity'],
};
const DOULA: Place = { kind: 'practitioner', services: ['doula'], counties: [], delivery: 'home_visits' };
const PLACES: Readonly<Record<string, Place>> = {
  'demo-clinic': { kind: 'clinic', services: ['primary_care'], counties: ['Santa Cruz'] },
  'demo-ecm': CARE,
  'demo-doula': DOULA,
  'demo-group': { kind: 'medical_group', services: ['delegated_medical_group'], counties: ['Alameda'] },
};

/** Letters to a doula wait for a number. */
const FAXES: ReadonlySet<string> = new Set(['demo-clinic', 'demo-ecm', 'demo-group']);

/** Places, people and capacity of the organizations somebody can sign in to, each for every plan it works for. */
export async function seedPlaces(tx: Queryable, now: Date): Promise<void> {
  const today = californiaDate(now);
  for (const { id, name, kind, plans, npi } of PROVIDERS) {
    const place = PLACES[id];
    if (!place) continue;
    for (const plan of plans) {
      if (await isListed(tx, plan, id)) continue;
      const listings = [listingOf(plan, { id, name, npi: await paidUnder(tx, plan, id, npi) }, place, today)];
      await putDirectory(tx, plan, { organizations: [{ id, name, kind, synthetic: true }], listings }, undefined);
      await tx.query('update site set provider_id = $2 where plan = $1 and organization_id = $2', [plan, id]);
      if (id === 'demo-doula') await putPractitioners(tx, plan, doulas(plan, id, today));
      if (id === 'demo-ecm') {
        const counts = { leadCareManagers: 3, enrolled: 128, pendingOutreach: 17 };
        const report = { ...counts, brand: plan, organization: id, reportedOn: addDays(today, -40) };
        await putCapacity(tx, plan, [{ ...report, service: 'enhanced_care_management' }], 'synthetic', now);
      }
    }
  }
}

async function isListed(tx: Queryable, plan: string, organization: string): Promise<boolean> {
  const { rowCount } = await tx.query('select from site where plan = $1 and organization_id = $2 limit 1', [
    plan,
    organization,
  ]);
  return rowCount > 0;
}

/** The number the plan pays it under: the examples have some of them already, under a number of their own. Members' PCP is this number. */
async function paidUnder(tx: Queryable, plan: string, provider: string, npi: string): Promise<string> {
  const { rows } = await tx.query<{ npi: string }>('select npi from provider where plan = $1 and provider_id = $2', [
    plan,
    provider,
  ]);
  return rows[0]?.npi ?? npi;
}

function listingOf(
  plan: string,
  { id, name, npi }: { readonly id: string; readonly name: string; readonly npi: string },
  place: Place,
  today: string,
): Listing {
  return {
    ...place,
    id: `${plan}.${id}`,
    plan,
    organization: id,
    name,
    npi,
    audience: 'anyone',
    places: [],
    brands: [],
    contacts: [
      { channel: 'phone', value: '831-555-0190' },
      ...(FAXES.has(id) ? [{ channel: 'fax' as const, value: '831-555-0191' }] : []),
    ],
    hours: { days: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '08:30', closes: '17:00' },
    notes: [{ say: { en: 'Invented for the demonstration.', es: 'Inventado para la demostración.' } }],
    unknown: [],
    languages: ['en', 'es'],
    accepting: true,
    source: 'synthetic',
    checkedOn: addDays(today, -20),
    cites: [],
  };
}

/** One whose papers are in order but for one that runs out soon, and one of whom too little is known. */
function doulas(plan: string, organization: string, today: string) {
  const letter = {
    kind: 'letter' as const,
    on: addDays(today, -200),
    writer: 'physician',
    writer_enrolled: 'none' as const,
  };
  return [
    {
      id: `${plan}.${organization}.one`,
      organization,
      name: 'SYNTHETIC Doula Amapola',
      synthetic: true,
      person: {
        role: 'doula',
        born: '1990-05-05',
        credentials: [
          { kind: 'cpr' as const, on: addDays(today, -700), expires: addDays(today, 30) },
          { kind: 'hipaa_training' as const, on: addDays(today, -300) },
          {
            kind: 'training' as const,
            on: addDays(today, -900),
            hours: 24,
            births: 3,
            areas: [
              'lactation_support',
              'childbirth_education',
              'anatomy',
              'comfort_and_support_techniques',
              'community_resource_list',
            ],
          },
          letter,
        ],
      },
    },
    {
      id: `${plan}.${organization}.two`,
      organization,
      name: 'SYNTHETIC Doula Begonia',
      synthetic: true,
      person: {
        role: 'doula',
        credentials: [{ kind: 'cpr' as const, on: addDays(today, -800), expires: addDays(today, -70) }],
      },
    },
  ];
}
