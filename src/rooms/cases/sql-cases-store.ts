import { type Instant, type IsoDate, yearOf } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { COLUMNS, type ListedRow, listedOf, valuesOf } from './case-columns.ts';
import type { CaseEvent, CaseFile, CaseFileKind, CaseRow } from './case-file.ts';
import { caseNumber } from './case-number.ts';
import type { CaseFilter, CaseList, CaseSlice, CaseStore, ListedCase } from './case-store.ts';

/** Cases in the database, in the caller's transaction: what it may see and write, row-level security says beside the verbs. */
export class SqlCases implements CaseStore {
  readonly #tx: Queryable;
  readonly #network: string | undefined;

  /** `network`: the plan whose providers requester and servicing are; the case's own when absent. */
  constructor(tx: Queryable, network?: string) {
    this.#tx = tx;
    this.#network = network;
  }

  async nextNumber(plan: string, kind: CaseFileKind, on: IsoDate): Promise<string> {
    const { rows } = await this.#tx.query<{ given: number }>(
      `insert into case_number as n (plan, kind, year, given) values ($1, $2, $3, 1)
       on conflict (plan, kind, year) do update set given = n.given + 1 returning given`,
      [plan, kind, yearOf(on)],
    );
    return caseNumber(kind, on, rows[0]?.given ?? 0);
  }

  async load(plan: string, number: string): Promise<CaseFile | undefined> {
    return (await this.#files('c.plan = $1 and c.number = $2', [plan, number]))[0];
  }

  async byHandle(handle: string): Promise<CaseFile | undefined> {
    return (await this.#files('c.handle = $1', [handle]))[0];
  }

  ofMember(plan: string, member: string, kind: CaseFileKind): Promise<readonly CaseFile[]> {
    return this.#files('c.plan = $1 and c.member_id = $2 and c.kind = $3', [plan, member, kind]);
  }

  /** Whole cases received in a stretch of time, by number, some at a time: those after the last one that was read. */
  receivedBetween({ plan, kind, from, before, after, limit, orStandingAt }: CaseStretch): Promise<readonly CaseFile[]> {
    const received = `c.received_at >= ${time(3)}`;
    const began =
      orStandingAt === undefined ? received : `(${received} or c.changed_at >= ${time(6)} or c.state = 'open')`;
    return this.#files(
      `c.plan = $1 and c.kind = $2 and ${began} and c.received_at < ${time(4)} and c.number > $5`,
      [plan, kind, from, before, after, ...(orStandingAt === undefined ? [] : [orStandingAt])],
      `c.number limit ${limit}`,
    );
  }

  async #files(
    where: string,
    values: readonly unknown[],
    order = 'c.received_at, c.number',
  ): Promise<readonly CaseFile[]> {
    const { rows } = await this.#tx.query<FileRow>(
      `select c.plan, c.number, c.kind, c.handle, c.member_id, e.events
       from case_file c cross join lateral (
         select json_agg(e.body order by e.sequence) as events from case_event e
         where e.plan = c.plan and e.number = c.number) e
       where ${where} order by ${order}`,
      values,
    );
    return rows.map(({ member_id: member, ...row }) => ({ ...row, member, events: about(member, row.events ?? []) }));
  }

  /** The row is the lock: of two who saw the same events, the second finds more and is told. */
  async append(row: CaseRow, after: number, events: readonly CaseEvent[]): Promise<boolean> {
    const last = events.at(-1);
    if (!last) return this.rewrite(row, after);
    const written =
      after === 0 ? await this.#insert(row, events, last.at) : await this.#update(row, after, events.length, last.at);
    if (!written) return false;
    await this.#tx.query(
      `insert into case_event (plan, number, sequence, at, by_account, kind, body)
       select $1, $2, $3::int + e.n, to_timestamp((e.body->>'at')::float8 / 1000), e.body->'by'->>'account', e.body->'what'->>'kind', e.body
       from json_array_elements($4::json) with ordinality as e (body, n)`,
      [row.plan, row.number, after, JSON.stringify(events)],
    );
    return true;
  }

  rewrite(row: CaseRow, after: number): Promise<boolean> {
    return this.#update(row, after, 0);
  }

  async #insert(row: CaseRow, events: readonly CaseEvent[], changed: Instant): Promise<boolean> {
    const { rowCount } = await this.#tx.query(
      `insert into case_file (${COLUMNS.join(', ')}, requester_organization, servicing_organization, events, opened_at, changed_at)
       values (${PLACES}, ${organizationOf('requester')}, ${organizationOf('servicing')}, $${N + 2}, ${time(N + 3)}, ${time(N + 4)})
       on conflict do nothing`,
      [...valuesOf(row), this.#network ?? row.plan, events.length, events[0]?.at, changed],
    );
    return rowCount === 1;
  }

  async #update(row: CaseRow, after: number, more: number, changed?: Instant): Promise<boolean> {
    const { rowCount } = await this.#tx.query(
      `update case_file set (${COLUMNS.join(', ')}, requester_organization, servicing_organization, events, changed_at)
         = (select ${PLACES}, ${organizationOf('requester')}, ${organizationOf('servicing')}, $${N + 2}::int + $${N + 3}::int,
            coalesce(${time(N + 4)}, changed_at))
       where plan = $1 and number = $2 and events = $${N + 2} and member_id = ${MEMBER}`,
      [...valuesOf(row), this.#network ?? row.plan, after, more, changed],
    );
    return rowCount === 1;
  }

  async search(filter: CaseFilter, { order, offset, limit }: CaseSlice): Promise<CaseList> {
    const { where, values } = conditions(filter);
    const total = await this.count(filter);
    const { rows } = await this.#tx.query<ListedRow>(
      `select ${COLUMNS.join(', ')}, handle, events from case_file where ${where}
       order by ${ORDER[order]}, number, plan limit ${limit} offset ${offset}`,
      values,
    );
    return { total, cases: rows.map(listedOf) };
  }

  async count(filter: CaseFilter): Promise<number> {
    const { where, values } = conditions(filter);
    const { rows } = await this.#tx.query<{ total: number }>(
      `select count(*)::int as total from case_file where ${where}`,
      values,
    );
    return rows[0]?.total ?? 0;
  }

  /** Which cases a filter finds at this moment, in order. */
  async keys(filter: CaseFilter, order: CaseSlice['order']): Promise<readonly CaseKey[]> {
    const { where, values } = conditions(filter);
    const { rows } = await this.#tx.query<CaseKey & Record<string, unknown>>(
      `select plan, number from case_file where ${where} order by ${ORDER[order]}, number, plan`,
      values,
    );
    return rows;
  }

  /** Those of these cases that are still in reach, as they stand now, in the order they are named. */
  async named(keys: readonly CaseKey[]): Promise<readonly ListedCase[]> {
    const { rows } = await this.#tx.query<ListedRow>(
      `select ${COLUMNS.join(', ')}, handle, events
       from unnest($1::text[], $2::text[]) with ordinality as k (plan, number, n) join case_file using (plan, number) order by k.n`,
      [keys.map(({ plan }) => plan), keys.map(({ number }) => number)],
    );
    return rows.map(listedOf);
  }
}

export interface CaseKey {
  readonly plan: string;
  readonly number: string;
}

export interface CaseStretch {
  readonly plan: string;
  readonly kind: CaseFileKind;
  readonly from: Instant;
  readonly before: Instant;
  readonly after: string;
  readonly limit: number;
  /** Also those received before the stretch that were open still at this moment, or changed since. */
  readonly orStandingAt?: Instant | undefined;
}

/** A case begins with whom it is about. Where that member became one with another, the row knows, and the event does not. */
function about(member: string, events: readonly CaseEvent[]): readonly CaseEvent[] {
  const [first, ...more] = events as readonly (CaseEvent & {
    readonly what: { readonly body?: { readonly member?: string } };
  })[];
  if (!first?.what.body || first.what.body.member === member) return events;
  return [{ ...first, what: { ...first.what, body: { ...first.what.body, member } } } as CaseEvent, ...more];
}

interface FileRow extends Omit<CaseFile, 'member' | 'events'> {
  readonly member_id: string;
  readonly events: CaseEvent[] | null;
  readonly [column: string]: unknown;
}

const ORDER: Readonly<Record<CaseSlice['order'], string>> = {
  due: 'due_at nulls last',
  received: 'received_at',
  newest: 'received_at desc',
  changed: 'changed_at desc',
  discharge: `shown->>'discharge' nulls last`,
};

const N = COLUMNS.length;
/** Whoever read the case before its member became one with another is told that it changed. */
const MEMBER = `$${COLUMNS.indexOf('member_id') + 1}`;
const CASTS: Readonly<Record<string, string>> = { shown: '::jsonb', senders: '::text[]' };
const PLACES = COLUMNS.map((column, i) =>
  column.endsWith('_at') ? time(i + 1) : `$${i + 1}${CASTS[column] ?? ''}`,
).join(', ');

function time(place: number): string {
  return `to_timestamp($${place}::float8 / 1000)`;
}

/** The organization behind a provider id of the network, which sees the case. */
function organizationOf(role: 'requester' | 'servicing'): string {
  const place = `$${COLUMNS.indexOf(role) + 1}::text`;
  return `(select organization_id from network_providers($${N + 1}::text, array[${place}]) where provider_id = ${place})`;
}

function conditions(filter: CaseFilter): { readonly where: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const among = (column: string, values: readonly string[] | undefined) =>
    values === undefined ? [] : [`${column} = any(${put(values)})`];
  const is = (column: string, value: string | null | undefined) =>
    value === undefined ? [] : [value === null ? `${column} is null` : `${column} = ${put(value)}`];
  const at = (column: string, sign: '>=' | '<', value: Instant | undefined) =>
    value === undefined ? [] : [`${column} ${sign} to_timestamp(${put(value)}::float8 / 1000)`];
  const where = [
    ...among('plan', filter.plans),
    ...among('kind', filter.kinds),
    ...among('state', filter.states),
    ...among('category', filter.categories),
    ...among('awaits', filter.awaits),
    ...among('outcome', filter.outcomes),
    ...is('urgency', filter.urgency),
    ...is('line_of_business', filter.lineOfBusiness),
    ...is('assigned_to', filter.assigned),
    ...is('handler', filter.group),
    ...is('requester', filter.requester),
    ...is(`shown->>'program'`, filter.program),
    ...(filter.sender === undefined ? [] : [`senders @> array[${put(filter.sender)}]`]),
    ...is(`shown->>'holder'`, filter.holder),
    ...is('member_id', filter.member),
    ...is('number', filter.number),
    ...(filter.lapsesBefore === undefined ? [] : [`(shown->>'lapses')::float8 < ${put(filter.lapsesBefore)}`]),
    ...(filter.dischargePlanned ? [`shown->>'discharge' is not null`] : []),
    ...at('due_at', '>=', filter.dueFrom),
    ...at('due_at', '<', filter.dueBefore),
    ...at('received_at', '>=', filter.receivedFrom),
    ...at('received_at', '<', filter.receivedBefore),
  ].join(' and ');
  return { where, values };
}
