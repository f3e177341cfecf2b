import type { BenefitLine } from '../contract/benefits.ts';

/** Each billing code with the benefit that says most about it: the one that names the fewest codes. */
export function namedCodes(benefits: readonly BenefitLine[]): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const { codes: named, title } of benefits.toSorted((a, b) => a.codes.length - b.codes.length))
    for (const code of named) if (!codes.has(code)) codes.set(code, title);
  return new Map([...codes].sort(([a], [b]) => (a < b ? -1 : 1)));
}
