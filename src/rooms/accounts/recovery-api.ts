import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';

/** The contract of helping the only account manager of an organization back in. */
export const recoveryApi = {
  managers: {
    method: 'GET',
    path: '/api/organization-managers',
    summary: 'The account managers of organizations that work for my plans',
    may: 'account.recover',
    opensOwn: true,
    query: z.strictObject({ name: z.string().trim().min(1).max(100).optional() }),
    answer: z.object({
      managers: z.array(
        z.object({
          organization: z.string(),
          organization_name: z.string(),
          id: z.uuid(),
          name: z.string(),
          second_factor: z.boolean(),
          seen: z.iso.datetime().optional(),
          /** Why the recovery cannot be begun from here. */
          closed: z.object({ code: z.string(), because: z.string() }).optional(),
        }),
      ),
    }),
  },
  begin: {
    method: 'POST',
    path: '/api/organization-managers/:person/recovery',
    summary: 'Begin the recovery of an account manager who lost everything; the link goes to that person’s mailbox',
    may: 'account.recover',
    opensOwn: true,
    params: z.strictObject({ person: z.uuid() }),
    body: z.strictObject({ organization: z.string().min(1).max(100), reason: z.string().trim().max(1000) }),
    answer: z.object({ expires: z.iso.datetime() }),
  },
} as const satisfies Api;
