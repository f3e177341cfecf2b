import { done, type Handlers } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { auditApi } from './api.ts';
import { AuditList } from './list-store.ts';
import type { AuditProof } from './verify-audit.ts';

/** `verify` reads every chain, so it runs with the eyes of the tables' owner; its answer holds no record. */
export function auditRoutes(verify: () => Promise<AuditProof>): Handlers<typeof auditApi, Queryable> {
  return {
    async list({ actor, query: { before, limit, ...filter }, tx }) {
      const plans = actor.reach === 'plan' ? actor.plans : [];
      const list = await AuditList.open(tx, { plans, organization: actor.organization }, filter);
      const records = [...(await list.page(before, limit))];
      const next = records.length === limit ? (records.at(-1)?.sequence ?? null) : null;
      return done({ records, ...(await list.count()), next });
    },
    async verify({ audit }) {
      const { records, chains, findings, anchor } = await verify();
      audit('audit.verified', anchor.digest);
      return done({ records, chains, findings: [...findings], digest: anchor.digest });
    },
  };
}
