import { addDays, addMonths, type IsoDate } from '../../kernel/index.ts';
import {
  type CompiledClause,
  type CompiledPolicy,
  type CompiledProvision,
  type Facts,
  MET,
  type Period,
} from '../../rules/index.ts';
import type { World } from '../claims/index.ts';
import { questionFacts } from './check-benefit.ts';

/** What is left of one limit for one member on a day. */
export interface LimitLeft {
  /** Name of the benefit, in the languages of the policy. */
  readonly title: Readonly<Record<string, string>>;
  readonly clause: string;
  readonly code: string;
  readonly counts: 'units' | 'visits' | 'service_days' | 'covered_days' | 'dollars';
  /** Cents where dollars are counted, here and below. */
  readonly used: number;
  /** Approved and not yet billed. */
  readonly reserved: number;
  readonly left: number;
  readonly most: number;
  /** Over which stretch of time it counts, and its days where they are known. */
  readonly period: string;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly cite: readonly string[];
}

/** Limits within one line or one day say nothing of what is left. */
const PASSING = new Set(['line', 'visit', 'day']);

/**
 * Every limit of the plan that the member's paid history has begun to use or an approval has set something of aside, counted as
 * the claims are counted.
 */
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
      const free = limit.count === 'dollars' ? (dollars ?? 0) : units;
      const most = limit.count === 'dollars' ? Math.round(limit.max * 100) : limit.max;
      const used = most - free;
      const whose = limit.scope === 'member' ? numbersOf(world, member) : undefined;
      const approved = reservedOf(provision, facts, limit.count, on, whose);
      // What lifts a limit stands beyond it; any other approval is served out of it.
      const reserved = limit.beyond === 'deny' ? Math.min(free, approved) : approved;
      const left = limit.beyond === 'deny' ? free - reserved : free;
      if (used <= 0 && reserved <= 0) return [];
      const { title } = provision.benefit;
      const counted = { used, reserved, left, most, ...daysOf(limit.period, on) };
      return [{ title, clause: clause.id, code, counts: limit.count, cite: clause.cite, ...counted }];
    });
  });
}

/** What approvals that still run have left for these codes. */
function reservedOf(
  provision: CompiledProvision,
  facts: Facts,
  count: LimitLeft['counts'],
  on: IsoDate,
  whose: ReadonlySet<string> | undefined,
): number {
  const running = facts.authorizations.filter(
    (a) => a.to >= on && (whose?.has(a.number) ?? true) && a.codes.some((c) => names(provision, c)),
  );
  return running.reduce((sum, { units = 0, used, dollars = 0, usedDollars = 0 }) => {
    return sum + Math.max(0, count === 'dollars' ? dollars - usedDollars : units - used);
  }, 0);
}

/** Approvals of the member alone, where a limit counts no others of the unit. */
function numbersOf(world: World, member: string): ReadonlySet<string> {
  const found = world.member(member);
  const all = found ? world.authorizations(found.unit) : [];
  return new Set(all.filter((a) => a.member === found?.id).map((a) => a.number));
}

function names({ codes }: CompiledProvision, authorized: string): boolean {
  const [code = authorized, ...modifiers] = authorized.split('-');
  return codes.matches(code, modifiers);
}

/** The period in a word, and its first and last day where the calendar alone tells them. */
function daysOf(period: Period, on: IsoDate): Pick<LimitLeft, 'period' | 'from' | 'to'> {
  if (typeof period === 'object' && 'between' in period) return { period: 'between', ...period.between };
  if (typeof period === 'object') {
    const { rolling } = period;
    const before = 'months' in rolling ? addMonths(on, -rolling.months) : addDays(on, -rolling.days);
    return { period: 'rolling', from: addDays(before, 1), to: on };
  }
  if (period === 'calendar_year') return { period, from: `${on.slice(0, 4)}-01-01`, to: `${on.slice(0, 4)}-12-31` };
  if (period === 'calendar_month') {
    const first = `${on.slice(0, 8)}01`;
    return { period, from: first, to: addDays(addMonths(first, 1), -1) };
  }
  return { period };
}

function limitOf({ source }: CompiledClause) {
  if (!('limit' in source)) return undefined;
  const { period } = source.limit;
  return typeof period === 'string' && PASSING.has(period) ? undefined : source.limit;
}
