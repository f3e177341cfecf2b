import type { Database } from '../../platform/db/index.ts';
import {
  adjudicateClaims,
  type DecidedClaim,
  type DecisionContext,
  type Directory,
  decidedClaim,
  loadDirectory,
  type MemoryClaimStore,
  type ReceivedClaim,
  SqlClaimStore,
} from '../../rooms/claims/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';

/** Where a file's claims are judged and its decisions read back: the database, or a population held in memory. */
export interface ClaimDesk {
  /** Judges a batch and gives its decisions in order. Claims decided already stay as they are, and are given as they stand. */
  readonly judge: (received: readonly ReceivedClaim[]) => Promise<readonly DecidedClaim[]>;
  /** Every decision on the file's claims with its traces, in file order, a page at a time. */
  readonly traced: () => AsyncIterable<readonly DecidedClaim[]>;
  /** The decision on an earlier claim that a replacement or void of this file speaks of. */
  readonly earlier: (ids: readonly string[]) => Promise<ReadonlyMap<string, DecidedClaim>>;
}

export class MemoryDesk implements ClaimDesk {
  private readonly policy: CompiledPolicy;
  private readonly store: MemoryClaimStore;
  private readonly done = new Map<string, DecidedClaim>();

  constructor(policy: CompiledPolicy, store: MemoryClaimStore) {
    this.policy = policy;
    this.store = store;
  }

  async judge(received: readonly ReceivedClaim[]): Promise<readonly DecidedClaim[]> {
    const fresh = received.filter((r) => !this.done.has(r.claim.id));
    for (const judged of await adjudicateClaims(this.policy, this.store, fresh)) {
      this.done.set(judged.claim.id, decidedClaim(this.policy.version, judged));
    }
    return inOrder(received, this.done);
  }

  async *traced(): AsyncGenerator<readonly DecidedClaim[]> {
    yield [...this.done.values()];
  }

  earlier(ids: readonly string[]): Promise<ReadonlyMap<string, DecidedClaim>> {
    return Promise.resolve(new Map(ids.flatMap((id) => [...this.done].filter(([key]) => key === id))));
  }
}

function inOrder(received: readonly ReceivedClaim[], decided: ReadonlyMap<string, DecidedClaim>): DecidedClaim[] {
  return received.flatMap((r) => decided.get(r.claim.id) ?? []);
}

interface StoredRow extends Record<string, unknown> {
  readonly claim_id: string;
  readonly outcome: DecidedClaim['outcome'];
  readonly position: number;
  readonly paid: number;
  readonly stated: DecidedClaim['claim'];
  readonly answer: Omit<DecidedClaim, 'claim' | 'outcome' | 'paid'>;
}

const STORED = 'select c.claim_id, c.position, c.outcome, c.paid, c.stated, c.answer from claim c';
const TRACED = `
  select c.claim_id, c.position, c.outcome, c.paid, c.stated, c.answer, e.body
  from claim c left join lateral (
    select body from claim_event e where e.plan = c.plan and e.claim_id = c.claim_id and e.kind = 'decided'
    order by sequence desc limit 1) e on true`;
const PAGE = 1_000;

export class SqlDesk implements ClaimDesk {
  private readonly db: Database;
  private readonly policy: CompiledPolicy;
  private readonly context: DecisionContext & { readonly file: string };
  private readonly directory: Directory;
  private position = 0;

  private constructor(db: Database, policy: CompiledPolicy, context: SqlDesk['context'], directory: Directory) {
    this.db = db;
    this.policy = policy;
    this.context = context;
    this.directory = directory;
  }

  static async open(db: Database, policy: CompiledPolicy, context: SqlDesk['context']): Promise<SqlDesk> {
    return new SqlDesk(db, policy, context, await loadDirectory(db, context.plan));
  }

  async judge(received: readonly ReceivedClaim[]): Promise<readonly DecidedClaim[]> {
    const positions = new Map(received.map((r) => [r.claim.id, ++this.position]));
    const { fresh, done } = await this.db.transaction(async (session) => {
      const store = new SqlClaimStore(session, this.context, this.directory, positions);
      const done = await store.decidedAmong([...positions.keys()]);
      const open = done.size === 0 ? received : received.filter((r) => !done.has(r.claim.id));
      await adjudicateClaims(this.policy, store, open);
      return { fresh: store.decided, done };
    });
    if (done.size === 0) return fresh;
    const stored = await this.earlier([...done]);
    return inOrder(received, new Map([...stored, ...fresh.map((d) => [d.claim.id, d] as const)]));
  }

  async *traced(): AsyncGenerator<readonly DecidedClaim[]> {
    const { plan, file } = this.context;
    for (let after = 0; ; ) {
      const { rows } = await this.db.query<StoredRow & { body: string | null }>(
        `${TRACED} where c.plan = $1 and c.file_id = $2 and c.position > $3 order by c.position limit ${PAGE}`,
        [plan, file, after],
      );
      const last = rows.at(-1);
      if (!last) return;
      yield rows.map((row) => withTraces(restored(row), row.body));
      after = last.position;
    }
  }

  async earlier(ids: readonly string[]): Promise<ReadonlyMap<string, DecidedClaim>> {
    if (ids.length === 0) return new Map();
    const { rows } = await this.db.query<StoredRow>(`${STORED} where c.plan = $1 and c.claim_id = any($2)`, [
      this.context.plan,
      ids,
    ]);
    return new Map(rows.map((row) => [row.claim_id, restored(row)]));
  }
}

function restored({ outcome, paid, stated, answer }: StoredRow): DecidedClaim {
  return { ...answer, claim: stated, outcome, paid };
}

function withTraces(decided: DecidedClaim, body: string | null): DecidedClaim {
  const traces = traceTexts(body);
  const lines = decided.lines.map((line) => {
    const trace = traces.get(line.number);
    return trace === undefined ? line : { ...line, trace };
  });
  return { ...decided, lines };
}

function traceTexts(body: string | null): ReadonlyMap<string, string> {
  if (body === null) return new Map();
  const event: { lines?: { line: string; trace: unknown }[] } = JSON.parse(body);
  return new Map((event.lines ?? []).filter((l) => l.trace).map((l) => [l.line, JSON.stringify(l.trace)]));
}
