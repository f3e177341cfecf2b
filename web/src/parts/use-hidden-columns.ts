import { useState } from 'react';

/** Columns somebody put away, kept in this browser by the list's name: a list of names of columns, nothing of what stands in them. */
export function useHiddenColumns(list: string, aside: readonly string[] = []) {
  const kept = `madrone.columns.${list}`;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set(read(kept) ?? aside));
  const put = (ids: Iterable<string>) => {
    const next = new Set(ids);
    localStorage.setItem(kept, JSON.stringify([...next]));
    setHidden(next);
  };
  const toggle = (id: string) => put(hidden.has(id) ? [...hidden].filter((had) => had !== id) : [...hidden, id]);
  return { hidden, toggle, put };
}

/** Undefined where nobody has chosen, or somebody wrote something else there. */
function read(kept: string): string[] | undefined {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(kept) ?? 'null');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : undefined;
  } catch {
    return undefined;
  }
}
