/** National Provider Identifier: ten digits, first 1 or 2, Luhn check over `80840` + NPI. */
export function isNpi(text: string): boolean {
  if (!/^[12]\d{9}$/.test(text)) return false;
  let sum = 24; // the Luhn contribution of the constant prefix 80840
  for (let i = 0; i < 10; i++) {
    const digit = text.charCodeAt(i) - 48;
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The NPI with these nine leading digits, for synthetic providers. */
export function npiFrom(nine: string): string {
  for (let check = 0; check <= 9; check++) {
    if (isNpi(nine + check)) return nine + check;
  }
  throw new Error('an NPI begins with 1 or 2 and nine digits were expected');
}

/**
 * Client Index Number of a Medi-Cal member: 9, seven digits, a letter. Takes the first nine characters of the longer
 * forms printed on cards (10 with a check digit, 14 with the issue date). Undefined when it is none of them.
 */
export function cinFrom(text: string): string | undefined {
  const trimmed = text.trim().toUpperCase();
  if (trimmed.length !== 9 && trimmed.length !== 10 && trimmed.length !== 14) return undefined;
  const cin = trimmed.slice(0, 9);
  return /^9\d{7}[A-Z]$/.test(cin) ? cin : undefined;
}
