import { setImmediate as othersTurn } from 'node:timers/promises';
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
  /**
   * Everything known about the members and providers these claims name. All of it is asked for before this returns, so that
   * what is appended later is never half in it.
   */
  readonly loadWorld: (claims: readonly Claim[]) => Promise<World>;
  /** Records decisions, all or none. */
  readonly append: (judged: readonly JudgedClaim[]) => Promise<void>;
}

/** So many claims are loaded, and so many recorded, at a time. */
const SLICE = 250;
/** After so many claims whatever came in meanwhile is attended to, or the store would stand idle. */
const STRETCH = 25;

/** Judges claims one after another, each seeing what the ones before it used, and records every decision. */
export async function adjudicateClaims(
  policy: CompiledPolicy,
  store: ClaimStore,
  received: readonly ReceivedClaim[],
): Promise<readonly JudgedClaim[]> {
  const all: JudgedClaim[] = [];
  const keeping: ClaimStore = {
    loadWorld: (claims) => store.loadWorld(claims),
    append: (judged) => {
      all.push(...judged);
      return store.append(judged);
    },
  };
  await adjudicateMany(policy, keeping, received);
  return all;
}

/**
 * The same for more claims than should be held at once: the store alone is told what became of them. While a slice is judged
 * the store records the one before it; what that one used is carried over here, since the store was asked first.
 */
export async function adjudicateMany(
  policy: CompiledPolicy,
  store: ClaimStore,
  received: readonly ReceivedClaim[],
): Promise<void> {
  const load = (from: number) => store.loadWorld(received.slice(from, from + SLICE).map((r) => r.claim));
  let loading = load(0);
  let storing = Promise.resolve();
  let moving: MovingHistory | undefined;
  for (let from = 0; from < received.length; from += SLICE) {
    const slice = received.slice(from, from + SLICE);
    const judging = loading.then((world) => {
      moving = new MovingHistory(world, moving);
      return judgeInTurn(policy, slice, moving);
    });
    const [judged] = await Promise.all([judging, storing]);
    if (from + SLICE < received.length) loading = load(from + SLICE);
    storing = store.append(judged);
  }
  await storing;
}

async function judgeInTurn(
  policy: CompiledPolicy,
  received: readonly ReceivedClaim[],
  moving: MovingHistory,
): Promise<readonly JudgedClaim[]> {
  const judged: JudgedClaim[] = [];
  for (const { claim, findings } of received) {
    const decided = judge(policy, claim, findings, moving);
    moving.apply(decided);
    judged.push(decided);
    if (judged.length % STRETCH === 0) await othersTurn();
  }
  return judged;
}

function judge(policy: CompiledPolicy, claim: Claim, findings: readonly Finding[], world: World): JudgedClaim {
  if (findings.length > 0) return refusedClaim(claim, world, findings);
  return claim.frequency === 'void' ? voidedClaim(claim, world) : judgeClaim(policy, claim, world);
}

/** A world whose paid history moves on with every decision, from one slice to the next. */
export class MovingHistory implements World {
  readonly today: World['today'];
  readonly member: World['member'];
  readonly provider: World['provider'];
  readonly authorizations: World['authorizations'];
  readonly earlier: World['earlier'];
  readonly documents: World['documents'];
  readonly rates: World['rates'];
  private readonly base: World;
  /** Claims judged here, which a later one may replace. */
  private readonly judged: Map<string, EarlierClaim>;
  /** Claims that were replaced or voided here: they stand no more. */
  private readonly gone: Set<string>;
  private readonly moved: Map<string, readonly PaidLine[]>;

  /** `before` has moved on already: what it knows is newer than what was loaded. */
  constructor(base: World, before: MovingHistory | undefined) {
    this.base = base;
    this.judged = before?.judged ?? new Map();
    this.gone = before?.gone ?? new Set();
    this.moved = before?.moved ?? new Map();
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
