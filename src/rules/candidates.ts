import { FIRST_DAY, LAST_DAY } from './clauses.ts';
import { plainCode, shared } from './codes.ts';
import type { CompiledProvision } from './compile.ts';
import type { Facts } from './facts.ts';
import type { Selection } from './select.ts';
import { MET, type Truth, UNKNOWN, UNMET } from './verdict.ts';
import { Way } from './way.ts';

/** What a policy may say of the lines of one code. */
export interface Candidates {
  /** Edits first, then the benefits, the nearest authority before the others. */
  readonly provisions: readonly CompiledProvision[];
  readonly steps: readonly Step[];
  /** Some benefit names the code. */
  readonly isNamed: boolean;
  /** Where it begins to be asked which of them bind. */
  readonly start: Way<Selection>;
}

export interface Step {
  readonly isBenefit: boolean;
  /** Whether the provision speaks of the line at all; undefined for one that speaks of every line of the code. */
  readonly bears: ((code: string, facts: Facts) => Truth) | undefined;
}

const MAX_CACHED_CODES = 5_000;

export function indexByCode(provisions: readonly CompiledProvision[]): (code: string) => Candidates {
  const exact = new Map<string, CompiledProvision[]>();
  const others: CompiledProvision[] = [];
  for (const provision of provisions) {
    if (provision.source.applies.all_lines || provision.codes.families.length > 0) others.push(provision);
    else for (const code of new Set(provision.codes.exact)) exact.set(code, [...(exact.get(code) ?? []), provision]);
  }
  const cache = new Map<string, Candidates>();
  return (code) => {
    const cached = cache.get(code);
    if (cached) return cached;
    const general = others.filter((p) => p.source.applies.all_lines || p.codes.matches(code));
    const named = exact.get(code) ?? exact.get(plainCode(code)) ?? [];
    const found = candidates([...general, ...named].sort(byRoleThenAuthority));
    if (cache.size < MAX_CACHED_CODES) cache.set(code, found);
    return found;
  };
}

function candidates(provisions: readonly CompiledProvision[]): Candidates {
  return {
    provisions,
    steps: provisions.map((provision) => ({ isBenefit: provision.role === 'benefit', bears: bearing(provision) })),
    isNamed: provisions.some((p) => p.role === 'benefit' && p.source.applies.codes !== undefined),
    start: new Way(),
  };
}

function bearing({ from, to, modifiers, codes, when }: CompiledProvision): Step['bears'] {
  const needsModifiers = modifiers !== undefined || codes.needsModifiers;
  if (from === FIRST_DAY && to === LAST_DAY && !needsModifiers && !when) return undefined;
  return (code, facts) => {
    if (facts.on < from || facts.on > to) return UNMET;
    let truth: Truth = MET;
    if (needsModifiers) {
      const given = facts.values['line.modifiers'];
      if (given === undefined) truth = UNKNOWN;
      else if (Array.isArray(given)) {
        if (modifiers && shared(modifiers, given) === 0) return UNMET;
        if (codes.needsModifiers && !codes.matches(code, given)) return UNMET;
      }
    }
    return when ? (Math.min(truth, when.judge(facts)) as Truth) : truth;
  };
}

/**
 * Edits before the benefit, those of every line before those of a code. Among benefits one that names the code beats one
 * that names none; then the nearer authority, then the more exact condition.
 */
function byRoleThenAuthority(a: CompiledProvision, b: CompiledProvision): number {
  if (a.role !== b.role) return a.role === 'edit' ? -1 : 1;
  const general = Number(b.source.applies.all_lines ?? false) - Number(a.source.applies.all_lines ?? false);
  if (general !== 0) return a.role === 'edit' ? general : -general;
  return b.authority - a.authority || b.specificity - a.specificity || (a.id < b.id ? -1 : 1);
}
