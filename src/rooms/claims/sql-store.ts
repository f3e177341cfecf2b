import { californiaDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { appendAudit } from '../audit/index.ts';
import { type CareTies, refreshCareTies } from './care-ties-store.ts';
import type { Claim } from './claim.ts';
import { type DecidedClaim, decidedClaim } from './decided-claim.ts';
import type { JudgedClaim } from './judge-claim.ts';
import { PAID_LINE_COLUMNS, paidLineRow } from './populate.ts';
import type { ReadjudicationStore } from './readjudicate.ts';
import { answerOf, restored, STORED, type StoredRow } from './stored-claims-store.ts';
import type { PaidLine, World } from './world.ts';
import { type Directory, WorldLoader } from './world-store.ts';

/** Who decides, when, under which policy; and the received file, when there is one. */
export interface DecisionContext {
  readonly plan: string;
  readonly at: Date;
  readonly actor: string;
  readonly policyVersion: string;
  readonly file?: string;
  /** The plan whose network and rates a brand shares. */
  readonly network?: string;
  /** How long a paid line ties its provider to the member. */
  readonly careTies?: CareTies;
}

/** The claim store over one transaction. Two batches of one plan never judge at the same moment. */
export class SqlClaimStore implements ReadjudicationStore {
  private readonly session: Queryable;
  private readonly context: DecisionContext;
  private readonly loader: WorldLoader;
  private readonly positions: ReadonlyMap<string, number>;
  /** Claims at hand that were decided before, as they stand. */
  private standing: ReadonlyMap<string, StoredRow> = new Map();
  /** What was appended, without traces: they are long, and kept. */
  readonly decided: DecidedClaim[] = [];

  constructor(
    session: Queryable,
    context: DecisionContext,
    directory: Directory,
    positions: ReadonlyMap<string, number>,
  ) {
    this.session = session;
    this.context = context;
    this.loader = new WorldLoader(
      session,
      context.plan,
      context.network ?? context.plan,
      californiaDate(context.at),
      directory,
    );
    this.positions = positions;
  }

  /** Claims of the batch that are decided already: a file read again goes on where it stopped. */
  async decidedAmong(ids: readonly string[]): Promise<ReadonlyMap<string, DecidedClaim>> {
    const { plan } = this.context;
    await this.session.query(`select pg_advisory_xact_lock(hashtext('madrone claims'), hashtext($1))`, [plan]);
    const { rows } = await this.session.query<StoredRow>(`${STORED} where c.plan = $1 and c.claim_id = any($2)`, [
      plan,
      ids,
    ]);
    this.standing = new Map(rows.map((row) => [row.claim_id, row]));
    return new Map(rows.map((row) => [row.claim_id, restored(row)]));
  }

  loadWorld(claims: readonly Claim[]): Promise<World> {
    return this.loader.load(claims);
  }

  /** In the order of their first decisions. */
  async orderOf(claims: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.session.query<{ claim_id: string }>(
      `select c.claim_id from claim c join claim_event e on e.plan = c.plan and e.claim_id = c.claim_id and e.sequence = 1
       where c.plan = $1 and c.claim_id = any($2) order by e.at, c.file_id, c.position`,
      [this.context.plan, claims],
    );
    return new Map(rows.map((row, i) => [row.claim_id, i + 1]));
  }

  async append(judged: readonly JudgedClaim[]): Promise<void> {
    if (judged.length === 0) return;
    const decided = judged.map((j) => ({ judged: j, decided: this.decision(j) }));
    this.decided.push(...decided.map((d) => ({ ...d.decided, ...answerOf(d.decided) })));
    await this.removePaidLines(judged);
    const sequences = await this.sequencesOf(judged);
    await this.insertClaims(decided);
    await this.insertPaidLines(judged.flatMap((j) => j.gains));
    await this.insertEvents(decided, sequences);
    await this.insertAudit(decided);
    await this.tieCare(judged);
  }

  /** Who was paid for caring is tied to the member, and who was not any longer is not. */
  private async tieCare(judged: readonly JudgedClaim[]): Promise<void> {
    const { plan, network = plan, careTies } = this.context;
    const members = [
      ...new Set(judged.flatMap((j) => (j.gains.length > 0 || j.reversed.length > 0 ? (j.member?.id ?? []) : []))),
    ];
    if (careTies && members.length > 0) await refreshCareTies(this.session, plan, members, { network, careTies });
  }

  /** A claim judged again still took the place of what it once replaced. */
  private decision(judged: JudgedClaim): DecidedClaim {
    const decided = decidedClaim(this.context.policyVersion, judged);
    const before = this.standing.get(judged.claim.id);
    return before ? { ...decided, reversed: before.answer.reversed } : decided;
  }

  private async removePaidLines(judged: readonly JudgedClaim[]): Promise<void> {
    const again = judged.filter((j) => this.standing.has(j.claim.id));
    const replacing = judged.filter((j) => j.reversed.length > 0 && j.outcome !== 'rejected');
    const gone = [...new Set([...again, ...replacing])];
    if (gone.length === 0) return;
    await this.session.query('delete from paid_line where plan = $1 and unit_id = any($2) and claim_id = any($3)', [
      this.context.plan,
      gone.flatMap((j) => j.member?.unit ?? []),
      [...again.map((j) => j.claim.id), ...replacing.flatMap((j) => j.reversed.map((l) => l.claim))],
    ]);
  }

  /** Events that claims decided before already have. A claim that is new has none. */
  private async sequencesOf(judged: readonly JudgedClaim[]): Promise<ReadonlyMap<string, number>> {
    const touched = judged.flatMap(({ claim, recoveries }) => [
      ...(this.standing.has(claim.id) ? [claim.id] : []),
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
    const again = all.map((a) => a.decided.claim.id).filter((id) => this.standing.has(id));
    if (again.length > 0) {
      await this.session.query('delete from claim where plan = $1 and claim_id = any($2)', [plan, again]);
    }
    const rows = all.map(({ judged, decided }) => {
      const { claim } = decided;
      return [
        plan,
        claim.id,
        this.standing.get(claim.id)?.file_id ?? file ?? null,
        this.standing.get(claim.id)?.position ?? this.positions.get(claim.id) ?? 0,
        judged.member?.unit ?? null,
        judged.member?.id ?? null,
        decided.outcome,
        claim.charge ?? null,
        decided.paid,
        claim.received,
        JSON.stringify(claim),
        JSON.stringify(answerOf(decided)),
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
      const before = this.standing.get(claim.id)?.answer;
      // What a claim judged again replaces was replaced when it was first decided.
      const replaces = before ? undefined : claim.replaces;
      if (outcome === 'voided') add(replaces ?? claim.id, 'voided', JSON.stringify({ by: claim.id }));
      else if (replaces !== undefined && outcome !== 'rejected')
        add(replaces, 'replaced', JSON.stringify({ by: claim.id }));
      add(claim.id, 'decided', `{"outcome":"${outcome}","paid":${decided.paid},"lines":[${traces.join(',')}]}`);
      const flagged = new Set(before?.recoveries.map((r) => `${r.line} ${r.reason}`));
      for (const recovery of judged.recoveries.filter((r) => !flagged.has(`${r.line} ${r.reason}`)))
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
      action: this.standing.has(decided.claim.id) ? 'claim.readjudicated' : 'claim.decided',
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
