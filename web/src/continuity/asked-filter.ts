import type { ContinuityAsked } from '../contract/continuity.ts';

/** What the address of the worklist holds: short words, never a member. */
export const CONTINUITY_FILTERS = ['kind', 'state', 'awaits', 'within', 'outcome', 'program', 'plan', 'sort'] as const;
export type ContinuityFilters = { readonly [key in (typeof CONTINUITY_FILTERS)[number]]?: string };

type Asked = Omit<ContinuityAsked, 'page' | 'size' | 'sort'>;

/** The filters of the address as the server asks. Without a state: those somebody still has to work on. */
export function continuityAsked(filters: ContinuityFilters, plan: string): Asked {
  const { kind, state = 'open', awaits, within, outcome, program } = filters;
  return {
    ...(filters.plan === 'all' ? {} : { plan }),
    ...(kind ? { kinds: [kind] as NonNullable<Asked['kinds']> } : {}),
    ...(state === 'any' ? {} : { states: [state] as NonNullable<Asked['states']> }),
    ...(awaits ? { awaits: [awaits] as NonNullable<Asked['awaits']> } : {}),
    ...(within === 'late'
      ? { overdue: true as const }
      : within && Number(within) > 0
        ? { due_within_hours: Number(within) }
        : {}),
    ...(outcome ? { outcomes: [outcome] as NonNullable<Asked['outcomes']> } : {}),
    ...(program ? { program } : {}),
  };
}
