import type { ContinuityAsked } from '../contract/continuity.ts';
import { askedOfCases } from '../parts/asked-of-cases.ts';

/** What the address of the worklist holds: short words, never a member. */
export const CONTINUITY_FILTERS = ['kind', 'state', 'awaits', 'within', 'outcome', 'program', 'plan', 'sort'] as const;
export type ContinuityFilters = { readonly [key in (typeof CONTINUITY_FILTERS)[number]]?: string };

type Asked = Omit<ContinuityAsked, 'page' | 'size' | 'sort'>;

/** The filters of the address as the server asks. */
export function continuityAsked(filters: ContinuityFilters, plan: string | undefined): Asked {
  const { kind, program } = filters;
  return {
    ...askedOfCases<Asked>(filters, plan),
    ...(kind ? { kinds: [kind] as NonNullable<Asked['kinds']> } : {}),
    ...(program ? { program } : {}),
  };
}
