import { addDays, addMonths, calendarMonth, type IsoDate, MAX_CENTS } from '../kernel/index.ts';
import { type AuthorizationTerms, type AuthorizedUse, authorizedUnits } from './authorized.ts';
import { type CodeMatcher, compileCodes } from './codes.ts';
import { compileCounter, dayAlreadyCounts } from './counters.ts';
import { judgeDocument } from './documents.ts';
import { billedUnits, type Facts, type HistoryLine } from './facts.ts';
import { type CompiledPredicate, compilePredicate } from './predicate.ts';
import type { Clause, CodeSets, Counter, Effect } from './schema.ts';
import { MET, NOT_APPLICABLE, type Truth, UNKNOWN, UNMET, type Verdict } from './verdict.ts';

export type ClauseKind =
  | 'require'
  | 'diagnosis'
  | 'modifiers'
  | 'provider'
  | 'limit'
  | 'authorization'
  | 'document'
  | 'exclusion'
  | 'follows'
  | 'time'
  | 'not_covered';

/** What a limit or an authorization leaves of the line. */
export interface Allowance {
  readonly units: number;
  /** Units whose price no dollars bound, where `dollars` bound the others. */
  readonly unbounded?: number;
  /** Cents left, where the limit counts dollars. */
  readonly dollars?: number;
  readonly uses: readonly AuthorizedUse[];
  /** Units the line has before anything has to lift the limit. */
  readonly free: number;
  /** What is left before anything has to lift the limit, in the unit it counts. */
  readonly left: number;
  /** Whether something lifts it cannot be known yet: an exemption's fact, a paper a person must look at. */
  readonly isDoubtful?: boolean;
  /** Something still to come (an authorization, a document) could lift it. */
  readonly liftable: boolean;
}

export type Allow = (facts: Facts, wanted: number) => Allowance;

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

/** What a clause needs to know of the provision it stands in. */
export interface ClauseContext {
  readonly provisionId: string;
  readonly codes: CodeMatcher;
  readonly sets: CodeSets;
}

export const FIRST_DAY: IsoDate = '0000-01-01';
export const LAST_DAY: IsoDate = '9999-12-31';

interface Body {
  readonly kind: ClauseKind;
  readonly reason: string;
  readonly facts: readonly string[];
  readonly judge?: (facts: Facts) => Truth;
  readonly allow?: Allow;
}

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

export const UNLIMITED: Allowance = {
  units: Number.POSITIVE_INFINITY,
  free: Number.POSITIVE_INFINITY,
  left: Number.POSITIVE_INFINITY,
  uses: [],
  liftable: false,
};

/** Fully allowed is met; short is unmet, or not known yet where something may still come before the visit. */
export function judgeAllowance(allowance: Allowance, wanted: number, open: boolean): Truth {
  if (allowance.units >= wanted && (allowance.dollars === undefined || allowance.dollars > 0)) return MET;
  return allowance.isDoubtful || (allowance.liftable && open) ? UNKNOWN : UNMET;
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

function diagnosis(patterns: readonly string[], sets: CodeSets): Body {
  const { matches } = compileCodes(patterns, sets);
  return {
    kind: 'diagnosis',
    reason: 'diagnosis_not_qualifying',
    facts: ['line.dx'],
    judge: (facts) => {
      const dx = facts.values['line.dx'];
      if (!Array.isArray(dx)) return UNKNOWN;
      return dx.some((code) => matches(code)) ? MET : UNMET;
    },
  };
}

type ModifierRule = Extract<Clause, { modifiers: unknown }>['modifiers'];

function modifiers(rule: ModifierRule): Body {
  return {
    kind: 'modifiers',
    reason: 'modifier_invalid',
    facts: ['line.modifiers'],
    judge: (facts) => {
      const given = facts.values['line.modifiers'];
      if (!Array.isArray(given)) return UNKNOWN;
      if (rule.all_of && !rule.all_of.every((m) => given.includes(m))) return UNMET;
      if (rule.one_of && given.filter((m) => rule.one_of?.includes(m)).length !== 1) return UNMET;
      if (rule.only && !given.every((m) => rule.only?.includes(m))) return UNMET;
      if (rule.none_of?.some((m) => given.includes(m))) return UNMET;
      return MET;
    },
  };
}

type ProviderRule = Extract<Clause, { provider: unknown }>['provider'];

function provider(rule: ProviderRule): Body {
  const fact = `${rule.role}.types`;
  const certifications = `${rule.role}.certifications`;
  const certified = (facts: Facts): Truth => {
    const held = facts.values[certifications];
    if (!rule.certified_as) return UNMET;
    if (!Array.isArray(held)) return UNKNOWN;
    return held.some((c) => rule.certified_as?.includes(c)) ? MET : UNMET;
  };
  return {
    kind: 'provider',
    reason: `${rule.role}_provider_not_allowed`,
    facts: rule.certified_as ? [fact, certifications] : [fact],
    judge: (facts) => {
      const types = facts.values[fact];
      if (!Array.isArray(types) || types.length === 0) return UNKNOWN;
      if (types.some((t) => rule.any_of.includes(t))) return MET;
      const instead = certified(facts);
      if (instead !== UNMET) return instead;
      return rule.review && types.some((t) => rule.review?.includes(t)) ? UNKNOWN : UNMET;
    },
  };
}

function base(units: number, left: number): Allowance {
  return { units, free: units, left, uses: [], liftable: false };
}

/** Units the counter leaves before anything has to lift it. */
function free(counter: Counter, context: ClauseContext): (facts: Facts) => Allowance {
  const used = compileCounter(counter, context.codes, context.sets);
  const sameDay = counter.count === 'service_days' ? dayAlreadyCounts(counter, context.codes, context.sets) : undefined;
  return (facts) => {
    if (counter.count === 'dollars') {
      const dollars = Math.max(0, Math.min(MAX_CENTS, Math.round(counter.max * 100)) - used(facts));
      return { ...UNLIMITED, free: 0, dollars };
    }
    const left = Math.max(0, counter.max - used(facts));
    if (counter.count === 'covered_days') return base(unitsInDays(facts, left), left);
    const units = counter.count === 'units' ? left : left >= 1 || sameDay?.(facts) ? Number.POSITIVE_INFINITY : 0;
    return base(units, left);
  };
}

/** Days left as units of the line: all when its days fit, as many as there are days when it bills by the day, else none. */
function unitsInDays(facts: Facts, left: number): number {
  const days = facts.values['line.days'];
  const needed = typeof days === 'number' ? days : 1;
  if (needed <= left) return Number.POSITIVE_INFINITY;
  return needed === billedUnits(facts) ? left : 0;
}

type LimitRule = Extract<Clause, { limit: unknown }>['limit'];

function limit(rule: LimitRule, context: ClauseContext): Body {
  const leaves = free(rule, context);
  const { beyond } = rule;
  const allow: Allow = (facts, wanted) => {
    const base = leaves(facts);
    if (beyond === 'deny' || base.units >= wanted) return base;
    if (beyond === 'authorization') {
      return withAuthorization(facts, base, wanted, { vehicle: 'tar', prior: !(rule.retroactive ?? true) });
    }
    const paper = judgeDocument(beyond.document, facts);
    return paper === MET ? UNLIMITED : { ...base, liftable: true, isDoubtful: paper === UNKNOWN };
  };
  return { kind: 'limit', reason: 'limit_reached', facts: ['line.units'], allow };
}

type AuthorizationRule = Extract<Clause, { authorization: unknown }>['authorization'];

function authorization(rule: AuthorizationRule, context: ClauseContext): Body {
  const base = { kind: 'authorization', reason: 'authorization_required', facts: ['line.units'] } as const;
  if (rule.need === 'never') return { ...base, facts: [], judge: () => MET };
  const unless = rule.unless ? compilePredicate(rule.unless) : undefined;
  const leaves = rule.need === 'after' && rule.after ? free(rule.after, context) : () => NONE;
  const { unless_document: paper, vehicle, prior } = rule;
  const allow: Allow = (facts, wanted) => {
    const exempt = unless ? unless.judge(facts) : UNMET;
    const excused = paper ? judgeDocument(paper, facts) : UNMET;
    if (exempt === MET || excused === MET) return UNLIMITED;
    const base = leaves(facts);
    if (base.units >= wanted) return base;
    const isDoubtful = exempt === UNKNOWN || (excused === UNKNOWN && !facts.open);
    if (rule.counts === 'units') return { ...withAuthorization(facts, base, wanted, { vehicle, prior }), isDoubtful };
    const visit = withAuthorization(facts, base, base.units + 1, { vehicle, prior });
    return visit.uses.length > 0 ? { ...visit, units: Number.POSITIVE_INFINITY } : { ...visit, isDoubtful };
  };
  return { ...base, facts: unless ? [...base.facts, ...unless.facts] : base.facts, allow };
}

const NONE: Allowance = { units: 0, free: 0, left: 0, uses: [], liftable: true };

function withAuthorization(
  facts: Facts,
  { units, left }: Allowance,
  wanted: number,
  terms: AuthorizationTerms,
): Allowance {
  const uses = authorizedUnits(facts, terms, units, wanted - units);
  const total = uses.reduce((sum, use) => sum + use.units, units);
  const lift = { units: total, free: units, left, uses, liftable: true };
  if (!uses.some((u) => u.units > 0 && u.bound !== undefined)) return lift;
  const free = uses.reduce((sum, u) => sum + (u.bound === undefined ? u.units : 0), units);
  return { ...lift, unbounded: free, dollars: uses.reduce((sum, u) => sum + (u.bound ?? 0), 0) };
}

type ExclusionRule = Extract<Clause, { exclusion: unknown }>['exclusion'];

function exclusion(rule: ExclusionRule, sets: CodeSets): Body {
  const named = rule.with === 'same_code' ? undefined : compileCodes(rule.with, sets);
  const together = (line: HistoryLine, on: IsoDate) => {
    if (rule.within === 'claim') return line.sameClaim === true;
    return rule.within === 'day' ? line.from === on : calendarMonth(line.from) === calendarMonth(on);
  };
  const concerns = (line: HistoryLine, facts: Facts) =>
    together(line, facts.on) &&
    (rule.scope === 'unit' || line.member === facts.member) &&
    (rule.provider === 'any' || (line.provider === facts.provider) === (rule.provider === 'same')) &&
    (named ? named.matches(line.code, line.modifiers) : line.code === facts.values['line.code']);
  return {
    kind: 'exclusion',
    reason: 'not_payable_together',
    facts: ['line.modifiers'],
    judge: (facts) => {
      if (facts.history.length === 0) return MET;
      const given = facts.values['line.modifiers'];
      if (rule.unless_modifier && Array.isArray(given) && rule.unless_modifier.some((m) => given.includes(m)))
        return MET;
      if (!facts.history.some((line) => concerns(line, facts))) return MET;
      return rule.unless_modifier && given === undefined ? UNKNOWN : UNMET;
    },
  };
}

/** Minutes nobody documented are not asked for. */
function time(minutesPerUnit: number): Body {
  const allow: Allow = (facts) => {
    const minutes = facts.values['line.minutes'];
    if (typeof minutes !== 'number') return UNLIMITED;
    const units = Math.floor(minutes / minutesPerUnit);
    return base(units, units);
  };
  return { kind: 'time', reason: 'time_does_not_fill_units', facts: ['line.minutes', 'line.units'], allow };
}

type FollowsRule = Extract<Clause, { follows: unknown }>['follows'];

/** Before the visit the other service may still be given, or its claim may still come. */
function follows(rule: FollowsRule, sets: CodeSets): Body {
  const { matches } = compileCodes(rule.codes, sets);
  const reach = (on: IsoDate) => {
    const months = (rule.within?.months ?? 0) + 12 * (rule.within?.years ?? 0);
    return rule.within ? addDays(addMonths(on, -months), -(rule.within.days ?? 0)) : FIRST_DAY;
  };
  return {
    kind: 'follows',
    reason: 'earlier_service_missing',
    facts: [],
    judge: (facts) => {
      const since = reach(facts.on);
      const came = facts.history.some(
        (line) =>
          line.from <= facts.on &&
          line.from >= since &&
          (rule.scope === 'unit' || line.member === facts.member) &&
          (rule.provider === 'any' || line.provider === facts.provider) &&
          matches(line.code, line.modifiers),
      );
      return came ? MET : facts.open ? UNKNOWN : UNMET;
    },
  };
}
