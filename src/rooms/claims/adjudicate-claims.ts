import type { Finding } from '../../kernel/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';
import type { Claim } from './claim.ts';
import { type JudgedClaim, judgeClaim, refusedClaim, voidedClaim } from './judge-claim.ts';
import type { EarlierClaim, PaidLine, World } from './world.ts';

/** A claim at the door. With findings it cannot enter adjudication, and is answered so. */
export interface ReceivedClaim {
  readonly claim: Claim;
  readonly findings: readonly Finding[];
}

/** What the verb needs of a store; one over SQL, one in memory. */
export interface ClaimStore {
  /** Everything known about the members and providers these claims name. */
  readonly loadWorld: (claims: readonly Claim[]) => Promise<World>;
  /** Records decisions, all or none. */
  readonly append: (judged: readonly JudgedClaim[]) => Promise<void>;
}

/** Judges claims one after another, each seeing what the ones before it used, and records the decisions together. */
export async function adjudicateClaims(
  policy: CompiledPolicy,
  store: ClaimStore,
  received: readonly ReceivedClaim[],
): Promise<readonly JudgedClaim[]> {
  const world = await store.loadWorld(received.map((r) => r.claim));
  const moving = new MovingHistory(world);
  const judged = received.map(({ claim, findings }) => {
    const decided = judge(policy, claim, findings, moving);
    moving.apply(decided);
    return decided;
  });
  await store.append(judged);
  return judged;
}

function judge(policy: CompiledPolicy, claim: Claim, findings: readonly Finding[], world: World): JudgedClaim {
  if (findings.length > 0) return refusedClaim(claim, world, findings);
  return claim.frequency === 'void' ? voidedClaim(claim, world) : judgeClaim(policy, claim, world);
}

/** A world whose paid history moves on with every decision of the batch. */
class MovingHistory implements World {
  readonly today: World['today'];
  readonly member: World['member'];
  readonly provider: World['provider'];
  readonly authorizations: World['authorizations'];
  readonly earlier: World['earlier'];
  readonly documents: World['documents'];
  readonly rates: World['rates'];
  private readonly base: World;
  /** Claims of this batch, which a later one of it may replace. */
  private readonly judged = new Map<string, EarlierClaim>();
  /** Claims that this batch replaced or voided: they stand no more. */
  private readonly gone = new Set<string>();
  private readonly moved = new Map<string, readonly PaidLine[]>();

  constructor(base: World) {
    this.base = base;
    this.today = base.today;
    this.member = base.member;
    this.provider = base.provider;
    this.authorizations = base.authorizations;
    this.earlier = (id) => (this.gone.has(id) ? undefined : (this.judged.get(id) ?? base.earlier(id)));
    this.documents = base.documents;
    this.rates = base.rates;
  }

  readonly history = (unit: string): readonly PaidLine[] => this.moved.get(unit) ?? this.base.history(unit);

  apply(judged: JudgedClaim): void {
    const { claim, member } = judged;
    if (claim.replaces !== undefined && judged.outcome !== 'rejected') this.gone.add(claim.replaces);
    this.judged.set(claim.id, { id: claim.id, member: member?.id, billing: claim.billing });
    const unit = judged.member?.unit;
    if (unit === undefined) return;
    const next = historyAfter(this.history(unit), judged);
    if (next) this.moved.set(unit, next);
  }
}

/** The unit's history once this claim is decided; undefined when it changes nothing. */
export function historyAfter(history: readonly PaidLine[], judged: JudgedClaim): readonly PaidLine[] | undefined {
  const { claim, outcome, gains } = judged;
  const gone = outcome === 'rejected' ? undefined : claim.replaces;
  if (gains.length === 0 && gone === undefined && !history.some((l) => l.claim === claim.id)) return undefined;
  const kept = history.filter((l) => l.claim !== claim.id && (gone === undefined || l.claim !== gone));
  return [...kept, ...gains.map((l) => ({ ...l, sameClaim: false }))];
}
