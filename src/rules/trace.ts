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
  const form = formOf(decision);
  let out = `{"policy":"${version}",${form.rule},"on":"${facts.on}","facts":{`;
  for (const { name, key } of form.facts) out += key + valueText(facts.values[name]);
  out += form.clauses;
  let comma = '';
  let limit = 0;
  for (const key of form.limits) {
    const remaining = decision.left[limit++];
    if (remaining === undefined || !Number.isFinite(remaining)) continue;
    out += `${comma}${key}${remaining}`;
    comma = ',';
  }
  return `${out}}}`;
}

/** Everything in a trace that follows from which provisions bound the line and how their clauses came out. */
interface Form {
  readonly rule: string;
  /** The facts the binding clauses read, each with its JSON key and the comma before it. */
  readonly facts: readonly { readonly name: string; readonly key: string }[];
  /** From the end of the facts to the beginning of what is left. */
  readonly clauses: string;
  /** The JSON key of each clause that may have something left. */
  readonly limits: readonly string[];
}

/** Lines of a code come out in few ways; the form of each is written once. The key has a digit of four for a verdict. */
const forms = new WeakMap<Decision['provisions'], Map<number, Form>>();
const MAX_KEPT = 1_000;

function formOf(decision: Decision): Form {
  let way = 0;
  for (const verdict of decision.verdicts) way = way * 4 + verdict + 1;
  const kept = forms.get(decision.provisions) ?? new Map<number, Form>();
  const known = kept.get(way);
  if (known) return known;
  const form = writeForm(decision);
  if (kept.size === 0) forms.set(decision.provisions, kept);
  if (kept.size < MAX_KEPT && Number.isSafeInteger(way)) kept.set(way, form);
  return form;
}

function writeForm({ provisions, verdicts, benefit }: Decision): Form {
  const names = new Set<string>();
  let index = 0;
  const clauses = provisions.map(({ id, clauses }) => {
    const inside: string[] = [];
    for (const clause of clauses) {
      const verdict = verdicts[index++] ?? NOT_APPLICABLE;
      if (verdict === NOT_APPLICABLE) continue;
      inside.push(`"${clause.source.id}":${verdict}`);
      for (const name of clause.facts) names.add(name);
    }
    return `"${id}":{${inside.join(',')}}`;
  });
  const limits = provisions.flatMap((p) => p.clauses).filter((clause) => clause.allow);
  return {
    rule: `"rule":${benefit ? `"${benefit.id}"` : 'null'}`,
    facts: [...names].map((name, i) => ({ name, key: `${i === 0 ? '' : ','}"${name}":` })),
    clauses: `},"clauses":{${clauses.join(',')}},"left":{`,
    limits: limits.map((clause) => `"${clause.id}":`),
  };
}

function valueText(value: FactValue): string {
  if (value === undefined) return 'null';
  if (typeof value === 'string') return isPlain(value) ? `"${value}"` : JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  let out = '[';
  for (const item of value) out += (out === '[' ? '' : ',') + valueText(item);
  return `${out}]`;
}

const [SPACE, QUOTE, BACKSLASH, TILDE] = [32, 34, 92, 126];

/** Needs no escaping inside JSON quotes. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < SPACE || c > TILDE || c === QUOTE || c === BACKSLASH) return false;
  }
  return true;
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
