/** The wish is not allowed now: a value with a reason, mapped to an exit code or HTTP status at the edge. */
export interface Refusal {
  readonly code: string;
  readonly because: string;
  readonly cite?: readonly string[];
  /** Facts that nobody has said, where that is why. */
  readonly unknown?: readonly string[];
  /** What else stands against it, so that nobody learns of it one try at a time. */
  readonly also?: readonly Refusal[];
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused(code: string, because: string, cite?: readonly string[]): Result<never> {
  return { ok: false, refusal: cite ? { code, because, cite } : { code, because } };
}
