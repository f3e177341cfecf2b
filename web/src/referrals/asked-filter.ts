import type { ReferralAsked } from '../contract/referrals.ts';

/** What the address of the worklist holds: short words, never a member. */
export const REFERRAL_FILTERS = ['mine', 'state', 'service', 'awaits', 'late', 'plan', 'sort'] as const;
export type ReferralFilters = { readonly [key in (typeof REFERRAL_FILTERS)[number]]?: string };

type Asked = Omit<ReferralAsked, 'page' | 'size' | 'sort'>;
export const OPEN_STATES = ['made', 'received', 'accepted', 'declined', 'begun'] as const;

/** The filters of the address as the server asks. Without a state: those that are not over. */
export function referralAsked(filters: ReferralFilters, plan: string | undefined): Asked {
  const { mine, state = 'open', service, awaits, late } = filters;
  const states = state === 'open' ? [...OPEN_STATES] : ([state] as NonNullable<Asked['states']>);
  return {
    ...(plan === undefined ? {} : { plan }),
    ...(mine === 'sent' || mine === 'received' ? { mine } : {}),
    ...(state === 'any' ? {} : { states }),
    ...(service ? { services: [service] } : {}),
    ...(awaits ? { awaits: [awaits] as NonNullable<Asked['awaits']> } : {}),
    ...(late ? { overdue: true as const } : {}),
  };
}
