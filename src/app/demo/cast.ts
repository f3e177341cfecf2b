import { npiFrom } from '../../kernel/index.ts';
import type { DemoOrganization } from '../../rooms/accounts/index.ts';

/** How many invented members each plan or brand of the demonstration has. */
export const MEMBERS: Readonly<Record<string, number>> = {
  ccah: 2400,
  aah: 1500,
  'health-net': 900,
  calviva: 400,
  chpiv: 200,
};

/** Organizations of the demonstration that treat members, with the provider each is in a plan's claims. */
export interface DemoProvider {
  readonly id: string;
  readonly name: string;
  readonly kind: 'provider' | 'medical_group';
  readonly plans: readonly string[];
  readonly types: readonly string[];
  readonly npi: string;
}

export const PROVIDERS: readonly DemoProvider[] = [
  {
    id: 'demo-clinic',
    name: 'SYNTHETIC Pajaro Clinic',
    kind: 'provider',
    plans: ['ccah'],
    types: ['clinic'],
    npi: npiFrom('100099001'),
  },
  {
    id: 'demo-ecm',
    name: 'SYNTHETIC Three Rivers Care',
    kind: 'provider',
    plans: ['ccah', 'aah', 'health-net'],
    types: ['ecm_provider', 'community_supports_provider'],
    npi: npiFrom('100099002'),
  },
  {
    id: 'demo-doula',
    name: 'SYNTHETIC Doula Collective',
    kind: 'provider',
    plans: ['health-net', 'ccah'],
    types: ['doula'],
    npi: npiFrom('100099003'),
  },
  {
    id: 'demo-group',
    name: 'SYNTHETIC East Bay Medical Group',
    kind: 'medical_group',
    plans: ['aah'],
    types: ['clinic'],
    npi: npiFrom('100099004'),
  },
];

/** Whose sign-ins the demonstration has: every role of every kind of organization. */
export function signInOrganizations(planNames: ReadonlyMap<string, string>): readonly DemoOrganization[] {
  return [
    ...Object.keys(MEMBERS).map((plan) => ({
      id: plan,
      kind: 'plan' as const,
      name: planNames.get(plan) ?? plan,
      plans: [plan],
      twice: ['medical_director'],
    })),
    ...PROVIDERS.map(({ id, name, kind, plans }) => ({ id, name, kind, plans })),
    {
      id: 'demo-members',
      kind: 'members' as const,
      name: 'SYNTHETIC members of the Alliance',
      plans: ['ccah'],
      wards: [
        { role: 'member', plan: 'ccah', member: 'ana', relation: 'self' as const },
        { role: 'guardian', plan: 'ccah', member: 'leo', relation: 'guardian' as const },
        { role: 'guardian', plan: 'ccah', member: 'kou', relation: 'guardian' as const },
      ],
    },
  ];
}
