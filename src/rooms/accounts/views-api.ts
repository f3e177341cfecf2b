import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';

/**
 * The contract of saved views: what the address holds of a list (never a name or number of a member), its columns and its order, under a
 * name. Shared ones are seen by the whole organization.
 */
const key = z.string().regex(/^[a-z][a-z0-9_.-]{0,40}$/);
const kept = {
  name: z.string().trim().min(1).max(60),
  filters: z.record(key, z.string().max(100)),
  columns: z.array(key).max(40),
  sort: z.string().max(42),
  shared: z.boolean(),
};

export const viewsApi = {
  list: {
    method: 'GET',
    path: '/api/views',
    summary: 'My saved views of a list, and those my organization shares',
    may: 'signed_in',
    query: z.strictObject({ list: key }),
    answer: z.object({
      views: z.array(z.object({ id: z.uuid(), ...kept, mine: z.boolean(), by: z.string() })),
    }),
  },
  save: {
    method: 'POST',
    path: '/api/views',
    summary: 'Save a view of a list; one of the same name takes the place of mine',
    may: 'signed_in',
    body: z.strictObject({ list: key, ...kept }),
    answer: z.object({ id: z.uuid() }),
  },
  remove: {
    method: 'DELETE',
    path: '/api/views/:view',
    summary: 'Forget a view of mine',
    may: 'signed_in',
    params: z.strictObject({ view: z.uuid() }),
    answer: z.object({}),
  },
} as const satisfies Api;
