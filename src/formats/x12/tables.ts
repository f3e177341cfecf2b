import { type CompiledTransaction, compile } from './compile.ts';
import { applyOverrides, overridesOfNothing, type TableOverride } from './override.ts';
import type { TransactionRule } from './rules.ts';
import { claimAcknowledgments } from './tables/277ca.ts';
import { enrollments } from './tables/834.ts';
import { remittances } from './tables/835.ts';
import { professionalClaims } from './tables/837p.ts';
import { acknowledgments } from './tables/999.ts';

export const tables: readonly TransactionRule[] = [
  professionalClaims,
  enrollments,
  remittances,
  acknowledgments,
  claimAcknowledgments,
];

const compiled = new Map<TransactionRule, CompiledTransaction>();

/** The table of a guide with a partner's overrides; undefined when the guide is not one of ours. */
export function tableFor(
  set: string,
  version: string,
  overrides: readonly TableOverride[] = [],
): CompiledTransaction | undefined {
  const rule = tables.find((table) => table.set === set && table.versions.includes(version));
  if (!rule) return undefined;
  const own = overrides.filter((override) => override.set === undefined || override.set === rule.set);
  if (own.length > 0) return compile(applyOverrides(rule, own));
  const known = compiled.get(rule) ?? compile(rule);
  compiled.set(rule, known);
  return known;
}

/** Overrides of a set (ST01) that would change nothing in it. */
export function idleOverrides(set: string, overrides: readonly TableOverride[]): TableOverride[] {
  const rule = tables.find((table) => table.set === set);
  return rule ? overridesOfNothing(rule, overrides) : [...overrides];
}
