/** Three values and one more: a clause may also not bind this line at all. */
export const MET = 1;
export const UNKNOWN = 0;
export const UNMET = -1;
export const NOT_APPLICABLE = 2;
export type Verdict = 1 | 0 | -1 | 2;
export type Truth = 1 | 0 | -1;

export type VerdictWord = 'met' | 'unmet' | 'unknown' | 'not_applicable';

export function verdictWord(verdict: Verdict): VerdictWord {
  if (verdict === MET) return 'met';
  if (verdict === UNMET) return 'unmet';
  return verdict === UNKNOWN ? 'unknown' : 'not_applicable';
}
