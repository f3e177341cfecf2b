import { useState } from 'react';

/** Columns somebody put away, kept in this browser by the list's name: a list of names of columns, nothing of what stands in them. */
export function useHiddenColumns(list: string) {
  const kept = `madrone.columns.${list}`;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set(read(kept)));
  const put = (ids: Iterable<string>) => {
    const next = new Set(ids);
    localStorage.setItem(kept, JSON.stringify([...next]));
    setHidden(next);
  };
  const toggle = (id: string) => put(hidden.has(id) ? [...hidden].filter((had) => had !== id) : [...hidden, id]);
  return { hidden, toggle, put };
}

function read(kept: string): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(kept) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return []; // somebody wrote something else there: every column shows
  }
}
