/**
 * A finding is something true about somebody's data: a value, collected, never thrown.
 * Its sentence comes from the catalogue by `code`, so it can be said in every language.
 */
export interface Finding {
  /** Stable and documented, e.g. `x12.truncated`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Where: a segment, a cell, a line, a field. */
  readonly at: string;
  readonly expected?: string;
  readonly received?: string;
  /** Ledger ids or public documents the expectation comes from. */
  readonly cite?: readonly string[];
}

export function finding(code: string, at: string, detail: Omit<Finding, 'code' | 'at' | 'severity'> = {}): Finding {
  return { code, severity: 'error', at, ...detail };
}

export function warning(code: string, at: string, detail: Omit<Finding, 'code' | 'at' | 'severity'> = {}): Finding {
  return { code, severity: 'warning', at, ...detail };
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((f) => f.severity === 'error');
}
