import { useSitting } from './session-context.tsx';
import { usePlan } from './use-plan.ts';

/**
 * Of which plan a list of cases is asked: undefined for all of the seat's. A plan's people work on one at a time; who works for several
 * plans, or is a member of two, sees all in one list until one is chosen. `whose` is what the address says: `all`, `one` or nothing.
 */
export function useListedPlan(whose?: string): string | undefined {
  const { session } = useSitting();
  const { plan } = usePlan();
  return (whose ?? (session.reach === 'plan' ? 'one' : 'all')) === 'one' ? plan : undefined;
}
