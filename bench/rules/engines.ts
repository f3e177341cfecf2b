import { type CompiledPolicy, evaluate, type Facts, traceText } from '../../src/rules/index.ts';
import { type ByHand, type Handbook, judgeByHand } from './by-hand.ts';
import { traceByHand } from './by-hand-trace.ts';
import type { Contender } from './clock.ts';
import type { PeerAnswer } from './json-rules.ts';
import type { PeerFacts } from './peer-facts.ts';

export function untraced(name: string, policy: CompiledPolicy, lines: readonly Facts[]): Contender {
  const pass = () => {
    let sum = 0;
    for (const facts of lines) sum += evaluate(policy, facts).paid;
    return sum;
  };
  return { name, pass, decisions: lines.length };
}

export function traced(name: string, policy: CompiledPolicy, lines: readonly Facts[]): Contender {
  const pass = () => {
    let sum = 0;
    for (const facts of lines) {
      const decision = evaluate(policy, facts);
      sum += decision.paid + written(traceText(policy.version, decision, facts));
    }
    return sum;
  };
  return { name, pass, decisions: lines.length };
}

export function byHand(name: string, book: Handbook, lines: readonly Facts[], version?: string): Contender {
  const traceOf = (decision: ByHand, facts: Facts) =>
    version === undefined ? 0 : written(traceByHand(version, decision, facts));
  const pass = () => {
    let sum = 0;
    for (const facts of lines) {
      const decision = judgeByHand(book, facts);
      sum += decision.paid + traceOf(decision, facts);
    }
    return sum;
  };
  return { name, pass, decisions: lines.length };
}

/** A text made of pieces is put together by V8 when somebody reads it; whoever stores it does, and so does this. */
function written(text: string): number {
  return text.charCodeAt(text.length - 1);
}

type Peer = (facts: PeerFacts) => Promise<PeerAnswer>;

/** So many questions at once; 1 waits for each answer. */
export function peer(name: string, ask: Peer, lines: readonly PeerFacts[], inFlight: number): Contender {
  const pass = async () => {
    let sum = 0;
    for (let start = 0; start < lines.length; start += inFlight) {
      const answers = await Promise.all(lines.slice(start, start + inFlight).map(ask));
      for (const answer of answers) sum += answer.provision?.length ?? 0;
    }
    return sum;
  };
  return { name, pass, decisions: lines.length };
}
