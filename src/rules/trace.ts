import type { CompiledClause } from './clauses.ts';
import type { Decision } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { NOT_APPLICABLE, verdictWord } from './verdict.ts';
import type { FactValue } from './vocabulary.ts';

/** A decision as it is stored: enough to say again, years later, which clause saw which facts. */
export interface StoredTrace {
  readonly policy: string;
  readonly rule: string | null;
  readonly on: string;
  readonly clauses: readonly StoredClause[];
}

export interface StoredClause {
  readonly clause: string;
  readonly verdict: 'met' | 'unmet' | 'unknown';
  readonly facts: Readonly<Record<string, FactValue | null>>;
  /** What was left of a limit before this line. */
  readonly left?: number;
}

/** The stored form as JSON text. Clauses that do not bind the line are left out. */
export function traceText(version: string, decision: Decision, facts: Facts): string {
  let out = `{"policy":"${version}","rule":${decision.benefit ? `"${decision.benefit.id}"` : 'null'},"on":"${facts.on}","clauses":[`;
  let index = 0;
  let limit = 0;
  let first = true;
  for (const provision of decision.provisions) {
    for (const clause of provision.clauses) {
      const verdict = decision.verdicts[index++] ?? NOT_APPLICABLE;
      const left = clause.allow ? decision.left[limit++] : undefined;
      if (verdict === NOT_APPLICABLE) continue;
      out += first ? '' : ',';
      first = false;
      out += `{"clause":"${clause.id}","verdict":"${verdictWord(verdict)}","facts":{${factsText(clause, facts)}}`;
      out += left !== undefined && Number.isFinite(left) ? `,"left":${left}}` : '}';
    }
  }
  return `${out}]}`;
}

function factsText(clause: CompiledClause, facts: Facts): string {
  let out = '';
  for (const name of clause.facts) out += `${out === '' ? '' : ','}"${name}":${valueText(facts.values[name])}`;
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
