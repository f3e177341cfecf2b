import type { CodeSets } from './pack-schema.ts';

/** A list of codes, codes with modifiers, families (`O91*`) and named sets, made into one question. Dots and case do not matter. */
export interface CodeMatcher {
  readonly matches: (code: string, modifiers?: readonly string[]) => boolean;
  /** Codes named in full, with or without modifiers. */
  readonly exact: readonly string[];
  readonly families: readonly string[];
  /** Some code counts only with its modifiers. */
  readonly needsModifiers: boolean;
}

export function plainCode(code: string): string {
  return isPlain(code) ? code : code.replaceAll('.', '').toUpperCase();
}

const [STAR, HYPHEN, ZERO, NINE, A, Z] = [42, 45, 48, 57, 65, 90];

/** Almost every code is plain already; making it so once more would copy it. */
function isPlain(code: string): boolean {
  for (let i = 0; i < code.length; i++) {
    const c = code.charCodeAt(i);
    const plain = (c >= ZERO && c <= NINE) || (c >= A && c <= Z) || c === HYPHEN || c === STAR;
    if (!plain) return false;
  }
  return true;
}

/** Named sets opened up, in their order. */
export function expandCodes(patterns: readonly string[], sets: CodeSets): string[] {
  return patterns.flatMap((p) => {
    if (!p.startsWith('@')) return [p];
    const named = sets[p.slice(1)];
    if (!named) throw new Error(`no code set is called ${p}`);
    return expandCodes(named.codes, sets);
  });
}

/** Whether a code counts, or the lists of modifiers of which it needs one whole. */
type Counts = boolean | readonly (readonly string[])[];

const NO_MODIFIERS: readonly string[] = [];

/** Answers a matcher keeps: the codes on a plan's claims are few. */
const MAX_KNOWN = 2_000;

export function compileCodes(patterns: readonly string[], sets: CodeSets): CodeMatcher {
  const all = expandCodes(patterns, sets).map(plainCode);
  const families = all.filter((c) => c.endsWith('*')).map((c) => c.slice(0, -1));
  const plain = all.filter((c) => !c.endsWith('*') && !c.includes('-'));
  const qualified = all.filter((c) => c.includes('-')).map((c) => c.split('-'));
  const plainSet = new Set(plain);
  const lookUp = (given: string): Counts => {
    const code = plainCode(given);
    if (plainSet.has(code) || families.some((f) => code.startsWith(f))) return true;
    const lists = qualified.filter(([base]) => base === code).map(([, ...wanted]) => wanted);
    return lists.length > 0 && lists;
  };
  const known = new Map<string, Counts>();
  const matches = (given: string, modifiers: readonly string[] = NO_MODIFIERS) => {
    let counts = known.get(given);
    if (counts === undefined) {
      counts = lookUp(given);
      if (known.size < MAX_KNOWN) known.set(given, counts);
    }
    if (typeof counts === 'boolean') return counts;
    for (const wanted of counts) if (shared(wanted, modifiers) === wanted.length) return true;
    return false;
  };
  return {
    matches,
    exact: [...plain, ...qualified.flatMap(([base]) => base ?? [])],
    families,
    needsModifiers: qualified.length > 0,
  };
}

/** How many of the first also stand in the second. */
export function shared(some: readonly string[], others: readonly string[]): number {
  let count = 0;
  for (const one of some) {
    for (const other of others) {
      if (one !== other) continue;
      count++;
      break;
    }
  }
  return count;
}

/** Whether a list that comes with the facts names the code: it is asked too seldom to be worth compiling. */
export function namesCode(patterns: readonly string[], given: string, modifiers: readonly string[]): boolean {
  const code = plainCode(given);
  for (const written of patterns) {
    const pattern = written === code ? code : plainCode(written);
    if (pattern.endsWith('*') && code.startsWith(pattern.slice(0, -1))) return true;
    if (!pattern.includes('-')) {
      if (pattern === code) return true;
      continue;
    }
    const [base, ...wanted] = pattern.split('-');
    if (base === code && shared(wanted, modifiers) === wanted.length) return true;
  }
  return false;
}

/** Whether some code belongs to both, whatever modifiers it carries. */
export function shareCode(a: CodeMatcher, b: CodeMatcher): boolean {
  const inFamily = (code: string, of: CodeMatcher) => of.families.some((f) => code.startsWith(f));
  return (
    a.exact.some((code) => b.exact.includes(code) || inFamily(code, b)) ||
    b.exact.some((code) => inFamily(code, a)) ||
    a.families.some((f) => b.families.some((g) => f.startsWith(g) || g.startsWith(f)))
  );
}

/** Sets that name a set that is missing, or themselves. Anything that names one of these cannot be compiled. */
export function brokenSets(sets: CodeSets): readonly string[] {
  const isWhole = (name: string, trail: readonly string[]): boolean => {
    const set = sets[name];
    if (!set || trail.includes(name)) return false;
    return set.codes.every((c) => !c.startsWith('@') || isWhole(c.slice(1), [...trail, name]));
  };
  return Object.keys(sets).filter((name) => !isWhole(name, []));
}
