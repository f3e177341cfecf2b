import type { RequestAsked } from '../contract/authorizations.ts';
import { askedOfCases } from '../parts/asked-of-cases.ts';

/** What the address of a worklist holds: short words, never a member. */
export const FILTERS = [
  'state',
  'who',
  'urgency',
  'kind',
  'program',
  'by',
  'within',
  'lapsed',
  'awaits',
  'discharge',
  'outcome',
  'plan',
  'sort',
] as const;
export type Filters = { readonly [key in (typeof FILTERS)[number]]?: string };

type Asked = Omit<RequestAsked, 'page' | 'size' | 'sort'>;

/** The filters of the address as the server asks. */
export function askedBy(filters: Filters, plan: string | undefined): Asked {
  const { who, urgency, kind, program, by, lapsed, discharge } = filters;
  return {
    ...askedOfCases<Asked>(filters, plan),
    ...(who === 'me' || who === 'nobody' ? { assigned: who } : {}),
    ...(urgency ? { urgency: urgency as 'urgent' } : {}),
    ...(kind ? { kinds: [kind] as NonNullable<Asked['kinds']> } : {}),
    ...(program ? { program: program as 'medical' } : {}),
    ...(by === 'plan' ? { handled_by: 'plan' as const } : {}),
    ...(lapsed === 'yes' ? { lapsed: true as const } : {}),
    ...(discharge === 'planned' ? { discharge } : {}),
  };
}
