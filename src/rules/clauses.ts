import type { IsoDate } from '../kernel/index.ts';
import { authorization, judgeAllowance, limit, time, UNLIMITED } from './allowances.ts';
import type { Allow, Body, ClauseContext, ClauseKind } from './clause-body.ts';
import { diagnosis, exclusion, follows, modifiers, provider } from './clause-kinds.ts';
import { judgeDocument } from './documents.ts';
import { billedUnits, type Facts } from './facts.ts';
import { type CompiledPredicate, compilePredicate } from './predicate.ts';
import type { Clause, Effect } from './schema.ts';
import { MET, NOT_APPLICABLE, type Truth, UNKNOWN, UNMET, type Verdict } from './verdict.ts';

export interface CompiledClause {
  /** `pack/provision/clause`, the address a reader finds it by. */
  readonly id: string;
  readonly kind: ClauseKind;
  readonly cite: readonly string[];
  readonly reason: string;
  readonly effect: Effect;
  readonly unknown: 'pend' | 'pass' | 'ask' | 'unmet';
  /** The reason said while the clause is not known. */
  readonly unknownReason: string;
  readonly source: Clause;
  readonly facts: readonly string[];
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly when: CompiledPredicate | undefined;
  /** Whether the clause binds at all on these facts; absent for one that always does. */
  readonly binds: ((facts: Facts) => Truth) | undefined;
  readonly judge: (facts: Facts) => Verdict;
  /** For limits and authorizations: what is left for the `wanted` units that earlier clauses let through. */
  readonly allow: Allow | undefined;
}

export const FIRST_DAY: IsoDate = '0000-01-01';
export const LAST_DAY: IsoDate = '9999-12-31';

export function compileClause(source: Clause, context: ClauseContext): CompiledClause {
  const body = compileBody(source, context);
  const when = source.when ? compilePredicate(source.when) : undefined;
  const from = source.in_force?.from ?? FIRST_DAY;
  const to = source.in_force?.to ?? LAST_DAY;
  const allow = body.allow;
  const inner =
    body.judge ??
    ((facts: Facts) => {
      const wanted = billedUnits(facts);
      return judgeAllowance(allow ? allow(facts, wanted) : UNLIMITED, wanted, facts.open);
    });
  const conditional = when !== undefined || from !== FIRST_DAY || to !== LAST_DAY;
  const binds = conditional
    ? (facts: Facts): Truth => (facts.on < from || facts.on > to ? UNMET : when ? when.judge(facts) : MET)
    : undefined;
  const judge = binds
    ? (facts: Facts): Verdict => {
        const bound = binds(facts);
        if (bound === UNMET) return NOT_APPLICABLE;
        const verdict = inner(facts);
        return verdict === MET || bound === MET ? verdict : UNKNOWN;
      }
    : inner;
  return {
    id: `${context.provisionId}/${source.id}`,
    kind: body.kind,
    cite: source.cite,
    reason: source.reason ?? body.reason,
    unknownReason: source.unknown_reason ?? source.reason ?? body.reason,
    effect: source.else ?? 'deny',
    unknown: source.unknown ?? 'pend',
    source,
    facts: when ? [...new Set([...when.facts, ...body.facts])] : body.facts,
    from,
    to,
    when,
    binds,
    judge,
    allow,
  };
}

function compileBody(source: Clause, context: ClauseContext): Body {
  if ('require' in source) {
    const predicate = compilePredicate(source.require);
    return { kind: 'require', reason: 'requirement_not_met', ...predicate };
  }
  if ('diagnosis' in source) return diagnosis(source.diagnosis.any_of, context.sets);
  if ('modifiers' in source) return modifiers(source.modifiers);
  if ('provider' in source) return provider(source.provider);
  if ('limit' in source) return limit(source.limit, context);
  if ('authorization' in source) return authorization(source.authorization, context);
  if ('document' in source) {
    const spec = source.document;
    return { kind: 'document', reason: 'document_missing', facts: [], judge: (facts) => judgeDocument(spec, facts) };
  }
  if ('exclusion' in source) return exclusion(source.exclusion, context.sets);
  if ('follows' in source) return follows(source.follows, context.sets);
  if ('time' in source) return time(source.time.minutes_per_unit);
  return { kind: 'not_covered', reason: 'not_covered', facts: [], judge: () => UNMET };
}
