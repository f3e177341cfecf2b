import { useInfiniteQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { DirectoryAsked, Found, NetworkApi } from '../contract/network.ts';

const SIZE = 50;
const MOST_AT_ONCE = 500;

const search = (body: DirectoryAsked, signal?: AbortSignal) =>
  ask<NetworkApi['search']>('POST', '/api/directory/search', { body, ...(signal ? { signal } : {}) });

export function useDirectory(asked: DirectoryAsked) {
  return useInfiniteQuery({
    queryKey: ['directory', asked],
    initialPageParam: 1,
    queryFn: ({ pageParam, signal }) => search({ ...asked, size: SIZE, page: pageParam }, signal),
    getNextPageParam: (last) => (last.page * last.size < last.total ? last.page + 1 : undefined),
  });
}

/** Every entry that fits, for a file. */
export async function wholeDirectory(asked: DirectoryAsked): Promise<readonly Found[]> {
  const rows: Found[] = [];
  for (let page = 1; ; page++) {
    const { results, total } = await search({ ...asked, size: MOST_AT_ONCE, page });
    rows.push(...results);
    if (results.length === 0 || rows.length >= total) return rows;
  }
}
