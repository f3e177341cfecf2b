import type { Database } from '../../platform/db/index.ts';
import {
  adjudicateClaims,
  adjudicateMany,
  type DecidedClaim,
  type DecisionContext,
  type Directory,
  decidedClaim,
  loadDirectory,
  type MemoryClaimStore,
  type ReceivedClaim,
  SqlClaimStore,
  storedClaims,
  tracedClaims,
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
    const network = policy.plan;
    const whole = { network, careTies: policy.careTies, ...context };
    return new SqlDesk(db, policy, whole, await loadDirectory(db, context.plan, network));
  }

  async judge(received: readonly ReceivedClaim[]): Promise<readonly DecidedClaim[]> {
    const positions = new Map(received.map((r) => [r.claim.id, ++this.position]));
    return this.db.transaction(async (session) => {
      const store = new SqlClaimStore(session, this.context, this.directory, positions);
      const done = await store.decidedAmong([...positions.keys()]);
      const open = done.size === 0 ? received : received.filter((r) => !done.has(r.claim.id));
      await adjudicateMany(this.policy, store, open);
      if (done.size === 0) return store.decided;
      return inOrder(received, new Map([...done, ...store.decided.map((d) => [d.claim.id, d] as const)]));
    });
  }

  traced(): AsyncIterable<readonly DecidedClaim[]> {
    return tracedClaims(this.db, this.context.plan, this.context.file);
  }

  earlier(ids: readonly string[]): Promise<ReadonlyMap<string, DecidedClaim>> {
    return storedClaims(this.db, this.context.plan, ids);
  }
}
