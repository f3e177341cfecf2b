import type { CodeSets } from './schema.ts';

/** A list of codes, families (`O91*`) and named sets, made into one question. Dots and case do not matter. */
export interface CodeMatcher {
  readonly matches: (code: string) => boolean;
  readonly exact: readonly string[];
  readonly families: readonly string[];
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
  const exact = all.filter((c) => !c.endsWith('*'));
  const families = all.filter((c) => c.endsWith('*')).map((c) => c.slice(0, -1));
  const exactSet = new Set(exact);
  const matches = (code: string) => {
    if (exactSet.has(code)) return true;
    const plain = plainCode(code);
    return exactSet.has(plain) || families.some((f) => plain.startsWith(f));
  };
  return { matches, exact, families };
}
