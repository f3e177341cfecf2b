import type { QueryResultRow } from 'pg';
import type { IsoDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { Authorization, MemberDocument } from '../authorizations/index.ts';
import type { Member } from '../members/index.ts';
import type { Provider, Rate } from '../network/index.ts';
import type { Claim } from './claim.ts';
import {
  type AuthorizationRow,
  authorizationOf,
  authorizationQuery,
  type DocumentRow,
  documentOf,
  documentQuery,
  type MemberRow,
  memberOf,
  memberQuery,
  type PaidLineRow,
  type ProviderRow,
  paidLineOf,
  paidLineQuery,
  providerOf,
  type RateRow,
  rateOf,
} from './sql-rows.ts';
import type { EarlierClaim, PaidLine, World } from './world.ts';

/** Providers and rates of a plan, read once for a run and handed to each batch. */
export interface Directory {
  readonly providers: Map<string, Provider | undefined>;
  readonly rates: readonly Rate[];
}

/** A brand's own rate goes before its plan's for the same. */
export async function loadDirectory(db: Queryable, plan: string, network = plan): Promise<Directory> {
  const { rows } = await db.query<RateRow>(
    `select distinct on (rate_id) * from rate where plan in ($1, $2) order by rate_id, plan = $1 desc`,
    [plan, network],
  );
  return { providers: new Map(), rates: rows.map(rateOf) };
}

/** The same for one question: only the rates that may speak of its code and its provider, NPI or plan id. */
export async function directoryFor(
  db: Queryable,
  plan: string,
  { code, provider }: { readonly code: string; readonly provider?: string | undefined },
  network = plan,
): Promise<Directory> {
  const { rows } = await db.query<RateRow>(
    `select distinct on (rate_id) * from rate where plan in ($1, $4) and (code = $2 or code is null) and (provider_id is null
       or provider_id = $3 or provider_id in (select provider_id from provider where plan in ($1, $4) and npi = $3))
     order by rate_id, plan = $1 desc`,
    [plan, code, provider ?? null, network],
  );
  return { providers: new Map(), rates: rows.map(rateOf) };
}

/** Claims that still stand, and lines of a loaded history that no claim of ours brought. */
const EARLIER = `
  select claim_id, member_id, stated->>'billing' as billing from claim c
  where plan = $1 and claim_id = any($2) and not exists (
    select from claim_event e where e.plan = c.plan and e.claim_id = c.claim_id and e.kind in ('replaced', 'voided'))
  union all
  select distinct claim_id, member_id, provider_id from paid_line l
  where plan = $1 and claim_id = any($2) and not exists (
    select from claim c where c.plan = l.plan and c.claim_id = l.claim_id)`;

/** What the plan knows of the people these claims name. Everything is asked for before this returns. */
export class WorldLoader {
  private readonly session: Queryable;
  private readonly plan: string;
  /** The plan whose providers a brand shares. */
  private readonly network: string;
  private readonly today: IsoDate;
  private readonly directory: Directory;

  constructor(session: Queryable, plan: string, network: string, today: IsoDate, directory: Directory) {
    this.session = session;
    this.plan = plan;
    this.network = network;
    this.today = today;
    this.directory = directory;
  }

  async load(claims: readonly Claim[]): Promise<World> {
    const { plan } = this;
    const about = [plan, [...new Set(claims.flatMap((c) => c.memberIds))]];
    const perUnit = async <R extends QueryResultRow, T extends { unit: string }>(sql: string, shape: (row: R) => T) => {
      const { rows } = await this.session.query<R>(sql, about);
      return Map.groupBy(rows.map(shape), (item) => item.unit);
    };
    const [found, history, authorizations, documents, earlier] = await Promise.all([
      this.session.query<MemberRow>(memberQuery, about),
      perUnit<PaidLineRow, PaidLine>(paidLineQuery, paidLineOf),
      perUnit<AuthorizationRow, Authorization>(authorizationQuery, authorizationOf),
      perUnit<DocumentRow, MemberDocument>(documentQuery, documentOf),
      this.findEarlier(claims),
      this.findProviders(claims),
    ]);
    const members = new Map<string, Member>();
    for (const row of found.rows) {
      const member = memberOf(row);
      for (const number of [...row.former_cins, member.cin, member.id]) members.set(number, member);
    }
    const { providers, rates } = this.directory;
    return {
      today: this.today,
      member: (id) => members.get(id),
      provider: (id) => providers.get(id),
      history: (unit) => history.get(unit) ?? [],
      authorizations: (unit) => authorizations.get(unit) ?? [],
      documents: (unit) => documents.get(unit) ?? [],
      earlier: (id) => earlier.get(id),
      rates,
    };
  }

  /** The claims that replacements and voids of the batch name. */
  private async findEarlier(claims: readonly Claim[]): Promise<ReadonlyMap<string, EarlierClaim>> {
    const named = claims.flatMap((c) => c.replaces ?? []);
    if (named.length === 0) return new Map();
    const { rows } = await this.session.query<{ claim_id: string; member_id: string | null; billing: string }>(
      EARLIER,
      [this.plan, named],
    );
    return new Map(
      rows.map((r) => [r.claim_id, { id: r.claim_id, member: r.member_id ?? undefined, billing: r.billing }] as const),
    );
  }

  private async findProviders(claims: readonly Claim[]): Promise<void> {
    const { providers } = this.directory;
    const named = claims.flatMap((c) => [
      c.billing,
      c.rendering,
      c.ordering,
      c.referring,
      c.supervising,
      ...c.lines.flatMap((l) => [l.rendering, l.ordering, l.referring]),
    ]);
    const asked = [...new Set(named)].filter((id) => id !== undefined && !providers.has(id));
    if (asked.length === 0) return;
    for (const id of asked) if (id !== undefined) providers.set(id, undefined);
    const { rows } = await this.session.query<ProviderRow>(
      'select * from provider where plan in ($1, $3) and (npi = any($2) or provider_id = any($2)) order by plan = $1',
      [this.plan, asked, this.network],
    );
    for (const provider of rows.map(providerOf)) providers.set(provider.npi, provider).set(provider.id, provider);
  }
}
