import { useState } from 'react';

/** Rows that are marked, by key; a list that shows something else begins anew. */
export function useSelection<T>(shows: string, rowKey: (row: T) => string) {
  const [kept, setKept] = useState<{ shows: string; rows: ReadonlyMap<string, T> }>({ shows, rows: new Map() });
  const rows = kept.shows === shows ? kept.rows : new Map<string, T>();
  const put = (next: ReadonlyMap<string, T>) => setKept({ shows, rows: next });
  return {
    rows,
    toggle: (row: T) => {
      const next = new Map(rows);
      if (!next.delete(rowKey(row))) next.set(rowKey(row), row);
      put(next);
    },
    all: (every: readonly T[]) => put(new Map(every.map((row) => [rowKey(row), row]))),
    none: () => put(new Map()),
  };
}
