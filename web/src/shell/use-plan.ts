import { useSyncExternalStore } from 'react';
import { useSitting } from './session-context.tsx';

const listeners = new Set<() => void>();
const chosen = { plan: '' };

/** Which of the seat's plans the person is looking at; kept for the visit, never in a file. */
export function usePlan(): {
  plan: string;
  plans: readonly { key: string; name: string }[];
  choose: (key: string) => void;
} {
  const { session } = useSitting();
  const plans = session.seat?.plans ?? [];
  const wished = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen.plan,
  );
  const plan = plans.find((p) => p.key === wished)?.key ?? plans[0]?.key ?? '';
  return {
    plan,
    plans,
    choose: (key) => {
      chosen.plan = key;
      for (const listener of listeners) listener();
    },
  };
}
