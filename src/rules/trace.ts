import type { Decision } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { NOT_APPLICABLE } from './verdict.ts';
import type { FactValue } from './vocabulary.ts';

/**
 * A decision as it is stored: enough to say again, years later, which clause of which provision saw which facts. Facts
 * stand once for the whole line; which of them a clause read follows from the clause.
 */
export interface StoredTrace {
  readonly policy: string;
  readonly rule: string | null;
  readonly on: string;
  readonly facts: Readonly<Record<string, FactValue | null>>;
  /** By provision id, then clause id: 1 met, 0 unknown, -1 not met. Clauses that do not bind the line are left out. */
  readonly clauses: Readonly<Record<string, Readonly<Record<string, 1 | 0 | -1>>>>;
  /** What was left of a limit before this line, by full clause id. */
  readonly left: Readonly<Record<string, number>>;
}

/** The stored form as JSON text. */
export function traceText(version: string, decision: Decision, facts: Facts): string {
  const seen: string[] = [];
  let clauses = '';
  let left = '';
  let index = 0;
  let limit = 0;
  for (const provision of decision.provisions) {
    let inside = '';
    for (const clause of provision.clauses) {
      const verdict = decision.verdicts[index++] ?? NOT_APPLICABLE;
      const remaining = clause.allow ? decision.left[limit++] : undefined;
      if (verdict === NOT_APPLICABLE) continue;
      inside += `${inside === '' ? '' : ','}"${clause.source.id}":${verdict}`;
      if (remaining !== undefined && Number.isFinite(remaining)) {
        left += `${left === '' ? '' : ','}"${clause.id}":${remaining}`;
      }
      for (const name of clause.facts) if (!seen.includes(name)) seen.push(name);
    }
    clauses += `${clauses === '' ? '' : ','}"${provision.id}":{${inside}}`;
  }
  const rule = decision.benefit ? `"${decision.benefit.id}"` : 'null';
  return `{"policy":"${version}","rule":${rule},"on":"${facts.on}","facts":{${factsText(seen, facts)}},"clauses":{${clauses}},"left":{${left}}}`;
}

function factsText(names: readonly string[], facts: Facts): string {
  let out = '';
  for (const name of names) out += `${out === '' ? '' : ','}"${name}":${valueText(facts.values[name])}`;
  return out;
}

/** Text that needs no escaping inside JSON quotes. */
const PLAIN = /^[\w .:/*+-]*$/;

function valueText(value: FactValue): string {
  if (value === undefined) return 'null';
  if (typeof value === 'string') return PLAIN.test(value) ? `"${value}"` : JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  let out = '[';
  for (const item of value) out += (out === '[' ? '' : ',') + valueText(item);
  return `${out}]`;
}

/** The clauses of a stored trace as a list, in the order they were judged. */
export function tracedClauses(
  trace: StoredTrace,
): { readonly clause: string; readonly verdict: 1 | 0 | -1; readonly left?: number }[] {
  return Object.entries(trace.clauses).flatMap(([provision, clauses]) =>
    Object.entries(clauses).map(([id, verdict]) => {
      const clause = `${provision}/${id}`;
      const left = trace.left[clause];
      return left === undefined ? { clause, verdict } : { clause, verdict, left };
    }),
  );
}
