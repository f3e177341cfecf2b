import type { RequestAsked } from '../contract/authorizations.ts';

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

/** The filters of the address as the server asks. Without a state: those somebody still has to work on. `plan=all` looks at all of the seat's. */
export function askedBy(filters: Filters, plan: string): Asked {
  const { state = 'open', who, urgency, kind, program, by, within, lapsed, awaits, outcome, discharge } = filters;
  return {
    ...(filters.plan === 'all' ? {} : { plan }),
    ...(state === 'any' ? {} : { states: [state] as NonNullable<Asked['states']> }),
    ...(who === 'me' || who === 'nobody' ? { assigned: who } : {}),
    ...(urgency ? { urgency: urgency as 'urgent' } : {}),
    ...(kind ? { kinds: [kind] as NonNullable<Asked['kinds']> } : {}),
    ...(program ? { program: program as 'medical' } : {}),
    ...(by === 'plan' ? { handled_by: 'plan' as const } : {}),
    ...(within === 'late'
      ? { overdue: true as const }
      : within && Number(within) > 0
        ? { due_within_hours: Number(within) }
        : {}),
    ...(lapsed === 'yes' ? { lapsed: true as const } : {}),
    ...(discharge === 'planned' ? { discharge } : {}),
    ...(awaits ? { awaits: [awaits] as NonNullable<Asked['awaits']> } : {}),
    ...(outcome ? { outcomes: [outcome] as NonNullable<Asked['outcomes']> } : {}),
  };
}
