import type { CompiledPolicy } from '../../rules/index.ts';
import { type ClaimStore, MovingHistory } from './adjudicate-claims.ts';
import type { Claim } from './claim.ts';
import { type DecidedClaim, decidedClaim } from './decided-claim.ts';
import { type JudgedClaim, judgeClaim } from './judge-claim.ts';
import type { EarlierClaim, PaidLine, World } from './world.ts';

/** A decision that comes out otherwise than it stands. */
export interface DecisionChange {
  readonly before: DecidedClaim;
  readonly after: DecidedClaim;
}

export interface ReadjudicationStore extends ClaimStore {
  /** The order in which claims were first decided. A claim of a loaded history has none: it came before all. */
  readonly orderOf: (claims: readonly string[]) => Promise<ReadonlyMap<string, number>>;
}

/**
 * Judges decided claims again, in the order they came, by what is known now: another policy, an approval, an estimate. A
 * decision that comes out the same in its own place stays: that later claims have used something since is no reason. Any other
 * is judged against everything that stands, and recorded beside the first; so judging again twice changes nothing more.
 */
export async function readjudicate(
  policy: CompiledPolicy,
  store: ReadjudicationStore,
  decided: readonly DecidedClaim[],
): Promise<readonly DecisionChange[]> {
  const claims = decided.map((d) => d.claim);
  const world = withReplaced(await store.loadWorld(claims), claims);
  const units = new Set(claims.flatMap((c) => world.member(c.memberIds[0] ?? '')?.unit ?? []));
  const known = [...units].flatMap((unit) => world.history(unit).map((l) => l.claim));
  const order = await store.orderOf([...new Set([...known, ...claims.map((c) => c.id)])]);
  const placeOf = (claim: string) => order.get(claim) ?? 0;
  const moving = new MovingHistory(world, undefined);
  const changes: DecisionChange[] = [];
  const changed: JudgedClaim[] = [];
  for (const before of decided.toSorted((a, b) => placeOf(a.claim.id) - placeOf(b.claim.id))) {
    const { claim } = before;
    const history = (unit: string) => moving.history(unit).filter((l) => placeOf(l.claim) <= placeOf(claim.id));
    if (!isChanged(before, judgeClaim(policy, claim, { ...moving, history }))) continue;
    const judged = judgeClaim(policy, claim, moving);
    if (!isChanged(before, judged)) continue;
    moving.apply(judged);
    changed.push(judged);
    changes.push({ before, after: { ...decidedClaim(policy.version, judged), reversed: before.reversed } });
  }
  await store.append(changed);
  return changes;
}

/** Whether a decided claim can be judged again: one that was rejected never entered, a void has no lines. */
export function canBeJudgedAgain({ claim, outcome }: DecidedClaim): boolean {
  return outcome !== 'rejected' && outcome !== 'voided' && claim.frequency !== 'void';
}

/** A replacement has already taken the place of what it names: that this once stood is known by its decision. */
function withReplaced(world: World, claims: readonly Claim[]): World {
  const replaced = new Map<string, EarlierClaim>();
  for (const { replaces, memberIds, billing } of claims) {
    if (replaces === undefined) continue;
    replaced.set(replaces, { id: replaces, member: world.member(memberIds[0] ?? '')?.id, billing });
  }
  return replaced.size === 0 ? world : { ...world, earlier: (id) => replaced.get(id) ?? world.earlier(id) };
}

function isChanged(before: DecidedClaim, judged: JudgedClaim): boolean {
  // Without traces: the same decision under another policy version is the same decision.
  const now = decidedClaim('', judged);
  if (said(now) !== said(before)) return true;
  const own = judged.reversed.filter((l) => l.claim === judged.claim.id);
  return kept(own) !== kept(judged.gains);
}

function said({ outcome, paid, lines, duplicateOf, findings, recoveries }: DecidedClaim): string {
  const bare = lines.map((l) => [
    l.number,
    l.outcome,
    l.payableUnits,
    l.allowed,
    l.paid,
    l.memberPays,
    l.reasons.map((r) => [r.code, r.units, r.cents, r.needed]),
    l.warnings,
    l.agreedIn,
  ]);
  return JSON.stringify([outcome, paid, bare, duplicateOf, findings, recoveries]);
}

/** What the paid lines use up of limits and authorizations. */
function kept(lines: readonly PaidLine[]): string {
  const used = lines.map((l) => [l.key, l.units, l.paid, l.uses.map((u) => Object.entries(u).sort())] as const);
  return JSON.stringify(used.sort(([a], [b]) => (a < b ? -1 : 1)));
}
