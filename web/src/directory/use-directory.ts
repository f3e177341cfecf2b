import { useInfiniteQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { DirectoryAsked, NetworkApi } from '../contract/network.ts';

const SIZE = 50;

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
