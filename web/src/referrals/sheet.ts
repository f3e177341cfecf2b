import { readInstant } from '../../../src/kernel/zone.ts';
import { providerOf } from '../authorizations/request-sheet.ts';
import type { ReferralMade, ReferralOptions } from '../contract/referrals.ts';
import { filledIn } from './filled-in.ts';

export type Side = 'plan' | 'organization' | 'person';
export type Service = ReferralOptions['services'][number];
export type Referrer = ReferralMade['by'];

/** What of a new referral changes what else is asked; the rest stays in the form. */
export interface ReferralSheet {
  readonly service: string;
  readonly by: Referrer;
  readonly door: NonNullable<ReferralMade['door']>;
  readonly to: string;
  readonly from: string;
  readonly populations: readonly string[];
}

const OFFICE: readonly Referrer[] = ['ecm_provider', 'other_provider', 'other_entity'];
const PEOPLE: readonly Referrer[] = ['member', 'guardian', 'family_member', 'caregiver', 'authorized_support_person'];

/** Of those the plan's documents name, whom somebody on this side can be or speak for. */
export function referrersFor(side: Side, service: Service | undefined): readonly Referrer[] {
  const named = service?.ways.map(({ by }) => by) ?? [];
  if (side === 'plan') return named;
  return (side === 'organization' ? OFFICE : PEOPLE).filter((by) => named.includes(by));
}

export function doorsOf(service: Service | undefined, by: Referrer): readonly ReferralSheet['door'][] {
  return service?.ways.find((way) => way.by === by)?.doors.map(({ door }) => door) ?? [];
}

/** What fits a service and a referrer: a way that is closed to them gives way to the first that is open. */
export function fitting(
  sheet: ReferralSheet,
  service: Service | undefined,
): Pick<ReferralSheet, 'service' | 'by' | 'door'> {
  const { by } = sheet;
  const open = doorsOf(service, by);
  return {
    service: service?.code ?? sheet.service,
    by,
    door: open.includes(sheet.door) ? sheet.door : (open[0] ?? 'portal'),
  };
}

export function isPerson(by: Referrer): boolean {
  return PEOPLE.includes(by);
}

export function newReferral(side: Side, { services }: ReferralOptions): ReferralSheet {
  const [first] = services;
  const most = side === 'plan' || side === 'person' ? 'member' : 'other_provider';
  const may = referrersFor(side, first);
  const by = may.includes(most) ? most : (may[0] ?? most);
  const doors = doorsOf(first, by);
  const door = side === 'plan' && doors.includes('phone') ? 'phone' : (doors[0] ?? 'portal');
  return { service: first?.code ?? '', by, door, to: '', from: '', populations: [] };
}

const yesNo = (form: FormData, field: string) => {
  const said = form.get(field);
  return said === 'yes' || said === 'no' ? said === 'yes' : undefined;
};

/** As the server takes it: what was left open is not sent, and only the plan says how it came. */
export function sentReferral(sheet: ReferralSheet, form: FormData, service: Service | undefined, side: Side) {
  const { by, door, to, from, populations } = sheet;
  const received = readInstant(String(form.get('received') ?? ''));
  const chosen = form.get('chosen');
  const asked = {
    agreed: yesNo(form, 'agreed'),
    new_to_program: yesNo(form, 'new'),
    qualified: yesNo(form, 'qualified'),
  };
  return {
    service: sheet.service,
    by,
    door: side === 'person' ? ('portal' as const) : door,
    ...filledIn(form, 'detail', 'relation', 'name', 'reason', 'social', 'contact'),
    ...(service?.asks.includes('population_of_focus') && populations.length > 0
      ? { populations: [...populations] }
      : {}),
    ...(to.trim() === ''
      ? {}
      : { to: providerOf({ text: to }), chosen_by: (chosen ?? 'member') as NonNullable<ReferralMade['chosen_by']> }),
    ...(side === 'plan' && from.trim() !== '' && !isPerson(by) ? { from: providerOf({ text: from }) } : {}),
    ...(side === 'plan' && received !== undefined ? { received } : {}),
    ...(asked.agreed === undefined ? {} : { agreed: asked.agreed }),
    ...(asked.new_to_program === undefined ? {} : { new_to_program: asked.new_to_program }),
    ...(asked.qualified === undefined ? {} : { qualified: asked.qualified }),
  };
}
