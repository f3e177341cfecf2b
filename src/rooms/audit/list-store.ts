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
const SELECT_KEYS = 'select e.plan, e.sequence';
const ACCOUNT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a record stands in a list: newest first, those of one moment by their sequence. */
export function placeOf({ at, sequence }: Pick<AuditRecord, 'at' | 'sequence'>): string {
  return `${Date.parse(at)}-${sequence}`;
}

function placeIn(place: string): { at: string; sequence: string } {
  const [at = '', sequence = ''] = place.split('-');
  return { at: new Date(Number(at)).toISOString(), sequence };
}

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
    const most = MOST_COUNTED + 1;
    const parts = this.#parts.map((part) => `(${SELECT_KEYS} from audit_event e where ${part} limit ${most})`);
    const { rows } = await this.#tx.query<{ n: number }>(
      `select count(*) as n from (select * from (${parts.join(' union ')}) as parts limit ${most}) as counted`,
      this.#values,
    );
    const n = rows[0]?.n ?? 0;
    return { total: Math.min(n, MOST_COUNTED), more: n > MOST_COUNTED };
  }

  /** All of them, however many: for a file that is taken away whole. */
  async countAll(): Promise<number> {
    const parts = this.#parts.map((part) => `${SELECT_KEYS} from audit_event e where ${part}`);
    const { rows } = await this.#tx.query<{ n: number }>(
      `select count(*) as n from (${parts.join(' union ')}) as counted`,
      this.#values,
    );
    return rows[0]?.n ?? 0;
  }

  /** The first of them, or those that come after a place in the list. */
  async page(after: string | undefined, limit: number): Promise<readonly AuditRecord[]> {
    const values: unknown[] = [...this.#values, limit];
    const most = `$${values.length}`;
    let beyond = 'true';
    if (after !== undefined) {
      const { at, sequence } = placeIn(after);
      beyond = `(e.at, e.sequence) < ($${values.push(at)}::timestamptz, $${values.push(sequence)}::bigint)`;
    }
    const parts = this.#parts.map(
      (part) =>
        `(${SELECT_KEYS}, e.at from audit_event e where ${part} and ${beyond} order by e.at desc, e.sequence desc limit ${most})`,
    );
    const { rows } = await this.#tx.query<Omit<AuditRecord, 'who'> & { at: Date; actor: string }>(
      `select e.sequence, e.at, e.actor, e.organization_id as organization, e.plan, e.action, e.subject, e.detail,
              e.chain is not null as chained
       from (select plan, sequence from (${parts.join(' union ')}) as parts order by at desc, sequence desc limit ${most}) as newest
         join audit_event e using (plan, sequence)
       order by e.at desc, e.sequence desc`,
      values,
    );
    const names = await this.#names(rows.map(({ actor }) => actor));
    return rows.map(({ actor, at, ...row }) => ({ ...row, at: at.toISOString(), who: names.get(actor) ?? actor }));
  }

  /** Of those accounts the asker may see. */
  async #names(actors: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const accounts = [...new Set(actors.filter((actor) => ACCOUNT.test(actor)))];
    const { rows } = await this.#tx.query<{ id: string; name: string }>(
      'select account_id as id, name from account where account_id = any ($1::uuid[])',
      [accounts],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  #given(value: unknown): string {
    this.#values.push(value);
    return `$${this.#values.length}`;
  }
}

function dayBegins(day: string): string {
  return `(${day}::date)::timestamp at time zone 'America/Los_Angeles'`;
}
