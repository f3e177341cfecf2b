import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { isoDate } from '../../rules/index.ts';

const record = z.object({
  sequence: z.number(),
  at: z.string(),
  /** Name of the account, or of the command. */
  who: z.string(),
  organization: z.string().nullable(),
  plan: z.string(),
  action: z.string(),
  /** A handle, an account, a claim: never a name or number of a member. */
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  chained: z.boolean(),
});
export type AuditRecord = z.infer<typeof record>;

const filter = {
  action: z.string().max(60).optional(),
  who: z.string().max(100).optional(),
  subject: z.string().max(100).optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
};
export const AUDIT_COLUMNS = ['at', 'who', 'organization', 'action', 'subject', 'plan', 'detail'] as const;

export const auditApi = {
  list: {
    method: 'GET',
    path: '/api/audit',
    summary: 'Who did what: newest first, as far as the asker may see',
    may: 'audit.read',
    query: z.strictObject({
      ...filter,
      /** What `next` of an answer said. */
      after: z
        .string()
        .regex(/^\d{1,15}-\d{1,18}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({
      records: z.array(record),
      /** Counted to a limit; `more` says that there are others beyond it. */
      total: z.number(),
      more: z.boolean(),
      /** The place after which the rest begins. */
      next: z.string().nullable(),
    }),
  },
  export: {
    method: 'POST',
    path: '/api/audit/export',
    summary: 'The record as a flat file, as far as the asker may see',
    may: 'audit.read',
    exports: true,
    media: 'text/csv',
    body: z.strictObject({ ...filter, columns: z.array(z.enum(AUDIT_COLUMNS)).min(1).optional() }),
    answer: z.string(),
  },
  note: {
    method: 'POST',
    path: '/api/audit/notes',
    summary: 'Writes down that somebody copied, printed or saved what stands on a page',
    may: 'signed_in',
    body: z.strictObject({
      act: z.enum(['copied', 'printed', 'saved']),
      /** A screen or list, by its key; never a name or number of a member. */
      of: z.string().regex(/^[a-z][a-z_.-]{0,40}$/),
      rows: z.int().min(0).max(1_000_000).optional(),
      /** The page of a member, by its handle. */
      member: z.uuid().optional(),
    }),
    answer: z.object({}),
  },
  verify: {
    method: 'POST',
    path: '/api/audit/verify',
    summary: 'Recomputes every chain and says where one is broken',
    may: 'audit.verify',
    answer: z.object({
      records: z.number(),
      chains: z.number(),
      findings: z.array(
        z.object({
          code: z.string(),
          at: z.string(),
          expected: z.string().optional(),
          received: z.string().optional(),
        }),
      ),
      digest: z.string(),
    }),
  },
} as const satisfies Api;
