import type { IsoDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { AuditRecord } from './api.ts';

export interface AuditFilter {
  /** How the action begins. */
  readonly action?: string | undefined;
  /** An account, a command, or part of the name of somebody the asker may see. */
  readonly who?: string | undefined;
  readonly subject?: string | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

/** Whose records: those of the plans, and those of the people of one organization. */
export interface AuditReach {
  readonly plans: readonly string[];
  readonly organization: string;
}

/** Counted no further: a record of years holds millions, and nobody pages through them. */
export const MOST_COUNTED = 2_000;
const MOST_NAMED = 200;

/** The records of a reach, newest first. Row-level security says the same again; here it is said so that indexes can answer. */
export class AuditList {
  readonly #tx: Queryable;
  readonly #parts: readonly string[];
  readonly #values: unknown[] = [];

  private constructor(
    tx: Queryable,
    { plans, organization }: AuditReach,
    filter: Omit<AuditFilter, 'who'>,
    who?: unknown,
  ) {
    this.#tx = tx;
    const { action, subject, from, to } = filter;
    const fits = [
      ...(action === undefined
        ? []
        : [`e.action ~>=~ ${this.#given(action)}`, `e.action ~<~ ${this.#given(`${action}\u{10FFFF}`)}`]),
      ...(who === undefined ? [] : [`e.actor = any (${this.#given(who)})`]),
      ...(subject === undefined ? [] : [`e.subject = ${this.#given(subject)}`]),
      ...(from === undefined ? [] : [`e.at >= ${dayBegins(this.#given(from))}`]),
      ...(to === undefined ? [] : [`e.at < ${dayBegins(`(${this.#given(to)}::date + 1)`)}`]),
    ];
    const reaches = [
      ...plans.map((plan) => `e.plan = ${this.#given(plan)}`),
      `e.organization_id = ${this.#given(organization)}`,
    ];
    this.#parts = reaches.map((reach) => [reach, ...fits].join(' and '));
  }

  static async open(tx: Queryable, reach: AuditReach, { who, ...filter }: AuditFilter): Promise<AuditList> {
    // How much a filter lets through decides the way: what is known of the values must be known when it is planned.
    await tx.query('set local plan_cache_mode = force_custom_plan');
    if (who === undefined) return new AuditList(tx, reach, filter);
    const { rows } = await tx.query<{ id: string }>(
      `select account_id::text as id from account where strpos(lower(name), lower($1)) > 0 limit ${MOST_NAMED}`,
      [who],
    );
    return new AuditList(tx, reach, filter, [who, ...rows.map(({ id }) => id)]);
  }

  async count(): Promise<{ total: number; more: boolean }> {
    const { rows } = await this.#tx.query<{ n: number }>(
      `select count(*) as n from (${this.#newest(String(MOST_COUNTED + 1))} limit ${MOST_COUNTED + 1}) as counted`,
      this.#values,
    );
    const n = rows[0]?.n ?? 0;
    return { total: Math.min(n, MOST_COUNTED), more: n > MOST_COUNTED };
  }

  /** All of them, however many: for a file that is taken away whole. */
  async countAll(): Promise<number> {
    const parts = this.#parts.map((part) => `select e.plan, e.sequence from audit_event e where ${part}`);
    const { rows } = await this.#tx.query<{ n: number }>(
      `select count(*) as n from (${parts.join(' union ')}) as counted`,
      this.#values,
    );
    return rows[0]?.n ?? 0;
  }

  async page(before: number | undefined, limit: number): Promise<readonly AuditRecord[]> {
    const values = [...this.#values, limit, before ?? Number.MAX_SAFE_INTEGER];
    const most = `$${values.length - 1}`;
    const { rows } = await this.#tx.query<AuditRecord & { at: Date }>(
      `select e.sequence, e.at, coalesce(a.name, e.actor) as who, e.organization_id as organization, e.plan, e.action,
              e.subject, e.detail, e.chain is not null as chained
       from (${this.#newest(most, `e.sequence < $${values.length}`)} limit ${most}) as newest
         join audit_event e using (plan, sequence) left join account a on a.account_id::text = e.actor
       order by sequence desc`,
      values,
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** Each part by itself from its own index, then together. */
  #newest(most: string, also = 'true'): string {
    const parts = this.#parts.map(
      (part) =>
        `(select e.plan, e.sequence from audit_event e where ${part} and ${also} order by e.sequence desc limit ${most})`,
    );
    return `select plan, sequence from (${parts.join(' union ')}) as parts order by sequence desc`;
  }

  #given(value: unknown): string {
    this.#values.push(value);
    return `$${this.#values.length}`;
  }
}

function dayBegins(day: string): string {
  return `(${day}::date)::timestamp at time zone 'America/Los_Angeles'`;
}
