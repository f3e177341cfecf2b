import type { AppealAsked } from '../contract/appeals.ts';

/** What the address of the worklist of appeals holds: short words and a colleague's account, never a member. */
export const APPEAL_FILTERS = [
  'state',
  'who',
  'kind',
  'category',
  'speed',
  'within',
  'awaits',
  'outcome',
  'plan',
  'sort',
] as const;
export type AppealFilters = { readonly [key in (typeof APPEAL_FILTERS)[number]]?: string };

type Asked = Omit<AppealAsked, 'page' | 'size' | 'sort'>;

/** The filters of the address as the server asks. Without a state: those somebody still has to work on. */
export function askedAppeals(filters: AppealFilters, plan: string): Asked {
  const { state = 'open', who, kind, category, speed, within, awaits, outcome } = filters;
  return {
    ...(filters.plan === 'all' ? {} : { plan }),
    ...(state === 'any' ? {} : { states: [state] as NonNullable<Asked['states']> }),
    ...(who ? { assigned: who === 'me' || who === 'nobody' ? who : { account: who } } : {}),
    ...(kind ? { kinds: [kind] as NonNullable<Asked['kinds']> } : {}),
    ...(category ? { categories: [category] as NonNullable<Asked['categories']> } : {}),
    ...(speed ? { expedited: speed === 'expedited' } : {}),
    ...(within === 'late'
      ? { overdue: true as const }
      : Number(within) > 0
        ? { due_within_hours: Number(within) }
        : {}),
    ...(awaits ? { awaits: [awaits] as NonNullable<Asked['awaits']> } : {}),
    ...(outcome ? { outcomes: [outcome] as NonNullable<Asked['outcomes']> } : {}),
  };
}
