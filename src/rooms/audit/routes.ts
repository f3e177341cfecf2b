import { type Actor, done, exported, type Handlers } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { AUDIT_COLUMNS, AuditRecord, auditApi } from './api.ts';
import { AuditList, type AuditReach, placeOf } from './list-store.ts';
import type { AuditProof } from './verify-audit.ts';

/** `verify` reads every chain, so it runs with the eyes of the tables' owner; its answer holds no record. */
export function auditRoutes(verify: () => Promise<AuditProof>): Handlers<typeof auditApi, Queryable> {
  return {
    async list({ actor, query: { after, limit, ...filter }, tx }) {
      const list = await AuditList.open(tx, reachOf(actor), filter);
      const records = [...(await list.page(after, limit))];
      const last = records.at(-1);
      const next = last && records.length === limit ? placeOf(last) : null;
      return done({ records, ...(await list.count()), next });
    },
    async export({ actor, body: { columns: wanted, ...filter }, tx }) {
      const list = await AuditList.open(tx, reachOf(actor), filter);
      const [newest] = await list.page(undefined, 1);
      // What is written after this moment, the record of this export too, is not part of it.
      const start = newest && placeOf({ at: newest.at, sequence: newest.sequence + 1 });
      return done(
        exported({
          total: await list.countAll(),
          wanted,
          columns: COLUMNS,
          next: async (page: Queryable, last: AuditRecord | undefined) =>
            (await AuditList.open(page, reachOf(actor), filter)).page(last ? placeOf(last) : start, AT_ONCE),
        }),
      );
    },
    async note({ body: { act, of, rows, member }, audit }) {
      audit(`page.${act}`, member ?? of, { of, ...(rows === undefined ? {} : { rows }) });
      return done({});
    },
    async verify({ audit }) {
      const { records, chains, findings, anchor } = await verify();
      audit('audit.verified', anchor.digest);
      return done({ records, chains, findings: [...findings], digest: anchor.digest });
    },
  };
}

const AT_ONCE = 1000;

const COLUMNS: Readonly<Record<(typeof AUDIT_COLUMNS)[number], (record: AuditRecord) => string>> = {
  at: ({ at }) => at,
  who: ({ who }) => who,
  organization: ({ organization }) => organization ?? '',
  action: ({ action }) => action,
  subject: ({ subject }) => subject,
  plan: ({ plan }) => plan,
  detail: ({ detail }) => JSON.stringify(detail),
};

function reachOf(actor: Actor): AuditReach {
  return { plans: actor.reach === 'plan' ? actor.plans : [], organization: actor.organization };
}
