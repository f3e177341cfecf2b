/** The one table from a refusal's code to HTTP. A code that is not here is a wish that cannot be granted as it stands: 422. */
const STATUS: Readonly<Record<string, number>> = {
  invalid: 422,
  not_signed_in: 401,
  wrong_credentials: 401,
  second_factor_needed: 401,
  session_ended: 401,
  forged: 403,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  locked: 429,
  unavailable: 503,
};

export function statusOf(code: string): number {
  return STATUS[code] ?? 422;
}
