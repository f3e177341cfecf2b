import type { IsoDate } from '../../kernel/index.ts';
import { type CompiledClause, type CompiledPolicy, MET } from '../../rules/index.ts';
import type { World } from '../claims/index.ts';
import { questionFacts } from './check-benefit.ts';

/** What is left of one limit for one member on a day. */
export interface LimitLeft {
  /** Name of the benefit, in the languages of the policy. */
  readonly title: Readonly<Record<string, string>>;
  readonly clause: string;
  readonly code: string;
  readonly counts: 'units' | 'visits' | 'service_days' | 'covered_days' | 'dollars';
  /** Cents where dollars are counted. */
  readonly left: number;
  readonly most: number;
  readonly cite: readonly string[];
}

/** Limits within one line or one day say nothing of what is left. */
const PASSING = new Set(['line', 'visit', 'day']);

/** Every limit of the plan that the member's paid history has begun to use, counted as the claims are counted. */
export function limitsLeft(policy: CompiledPolicy, member: string, on: IsoDate, world: World): readonly LimitLeft[] {
  const inForce = policy.provisions.filter((p) => p.from <= on && on <= p.to);
  return inForce.flatMap((provision) => {
    const limits = provision.clauses.filter((clause) => limitOf(clause) !== undefined);
    const [code] = provision.codes.exact;
    if (limits.length === 0 || code === undefined) return [];
    const [plain = code, ...modifiers] = code.split('-');
    const facts = questionFacts({ on, code: plain, modifiers, member, stated: {} }, world);
    return limits.flatMap((clause): LimitLeft[] => {
      const limit = limitOf(clause);
      if (!limit || !clause.allow || (clause.binds && clause.binds(facts) !== MET)) return [];
      const { left: units, dollars } = clause.allow(facts, 0);
      const left = limit.count === 'dollars' ? (dollars ?? 0) : units;
      const most = limit.count === 'dollars' ? Math.round(limit.max * 100) : limit.max;
      const { title } = provision.benefit;
      return left < most
        ? [{ title, clause: clause.id, code, counts: limit.count, left, most, cite: clause.cite }]
        : [];
    });
  });
}

function limitOf({ source }: CompiledClause) {
  if (!('limit' in source)) return undefined;
  const { period } = source.limit;
  return typeof period === 'string' && PASSING.has(period) ? undefined : source.limit;
}
