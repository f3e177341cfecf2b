import { EntryText } from './entry-text.ts';
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
  const form = formOf(version, decision);
  let out = form.start + facts.on;
  for (const { name, text } of form.facts) out += text.with(facts.values[name]);
  out += form.clauses;
  let isFirst = true;
  let limit = 0;
  for (const { first, later } of form.limits) {
    const left = decision.left[limit++];
    if (left === undefined || !Number.isFinite(left)) continue;
    out += (isFirst ? first : later).with(left);
    isFirst = false;
  }
  return `${out}}}`;
}

/** Everything in a trace that follows from which provisions bound the line and how their clauses came out. */
interface Form {
  readonly version: string;
  readonly provisions: Decision['provisions'];
  /** Up to the date. */
  readonly start: string;
  /** The facts the binding clauses read. */
  readonly facts: readonly { readonly name: string; readonly text: EntryText }[];
  /** From the end of the facts to the beginning of what is left. */
  readonly clauses: string;
  /** The clauses that may have something left, each as the first that has and as one after it. */
  readonly limits: readonly { readonly first: EntryText; readonly later: EntryText }[];
}

/** The verdicts of lines that come out alike are one list, so the form is written once for each list. */
const forms = new WeakMap<Decision['verdicts'], Form>();

function formOf(version: string, decision: Decision): Form {
  const kept = forms.get(decision.verdicts);
  if (kept?.provisions === decision.provisions && kept.version === version) return kept;
  const form = writeForm(version, decision);
  forms.set(decision.verdicts, form);
  return form;
}

function writeForm(version: string, { provisions, verdicts, benefit }: Decision): Form {
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
  const rule = benefit ? `"${benefit.id}"` : 'null';
  const beforeFacts = '","facts":{';
  return {
    version,
    provisions,
    start: ['{"policy":"', version, '","rule":', rule, ',"on":"'].join(''),
    facts: [...names].map((name, i) => ({ name, text: entryText(`${i === 0 ? beforeFacts : ','}"${name}":`) })),
    clauses: [names.size === 0 ? beforeFacts : '', '},"clauses":{', clauses.join(','), '},"left":{'].join(''),
    limits: limits.map(({ id }) => ({ first: entryText(`"${id}":`), later: entryText(`,"${id}":`) })),
  };
}

/** Shared by all forms that have the key, so that each learns its values once. */
const texts = new Map<string, EntryText>();

function entryText(key: string): EntryText {
  const known = texts.get(key) ?? new EntryText(key);
  texts.set(key, known);
  return known;
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
