import type { AppealAsked } from '../contract/appeals.ts';
import { askedOfCases } from '../parts/asked-of-cases.ts';

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

/** The filters of the address as the server asks. */
export function askedAppeals(filters: AppealFilters, plan: string | undefined): Asked {
  const { who, kind, category, speed } = filters;
  return {
    ...askedOfCases<Asked>(filters, plan),
    ...(who ? { assigned: who === 'me' || who === 'nobody' ? who : { account: who } } : {}),
    ...(kind ? { kinds: [kind] as NonNullable<Asked['kinds']> } : {}),
    ...(category ? { categories: [category] as NonNullable<Asked['categories']> } : {}),
    ...(speed ? { expedited: speed === 'expedited' } : {}),
  };
}
