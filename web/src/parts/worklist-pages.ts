import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

export const PAGE = 100;

export interface PageAsked {
  readonly offset: number;
  readonly limit: number;
  readonly sort: string;
}

export interface PageGiven<T> {
  readonly total: number;
  readonly rows: readonly T[];
}

export type LoadPage<T> = (asked: PageAsked, signal: AbortSignal) => Promise<PageGiven<T>>;

/** The pages a stretch of rows lies on, fetched as they come into view and kept. */
export function usePages<T>(key: readonly unknown[], load: LoadPage<T>, sort: string, first: number, last: number) {
  const client = useQueryClient();
  const wanted = useMemo(() => pagesOf(first, last), [first, last]);
  const query = (page: number) => ({
    queryKey: [...key, sort, page],
    queryFn: ({ signal }: { signal: AbortSignal }) => load({ offset: page * PAGE, limit: PAGE, sort }, signal),
    placeholderData: keepPreviousData,
  });
  const pages = useQueries({ queries: wanted.map(query) });
  const total = pages.find((p) => p.data)?.data?.total;
  return {
    total,
    error: pages.find((p) => p.error)?.error ?? undefined,
    isLoading: pages.some((p) => p.isLoading),
    refetch: () => pages.map((p) => p.refetch()),
    row: (index: number): T | undefined => pages[wanted.indexOf(Math.floor(index / PAGE))]?.data?.rows[index % PAGE],
    /** Every row, for an export. */
    all: async (): Promise<readonly T[]> => {
      const count = Math.ceil((total ?? 0) / PAGE);
      const rows: T[] = [];
      for (let page = 0; page < count; page++)
        rows.push(...(await client.fetchQuery({ ...query(page), staleTime: 60_000 })).rows);
      return rows;
    },
  };
}

function pagesOf(first: number, last: number): number[] {
  const from = Math.floor(Math.max(0, first) / PAGE);
  const to = Math.floor(Math.max(first, last, 0) / PAGE);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
