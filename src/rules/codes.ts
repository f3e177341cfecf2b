import type { CodeSets } from './schema.ts';

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
  return code.replaceAll('.', '').toUpperCase();
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

export function compileCodes(patterns: readonly string[], sets: CodeSets): CodeMatcher {
  const all = expandCodes(patterns, sets).map(plainCode);
  const families = all.filter((c) => c.endsWith('*')).map((c) => c.slice(0, -1));
  const plain = all.filter((c) => !c.endsWith('*') && !c.includes('-'));
  const qualified = all.filter((c) => c.includes('-')).map((c) => c.split('-'));
  const plainSet = new Set(plain);
  const matches = (given: string, modifiers: readonly string[] = []) => {
    if (plainSet.has(given)) return true;
    const code = plainCode(given);
    return (
      plainSet.has(code) ||
      families.some((f) => code.startsWith(f)) ||
      qualified.some(([base, ...wanted]) => base === code && wanted.every((m) => modifiers.includes(m)))
    );
  };
  return {
    matches,
    exact: [...plain, ...qualified.flatMap(([base]) => base ?? [])],
    families,
    needsModifiers: qualified.length > 0,
  };
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
