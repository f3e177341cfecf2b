import { addDays, addMonths, type IsoDate } from '../kernel/index.ts';
import type { Body } from './clause-body.ts';
import { compileCodes, shared } from './codes.ts';
import type { Facts, HistoryLine } from './facts.ts';
import type { CodeSets } from './pack-schema.ts';
import { isSameMonth } from './periods.ts';
import type { Clause } from './schema.ts';
import { MET, type Truth, UNKNOWN, UNMET } from './verdict.ts';

// The clauses that hold or do not: what stands on the line, who acts, what came before or beside it.

export function diagnosis(patterns: readonly string[], sets: CodeSets): Body {
  const { matches } = compileCodes(patterns, sets);
  return {
    kind: 'diagnosis',
    reason: 'diagnosis_not_qualifying',
    facts: ['line.dx'],
    judge: (facts) => {
      const dx = facts.values['line.dx'];
      if (!Array.isArray(dx)) return UNKNOWN;
      for (const code of dx) if (matches(code)) return MET;
      return UNMET;
    },
  };
}

type ModifierRule = Extract<Clause, { modifiers: unknown }>['modifiers'];

export function modifiers({ all_of: all, one_of: one, only, none_of: none }: ModifierRule): Body {
  return {
    kind: 'modifiers',
    reason: 'modifier_invalid',
    facts: ['line.modifiers'],
    judge: (facts) => {
      const given = facts.values['line.modifiers'];
      if (!Array.isArray(given)) return UNKNOWN;
      if (all && shared(all, given) !== all.length) return UNMET;
      if (one && shared(given, one) !== 1) return UNMET;
      if (only && shared(given, only) !== given.length) return UNMET;
      return none && shared(none, given) > 0 ? UNMET : MET;
    },
  };
}

type ProviderRule = Extract<Clause, { provider: unknown }>['provider'];

export function provider(rule: ProviderRule): Body {
  const fact = `${rule.role}.types`;
  const certifications = `${rule.role}.certifications`;
  const certified = (facts: Facts): Truth => {
    const held = facts.values[certifications];
    if (!rule.certified_as) return UNMET;
    if (!Array.isArray(held)) return UNKNOWN;
    return shared(held, rule.certified_as) > 0 ? MET : UNMET;
  };
  return {
    kind: 'provider',
    reason: `${rule.role}_provider_not_allowed`,
    facts: rule.certified_as ? [fact, certifications] : [fact],
    judge: (facts) => {
      const types = facts.values[fact];
      if (!Array.isArray(types) || types.length === 0) return UNKNOWN;
      if (shared(types, rule.any_of) > 0) return MET;
      const instead = certified(facts);
      if (instead !== UNMET) return instead;
      return rule.review && shared(types, rule.review) > 0 ? UNKNOWN : UNMET;
    },
  };
}

type ExclusionRule = Extract<Clause, { exclusion: unknown }>['exclusion'];

export function exclusion(rule: ExclusionRule, sets: CodeSets): Body {
  const named = rule.with === 'same_code' ? undefined : compileCodes(rule.with, sets);
  const together = (line: HistoryLine, on: IsoDate) => {
    if (rule.within === 'claim') return line.sameClaim === true;
    return rule.within === 'day' ? line.from === on : isSameMonth(line.from, on);
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
      if (rule.unless_modifier && Array.isArray(given) && shared(rule.unless_modifier, given) > 0) return MET;
      if (!facts.history.some((line) => concerns(line, facts))) return MET;
      return rule.unless_modifier && given === undefined ? UNKNOWN : UNMET;
    },
  };
}

type FollowsRule = Extract<Clause, { follows: unknown }>['follows'];

/** Before the visit the other service may still be given, or its claim may still come. */
export function follows(rule: FollowsRule, sets: CodeSets): Body {
  const { matches } = compileCodes(rule.codes, sets);
  const reach = (on: IsoDate) => {
    const months = (rule.within?.months ?? 0) + 12 * (rule.within?.years ?? 0);
    return rule.within ? addDays(addMonths(on, -months), -(rule.within.days ?? 0)) : '0000-01-01';
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
