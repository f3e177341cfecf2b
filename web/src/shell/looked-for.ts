import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const box = { text: '' };

/** What the search box was asked last; in memory only, since it may name a member. */
export function lookFor(text: string): void {
  box.text = text;
  for (const listener of listeners) listener();
}

export function useLookedFor(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => box.text,
  );
}

export type Looks = 'cin' | 'npi' | 'request' | 'appeal' | 'continuity' | 'referral' | 'material' | 'words';

/** What a text looks like, by its shape alone. */
export function looksLike(text: string): Looks {
  const bare = text.replaceAll(/[\s-]/g, '').toUpperCase();
  if (/^9\d{7}[A-Z]\d?$/.test(bare)) return 'cin';
  if (/^[12]\d{9}$/.test(bare)) return 'npi';
  if (/^AR-\d{4}-\d+$/i.test(text.trim())) return 'request';
  if (/^(AP|GR)-\d{4}-\d+$/i.test(text.trim())) return 'appeal';
  if (/^CC-\d{4}-\d+$/i.test(text.trim())) return 'continuity';
  if (/^RF-\d{4}-\d+$/i.test(text.trim())) return 'referral';
  if (/^\d{2}-\d{2,4}[A-Za-z]{0,3}$/.test(text.trim())) return 'material';
  return 'words';
}
