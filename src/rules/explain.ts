import type { CompiledClause } from './clauses.ts';
import type { CompiledPolicy } from './compile.ts';
import { explainClause } from './explain-clause.ts';
import { sayDocumentName } from './explain-limits.ts';
import { Speech } from './explain-speech.ts';
import { sayFact, sayValue } from './explain-values.ts';
import type { StoredClause, StoredTrace } from './trace.ts';

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
  readonly verdict: StoredClause['verdict'];
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
  readonly outcome: string | undefined;
  readonly reasons: readonly string[];
  readonly clauses: readonly ExplainedClause[];
}

/** A stored decision in words, from the same policy version that made it. */
export function explainTrace(
  policy: CompiledPolicy,
  trace: StoredTrace,
  language: string,
  decided: Decided = {},
): ExplainedTrace {
  const speech = new Speech(policy, language);
  const clauses = trace.clauses.map((stored) => explained(policy, speech, stored));
  const reasons = decided.reasons ?? reasonsOf(policy, trace);
  return {
    language: speech.language,
    outcome: decided.outcome === undefined ? undefined : speech.say(`outcome.${decided.outcome}`),
    reasons: reasons.map((reason) => sayReason(speech, reason)),
    clauses,
  };
}

/** Without stored reasons, those of the clauses that stood against the line. */
function reasonsOf(policy: CompiledPolicy, trace: StoredTrace): NonNullable<Decided['reasons']> {
  const codes = trace.clauses.flatMap(({ clause, verdict }) => {
    const found = verdict === 'unmet' ? clauseById(policy, clause) : undefined;
    return found && found.effect !== 'warn' ? [found.reason] : [];
  });
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

function explained(policy: CompiledPolicy, speech: Speech, stored: StoredClause): ExplainedClause {
  const clause = clauseById(policy, stored.clause);
  const { verdict, left } = stored;
  return {
    id: stored.clause,
    verdict,
    verdictWord: speech.say(`verdict.${verdict}`),
    sentence: clause ? explainClause(clause, policy, speech.language) : speech.say('trace.elsewhere'),
    ...(clause && verdict === 'unmet' ? { effect: speech.say(`effect.${clause.effect}`) } : {}),
    facts: Object.entries(stored.facts).map(([name, value]) => ({
      name,
      say: sayFact(speech, name),
      value: sayValue(speech, name, value),
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
