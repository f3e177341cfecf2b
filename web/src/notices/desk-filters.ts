import type { Sent } from '../client.ts';
import type { LetterState, NoticeApi } from '../contract/notices.ts';

/** What the address of the desk holds. */
export const DESK_FILTERS = ['state', 'plan'] as const;
export type DeskFilters = { readonly [key in (typeof DESK_FILTERS)[number]]?: string };

/** What somebody has to mend comes first; what only waits for the sender where it is asked for. */
export const DESK_STATES: Readonly<Record<string, readonly LetterState[]>> = {
  stopped: ['blocked', 'failed'],
  blocked: ['blocked'],
  failed: ['failed'],
  queued: ['queued'],
  any: ['queued', 'blocked', 'failed'],
};

/** The filters of the address as the server asks. Without a plan: all of the seat's. */
export function askedLetters(
  filters: DeskFilters,
  plan: string | undefined,
): Omit<Sent<NoticeApi['waiting']>['body'], 'page' | 'size'> {
  const states = DESK_STATES[filters.state ?? 'stopped'] ?? ['blocked', 'failed'];
  return { ...(plan === undefined ? {} : { plan }), states: [...states] };
}
