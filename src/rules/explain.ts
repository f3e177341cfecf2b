import type { CompiledClause } from './clauses.ts';
import type { CompiledPolicy } from './compile.ts';
import { explainClause } from './explain-clause.ts';
import { sayDocumentName } from './explain-limits.ts';
import { Speech } from './explain-speech.ts';
import { sayFact, sayValue } from './explain-values.ts';
import type { StoredTrace } from './trace.ts';
import { UNMET, type VerdictWord, verdictWord } from './verdict.ts';

/** What was stored beside the trace: the outcome and the reasons, the deciding one first. */
export interface Decided {
  readonly outcome?: string;
  readonly reasons?: readonly {
    readonly code: string;
    readonly units?: number;
    readonly needed?: readonly string[];
  }[];
}

export interface ExplainedClause {
  readonly id: string;
  readonly verdict: VerdictWord;
  /** met / not met / not known yet, in the reader's language. */
  readonly verdictWord: string;
  readonly sentence: string;
  /** What follows where it is not met; absent where it is. */
  readonly effect?: string;
  readonly facts: readonly { readonly name: string; readonly say: string; readonly value: string }[];
  readonly left?: string;
  readonly cites: readonly string[];
}

export interface ExplainedTrace {
  readonly language: string;
  /** The policy at hand is the one that decided. */
  readonly isSameVersion: boolean;
  readonly outcome: string | undefined;
  readonly reasons: readonly string[];
  readonly clauses: readonly ExplainedClause[];
}

/**
 * A stored decision in words. The policy should be the version that made it (`isSameVersion`); clauses another version
 * no longer has are said to belong elsewhere.
 */
export function explainTrace(
  policy: CompiledPolicy,
  trace: StoredTrace,
  language: string,
  decided: Decided = {},
): ExplainedTrace {
  const speech = new Speech(policy, language);
  const stored = storedClauses(policy, trace);
  const reasons = decided.reasons ?? reasonsOf(stored);
  return {
    language: speech.language,
    isSameVersion: trace.policy === policy.version,
    outcome: decided.outcome === undefined ? undefined : speech.say(`outcome.${decided.outcome}`),
    reasons: reasons.map((reason) => sayReason(speech, reason)),
    clauses: stored.map((one) => explained(speech, trace, one)),
  };
}

interface Stored {
  readonly id: string;
  readonly verdict: 1 | 0 | -1;
  readonly clause: CompiledClause | undefined;
}

function storedClauses(policy: CompiledPolicy, trace: StoredTrace): Stored[] {
  return Object.entries(trace.clauses).flatMap(([provision, verdicts]) =>
    Object.entries(verdicts).map(([name, verdict]) => {
      const id = `${provision}/${name}`;
      return { id, verdict, clause: clauseById(policy, id) };
    }),
  );
}

/** Without stored reasons, those of the clauses that stood against the line. */
function reasonsOf(stored: readonly Stored[]): NonNullable<Decided['reasons']> {
  const codes = stored.flatMap(({ clause, verdict }) =>
    verdict === UNMET && clause && clause.effect !== 'warn' ? [clause.reason] : [],
  );
  return [...new Set(codes)].map((code) => ({ code }));
}

function sayReason(speech: Speech, { code, units, needed = [] }: NonNullable<Decided['reasons']>[number]): string {
  const reason = speech.reason(code);
  const said = units === undefined || units === 0 ? reason : speech.say('trace.reason_units', { reason, n: units });
  if (needed.length === 0) return said;
  const list = speech.list(
    needed.map((name) => sayNeeded(speech, name)),
    'and',
  );
  return `${said} ${speech.say('trace.needed', { needed: list })}`;
}

/** What would settle something: the name of a fact, `authorization`, or a document. */
export function sayNeeded(speech: Speech, name: string): string {
  if (name === 'authorization') return speech.say('needed.authorization');
  return name.includes('.') ? sayFact(speech, name) : sayDocumentName(speech, name);
}

/** A reason of policy; without one, what is missing. */
export function sayWhy(speech: Speech, code: string): string {
  return speech.policy.reasons[code] ? speech.reason(code) : sayNeeded(speech, code);
}

function explained(speech: Speech, trace: StoredTrace, { id, verdict, clause }: Stored): ExplainedClause {
  const word = verdictWord(verdict);
  const left = trace.left[id];
  return {
    id,
    verdict: word,
    verdictWord: speech.say(`verdict.${word}`),
    sentence: clause ? explainClause(clause, speech.policy, speech.language) : speech.say('trace.elsewhere'),
    ...(clause && verdict === UNMET ? { effect: speech.say(`effect.${clause.effect}`) } : {}),
    facts: (clause?.facts ?? []).map((name) => ({
      name,
      say: sayFact(speech, name),
      value: sayValue(speech, name, trace.facts[name] ?? null),
    })),
    ...(left === undefined ? {} : { left: speech.say('trace.left', { left }) }),
    cites: clause?.cite ?? [],
  };
}

/** A clause by its address `pack/provision/clause`. */
export function clauseById(policy: CompiledPolicy, id: string): CompiledClause | undefined {
  const provision = id.slice(0, id.lastIndexOf('/'));
  const questions = [...policy.questions.values()].flatMap((q) => q.provisions);
  return [...policy.provisions, ...questions]
    .find((p) => p.id === provision)
    ?.clauses.find((clause) => clause.id === id);
}
