import { type CompiledPolicy, evaluate, type Facts, traceText } from '../../src/rules/index.ts';
import { type Handbook, judgeByHand } from './by-hand.ts';
import { traceByHand } from './by-hand-trace.ts';
import type { PeerAnswer } from './json-rules.ts';
import { type PeerFacts, peerPays, termsOf } from './peer-facts.ts';
import type { Row } from './rows.ts';

/** Lines on which the rules by hand differ from Madrone: outcome, units, cents, first reason, or a byte of the trace. */
export function differencesByHand(policy: CompiledPolicy, book: Handbook, lines: readonly Facts[]): number {
  return lines.filter((facts) => {
    const decision = evaluate(policy, facts);
    const other = judgeByHand(book, facts);
    const reason = decision.reasons.find((r) => r.effect !== 'warn')?.code;
    return (
      decision.outcome !== other.outcome ||
      decision.payable !== other.payable ||
      decision.paid !== other.paid ||
      reason !== other.reason ||
      decision.benefit?.source.id !== other.row?.id ||
      traceText(policy.version, decision, facts) !== traceByHand(policy.version, other, facts)
    );
  }).length;
}

/** Lines on which a peer differs: which provision pays the line in full, and how many cents by the terms it gives. */
export async function differencesOfPeer(
  policy: CompiledPolicy,
  rows: readonly Row[],
  ask: (facts: PeerFacts) => Promise<PeerAnswer>,
  lines: readonly Facts[],
  given: readonly PeerFacts[],
): Promise<number> {
  let different = 0;
  for (const [index, facts] of lines.entries()) {
    const asked = given[index];
    if (!asked) continue;
    const decision = evaluate(policy, facts);
    const ours = decision.outcome === 'paid' ? decision.benefit?.source.id : undefined;
    const { provision, terms } = await ask(asked);
    const row = rows.find((r) => r.id === provision);
    const stated = row && { ...termsOf(row), ...terms };
    const pays = row && stated ? peerPays(row, stated, facts) : 0;
    if (ours !== provision || pays !== (ours === undefined ? 0 : decision.paid)) different++;
  }
  return different;
}
