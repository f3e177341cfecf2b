import { done, exported, type Handlers, type IsoDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { AUDIT_COLUMNS, AuditRecord, auditApi } from './api.ts';
import type { AuditProof } from './verify-audit.ts';

interface Filter {
  readonly action?: string | undefined;
  readonly who?: string | undefined;
  readonly subject?: string | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

/** `verify` reads every chain, so it runs with the eyes of the tables' owner; its answer holds no record. */
export function auditRoutes(verify: () => Promise<AuditProof>): Handlers<typeof auditApi, Queryable> {
  return {
    async list({ query, tx }) {
      const total = await countRecords(tx, query);
      const records = await recordsBefore(tx, query, query.before, query.limit);
      const next = records.length === query.limit ? (records.at(-1)?.sequence ?? null) : null;
      return done({ records, total, next });
    },
    async export({ body: { columns: wanted, ...filter }, tx }) {
      const [newest] = await recordsBefore(tx, filter, undefined, 1);
      const end = (newest?.sequence ?? 0) + 1; // the record of this export is not part of it
      return done(
        exported({
          total: await countRecords(tx, filter),
          wanted,
          columns: COLUMNS,
          next: (page: Queryable, last: AuditRecord | undefined) =>
            recordsBefore(page, filter, last?.sequence ?? end, AT_ONCE),
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

async function countRecords(tx: Queryable, filter: Filter): Promise<number> {
  const { where, values } = condition(filter);
  const { rows } = await tx.query<{ n: number }>(`select count(*) as n ${FROM} where ${where}`, values);
  return rows[0]?.n ?? 0;
}

async function recordsBefore(
  tx: Queryable,
  filter: Filter,
  before: number | undefined,
  limit: number,
): Promise<AuditRecord[]> {
  const { where, values } = condition(filter);
  const { rows } = await tx.query<Omit<AuditRecord, 'at'> & { at: Date }>(
    `select e.sequence, e.at, coalesce(a.name, e.actor) as who, e.organization_id as organization, e.plan, e.action,
            e.subject, e.detail, e.chain is not null as chained
     ${FROM} where ${where} and e.sequence < $${values.length + 1}
     order by e.sequence desc limit $${values.length + 2}`,
    [...values, before ?? Number.MAX_SAFE_INTEGER, limit],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

const FROM = 'from audit_event e left join account a on a.account_id::text = e.actor';

function condition({ action, who, subject, from, to }: Filter): { where: string; values: unknown[] } {
  const parts: (readonly [string, string | undefined])[] = [
    ['starts_with(e.action, ?)', action],
    ['(e.actor = ? or strpos(lower(a.name), lower(?)) > 0)', who],
    ['e.subject = ?', subject],
    [`e.at >= (?::date)::timestamp at time zone 'America/Los_Angeles'`, from],
    [`e.at < (?::date + 1)::timestamp at time zone 'America/Los_Angeles'`, to],
  ];
  const values: unknown[] = [];
  const sentences = parts.flatMap(([text, value]) => {
    if (value === undefined) return [];
    values.push(value);
    return [text.replaceAll('?', `$${values.length}`)];
  });
  return { where: ['true', ...sentences].join(' and '), values };
}
