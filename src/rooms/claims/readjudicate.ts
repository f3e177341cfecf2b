import type { CompiledPolicy } from '../../rules/index.ts';
import { adjudicateClaims, type ClaimStore } from './adjudicate-claims.ts';
import type { Claim } from './claim.ts';
import { type DecidedClaim, decidedClaim } from './decided-claim.ts';
import type { JudgedClaim } from './judge-claim.ts';
import type { EarlierClaim, PaidLine, World } from './world.ts';

/** A decision that comes out otherwise than it stands. */
export interface DecisionChange {
  readonly before: DecidedClaim;
  readonly after: DecidedClaim;
}

/**
 * Judges decided claims again by what is known now: another policy, an approval, an estimate. Only a decision that comes out
 * otherwise is recorded, beside the first; so judging again twice changes nothing more.
 */
export async function readjudicate(
  policy: CompiledPolicy,
  store: ClaimStore,
  decided: readonly DecidedClaim[],
): Promise<readonly DecisionChange[]> {
  const standing = new Map(decided.map((d) => [d.claim.id, d]));
  const changes: DecisionChange[] = [];
  const again: ClaimStore = {
    loadWorld: async (claims) => withReplaced(await store.loadWorld(claims), claims),
    append: (judged) => {
      const changed = judged.filter((j) => {
        const before = standing.get(j.claim.id);
        if (!before || !isChanged(before, j)) return false;
        changes.push({ before, after: { ...decidedClaim(policy.version, j), reversed: before.reversed } });
        return true;
      });
      return store.append(changed);
    },
  };
  await adjudicateClaims(
    policy,
    again,
    decided.map(({ claim }) => ({ claim, findings: [] })),
  );
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
  ]);
  return JSON.stringify([outcome, paid, bare, duplicateOf, findings, recoveries]);
}

/** What the paid lines use up of limits and authorizations. */
function kept(lines: readonly PaidLine[]): string {
  const used = lines.map((l) => [l.key, l.units, l.paid, l.uses.map((u) => Object.entries(u).sort())] as const);
  return JSON.stringify(used.sort(([a], [b]) => (a < b ? -1 : 1)));
}
