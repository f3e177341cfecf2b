import type { QueryResultRow } from 'pg';
import { type Cents, californiaDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { appendAudit } from '../audit/index.ts';
import type { Authorization, MemberDocument } from '../authorizations/index.ts';
import type { Member } from '../members/index.ts';
import type { Provider, Rate } from '../network/index.ts';
import type { ClaimStore } from './adjudicate-claims.ts';
import type { Claim } from './claim.ts';
import { type DecidedClaim, decidedClaim } from './decided-claim.ts';
import type { JudgedClaim } from './judge-claim.ts';
import { PAID_LINE_COLUMNS, paidLineRow } from './populate.ts';
import {
  type AuthorizationRow,
  authorizationOf,
  type DocumentRow,
  documentOf,
  type MemberRow,
  memberOf,
  memberQuery,
  type PaidLineRow,
  type ProviderRow,
  paidLineOf,
  providerOf,
  type RateRow,
  rateOf,
} from './sql-rows.ts';
import type { EarlierClaim, PaidLine, World } from './world.ts';

/** Who decides, when, under which policy; and the received file, when there is one. */
export interface DecisionContext {
  readonly plan: string;
  readonly at: Date;
  readonly actor: string;
  readonly policyVersion: string;
  readonly file?: string;
}

/** Providers and rates of a plan, read once for a run and handed to each batch. */
export interface Directory {
  readonly providers: Map<string, Provider | undefined>;
  readonly rates: readonly Rate[];
}

/** With a code, only the rates that could price it: what one question needs of what a plan has by the ten thousand. */
export async function loadDirectory(db: Queryable, plan: string, code?: string): Promise<Directory> {
  const { rows } =
    code === undefined
      ? await db.query<RateRow>('select * from rate where plan = $1 order by rate_id', [plan])
      : await db.query<RateRow>(
          `select * from rate where plan = $1 and code = $2 union all select * from rate where plan = $1 and code is null
           order by rate_id`,
          [plan, code],
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

/** The claim store over one transaction. Two batches of one plan never judge at the same moment. */
export class SqlClaimStore implements ClaimStore {
  private readonly session: Queryable;
  private readonly context: DecisionContext;
  private readonly directory: Directory;
  private readonly positions: ReadonlyMap<string, number>;
  private existing: ReadonlySet<string> = new Set();
  /** What was appended, as it is stored: text, so that a long run does not keep every object of every claim alive. */
  stored: readonly StoredClaim[] = [];

  constructor(
    session: Queryable,
    context: DecisionContext,
    directory: Directory,
    positions: ReadonlyMap<string, number>,
  ) {
    this.session = session;
    this.context = context;
    this.directory = directory;
    this.positions = positions;
  }

  /** Claims of the batch that are decided already: a file read again goes on where it stopped. */
  async decidedAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
    await this.session.query(`select pg_advisory_xact_lock(hashtext('madrone claims'), hashtext($1))`, [
      this.context.plan,
    ]);
    const { rows } = await this.session.query<{ claim_id: string }>(
      'select claim_id from claim where plan = $1 and claim_id = any($2)',
      [this.context.plan, ids],
    );
    this.existing = new Set(rows.map((r) => r.claim_id));
    return this.existing;
  }

  async loadWorld(claims: readonly Claim[]): Promise<World> {
    const { plan } = this.context;
    const ids = [...new Set(claims.flatMap((c) => c.memberIds))];
    const members = new Map<string, Member>();
    const found = await this.session.query<MemberRow>(memberQuery, [plan, ids]);
    for (const member of found.rows.map(memberOf)) members.set(member.cin, member).set(member.id, member);
    const units = [...new Set([...members.values()].map((m) => m.unit))];
    const perUnit = async <R extends QueryResultRow, T extends { unit: string }>(sql: string, shape: (row: R) => T) => {
      const { rows } = await this.session.query<R>(sql, [plan, units]);
      return Map.groupBy(rows.map(shape), (item) => item.unit);
    };
    const history = await perUnit<PaidLineRow, PaidLine>(
      'select * from paid_line where plan = $1 and unit_id = any($2) order by from_date, claim_id, line_number',
      paidLineOf,
    );
    const authorizations = await perUnit<AuthorizationRow, Authorization>(
      'select * from authorization_approval where plan = $1 and unit_id = any($2) order by number',
      authorizationOf,
    );
    const documents = await perUnit<DocumentRow, MemberDocument>(
      'select * from member_document where plan = $1 and unit_id = any($2) order by document_id',
      documentOf,
    );
    await this.findProviders(claims);
    const earlier = await this.findEarlier(claims);
    const { providers, rates } = this.directory;
    return {
      today: californiaDate(this.context.at),
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
      [this.context.plan, named],
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
      'select * from provider where plan = $1 and (npi = any($2) or provider_id = any($2))',
      [this.context.plan, asked],
    );
    for (const provider of rows.map(providerOf)) providers.set(provider.npi, provider).set(provider.id, provider);
  }

  async append(judged: readonly JudgedClaim[]): Promise<void> {
    if (judged.length === 0) return;
    const decided = judged.map((j) => ({ judged: j, decided: decidedClaim(this.context.policyVersion, j) }));
    await this.removePaidLines(judged);
    const sequences = await this.sequencesOf(judged);
    await this.insertClaims(decided);
    await this.insertPaidLines(judged.flatMap((j) => j.gains));
    await this.insertEvents(decided, sequences);
    await this.insertAudit(decided);
  }

  private async removePaidLines(judged: readonly JudgedClaim[]): Promise<void> {
    const gone = judged.filter((j) => j.reversed.length > 0 && j.outcome !== 'rejected');
    if (gone.length === 0) return;
    await this.session.query('delete from paid_line where plan = $1 and unit_id = any($2) and claim_id = any($3)', [
      this.context.plan,
      gone.flatMap((j) => j.member?.unit ?? []),
      gone.flatMap((j) => j.reversed.map((l) => l.claim)),
    ]);
  }

  /** Events that claims decided before already have. A claim that is new has none. */
  private async sequencesOf(judged: readonly JudgedClaim[]): Promise<ReadonlyMap<string, number>> {
    const touched = judged.flatMap(({ claim, recoveries }) => [
      ...(this.existing.has(claim.id) ? [claim.id] : []),
      ...(claim.replaces === undefined ? [] : [claim.replaces]),
      ...recoveries.map((r) => r.claim),
    ]);
    if (touched.length === 0) return new Map();
    const { rows } = await this.session.query<{ claim_id: string; last: number }>(
      'select claim_id, max(sequence) as last from claim_event where plan = $1 and claim_id = any($2) group by claim_id',
      [this.context.plan, touched],
    );
    return new Map(rows.map((r) => [r.claim_id, r.last]));
  }

  private async insertClaims(all: readonly { judged: JudgedClaim; decided: DecidedClaim }[]): Promise<void> {
    const { plan, file } = this.context;
    const again = all.map((a) => a.decided.claim.id).filter((id) => this.existing.has(id));
    if (again.length > 0) {
      await this.session.query('delete from claim where plan = $1 and claim_id = any($2)', [plan, again]);
    }
    this.stored = all.map(({ decided }) => storedClaim(decided));
    const rows = all.map(({ judged, decided }, i) => {
      const { claim } = decided;
      return [
        plan,
        claim.id,
        file ?? null,
        this.positions.get(claim.id) ?? 0,
        judged.member?.unit ?? null,
        judged.member?.id ?? null,
        decided.outcome,
        claim.charge ?? null,
        decided.paid,
        claim.received,
        this.stored[i]?.stated,
        this.stored[i]?.answer,
      ];
    });
    await this.copy(
      'claim',
      [
        'plan',
        'claim_id',
        'file_id',
        'position',
        'unit_id',
        'member_id',
        'outcome',
        'charge',
        'paid',
        'received',
        'stated',
        'answer',
      ],
      rows,
    );
  }

  private async insertPaidLines(lines: readonly PaidLine[]): Promise<void> {
    await this.copy(
      'paid_line',
      PAID_LINE_COLUMNS,
      lines.map((l) => paidLineRow(this.context.plan, l)),
    );
  }

  private async insertEvents(
    all: readonly { judged: JudgedClaim; decided: DecidedClaim }[],
    sequences: ReadonlyMap<string, number>,
  ): Promise<void> {
    const { plan, at, policyVersion } = this.context;
    const next = new Map(sequences);
    const rows: unknown[][] = [];
    const add = (claim: string, kind: string, body: string) => {
      const sequence = (next.get(claim) ?? 0) + 1;
      next.set(claim, sequence);
      rows.push([plan, claim, sequence, kind, at.toISOString(), policyVersion, body]);
    };
    for (const { judged, decided } of all) {
      const { claim, outcome } = decided;
      const traces = decided.lines.map(
        (l) =>
          `{"line":${JSON.stringify(l.number)},"outcome":"${l.outcome}","paid":${l.paid},"trace":${l.trace ?? 'null'}}`,
      );
      if (outcome === 'voided') add(claim.replaces ?? claim.id, 'voided', JSON.stringify({ by: claim.id }));
      else if (claim.replaces !== undefined && outcome !== 'rejected')
        add(claim.replaces, 'replaced', JSON.stringify({ by: claim.id }));
      add(claim.id, 'decided', `{"outcome":"${outcome}","paid":${decided.paid},"lines":[${traces.join(',')}]}`);
      for (const recovery of judged.recoveries)
        add(recovery.claim, 'recovery_flagged', JSON.stringify({ ...recovery, by: claim.id }));
    }
    await this.copy('claim_event', ['plan', 'claim_id', 'sequence', 'kind', 'at', 'policy_version', 'body'], rows);
  }

  private async insertAudit(all: readonly { decided: DecidedClaim }[]): Promise<void> {
    const { plan, at, actor, file } = this.context;
    const events = all.map(({ decided }) => ({
      plan,
      at,
      actor,
      action: 'claim.decided',
      subject: decided.claim.id,
      detail: { outcome: decided.outcome, file: file ?? null },
    }));
    // Batches of one plan never run at the same moment, so nobody waits for the head of this chain.
    await appendAudit(this.session, `claims:${plan}`, events);
  }

  private async copy(table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]): Promise<void> {
    if (rows.length === 0) return;
    const copied = await this.session.copyIn(table, columns, rows);
    if (!copied.ok) throw new Error(`${table}: ${copied.findings.map((f) => `${f.at} ${f.code}`).join('; ')}`);
  }
}

/** A decision as the claim table keeps it: the claim as stated, and the answer without traces, both as JSON text. */
export interface StoredClaim {
  readonly outcome: DecidedClaim['outcome'];
  readonly paid: Cents;
  readonly stated: string;
  readonly answer: string;
}

function storedClaim({
  claim,
  outcome,
  paid,
  lines,
  recoveries,
  reversed,
  findings,
  duplicateOf,
}: DecidedClaim): StoredClaim {
  const bare = lines.map(({ trace: _, ...line }) => line);
  const answer = JSON.stringify({ lines: bare, recoveries, reversed, findings, duplicateOf });
  return { outcome, paid, stated: JSON.stringify(claim), answer };
}
